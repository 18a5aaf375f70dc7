"""What breaks the networks' rules or the house's: from the command to the rules, every name begins with `check`.

`cli/check.py` → `DeskDrafts.check` → `in_parallel.check_files` → `campaigns.check_campaigns` → `checker.Checker.check_variant` → each rule's
`check`. The rules stand in `rules/`, one file each, and on the shelf (`shelf.py`), one row each.
"""

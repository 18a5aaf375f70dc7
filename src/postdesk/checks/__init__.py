"""What breaks the networks' rules or the house's. From the command to the rules, every name begins with `check`.

`postdesk check` → `DeskDrafts.check` → `check_files` → `check_campaigns` → `Checker.check_variant` → `check` of a rule.
The rules stand in `rules/`, one file each, and on the shelf (`shelf.py`), one row each.
"""

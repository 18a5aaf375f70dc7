"""Every `ignore` keeps something back.

An exception that nothing needs any more hides the next real mistake. It is judged only for rules over one
post, and only when all accounts of the post were looked at: whether two posts are too close depends on what
else is checked.

What to do: take the line out.

Source: the same advice, for code, at https://docs.astral.sh/ruff/rules/unused-noqa/.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from postdesk.checks.shelf import POST, RULES
from postdesk.models import Remark, Severity, Summary
from postdesk.settings import House

ID = "unused-ignore"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each rule that a post ignores although it said nothing on any of the post's accounts."""
    ignoring = [summary for summary in summaries if summary.ignore]
    for _, group in groupby(ignoring, key=lambda summary: (summary.post, summary.ignoring)):
        variants = list(group)
        first = variants[0]
        used = {rule for summary in variants for rule in summary.ignored}
        for rule in first.ignore:
            over_a_post = rule in RULES and RULES[rule].over == POST
            judged = over_a_post and house.rules.get(rule) != "off" and len(variants) == len(first.accounts)
            if judged and rule not in used:
                yield Remark(first.ignoring, "unused", of=replace(first, account="", network=""), name=rule)

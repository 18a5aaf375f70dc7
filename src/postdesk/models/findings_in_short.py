"""What one file says so often that nobody reads it to its end: the first of each kind, and how many more there are.

Whoever shows findings shows these, so that a file made of thousands of mistakes is told on a few pages. What keeps a
post back is decided by all of them.
"""

from collections.abc import Iterable

from postdesk.models.findings import Finding

SHOWN = 100
"""Remarks of one kind that are shown of one file: more than anybody mends before looking again."""
AND_MORE = "and-more"
"""The code of a finding that stands for others of its rule; its `count` is how many those are."""


def in_short(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, in their order, without those that nobody would read.

    Of each file the first `SHOWN` remarks of a rule with the same code and weight stay; a remark on several accounts is
    one. Where the next one stands, it is said how many more there are.
    """
    shown: list[Finding] = []
    remarks: dict[object, dict[object, int]] = {}
    more: dict[object, int] = {}
    for finding in findings:
        kind = finding.place.path, finding.rule, finding.code, finding.severity
        known = remarks.setdefault(kind, {})
        number = known.setdefault((finding.place, *finding.values.items()), len(known))
        if number == SHOWN:
            more.setdefault(kind, len(shown))
        if number < SHOWN or more[kind] == len(shown):
            shown.append(finding)
    for often, at in more.items():
        first, count = shown[at], len(remarks[often]) - SHOWN
        shown[at] = Finding(first.place, first.severity, first.rule, AND_MORE, {"count": count})
    return shown


def how_many(finding: Finding) -> int:
    """Return for how many remarks a finding of `in_short` stands."""
    count = finding.values["count"] if finding.code == AND_MORE else 1
    return count if isinstance(count, int) else 1

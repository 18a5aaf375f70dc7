"""Findings on a terminal: post by post, in colours, wrapped to its width.

Each post's heading names its file and the line of its first remark, as editors and terminals open them.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from postdesk.cli.door import paint
from postdesk.cli.worded import finding_sentence
from postdesk.models import Finding, Severity
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


def show_by_post(findings: Sequence[Finding]) -> None:
    """Print findings, given in reading order, under the names of their posts."""
    from rich.text import Text

    for group in by_post(findings):
        paint(_heading(group[0]), _remarks(group), Text())


def by_post(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of each post together, in the order in which their first ones stand."""
    first: dict[tuple[str, str], int] = {}
    for number, finding in enumerate(findings):
        first.setdefault(_post_of(finding), number)
    ordered = sorted(findings, key=lambda finding: first[_post_of(finding)])
    return [list(group) for _, group in groupby(ordered, key=_post_of)]


def _post_of(finding: Finding) -> tuple[str, str]:
    return finding.place.path, finding.named


def _heading(finding: Finding) -> "Text":
    """Return the name of a post and where it is; a finding of no post is the file's."""
    from rich.text import Text

    where = f"{finding.place.path}:{finding.place.line}"
    if not finding.named:
        return Text(one_line(where), style="bold", overflow="fold")
    return Text.assemble((one_line(finding.named), "bold"), "  ", (one_line(where), "dim"), overflow="fold")


def _remarks(findings: Sequence[Finding]) -> "Table":
    """Return a line a remark: its place, its weight, the sentence, the rule."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    table.add_column(justify="right", no_wrap=True, min_width=8)
    table.add_column(no_wrap=True, min_width=7)
    table.add_column(overflow="fold")
    for finding in findings:
        said = Text.assemble(one_line(finding_sentence(finding)), " ", (f"[{finding.rule}]", "dim"))
        weight = Text(finding.severity.value, style=COLOURS[finding.severity])
        table.add_row(Text(f"{finding.place.line}:{finding.place.column}", style="dim"), weight, said)
    return table

"""A rule that is named exists.

A misspelt name in a post's `ignore`, or in `[rules]` of desk.toml, changes nothing, and nobody notices. What
is wrong with a file, such as a swallowed hashtag, cannot be ignored by a post: the text would not arrive.

What to do: take the name from `postdesk check --rules`.

Source: the names are postdesk's own; `postdesk check --explain NAME` prints the manual of each.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from postdesk.checks.shelf import RULES, is_of_the_format, nearest_rule
from postdesk.models import Place, Remark, Severity, Summary
from postdesk.settings import House

ID = "unknown-rule"
SEVERITY = Severity.ERROR


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each unknown rule in the desk's settings and in the posts."""
    for name in house.rules:
        if name not in RULES and not is_of_the_format(name):
            near = nearest_rule(name)
            yield Remark(line_of(name, house), "set-near" if near else "set", name=name, near=near)
    drafts = {(summary.post, summary.ignoring): summary for summary in summaries if summary.ignore}
    for draft in drafts.values():
        for name in draft.ignore:
            if name not in RULES:
                near = "" if is_of_the_format(name) else nearest_rule(name)
                code = "format" if is_of_the_format(name) else "ignored-near" if near else "ignored"
                yield Remark(draft.ignoring, code, of=replace(draft, account="", network=""), name=name, near=near)


def line_of(name: str, house: House) -> Place:
    """Return where desk.toml names the rule: the first line that begins with it, quoted or not."""
    path = house.campaigns / "desk.toml"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    named = re.compile(rf"""\s*(?:rules\s*\.\s*)?["']?{re.escape(name)}["']?\s*=""")
    line = next((number for number, line in enumerate(lines, 1) if named.match(line)), 1)
    return Place("campaigns/desk.toml", line)

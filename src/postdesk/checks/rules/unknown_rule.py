"""A rule that is named exists.

A misspelt name in a post's `ignore`, or in `[rules]` of desk.toml, changes nothing, and nobody notices. What
is wrong with a file, such as a swallowed hashtag, cannot be ignored by a post: the text would not arrive.

What to do: take the name from `postdesk check --rules`.

Source: the names are postdesk's own; `postdesk check --explain NAME` prints the manual of each.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from postdesk.checks.shelf import RULES, is_of_the_format, names_known
from postdesk.drafts.spelling import HintsByKind
from postdesk.files.regular import contents
from postdesk.models import Place, Remark, Severity, Summary
from postdesk.settings import DESK, House
from postdesk.settings.toml import Trail, key_lines

ID = "unknown-rule"
SEVERITY = Severity.ERROR


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each unknown rule in the desk's settings and in the posts."""
    hints = HintsByKind()
    yield from _set(house, hints)
    drafts = {(summary.post, summary.ignoring): summary for summary in summaries if summary.ignore}
    for draft in drafts.values():
        for name in draft.ignore:
            if name not in RULES:
                near = "" if is_of_the_format(name) else hints.near("rule", name, names_known)
                code = "format" if is_of_the_format(name) else "ignored-near" if near else "ignored"
                yield Remark(draft.ignoring, code, of=replace(draft, account="", network=""), name=name, near=near)


def _set(house: House, hints: HintsByKind) -> Iterator[Remark]:
    """Name each unknown rule in `[rules]`."""
    unknown = [name for name in house.rules if name not in RULES and not is_of_the_format(name)]
    lines = _lines(house) if unknown else {}
    for name in unknown:
        near = hints.near("rule", name, names_known)
        place = Place(DESK.as_posix(), lines.get(("rules", name), 1))
        yield Remark(place, "set-near" if near else "set", name=name, near=near)


def _lines(house: House) -> dict[Trail, int]:
    """Return where desk.toml names each of its keys."""
    path = house.root / DESK
    text = contents(path).decode("utf-8") if path.is_file() else ""
    return {trail: number for number, trail in reversed(list(key_lines(text)))}

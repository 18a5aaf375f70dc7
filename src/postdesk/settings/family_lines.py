"""Writing a line of `[hashtags.families]` into desk.toml: hashtags that a person has found to be one.

No other line of the file changes. What comes of it is read again and compared: where the file is written in a way that
this does not fit, the line to type is told.
"""

import re
from collections.abc import Iterable, Mapping

from postdesk.errors import SettingsError
from postdesk.settings.accounts import Shelf
from postdesk.settings.keys import DeskFile
from postdesk.settings.tables import ended_with, quoted, read_toml, says, table_place
from postdesk.settings.toml import DESK

TABLE = ("hashtags", "families")
FIELD = "hashtag_families"
"""What a House calls that table."""
_VALUE = r"[ \t]*=[ \t]*\[[^\]\r\n]*\]"


def family_line(alike: Iterable[str], confirmed: Mapping[str, tuple[str, ...]]) -> str:
    """Return the line of `[hashtags.families]` that makes hashtags count as one.

    It stands under the name of a family that is there already, else of the first; `confirmed` holds their members,
    with or without those names.
    """
    return _line(*_family(list(alike), confirmed))


def with_family(before: bytes, alike: Iterable[str], shelf: Shelf) -> bytes:
    """Return desk.toml with hashtags that count as one; nothing is written.

    Raises:
        SettingsError: No desk can say that, or the file is written in a way into which it does not fit.
    """
    confirmed: Mapping[str, tuple[str, ...]] = DeskFile(before, shelf).fields().get(FIELD, {})
    name, others = _family(list(alike), confirmed)
    text, line = before.decode(), _line(name, others)
    after, wanted = _put(text, name, line), read_toml(text)
    wanted.setdefault(TABLE[0], {}).setdefault(TABLE[1], {})[name] = list(others)
    if not says(after, wanted):
        raise SettingsError(
            "{file} has no place where this fits: write it yourself, under [hashtags.families]: {line}",
            file=DESK.as_posix(),
            line=line,
        )
    DeskFile(after.encode(), shelf).fields()
    return after.encode()


def _family(names: list[str], confirmed: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """Return the name of a family and its other members."""
    name = next((tag for tag in names if tag in confirmed), names[0])
    members = dict.fromkeys(member for tag in (name, *names) for member in confirmed.get(tag, (tag,)))
    return name, tuple(member for member in members if member != name)


def _line(name: str, others: Iterable[str]) -> str:
    key = name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)
    return f"{key} = [{', '.join(map(quoted, others))}]"


def _put(text: str, name: str, line: str) -> str:
    """Return the text with a line in the table of families: in place of the name's own, else as the last."""
    lines, blank = text.splitlines(keepends=True), "\r\n" if "\r\n" in text else "\n"
    place = table_place(lines, TABLE)
    if place is None:
        return f"{ended_with(text, blank)}{blank}[{'.'.join(TABLE)}]{blank}{line}{blank}"
    start, end = place
    own = re.compile(rf"[ \t]*(?:{re.escape(quoted(name))}|{re.escape(name)}){_VALUE}")
    for number in range(start + 1, end):
        if found := own.match(lines[number]):
            return "".join([*lines[:number], line, lines[number][found.end() :], *lines[number + 1 :]])
    return "".join([ended_with("".join(lines[:end]), blank), line, blank, *lines[end:]])

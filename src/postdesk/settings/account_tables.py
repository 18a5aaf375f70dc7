"""Writing `[accounts.NAME]` into desk.toml, and taking it out: no other letter of the file changes.

A table is put below the last of the accounts, as text. What comes of it is read again and compared: where the file is
written in a way that this does not fit (all accounts on one line, say), nothing is written, and the lines to type are
told.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from postdesk.errors import SettingsError, system_reason
from postdesk.files.regular import contents
from postdesk.files.whole import write_whole
from postdesk.settings.accounts import Shelf
from postdesk.settings.keys import DeskFile
from postdesk.settings.tables import ended_with, quoted, read_toml, says, table_end, table_headers, table_place
from postdesk.settings.toml import DESK

Said = Mapping[str, str | bool | date]
ENDS = "_ends"


def account_lines(name: str, said: Said) -> str:
    """Return the table of an account as desk.toml says it."""
    return "".join([f"[accounts.{name}]\n", *(f"{key} = {_toml(value)}\n" for key, value in said.items())])


def with_account(root: Path, name: str, said: Said, shelf: Shelf) -> bytes:
    """Return desk.toml with an account; nothing is written.

    One of that name gets these values and keeps its others, but for the last days of secrets, which are new now.

    Raises:
        SettingsError: No desk can say that, or the file is written in a way into which it does not fit.
    """
    before = _text(root)
    lines = before.splitlines(keepends=True)
    old, new = table_place(lines, ("accounts", name)), account_lines(name, said)
    if "\r\n" in before:
        new = new.replace("\n", "\r\n")
    if old:
        start, end = old
        changed = [*lines[:start], *_replaced(lines[start:end], new), *lines[end:]]
    else:
        changed = _put(lines, new)
    wanted = read_toml(before)
    there = wanted.setdefault("accounts", {}).get(name, {})
    wanted["accounts"][name] = {key: value for key, value in there.items() if not key.endswith(ENDS)} | dict(said)
    return _seen("".join(changed), wanted, name, said, shelf)


def without_account(root: Path, name: str, shelf: Shelf) -> bytes:
    """Return desk.toml without an account and its slots; nothing is written.

    Raises:
        SettingsError: The file is written in a way from which postdesk cannot take it.
    """
    before = _text(root)
    lines = before.splitlines(keepends=True)
    wanted = read_toml(before)
    for table in ("accounts", "slots"):
        wanted.get(table, {}).pop(name, None)
    if found := table_place(lines, ("accounts", name)):
        lines = _without(lines, *found)
    changed = _without_slots(lines, name)
    after = read_toml("".join(changed))
    for table in ("accounts", "slots"):
        after.setdefault(table, {})
        wanted.setdefault(table, {})
    if after != wanted:
        raise SettingsError(
            "take [accounts.{name}] out of {file} yourself: it is not a table of its own",
            name=name,
            file=DESK.as_posix(),
        )
    DeskFile("".join(changed).encode(), shelf).fields()
    return "".join(changed).encode()


def write_desk(root: Path, content: bytes) -> None:
    """Write desk.toml in place of the one that is there.

    Raises:
        SettingsError: It cannot be written; it is as it was.
    """
    try:
        write_whole(root / DESK, content)
    except OSError as trouble:
        raise SettingsError(
            "{file} cannot be written ({why}): look at the permissions and at the room on the disk",
            file=root / DESK,
            why=system_reason(trouble),
        ) from None


def _text(root: Path) -> str:
    try:
        return contents(root / DESK).decode()
    except (OSError, UnicodeDecodeError):
        raise SettingsError("{file} cannot be read: `postdesk check` says why", file=root / DESK) from None


def _seen(text: str, wanted: dict[str, Any], name: str, said: Said, shelf: Shelf) -> bytes:
    """Return a changed file if it says what it should, and a desk can mean that."""
    if not says(text, wanted):
        lines = account_lines(name, said).rstrip().replace("\n", " ⏎ ")
        raise SettingsError(
            "{file} has no place where this fits: write it yourself: {lines}", file=DESK.as_posix(), lines=lines
        )
    DeskFile(text.encode(), shelf).fields()
    return text.encode()


def _without(lines: list[str], start: int, end: int) -> list[str]:
    """Return the lines without some of them, and without the blank line that stood between them and what follows."""
    before, after = lines[:start], lines[end:]
    if before and not before[-1].strip() and (not after or not after[0].strip()):
        before = before[:-1]
    return before + after


def _put(lines: list[str], new: str) -> list[str]:
    """Return the lines with a new table after the last of the accounts, else at the end."""
    headers = table_headers(lines)
    accounts = [place for place, (_, parts) in enumerate(headers) if parts[0] == "accounts"]
    blank, end = "\r\n" if "\r\n" in new else "\n", len(lines)
    if accounts:
        last = accounts[-1]
        end = table_end(lines, headers[last][0], headers[last + 1][0] if last + 1 < len(headers) else end)
    return [ended_with("".join(lines[:end]), blank), blank, new, *lines[end:]]


def _replaced(old: list[str], new: str) -> list[str]:
    """Return a table with new values: what it said of its keys is replaced, its comments and other keys stay."""
    fresh = {line.partition(" =")[0]: line for line in new.splitlines(keepends=True)[1:]}
    kept = []
    for line in old:
        key = line.partition("=")[0].strip()
        if key in fresh or not key.endswith(ENDS):
            kept.append(fresh.pop(key, line))
    return [*kept, *fresh.values()]


def _without_slots(lines: list[str], name: str) -> list[str]:
    """Return the lines without an account's weekly openings."""
    headers, kept = table_headers(lines), []
    table: tuple[str, ...] = ()
    starts = dict(headers)
    for number, line in enumerate(lines):
        table = starts.get(number, table)
        if table != ("slots",) or line.partition("=")[0].strip(" \t\"'") != name:
            kept.append(line)
    return kept


def _toml(value: str | bool | date) -> str:  # noqa: FBT001 - a value of a file
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return quoted(value)

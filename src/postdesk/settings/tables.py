"""The lines of desk.toml, for whoever writes into it: where tables begin and end, and whether it says what is meant."""

import re
import tomllib
from typing import Any

_HEADER = re.compile(r"[ \t]*\[([^\[\]]+)\][ \t]*(#.*)?")
_LEAD = re.compile(r"\s*(#.*)?")


def read_toml(text: str) -> dict[str, Any]:
    """Return what a text says; TOMLDecodeError where it is no TOML."""
    return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def says(text: str, wanted: dict[str, Any]) -> bool:
    """Whether a text is TOML, and says that."""
    try:
        return read_toml(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def table_headers(lines: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Return each line that begins a table, with the table's name."""
    found = [(number, _HEADER.fullmatch(line.rstrip("\r\n"))) for number, line in enumerate(lines)]
    return [(number, tuple(part.strip(" \t\"'") for part in match[1].split("."))) for number, match in found if match]


def table_place(lines: list[str], name: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where a table begins and ends, without the comments that lead to the next one; None where it is not."""
    headers = table_headers(lines)
    for place, (number, parts) in enumerate(headers):
        if parts == name:
            following = [other for other, _ in headers[place + 1 :]]
            return number, table_end(lines, number, following[0] if following else len(lines))
    return None


def table_end(lines: list[str], start: int, end: int) -> int:
    """Return where a table's own lines end: what stands below a blank line, or right above the next one, is not."""
    last = end
    while last > start + 1 and _LEAD.fullmatch(lines[last - 1].rstrip("\r\n")):
        last -= 1
    below = last
    while below < end and lines[below].strip():
        below += 1
    return last if below == end < len(lines) else below


def quoted(text: str) -> str:
    """Return a text as TOML quotes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def ended_with(text: str, blank: str) -> str:
    """Return a text whose last line has an end."""
    return text if not text or text.endswith("\n") else text + blank

"""What a table with headers in an unknown language seems to be, told by its cells: whose posts, and what to say of it.

Links name the network; numbers, days and texts name their columns. It is a proposal for a person, never read so by
itself: which column counts what, no cell tells.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from postdesk.measure.layouts.importer import HeaderRow, fold

HOSTS: Mapping[str, tuple[str, ...]] = {
    "Facebook": ("facebook.com", "fb.watch"),
    "Instagram": ("instagram.com",),
    "LinkedIn": ("linkedin.com",),
    "X": ("x.com", "twitter.com"),
    "TikTok": ("tiktok.com",),
    "YouTube": ("youtube.com", "youtu.be"),
}
"""Where the links of each network's posts lead."""
LINK = re.compile(r"https?://(?:[\w-]+\.)*?([\w-]+\.[a-z]+)/", re.IGNORECASE)
NUMBER = re.compile(r"\d{10,20}")
DAY = re.compile(r"\D{0,5}\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\b.*")
WORDS = 3
"""Words from which on a cell is taken for the text of a post."""


def proposed(heads: Sequence[HeaderRow], header: Sequence[str], fields: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return whose posts the rows below a header seem to be, and what `--map` is to say of its unknown columns.

    ("", []) where no column leads to a network's posts. `fields` are the headers that are known.
    """
    below = _below(heads, header)
    columns = {name: [row[at] for row in below if at < len(row) and row[at].strip()] for at, name in enumerate(header)}
    links = next(((name, network) for name, cells in columns.items() if (network := _leads_to(cells))), None)
    if links is None:
        return "", []
    named = {fields[fold(name)] for name in columns if fold(name) in fields}
    free = {name: cells for name, cells in columns.items() if fold(name) not in fields and cells}
    found = {
        "id": _first(free, NUMBER),
        "published": _first(free, DAY),
        "url": links[0],
        "text": next((name for name, cells in free.items() if _are_texts(cells)), ""),
    }
    asked = {field: name for field, name in found.items() if name in free and field not in named}
    return links[1], [f'--map "{name}={field}"' for field, name in asked.items()]


def _below(heads: Iterable[HeaderRow], header: Sequence[str]) -> list[list[str]]:
    """Return the rows near the top of the table that stand below its header."""
    heads = list(heads)
    top = next(head for head in heads if head.cells is header)
    return [head.cells for head in heads if head.sheet is top.sheet and head.number > top.number]


def _leads_to(cells: Sequence[str]) -> str:
    """Return the network to whose posts all links of a column lead; "" where they lead to none, or are none."""
    sites = {match[1].lower() if (match := LINK.match(cell)) else "" for cell in cells}
    return next((network for network, hosts in HOSTS.items() if sites and sites <= {*hosts}), "")


def _first(columns: Mapping[str, Sequence[str]], shape: re.Pattern[str]) -> str:
    return next((name for name, cells in columns.items() if all(shape.fullmatch(cell.strip()) for cell in cells)), "")


def _are_texts(cells: Sequence[str]) -> bool:
    """Tell whether a column holds texts: not links, and of several words somewhere."""
    return any(len(cell.split()) >= WORDS and not LINK.match(cell) and not DAY.fullmatch(cell) for cell in cells)

"""Changed cells → what is to stand where in a campaign file, as the writer takes it.

A picture or a part that is only worded anew keeps its place and all else that is said of it; only where their number
changes is the list written whole.
"""

from collections.abc import Iterator, Mapping, Sequence

from postdesk.drafts.spreadsheets.campaign_rows import CampaignRow
from postdesk.drafts.spreadsheets.cell_values import cell_meant
from postdesk.drafts.spreadsheets.cells import EMPTY, meant_value
from postdesk.drafts.spreadsheets.columns import ColumnAddress, column_address
from postdesk.errors import DraftError

Written = str | Sequence["Written"] | Mapping[str, "Written"]
Place = tuple[str | int, ...]
Wanted = tuple[Place, Written | None]
"""What is to stand where: keys, numbers in lists from 0, and posts by their ids; None for nothing."""


def wanted_values(row: CampaignRow, after: Mapping[str, str]) -> list[Wanted]:
    """Return what has to change in a campaign file so that a row's cells are these.

    Raises:
        DraftError: A list whose length changes has more to it than a table shows.
    """
    post: Place = ("posts", row.ref.partition("/")[2], *([row.account] if row.account else []))
    changed = {name for name in {*row.cells, *after} if row.cells.get(name, "") != after.get(name, "")}
    keys = {where.own_key for name in changed if (where := column_address(name))}
    return [wanted for key in sorted(keys) for wanted in _of_key(row, after, key, changed, post)]


def _of_key(row: CampaignRow, after: Mapping[str, str], key: str, changed: set[str], post: Place) -> Iterator[Wanted]:
    if key not in {"media", "thread"}:
        yield (*post, key), _scalar(key, after.get(key, ""))
        return
    mine = sorted(name for name in changed if _where(name).own_key == key)
    emptied = _emptied(row.cells, key) or _emptied(after, key)
    if _same_length(row.cells, after, key) and key not in row.lone and not emptied:
        for name in mine:
            yield from _leaf(row, after, name, (*post, key))
    elif key in row.rich:
        what = "pictures" if key == "media" else "parts"
        raise DraftError(
            "how many {what} it has can only be changed in its file, where more is said of them than here", what=what
        )
    else:
        value = list_said(after, key)
        yield (*post, key), value if value or _emptied(after, key) else None


def _where(name: str) -> ColumnAddress:
    return column_address(name) or ColumnAddress(name)


def _scalar(key: str, cell: str) -> Written | None:
    return cell_meant(key, cell) if cell else None


def _emptied(cells: Mapping[str, str], key: str) -> bool:
    return cells.get("media 1" if key == "media" else "part 1") == EMPTY


def _same_length(before: Mapping[str, str], after: Mapping[str, str], key: str) -> bool:
    return _lengths(before, key) == _lengths(after, key)


def _lengths(cells: Mapping[str, str], key: str) -> set[tuple[int, int]]:
    """Return which pictures and parts there are, as (part, number)."""
    there = {_where(name) for name, cell in cells.items() if cell and cell != EMPTY}
    return {(where.part, where.number) for where in there if where.own_key == key and where.key != "alt"}


def _leaf(row: CampaignRow, after: Mapping[str, str], name: str, at: Place) -> Iterator[Wanted]:
    """Yield one value of a list that keeps its length."""
    where, value = _where(name), meant_value(after.get(name, ""))
    of = f"part {where.part} " if where.part else ""
    here = (*at, where.part - 1) if where.part else at
    pictures = (*here, "media") if where.part else here
    if of and not where.number:
        yield (here if name in row.bare else (*here, "text")), value
    elif of and of.strip() in row.lone:
        yield pictures, [_picture(after, of, number) for number in _numbers(after, where.part)]
    elif f"{of}media {where.number}" in row.bare:
        yield (*pictures, where.number - 1), _picture(after, of, where.number)
    else:
        yield (*pictures, where.number - 1, "file" if where.key == "media" else "alt"), value


def _numbers(cells: Mapping[str, str], part: int) -> list[int]:
    """Return the numbers of a part's pictures."""
    return [number for at, number in sorted(_lengths(cells, "thread")) if at == part and number]


def list_said(cells: Mapping[str, str], key: str) -> list[Written]:
    """Return the pictures of a row, or the parts of its thread."""
    numbers = sorted(_lengths(cells, key))
    if key == "media":
        return [_picture(cells, "", number) for _, number in numbers]
    return [_part(cells, part) for part in dict.fromkeys(part for part, _ in numbers)]


def _picture(cells: Mapping[str, str], of: str, number: int) -> Written:
    file, alt = meant_value(cells.get(f"{of}media {number}", "")), meant_value(cells.get(f"{of}alt {number}", ""))
    return {"file": file or "", **({"alt": alt} if alt is not None else {})}


def _part(cells: Mapping[str, str], part: int) -> Written:
    text = meant_value(cells.get(f"part {part}", "")) or ""
    media = _numbers(cells, part)
    if not media:
        return text
    return {"text": text, "media": [_picture(cells, f"part {part} ", number) for number in media]}


def post_said(cells: Mapping[str, str]) -> dict[str, Written]:
    """Return what a row of a new post says, by the keys of a campaign file, in the order in which people write them."""
    keys = dict.fromkeys(where.own_key for name, cell in cells.items() if cell and (where := column_address(name)))
    said: dict[str, Written] = {}
    for key in sorted(keys, key=_rank):
        if key in {"media", "thread"}:
            said[key] = list_said(cells, key)
        else:
            said[key] = cell_meant(key, cells[key])
    return said


def _rank(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


_ORDER = [
    "proposal",
    "at", "accounts", "embargo", "latest", "language", "visibility", "warning", "text", "link", "hashtags", "card",
    "reply", "quote", "media", "thread", "again", "ignore",
]  # fmt: skip

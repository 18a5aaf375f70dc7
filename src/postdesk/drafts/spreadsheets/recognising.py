"""Whose table it is, by its headings; and which column holds what, with the officer's own word first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from operator import itemgetter
from pkgutil import iter_modules

from msgspec import Struct

from postdesk.drafts.spreadsheets import layouts
from postdesk.drafts.spreadsheets.columns import ACCOUNT, BASE, CAMPAIGN, FINDINGS, POST_NAME, STATE, column_address
from postdesk.drafts.spreadsheets.layout import FIELDS, OTHER, PlanLayout
from postdesk.drafts.spreadsheets.tables import PlanTable, folded_heading
from postdesk.drafts.spreadsheets.wall_times import UntoldOrder, wall_time
from postdesk.errors import ExportError
from postdesk.moments.unreadable import Unreadable
from postdesk.sentences import Sentence
from postdesk.settings.toml import advice


class Recognised(Struct, frozen=True):
    """What a table is: ours, or of a `layout`, with the numbers of its columns by field or by our own column's name.

    `networks` are columns with a yes or no for a network ("" for one that postdesk does not know); `unread` are
    headings that nothing is read from.
    """

    layout: PlanLayout
    ours: bool
    columns: Mapping[str, tuple[int, ...]]
    networks: Mapping[int, str] = {}
    unread: tuple[int, ...] = ()


@cache
def shelf() -> tuple[PlanLayout, ...]:
    """Return the declarations of all tools."""
    names = sorted(module.name for module in iter_modules(layouts.__path__))
    return tuple(import_module(f"{layouts.__name__}.{name}").LAYOUT for name in names)


def is_heading(mapped: Mapping[str, str], row: Sequence[str]) -> bool:
    """Tell whether a row can be one of headings: ours, a tool's, one that was mapped, or two that people use."""
    seen = {folded_heading(cell) for cell in row if cell}
    if seen & {folded_heading(name) for name in mapped} or _is_ours(seen) or _of_tool(seen):
        return True
    usual = {folded_heading(name) for names in OTHER.columns.values() for name in names}
    return len(seen & usual) >= 2 or (len(seen) == 1 and seen <= set(OTHER.columns["text"]))


def recognised_plan(table: PlanTable, mapped: Mapping[str, str]) -> Recognised:
    """Return what a table is; `mapped` are fields by heading, as an officer gave them.

    Raises:
        ExportError: No column is known as the posts' texts or names, or a heading that was mapped is not there.
    """
    seen = {folded_heading(heading): at for at, heading in reversed(list(enumerate(table.headings))) if heading}
    _all_there(mapped, seen, table)
    if _is_ours(set(seen)) and _names_posts(table, seen) and not mapped:
        columns = {name: (at,) for name, at in sorted(seen.items(), key=itemgetter(1)) if _is_own(name)}
        return Recognised(OTHER, ours=True, columns=columns, unread=_rest(seen, columns.values()))
    layout = _of_tool(set(seen)) or (OTHER if table.headings else _bare(table))
    if layout is None:
        raise ExportError("{sheet} has no headings that are known: {how}", sheet=table.where.rstrip("!"), how=HOW)
    if layout.bare:
        return Recognised(layout, ours=False, columns={field: (at,) for at, field in enumerate(layout.columns)})
    return _columns(layout, seen, mapped, table)


HOW = Sentence('name what its columns hold, as in --map "Their heading=text" --map "Their date=at"')


def _columns(layout: PlanLayout, seen: Mapping[str, int], mapped: Mapping[str, str], table: PlanTable) -> Recognised:
    columns = _by_field(layout, seen, mapped)
    if not {"text", "id"} & columns.keys():
        raise no_texts(table)
    if "at" in columns and "date" in columns and layout is OTHER:
        del columns["date"]
    networks = {seen[folded]: network for folded, network in _flags(layout).items() if folded in seen}
    kept = {field: tuple(numbers) for field, numbers in columns.items()}
    return Recognised(layout, ours=False, columns=kept, networks=networks,
                      unread=_rest(seen, [*kept.values(), tuple(networks)]))  # fmt: skip


def no_texts(table: PlanTable) -> ExportError:
    """Return what is said of a table whose column of texts nobody knows."""
    return ExportError(
        "no column of {sheet} is known as the posts' text, of {told}: {how}",
        sheet=table.where.rstrip("!"),
        told=", ".join(f'"{heading}"' for heading in table.headings if heading),
        how=HOW,
    )


def _by_field(layout: PlanLayout, seen: Mapping[str, int], mapped: Mapping[str, str]) -> dict[str, list[int]]:
    """Return the columns of each field; what was mapped goes before what is known."""
    named = {folded_heading(heading): field for heading, field in mapped.items()}
    columns: dict[str, list[int]] = {}
    for field, headings in layout.columns.items():
        free = [name for name in map(folded_heading, headings) if name in seen and name not in named]
        if free and field not in mapped.values():
            columns[field] = [seen[name] for name in free]
    for heading, field in named.items():
        columns.setdefault(field, []).append(seen[heading])
    return columns


def _flags(layout: PlanLayout) -> dict[str, str]:
    return {folded_heading(heading): network for heading, network in layout.networks.items()}


def _rest(seen: Mapping[str, int], read: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    taken = {number for numbers in read for number in numbers}
    return tuple(sorted(set(seen.values()) - taken))


def _is_own(name: str) -> bool:
    return name in OWN or column_address(name) is not None


OWN = (POST_NAME, ACCOUNT, CAMPAIGN, STATE, FINDINGS, BASE)
_NAME = r"[\w.-]+(/[\w.-]+)?"


def _is_ours(seen: set[str]) -> bool:
    """Whether headings can be those of a table that postdesk wrote, of some of its columns, or of one made like it."""
    return POST_NAME in seen and any(_is_own(name) for name in seen - {POST_NAME})


def _names_posts(table: PlanTable, seen: Mapping[str, int]) -> bool:
    """Whether the column of posts can be one of names: for many people a post is what it says."""
    if BASE in seen or {"text", "at"} <= set(seen):
        return True
    cells = [cell for row in table.rows if (cell := row.cells.get(seen[POST_NAME], ""))]
    return all(re.fullmatch(_NAME, cell) for cell in cells)


def _of_tool(seen: set[str]) -> PlanLayout | None:
    """Return the tool whose headings are there, of several the one with the most."""
    fitting = [layout for layout in shelf() if layout.needs and {folded_heading(name) for name in layout.needs} <= seen]

    def fit(layout: PlanLayout) -> int:
        names = [*layout.networks, *layout.unread, *(name for names in layout.columns.values() for name in names)]
        return len(seen & {folded_heading(name) for name in names})

    return max(fitting, key=fit, default=None)


def _bare(table: PlanTable) -> PlanLayout | None:
    """Return the layout without headings whose first column holds moments in every row."""
    for layout in shelf():
        if layout.bare and table.rows and all(_has_moment(row.cells.get(0, "")) for row in table.rows):
            return layout
    return None


def _has_moment(cell: str) -> bool:
    try:
        wall_time(cell)
    except UntoldOrder:
        return True
    except Unreadable:
        return False
    return True


def _all_there(mapped: Mapping[str, str], seen: Mapping[str, int], table: PlanTable) -> None:
    for heading, field in mapped.items():
        if field not in FIELDS:
            raise ExportError(
                '--map "{heading}={field}": there is no field "{field}": {advice}',
                heading=heading,
                field=field,
                advice=advice(field, FIELDS, "write one of {names}"),
            )
        if folded_heading(heading) not in seen:
            first = table.headings or tuple(table.rows[0].cells.values())
            told = ", ".join(f'"{name}"' for name in first if name)
            raise ExportError(
                '{sheet} has no heading "{heading}"; it has {told}',
                sheet=table.where.rstrip("!"),
                heading=heading,
                told=told,
            )

"""In which languages do we speak on which network?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, WIDE, Layout, Paper
from postdesk.charts.tables import grouped
from postdesk.figures.languages import LanguageCell, language_cells
from postdesk.figures.material import QUARTER
from postdesk.words import clauses, colon, num, percent, say, says, sentence, series
from postdesk.words.names import language_name

NAME = "language-networks"
NOTHING = "No post was published."
Row = LanguageCell
rows = language_cells

SHOWN = 10
"""Languages that fit; the table has them all."""
HIGH, HEAD, WIDEST = 34.0, 26.0, 72.0
"""Points: the height of a line of cells and of the names above them, and the width of a cell at most."""
ABREAST = 4
"""Networks beside each other on narrow paper; others stand below."""


def by_language(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows of each language, in their order."""
    return {language_name(tag): own for tag, own in grouped(rows, "language").items()}


def title(rows: Sequence[Row]) -> str:
    """Say the share of the most used language, and the language that is heard on fewest networks."""
    languages = by_language(rows)
    if not languages:
        return say("No post in {weeks} weeks", weeks=QUARTER)
    name, own = next(iter(languages.items()))
    whole = sum(row.posts for row in rows)
    share = percent(sum(row.posts for row in own), whole)
    if name == say("not stated"):
        return say("{share} of posts state no language", share=share)
    lead = say("{language} carries {share} of posts", language=name[:1].upper() + name[1:], share=share)
    return clauses(lead, _rarest(name, languages))


def _rarest(first: str, languages: dict[str, list[Row]]) -> str:
    """Say which language is on fewest networks, of equals the one with fewest posts; or that all are on all.

    Nothing where the first one is on no more of them.
    """
    present = {name: sum(row.posts > 0 for row in own) for name, own in languages.items() if name != say("not stated")}
    posts = {name: sum(row.posts for row in languages[name]) for name in present}
    whole = len(next(iter(languages.values())))
    rarest = min(present, key=lambda name: (present[name], posts[name], name == first, name))
    if present[rarest] == whole:
        if len(present) > 1:
            return say("every network has every language")
        return says("on {n} network", "on {n} networks", whole)
    if len(present) > 1 and present[first] == present[rarest]:
        return ""
    return says("{language} on only {n} network", "{language} on only {n} networks", present[rarest], language=rarest)


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is counted."""
    posts = sum(row.posts for row in rows)
    if not any(row.current for row in rows):
        return say("Posts in {weeks} weeks (n = {posts}).", weeks=QUARTER, posts=posts)
    return say(
        "Posts in {weeks} weeks (n = {posts}); a small +1 says that one of them is new in this report.",
        weeks=QUARTER,
        posts=posts,
    )


def alt(rows: Sequence[Row]) -> str:
    """Say each language's posts by network."""
    parts = [sentence(title(rows))]
    for language, own in by_language(rows).items():
        parts.append(sentence(colon(language, series([f"{row.network} {num(row.posts)}" for row in own]))))
    return " ".join(parts)


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    languages = by_language(rows)
    tables = len(_tables(next(iter(languages.values())), layout))
    return layout.width, 14 + (HEAD + HIGH * min(len(languages), SHOWN)) * tables


def _tables(own: Sequence[Row], layout: Layout) -> list[slice]:
    """Return which networks stand beside each other: all of them where there is room, else as even as can be."""
    tables = 1 if layout.beside else -(-len(own) // ABREAST)
    columns = -(-len(own) // tables)
    return [slice(at, at + columns) for at in range(0, len(own), columns)]


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a table of cells, the deeper the more posts."""
    languages = list(by_language(rows).items())[:SHOWN]
    tables = _tables(languages[0][1], layout)
    left, most = (132.0, 352.0) if layout.beside else (90.0, 180.0)
    room = left - 10 - (16 if layout.beside else INSET)
    wide = min(WIDEST, most / len(languages[0][1][tables[0]]))
    highest = max(row.posts for _, own in languages for row in own)
    for number, columns in enumerate(tables):
        first = top + HEAD + (HEAD + HIGH * len(languages)) * number
        for column, row in enumerate(languages[0][1][columns]):
            _heading(sheet, row.network, left + wide * (column + 0.5), first - 10, wide - 3)
        for line, (language, _) in enumerate(languages):
            sheet.block(left - 10, first + HIGH * (line + 0.5) - 1, language, room, align="right")
        _cells(sheet, [own[columns] for _, own in languages], (left, first), wide, highest)
    _sums(sheet, languages, left + wide * len(languages[0][1][tables[0]]) + (38 if layout.beside else 28), top)


def _sums(sheet: Paper, languages: Sequence[tuple[str, Sequence[Row]]], end: float, top: float) -> None:
    """Write behind the first cells how many posts there are in each language, on all networks."""
    sheet.text(end, top + 16, say("all"), size=theme.SMALL, colour=theme.QUIET, align="right")
    for number, (_, own) in enumerate(languages):
        sheet.text(end, top + HEAD + HIGH * (number + 0.5) - 1, num(sum(row.posts for row in own)), align="right")


def _heading(sheet: Paper, network: str, x: float, bottom: float, room: float) -> None:
    """Write a network's name above its column, on two lines where one is too narrow."""
    lines = theme.wrapped(network, theme.SMALL, room)
    for number, line in enumerate(reversed(lines)):
        sheet.text(x, bottom - 10 * number, line, size=theme.SMALL, colour=theme.QUIET, align="center")


def _cells(
    sheet: Paper, languages: Sequence[Sequence[Row]], corner: tuple[float, float], wide: float, highest: int
) -> None:
    """Draw the cells and their numbers: a zero is pale and says 0."""
    boxes, fills = [], []
    large: dict[tuple[str, str], list[tuple[float, float]]] = {}
    small: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for line, own in enumerate(languages):
        for column, row in enumerate(own):
            x, y = corner[0] + wide * column, corner[1] + HIGH * line
            deep = min(3, 4 * row.posts // (highest + 1))
            boxes.append((x, y, wide - 2, HIGH - 2))
            fills.append(theme.STEPS[deep] if row.posts else theme.PANEL)
            colour = (theme.ON_DEEP if deep == 3 else theme.ON_PALE) if row.posts else theme.QUIET
            lift = 5 if row.current else 0
            large.setdefault((num(row.posts), colour), []).append((x + wide / 2 - 1, y + HIGH / 2 - 1 - lift))
            if row.current:
                small.setdefault((f"+{num(row.current)}", colour), []).append((x + wide / 2 - 1, y + HIGH / 2 + 7))
    sheet.boxes(boxes, fills)
    sheet.numbers(large, theme.SUBTITLE)
    sheet.numbers(small, theme.SMALL)

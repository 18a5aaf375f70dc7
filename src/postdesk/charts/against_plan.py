"""Did we publish what we had planned?"""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.sheet import Box, Paper
from postdesk.figures.plan import PlanKept, plan_kept
from postdesk.words import clauses, colon, num, say, says, sentence, series

NAME = "against-plan"
Row = PlanKept
rows = plan_kept


class PlanFate(Struct, frozen=True):
    """What can have become of a post: a field of `PlanKept`, its words, and its square."""

    field: str
    words: str
    fill: str
    edge: str


KINDS = (
    PlanFate("published", "published", theme.BLUE, theme.BLUE),
    PlanFate("to_come", "to come", theme.WHITE, theme.BLUE),
    PlanFate("waiting", "needs you", theme.AMBER, theme.ORANGE),
    PlanFate("moved", "moved away", theme.WHITE, theme.QUIET),
    PlanFate("lost", "did not go out", theme.RANGE, theme.QUIET),
    PlanFate("deleted", "taken off", theme.WHITE, theme.ORANGE),
    PlanFate("added", "added later", theme.PALE_BLUE, theme.BLUE),
)
"""In the order of the squares: the plan first, so that the line can stand at its end."""
CLOSED = 4.0
"""The width of a square, in points, at which its border would fill it."""
LEFT, ROOM, ROW = 116.0, 204.0, 38.0
"""Where the squares begin, how far they reach, the height of a line; in points."""


def title(rows: Sequence[Row]) -> str:
    """Say how much of the plan went out, and what of the rest matters most."""
    planned, published, added = (sum(getattr(row, key) for row in rows) for key in ("planned", "published", "added"))
    if not planned:
        return _unplanned(added)
    if published == planned:
        begin = says("The one planned post was published", "All {n} planned posts were published", planned)
        return clauses(begin, says("{n} more was added", "{n} more were added", added) if added else "")
    begin = says(
        "Published: {published} of {n} planned post",
        "Published: {published} of {n} planned posts",
        planned,
        published=published,
    )
    return clauses(begin, *islice(_rest(rows), 1))


def _unplanned(added: int) -> str:
    if not added:
        return say("Nothing was planned and nothing was published")
    return says(
        "{n} post was published, not planned at the start",
        "{n} posts were published, none planned at the start",
        added,
    )


def _rest(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what became of the planned posts that are not public, what matters most first."""
    keys = ("waiting", "lost", "deleted", "moved", "to_come")
    waiting, lost, deleted, moved, to_come = (sum(getattr(row, key) for row in rows) for key in keys)
    if waiting:
        yield says("{n} needs you", "{n} need you", waiting)
    if lost:
        yield says("{n} never went out", "{n} never went out", lost)
    if deleted:
        yield says("{n} was taken off", "{n} were taken off", deleted)
    if moved:
        yield says("{n} was moved away", "{n} were moved away", moved)
    yield say("{n} to come", n=to_come)


def subtitle(rows: Sequence[Row]) -> str:
    """Say what a square and what the line is."""
    posts = sum(row.planned + row.added for row in rows)
    return say("One square is one post (n = {posts}). The line is the plan as it stood at the start.", posts=posts)


def alt(rows: Sequence[Row]) -> str:
    """Say what the picture shows, network by network."""
    return " ".join([sentence(title(rows)), *(sentence(colon(row.network, series(_said(row)))) for row in rows)])


def _said(row: Row) -> list[str]:
    """Return what became of one network's posts, in words; the plan first."""
    plan = say("none planned")
    if row.planned:
        published = row.published
        plan = says("{published} of {n} planned", "{published} of {n} planned", row.planned, published=published)
    rest = [colon(say(kind.words), num(count)) for kind in KINDS[1:] if (count := getattr(row, kind.field))]
    return [plan, *rest]


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 44 + ROW * max(len(rows), 1)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0) -> None:
    """Draw a line of squares for each network."""
    if not rows:
        sheet.text(16, top + 24, say("No post was due or published."), colour=theme.QUIET)
        return
    step = min(16.0, ROOM / max(row.planned + row.added for row in rows))
    marks = marks_of(rows, step, top + 51)
    _key(sheet, [kind for kind in KINDS if marks[kind.field]], top + 10)
    for kind in KINDS:
        sheet.boxes(marks[kind.field], kind.fill, edge=kind.edge)
    ends = [(LEFT - 1 + row.planned * step, top + 51 + ROW * number) for number, row in enumerate(rows) if row.planned]
    sheet.lines([((x, y - 12), (x, y + 12)) for x, y in ends], theme.INK, 1.4)
    for number, row in enumerate(rows):
        _words(sheet, row, top + 51 + ROW * number)


def _key(sheet: Paper, kinds: Sequence[PlanFate], y: float) -> None:
    """Draw what each kind of square means, only those that are there."""
    x = LEFT
    for kind in kinds:
        sheet.boxes([(x, y, 9, 9)], kind.fill, edge=kind.edge)
        x = sheet.key(x, y + 4.5, say(kind.words))


def marks_of(rows: Sequence[Row], step: float, middle: float) -> dict[str, list[Box]]:
    """Return the squares of each kind; where there are hundreds those of a kind are one bar, as wide as they are."""
    wide, high = (step * 0.8, step * 0.8) if step > 6 else (step * 0.94, 11.0)
    marks: dict[str, list[Box]] = {kind.field: [] for kind in KINDS}
    for number, row in enumerate(rows):
        y, place = middle + ROW * number - high / 2, 0
        for kind in KINDS:
            posts = getattr(row, kind.field)
            size = 1 if step > CLOSED else max(posts, 1)
            shown = range(place, place + posts, size)
            marks[kind.field] += [(LEFT + at * step, y, wide + (size - 1) * step, high) for at in shown]
            place += posts
    return marks


def _words(sheet: Paper, row: Row, middle: float) -> None:
    """Write the network on the left, its count on the right."""
    count, *rest = _said(row)
    sheet.text(LEFT - 12, middle, row.network, align="right", room=LEFT - 28)
    x, bold = LEFT + ROOM + 14, row.published < row.planned
    sheet.pair(x, middle, count, series(rest), 547 - 12 - x, bold=bold)

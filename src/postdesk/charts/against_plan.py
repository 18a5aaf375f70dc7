"""Did we publish what we had planned?"""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, NARROW, WIDE, Box, Layout, Paper, Stretch, flowed
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
NOTHING = "No post was due or published."


class Lane(Struct, frozen=True):
    """Where the squares of a network stand: from where to where, the height of a line, and its middle; in points."""

    span: Stretch
    row: float
    middle: float

    def step(self, rows: Sequence[Row]) -> float:
        """Return the distance from one square to the next."""
        return min(16.0, (self.span.right - self.span.left) / max(row.planned + row.added for row in rows))


BESIDE, BELOW = Lane(Stretch(116, 320), 38, 51), Lane(Stretch(INSET, NARROW.end), 64, 50)
"""With a network's words beside its squares, and with them above and below."""
KEY_LINE = 14.0


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
    """Say what a square or a bar is, and what the line."""
    posts = sum(row.planned + row.added for row in rows)
    said = (
        say("The longer a bar, the more posts (n = {posts}).", posts=posts)
        if closed(rows)
        else say("One square is one post (n = {posts}).", posts=posts)
    )
    return (
        f"{said} {say('The line is the plan as it stood at the start.')}" if any(row.planned for row in rows) else said
    )


def closed(rows: Sequence[Row]) -> bool:
    """Whether there are so many posts that the squares of a kind close up to a bar, on paper of any width."""
    return BESIDE.step(rows) <= CLOSED


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


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    if layout.beside:
        return layout.width, 44 + BESIDE.row * len(rows)
    return layout.width, 14 + _key_height(rows) + BELOW.row * len(rows)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a line of squares for each network."""
    lane = BESIDE if layout.beside else BELOW
    first = top + (lane.middle if layout.beside else _key_height(rows) + 38)
    marks = marks_of(rows, lane, first)
    _key(sheet, _kinds(rows), top + 14.5, lane.span if not layout.beside else Stretch(lane.span.left, layout.width))
    for kind in KINDS:
        sheet.boxes(marks[kind.field], kind.fill, edge=kind.edge)
    planned = [(number, row.planned) for number, row in enumerate(rows) if row.planned]
    ends = [(lane.span.left - 1 + posts * lane.step(rows), first + lane.row * number) for number, posts in planned]
    sheet.lines([((x, y - 12), (x, y + 12)) for x, y in ends], theme.INK, 1.4)
    for number, row in enumerate(rows):
        (_beside if layout.beside else _around)(sheet, row, first + lane.row * number)


def _kinds(rows: Sequence[Row]) -> list[PlanFate]:
    """Return the kinds of squares that are there."""
    return [kind for kind in KINDS if any(getattr(row, kind.field) for row in rows)]


def _key_height(rows: Sequence[Row]) -> float:
    """Return the height of the key on narrow paper, which may have several lines."""
    return KEY_LINE * (1 + flowed([say(kind.words) for kind in _kinds(rows)], BELOW.span)[-1][1])


def _key(sheet: Paper, kinds: Sequence[PlanFate], y: float, span: Stretch) -> None:
    """Draw what each kind of square means, only those that are there."""
    for kind, (x, line) in zip(kinds, flowed([say(kind.words) for kind in kinds], span), strict=True):
        sheet.boxes([(x, y - 4.5 + KEY_LINE * line, 9, 9)], kind.fill, edge=kind.edge)
        sheet.key(x, y + KEY_LINE * line, say(kind.words))


def marks_of(rows: Sequence[Row], lane: Lane, middle: float) -> dict[str, list[Box]]:
    """Return the squares of each kind; where there are hundreds those of a kind are one bar, as wide as they are."""
    step, many = lane.step(rows), closed(rows)
    wide, high = (step * 0.94, 11.0) if many or step <= 6 else (step * 0.8, step * 0.8)
    marks: dict[str, list[Box]] = {kind.field: [] for kind in KINDS}
    for number, row in enumerate(rows):
        y, place = middle + lane.row * number - high / 2, 0
        for kind in KINDS:
            posts = getattr(row, kind.field)
            size = max(posts, 1) if many else 1
            shown = range(place, place + posts, size)
            marks[kind.field] += [(lane.span.left + at * step, y, wide + (size - 1) * step, high) for at in shown]
            place += posts
    return marks


def _beside(sheet: Paper, row: Row, middle: float) -> None:
    """Write the network on the left, its count on the right."""
    count, *rest = _said(row)
    left, right = BESIDE.span.left, BESIDE.span.right
    sheet.text(left - 12, middle, row.network, align="right", room=left - 28)
    x, bold = right + 14, row.published < row.planned
    sheet.pair(x, middle, count, series(rest), WIDE.width - 12 - x, bold=bold)


def _around(sheet: Paper, row: Row, middle: float) -> None:
    """Write the network and its count above the squares, the rest below them."""
    count, *rest = _said(row)
    sheet.above(middle - 18, row.network, count, bold=row.published < row.planned)
    sheet.below(middle + 19, series(rest))

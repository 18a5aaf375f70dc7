"""On which days do we post, where are the gaps, and what comes next?"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.sheet import WIDE, Layout, Line, Paper
from postdesk.figures.calendar import CalendarDay, calendar_days, longest_pause
from postdesk.words import clauses, colon, num, say, says, sentence, series
from postdesk.words.dates import day_and_month, day_in_week, days, weekdays

NAME = "calendar"
Row = CalendarDay
rows = calendar_days

NOTHING = "No post was published."


class DayGrid(Struct, frozen=True):
    """Where the days stand: the left edge, the width of a day, from dot to dot, and a dot's radius; in points."""

    left: float
    day: float
    apart: float
    dot: float


BROAD, SLENDER = DayGrid(92, 62, 11, 3.6), DayGrid(54, 35.1, 8, 2.8)
HIGH = 38.0
DOTS = 8
"""Posts of a day that are drawn one by one; more are a number."""


def title(rows: Sequence[Row]) -> str:
    """Say on how many of the period's days so far something went out, and the longest pause among them."""
    inside = _counted(rows)
    busy = sum(row.out > 0 for row in inside)
    pause = len(longest_pause(inside))
    if not any(row.published for row in rows):
        return say("Nothing was published in the weeks shown")
    return clauses(
        says("Posts on {busy} of {n} day", "Posts on {busy} of {n} days", len(inside), busy=busy),
        says("longest pause: {n} day", "longest pause: {n} days", pause) if pause else "",
    )


def _counted(rows: Sequence[Row]) -> list[Row]:
    """Return the period's days so far of which something is known; all of them where nothing is known of any."""
    lived = [row for row in rows if row.inside and row.lived]
    return [row for row in lived if row.published is not None] or lived


def subtitle(rows: Sequence[Row]) -> str:
    """Say what a dot is, and what a number beside one; only of what is drawn."""
    posts, ahead = (sum(getattr(row, kind) for row in rows) for kind in ("out", "to_come"))
    dot = (
        say("One dot is one post, or as many as its number says (n = {posts}).", posts=posts)
        if any(crowded(row) for row in rows)
        else say("One dot is one post (n = {posts}).", posts=posts)
    )
    hollow = say("A hollow dot is still to come.")
    shown = [dot] * bool(posts + ahead) + [hollow] * bool(ahead)
    return " ".join([*shown, say("The frame marks this report's days.")])


def crowded(row: Row) -> bool:
    """Whether a day has more posts than are drawn one by one."""
    return row.out + row.to_come > DOTS


def alt(rows: Sequence[Row]) -> str:
    """Say the period's days one by one, then what is still to come."""
    counted = series([colon(day_in_week(row.day), num(row.out)) for row in _counted(rows)])
    ahead = sum(row.to_come for row in rows)
    pause = longest_pause(_counted(rows))
    parts = [sentence(title(rows)), say("Posts by day: {days}.", days=counted or say("none yet"))]
    parts.append(say("Still to come: {posts}.", posts=ahead))
    if pause:
        parts.append(sentence(say("Longest pause: {days}", days=days(pause[0], pause[-1]))))
    return " ".join(parts)


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return layout.width, 26 + HIGH * (len(rows) // 7)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a line of seven days for each week."""
    first, grid = top + 20, BROAD if layout.beside else SLENDER
    for column, name in enumerate(weekdays()):
        x = grid.left + grid.day * (column + 0.5)
        sheet.text(x, top + 9, name, size=theme.SMALL, colour=theme.QUIET, align="center", room=grid.day - 2)
    corners = {
        row.day: (grid.left + grid.day * (number % 7), first + HIGH * (number // 7)) for number, row in enumerate(rows)
    }
    sheet.boxes(
        [(x, y, grid.day - 2, HIGH - 2) for x, y in corners.values()],
        [theme.PANEL if row.lived and row.published is not None else theme.WHITE for row in rows],
        edge=theme.PANEL,
    )
    for number in range(0, len(rows), 7):
        week = rows[number : number + 7]
        middle = first + HIGH * (number // 7 + 0.5) - 1
        sheet.block(
            grid.left - 8,
            middle,
            say("Week {number}", number=week[0].day.isocalendar().week),
            grid.left - 14,
            align="right",
            bold=any(row.inside for row in week),
        )
    sheet.lines(list(_frame(rows, corners, grid)), theme.INK, 1.3)
    _days_of_month(sheet, rows, corners, grid)
    _dots(sheet, rows, corners, grid)


Corners = dict[date, tuple[float, float]]


def _frame(rows: Sequence[Row], corners: Corners, grid: DayGrid) -> Iterator[Line]:
    """Yield the line around the days of the period: every edge that no other day of it shares."""
    inside = {row.day for row in rows if row.inside}
    for day in sorted(inside):
        x, y = corners[day][0] - 1, corners[day][1] - 1
        if day - timedelta(days=7) not in inside:
            yield (x, y), (x + grid.day, y)
        if day + timedelta(days=7) not in inside:
            yield (x, y + HIGH), (x + grid.day, y + HIGH)
        if day.weekday() == 0 or day - timedelta(days=1) not in inside:
            yield (x, y), (x, y + HIGH)
        if day.weekday() == 6 or day + timedelta(days=1) not in inside:
            yield (x + grid.day, y), (x + grid.day, y + HIGH)


def _days_of_month(sheet: Paper, rows: Sequence[Row], corners: Corners, grid: DayGrid) -> None:
    """Write each day's number, with the month where it is the first one shown or the month's first.

    On a day without dots the month may stand below its number.
    """
    plain: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for number, row in enumerate(rows):
        x, y = corners[row.day]
        if number == 0 or row.day.day == 1:
            said, room = day_and_month(row.day), grid.day - 4
            parts = [said] if row.out + row.to_come else theme.wrapped(said, theme.SMALL, room)
            for line, part in enumerate(parts):
                where = y + 8 + theme.LEADING * line
                sheet.text(x + 3, where, part, size=theme.SMALL, colour=theme.QUIET, room=room)
        else:
            plain.setdefault((num(row.day.day), theme.QUIET), []).append((x + (5.5 if row.day.day < 10 else 8), y + 8))
    sheet.numbers(plain)


def _dots(sheet: Paper, rows: Sequence[Row], corners: Corners, grid: DayGrid) -> None:
    """Draw each day's posts, in rows of four; where they are many their number, with one dot."""
    out: list[tuple[float, float]] = []
    ahead: list[tuple[float, float]] = []
    for row in rows:
        x, y = corners[row.day]
        if crowded(row):
            many = [(number, dots) for number, dots in ((row.out, out), (row.to_come, ahead)) if number]
            for place, (number, dots) in enumerate(many):
                middle = y + 24.5 + (place - (len(many) - 1) / 2) * 11
                sheet.text(x + 6, middle, num(number), colour=theme.BLUE, bold=True)
                dots.append((x + 11 + theme.width(num(number), theme.LABEL, bold=True), middle))
            continue
        places = [
            (x + 1.7 + grid.dot + grid.apart * (number % 4), y + 19.5 + 10 * (number // 4))
            for number in range(row.out + row.to_come)
        ]
        out += places[: row.out]
        ahead += places[row.out :]
    sheet.dots(out, grid.dot, theme.BLUE)
    sheet.dots(ahead, grid.dot - 0.4, theme.WHITE, edge=theme.BLUE, line=1.2)

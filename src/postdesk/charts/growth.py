"""How fast does a post's engagement arrive, and when is it safe to judge it?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from postdesk.charts import theme
from postdesk.charts.sheet import Paper
from postdesk.charts.tables import grouped
from postdesk.figures.ages import SETTLED
from postdesk.figures.growth import AGES, Growth, first_age, growth
from postdesk.words import colon, num, per_cent, say, sentence, series

NAME = "growth"
Row = Growth
rows = growth

SHOWN = 6
LEFT, RIGHT, HIGH = 132.0, 400.0, 46.0
MOST = 1.5
"""The share at the right end of the scale; what lies beyond is drawn there."""


def by_network(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the ages of each network, in the order of the rows."""
    return grouped(rows, "network")


def title(rows: Sequence[Row]) -> str:
    """Say by which day half of the seven-day engagement is there, on the fastest and the slowest network."""
    days = {network: age for network, own in by_network(rows).items() if (age := first_age(own, 0.5)) is not None}
    if not days:
        return say("Too few repeated counts to say how fast posts grow")
    fast, slow = (pick(days, key=lambda name: (days[name], name)) for pick in (min, max))
    if days[fast] == days[slow]:
        if len(days) > 1 and len(days) == len(by_network(rows)):
            return say("Half a week's engagement comes by day {day} everywhere", day=days[fast])
        return say(
            "Half a week's engagement comes by day {day} on {network}", day=days[fast], network=series(list(days))
        )
    return say(
        "Half a week's engagement: day {day} on {network}, {later} on {slow}",
        day=days[fast],
        network=fast,
        later=days[slow],
        slow=slow,
    )


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is compared."""
    posts = sum(max(row.posts for row in own) for own in by_network(rows).values())
    return say(
        "Share of the engagements at {days} days: middle post and middle half. n = {posts}.",
        days=int(SETTLED),
        posts=posts,
    )


def alt(rows: Sequence[Row]) -> str:
    """Say each network's middle share at each age."""
    parts = [sentence(title(rows))]
    for network, own in by_network(rows).items():
        ages = (say("day {age} {share}", age=row.age, share=per_cent(round(100 * row.middle))) for row in own)
        parts.append(sentence(colon(network, series(list(ages)))))
    return " ".join(parts)


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 44 + HIGH * min(max(len(by_network(rows)), 1), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0) -> None:
    """Draw a small curve for each network: a column for each age, as high as the share is."""
    networks = list(by_network(rows).items())[:SHOWN]
    if not networks:
        sheet.text(16, top + 24, say("No post was counted often enough yet."), colour=theme.QUIET)
        return
    bottom = top + 14 + HIGH * len(networks)
    for age in AGES:
        sheet.text(column(age), bottom + 11, num(age), size=theme.SMALL, colour=theme.QUIET, align="center")
    sheet.text(LEFT - 12, bottom + 11, say("age in days"), size=theme.SMALL, colour=theme.QUIET, align="right")
    sheet.text(RIGHT + 40, bottom + 11, say("posts"), size=theme.SMALL, colour=theme.QUIET)
    for number, (network, own) in enumerate(networks):
        base = top + 14 + HIGH * (number + 1) - 6
        _curve(sheet, own, base)
        sheet.text(LEFT - 12, base - HIGH / 2 + 6, network, align="right", room=LEFT - 28)
        sheet.text(RIGHT + 40, base - HIGH / 2 + 6, num(max(row.posts for row in own)))


def column(age: int) -> float:
    """Return where an age stands: at equal distances, since the first days tell most."""
    return LEFT + (RIGHT - LEFT) * (AGES.index(age) + 0.5) / len(AGES)


def _curve(sheet: Paper, own: Sequence[Row], base: float) -> None:
    """Draw one network: its base, the level of the seventh day, the middle half and the middle."""
    high = HIGH - 12
    sheet.lines([((LEFT, base), (RIGHT, base)), ((LEFT, base - high / MOST), (RIGHT, base - high / MOST))])
    sheet.text(RIGHT + 6, base - high / MOST, per_cent(100), size=theme.SMALL, colour=theme.QUIET)
    points = [(column(row.age), base - high * min(row.middle, MOST) / MOST) for row in own]
    sheet.boxes(list(_halves(own, base, high)), theme.RANGE)
    sheet.lines(pairwise(points), theme.BLUE, 1.2)
    sheet.dots(points, 3, theme.BLUE)


def _halves(own: Sequence[Row], base: float, high: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the middle half of each age as a bar."""
    for row in own:
        upper, lower = (base - high * min(share, MOST) / MOST for share in (row.high, row.low))
        yield column(row.age) - 9, upper, 18, max(lower - upper, 1)

"""How fast does a post's engagement arrive, and when is it safe to judge it?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from postdesk.charts import theme
from postdesk.charts.sheet import WIDE, Box, Layout, Paper, Stretch
from postdesk.charts.tables import grouped
from postdesk.figures.ages import SETTLED
from postdesk.figures.growth import AGES, Growth, first_age, growth
from postdesk.words import colon, num, per_cent, say, says, sentence, series

NAME = "growth"
NOTHING = "No post was counted often enough yet."
Row = Growth
rows = growth

SHOWN = 6
BESIDE, BELOW = Stretch(132, 400), Stretch(14, 264)
"""The ages, with a network's words beside its curve, and with them above; in points."""
HIGH, NAME_LINE = 46.0, 16.0
"""The height of a curve, and of the line above it on narrow paper; in points."""
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


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    networks = min(len(by_network(rows)), SHOWN)
    return layout.width, (44 if layout.beside else 54) + _line(layout) * networks


def _line(layout: Layout) -> float:
    """Return the height of a network's line, in points."""
    return HIGH if layout.beside else HIGH + NAME_LINE


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a small curve for each network: a column for each age, as high as the share is."""
    networks = list(by_network(rows).items())[:SHOWN]
    span, high = BESIDE if layout.beside else BELOW, _line(layout)
    bottom = top + 14 + high * len(networks)
    for age in AGES:
        sheet.text(column(age, span), bottom + 11, num(age), size=theme.SMALL, colour=theme.QUIET, align="center")
    if layout.beside:
        said, posts = say("age in days"), say("posts")
        sheet.text(span.left - 12, bottom + 11, said, size=theme.SMALL, colour=theme.QUIET, align="right")
        sheet.text(span.right + 40, bottom + 11, posts, size=theme.SMALL, colour=theme.QUIET)
    else:
        sheet.below(bottom + 23, say("age in days"))
    for number, (network, own) in enumerate(networks):
        base = top + 14 + high * (number + 1) - 6
        _curve(sheet, own, base, span)
        _words(sheet, network, max(row.posts for row in own), base, layout)


def _words(sheet: Paper, network: str, posts: int, base: float, layout: Layout) -> None:
    """Write a network on the left of its curve and its posts on the right, or both above it."""
    if not layout.beside:
        sheet.above(base - HIGH + 2, network, says("{n} post", "{n} posts", posts))
        return
    middle = base - HIGH / 2 + 6
    sheet.text(BESIDE.left - 12, middle, network, align="right", room=BESIDE.left - 28)
    sheet.text(BESIDE.right + 40, middle, num(posts))


def column(age: int, span: Stretch = BESIDE) -> float:
    """Return where an age stands: at equal distances, since the first days tell most."""
    return span.at((AGES.index(age) + 0.5) / len(AGES))


def _curve(sheet: Paper, own: Sequence[Row], base: float, span: Stretch) -> None:
    """Draw one network: its base, the level of the seventh day, the middle half and the middle."""
    high = HIGH - 12
    level = base - high / MOST
    sheet.lines([((span.left, y), (span.right, y)) for y in (base, level)])
    sheet.text(span.right + 6, level, per_cent(100), size=theme.SMALL, colour=theme.QUIET)
    points = [(column(row.age, span), base - high * min(row.middle, MOST) / MOST) for row in own]
    sheet.boxes(list(_halves(own, base, high, span)), theme.RANGE)
    sheet.lines(pairwise(points), theme.BLUE, 1.2)
    sheet.dots(points, 3, theme.BLUE)


def _halves(own: Sequence[Row], base: float, high: float, span: Stretch) -> Iterator[Box]:
    """Yield the middle half of each age as a bar."""
    for row in own:
        upper, lower = (base - high * min(share, MOST) / MOST for share in (row.high, row.low))
        yield column(row.age, span) - 9, upper, 18, max(lower - upper, 1)

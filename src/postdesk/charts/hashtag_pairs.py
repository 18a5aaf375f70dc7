"""Which hashtags stand on the same posts, and how much more often than by chance?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, WIDE, Layout, Paper
from postdesk.figures.hashtags import TOGETHER, TagPair, tag_pairs
from postdesk.figures.material import Material
from postdesk.words import colon, decimal, say, says, sentence, series

NAME = "hashtag-pairs"
NOTHING = "No post carries two hashtags often enough."
Row = TagPair

SHOWN, ROW, LEFT, LONGEST = 14, 34.0, 232.0, 150.0
TALL, SHORT = 52.0, 120.0
"""On narrow paper: the height of a pair, and the length of the longest bar; in points."""


def rows(material: Material) -> list[Row]:
    """Return the pairs, the most frequent first."""
    return list(tag_pairs(material.known, material.families))


def title(rows: Sequence[Row]) -> str:
    """Say which two hashtags go together most often."""
    if not rows:
        return say("No two hashtags share {posts} posts", posts=TOGETHER)
    return says("{tags} share {n} post", "{tags} share {n} posts", rows[0].posts, tags=_named(rows[0]))


def _named(row: Row) -> str:
    """Return both hashtags of a pair."""
    return f"#{row.one} + #{row.other}"


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is counted, and how many pairs are not shown."""
    shown = min(len(rows), SHOWN)
    return say("Posts that carry both hashtags; pairs: {pairs}, shown: {shown}.", pairs=len(rows), shown=shown)


def alt(rows: Sequence[Row]) -> str:
    """Say each shown pair's posts, and how much oftener that is than by chance."""
    lines = (colon(_named(one), series([posts(one), often(one)])) for one in rows[:SHOWN])
    return " ".join([sentence(title(rows)), *map(sentence, lines)])


def posts(row: Row) -> str:
    """Return the posts of a pair in words."""
    return says("{n} post", "{n} posts", row.posts)


def often(row: Row) -> str:
    """Return how much oftener two hashtags meet than chance would have it."""
    return say("{times} times as often as by chance", times=decimal(round(row.lift, 1), "0.0"))


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return layout.width, 14 + (ROW if layout.beside else TALL) * min(len(rows), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a bar for each pair, the first hashtag above the second, or both above the bar."""
    left, most, high = (LEFT, LONGEST, ROW) if layout.beside else (INSET, SHORT, TALL)
    middles = [top + 6 + high * number + (high / 2 if layout.beside else 32) for number in range(SHOWN)]
    places = list(zip(rows, middles, strict=False))
    longest = most / rows[0].posts
    sheet.boxes([(left, y - 8, one.posts * longest, 16) for one, y in places], theme.BLUE)
    if layout.beside:
        sheet.lines([((LEFT, top + 6), (LEFT, places[-1][1] + ROW / 2))], theme.QUIET)
    for one, y in places:
        _names(sheet, one, y, layout)
        x = left + one.posts * longest + 7
        sheet.pair(x, y, posts(one), often(one), layout.width - 12 - x)


def _names(sheet: Paper, row: Row, middle: float, layout: Layout) -> None:
    """Write both hashtags beside their bar, or above it."""
    if not layout.beside:
        sheet.line(INSET, middle - 23, _named(row), room=layout.end - INSET)
        return
    for name, y in ((row.one, middle - 6), (row.other, middle + 6)):
        sheet.text(LEFT - 8, y, f"#{name}", align="right", room=LEFT - 24)

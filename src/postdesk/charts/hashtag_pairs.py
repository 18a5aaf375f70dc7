"""Which hashtags stand on the same posts, and how much oftener than by chance?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.sheet import Paper
from postdesk.figures.hashtags import TOGETHER, TagPair, tag_pairs
from postdesk.figures.material import Material
from postdesk.words import colon, decimal, say, says, sentence, series

NAME = "hashtag-pairs"
Row = TagPair

SHOWN, ROW, LEFT, LONGEST = 14, 34.0, 232.0, 150.0


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


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 14 + ROW * min(max(len(rows), 1), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0) -> None:
    """Draw a bar for each pair, the first hashtag above the second."""
    if not rows:
        sheet.text(16, top + 24, say("No post carries two hashtags often enough."), colour=theme.QUIET)
        return
    places = [(one, top + 6 + ROW * (number + 0.5)) for number, one in enumerate(rows[:SHOWN])]
    longest = LONGEST / rows[0].posts
    sheet.boxes([(LEFT, y - 8, one.posts * longest, 16) for one, y in places], theme.BLUE)
    sheet.lines([((LEFT, top + 6), (LEFT, places[-1][1] + ROW / 2))], theme.QUIET)
    for one, y in places:
        for name, middle in ((one.one, y - 6), (one.other, y + 6)):
            sheet.text(LEFT - 8, middle, f"#{name}", align="right", room=LEFT - 24)
        x = LEFT + one.posts * longest + 7
        sheet.pair(x, y, posts(one), often(one), 547 - 12 - x)

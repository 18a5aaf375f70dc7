"""Do posts with a hashtag have more engagement than posts without it, all else allowed for?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.captions import shortened
from postdesk.charts.ratios import LEFT, SCALE, WORDS, beyond, place, share
from postdesk.charts.sheet import Paper
from postdesk.figures.lift import FEWEST, TagLift, tag_lifts
from postdesk.words import clauses, colon, num, per_cent, say, sentence

NAME = "hashtag-lift"
Row = TagLift
rows = tag_lifts

SHOWN = 14
ROW = 21.0
RING = 5.4
"""The radius of the ring for the plain average; it stands around the dot where the two agree."""

BOTH = ("clearly more engagement", "clearly less")
"""What is said, after their names, where some have more and some have less."""
MORE, LESS = "Posts with {tags} have clearly more engagement", "Posts with {tags} have clearly less engagement"


def title(rows: Sequence[Row]) -> str:
    """Say which hashtags stand out clearly, or that none does."""
    if not rows:
        return say("No hashtag is on {posts} posts with settled figures yet", posts=FEWEST)
    more, less = (
        [row.hashtag for row in rows if row.strength == "clearly" and row.effect * side > 0] for side in (1, -1)
    )
    said = [
        colon(named, say(short)) if more and less else say(whole, tags=named)
        for tags, whole, short in ((more, MORE, BOTH[0]), (less, LESS, BOTH[1]))
        if tags and (named := shortened(tags, 2 if len(tags) < 3 else 1))
    ]
    return clauses(*said) or say("No hashtag stands out clearly from the others")


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is allowed for."""
    posts = rows[0].of if rows else 0
    return say(
        "With network, kind, language and time allowed for; small samples pulled to zero. n = {posts}.",
        posts=posts,
    )


def alt(rows: Sequence[Row]) -> str:
    """Say each shown hashtag's effect with its interval, and how sure it is."""
    lines = (sentence(colon(_named(row), said(row))) for row in rows[:SHOWN])
    return " ".join([sentence(title(rows)), *lines])


def _named(row: Row) -> str:
    return say("{tag} (with {others})", tag=row.hashtag, others=row.family) if row.family else row.hashtag


def said(row: Row) -> str:
    """Return a hashtag's effect in words."""
    leans = say("leans up") if row.effect > 0 else say("leans down")
    return say(
        "{share}, 90% interval {low} to {high}, n = {posts}, {sure}",
        share=share(row.effect),
        low=share(row.low),
        high=share(row.high),
        posts=row.posts,
        sure={"clearly": say("clear"), "leans": leans}.get(row.strength) or say(row.strength),
    )


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 62 + ROW * min(max(len(rows), 1), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0) -> None:
    """Draw an interval for each hashtag on a logarithmic scale, the plain average beside it."""
    shown = _shown(rows)
    if not shown:
        sheet.text(16, top + 24, say("Nothing can be estimated yet."), colour=theme.QUIET)
        return
    first, bottom = top + 28, top + 30 + ROW * len(shown)
    _key(sheet, top + 9)
    marks = [(place(value), words) for value, words in zip(SCALE, WORDS, strict=True)]
    sheet.lines([((x, first), (x, bottom)) for x, _ in marks])
    sheet.lines([((place(0), first), (place(0), bottom))], theme.INK, 1.1)
    for x, words in marks:
        sheet.text(x, bottom + 9, say(words), size=theme.SMALL, colour=theme.QUIET, align="center")
    sheet.text(LEFT - 16, bottom + 9, say("engagement per post"), size=theme.SMALL, colour=theme.QUIET, align="right")
    middles = [(row, first + ROW * (number + 0.5)) for number, row in enumerate(shown)]
    sheet.lines([((place(row.low), y), (place(row.high), y)) for row, y in middles], theme.BLUE, 1.2)
    sheet.boxes([_thick(row, y) for row, y in middles], theme.BLUE)
    sheet.dots([(place(row.effect), y) for row, y in middles], 3.4, theme.BLUE)
    sheet.dots([(place(row.raw), y) for row, y in middles], RING, "none", edge=theme.ORANGE, line=1.3)
    sheet.lines([line for row, y in middles for line in beyond(row.raw, y)], theme.ORANGE, 1.3)
    for row, y in middles:
        bold = row.strength == "clearly"
        sheet.text(LEFT - 16, y, row.hashtag, align="right", room=LEFT - 32, bold=bold)
        sheet.text(547 - 16, y, num(row.posts), align="right")


def _shown(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows that fit: all, or the highest and the lowest."""
    return rows if len(rows) <= SHOWN else [*rows[: SHOWN // 2], *rows[-SHOWN // 2 :]]


def _thick(row: Row, middle: float) -> tuple[float, float, float, float]:
    left, right = place(row.narrow_low), place(row.narrow_high)
    return left, middle - 2.2, right - left, 4.4


def _key(sheet: Paper, y: float) -> None:
    """Draw what the marks mean."""
    x = LEFT - 60
    sheet.dots([(x, y)], 3.4, theme.BLUE)
    x = sheet.key(x, y, say("estimate"), 9)
    sheet.boxes([(x, y - 2.2, 18, 4.4)], theme.BLUE)
    x = sheet.key(x, y, per_cent(50), 23)
    sheet.lines([((x, y), (x + 20, y))], theme.BLUE, 1.2)
    x = sheet.key(x, y, say("90% interval"), 25) + RING - 3
    sheet.dots([(x, y)], RING, "none", edge=theme.ORANGE, line=1.3)
    sheet.key(x, y, say("plain average"), 10)
    sheet.text(547 - 16, y, say("posts"), size=theme.SMALL, colour=theme.QUIET, align="right")

"""Do posts with a hashtag have more engagement than posts without it, all else allowed for?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.captions import shortened
from postdesk.charts.ratios import BESIDE, beyond, draw_scale, place, scale, share
from postdesk.charts.sheet import INSET, WIDE, Box, Layout, Paper, Stretch, flowed
from postdesk.figures.lift import FEWEST, TagLift, tag_lifts
from postdesk.words import clauses, colon, num, per_cent, say, says, sentence

NAME = "hashtag-lift"
NOTHING = "Nothing can be estimated yet."
Row = TagLift
rows = tag_lifts

SHOWN = 14
ROW, TALL, KEY_LINE = 21.0, 36.0, 14.0
"""The height of a hashtag's line, with its words beside it and above, and of a line of the key; in points."""
MARK = 25.0
"""The room of a mark of the key, in points."""
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


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    below, high = (48, ROW) if layout.beside else (60, TALL)
    return layout.width, below + _key_height(layout) + high * min(len(rows), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw an interval for each hashtag on a logarithmic scale, the plain average beside it."""
    shown, on = _shown(rows), scale(layout)
    first = top + 14 + _key_height(layout)
    high, down = (ROW, ROW / 2) if layout.beside else (TALL, TALL - 10)
    middles = [(row, first + high * number + down) for number, row in enumerate(shown)]
    bottom = first + 2 + high * len(shown)
    _key(sheet, top + 9, layout)
    spans = [(first, bottom)] if layout.beside else [(y - 8, y + 8) for _, y in middles]
    draw_scale(sheet, spans, bottom, layout)
    if layout.beside:
        said, posts = say("engagement per post"), say("posts")
        sheet.text(on.left - 16, bottom + 9, said, size=theme.SMALL, colour=theme.QUIET, align="right")
        sheet.text(layout.width - 16, top + 9, posts, size=theme.SMALL, colour=theme.QUIET, align="right")
    else:
        sheet.below(bottom + 33, say("engagement per post"))
    sheet.lines([((place(row.low, on), y), (place(row.high, on), y)) for row, y in middles], theme.BLUE, 1.2)
    sheet.boxes([_thick(row, y, on) for row, y in middles], theme.BLUE)
    sheet.dots([(place(row.effect, on), y) for row, y in middles], 3.4, theme.BLUE)
    sheet.dots([(place(row.raw, on), y) for row, y in middles], RING, "none", edge=theme.ORANGE, line=1.3)
    sheet.lines([line for row, y in middles for line in beyond(row.raw, y, on)], theme.ORANGE, 1.3)
    for row, y in middles:
        _words(sheet, row, y, layout)


def _words(sheet: Paper, row: Row, middle: float, layout: Layout) -> None:
    """Write a hashtag on the left of its interval and its posts on the right, or both above it."""
    bold = row.strength == "clearly"
    if not layout.beside:
        sheet.above(middle - 17, row.hashtag, says("{n} post", "{n} posts", row.posts), bold=bold)
        return
    sheet.text(BESIDE.left - 16, middle, row.hashtag, align="right", room=BESIDE.left - 32, bold=bold)
    sheet.text(WIDE.width - 16, middle, num(row.posts), align="right")


def _shown(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows that fit: all, or the highest and the lowest."""
    return rows if len(rows) <= SHOWN else [*rows[: SHOWN // 2], *rows[-SHOWN // 2 :]]


def _thick(row: Row, middle: float, on: Stretch) -> Box:
    left, right = place(row.narrow_low, on), place(row.narrow_high, on)
    return left, middle - 2.2, right - left, 4.4


def _key_words() -> list[str]:
    """Return what the marks mean, in the order in which the key has them."""
    return [say("estimate"), per_cent(50), say("90% interval"), say("plain average")]


def _key_places(layout: Layout) -> list[tuple[float, int]]:
    """Return where the marks of the key stand."""
    span = Stretch(BESIDE.left - 92, layout.width) if layout.beside else Stretch(INSET, layout.end)
    return flowed(_key_words(), span, MARK)


def _key_height(layout: Layout) -> float:
    """Return the height of the key, which may have several lines."""
    return KEY_LINE * (1 + _key_places(layout)[-1][1])


def _key(sheet: Paper, middle: float, layout: Layout) -> None:
    """Draw what the marks mean."""
    places = [(x, middle + KEY_LINE * line) for x, line in _key_places(layout)]
    dot, half, whole, ring = places
    sheet.dots([(dot[0] + 12, dot[1])], 3.4, theme.BLUE)
    sheet.boxes([(half[0] + 3, half[1] - 2.2, 18, 4.4)], theme.BLUE)
    sheet.lines([((whole[0] + 2, whole[1]), (whole[0] + 22, whole[1]))], theme.BLUE, 1.2)
    sheet.dots([(ring[0] + 12, ring[1])], RING, "none", edge=theme.ORANGE, line=1.3)
    for (x, y), words in zip(places, _key_words(), strict=True):
        sheet.key(x, y, words, MARK)

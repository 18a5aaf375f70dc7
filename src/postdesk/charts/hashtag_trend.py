"""Which hashtags are used more than before, which less, since when, and until when?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.captions import shortened
from postdesk.charts.ratios import beyond, draw_scale, place, scale, share
from postdesk.charts.sheet import INSET, WIDE, Layout, Paper
from postdesk.figures.material import QUARTER
from postdesk.figures.tag_trends import TagTrend, tag_trends
from postdesk.moments.weeks import monday
from postdesk.words import clauses, colon, num, say, says, sentence, series
from postdesk.words.dates import dated_days

NAME = "hashtag-trend"
NOTHING = "Nothing can be estimated yet."
Row = TagTrend
rows = tag_trends

SHOWN, ROW, TALL = 14, 30.0, 46.0
NAMED = 174.0
"""Where the names of the hashtags end, in points."""


def title(rows: Sequence[Row]) -> str:
    """Say which hashtags rise or fall clearly, or that none does."""
    if not rows:
        return say("No hashtag can be compared with the weeks before yet")
    up, down = ([one.hashtag for one in rows if one.trend == trend] for trend in ("rising", "falling"))
    said = [
        colon(shortened(tags, 2 if len(tags) < 3 else 1), say(words))
        for tags, words in ((up, RISING[0]), (down, RISING[1]))
        if tags
    ]
    return clauses(*said) or say("No hashtag clearly rises or falls")


RISING = ("clearly more than before", "clearly less")


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is compared."""
    return say(
        "Share of posts in {weeks} weeks against the {weeks} before; line: 90% interval (hashtags: {n}).",
        weeks=QUARTER,
        n=len(rows),
    )


def alt(rows: Sequence[Row]) -> str:
    """Say each shown hashtag's change, and when it was used first and last."""
    return " ".join([sentence(title(rows)), *(sentence(colon(one.hashtag, told(one))) for one in most_telling(rows))])


def told(row: Row) -> str:
    """Return a hashtag's trend in words."""
    between = say("90% interval {low} to {high}", low=share(row.low), high=share(row.high))
    return series([changed(row), between if interval(row) else "", used(row)])


def changed(row: Row) -> str:
    """Return a hashtag's change in words: one that was not used before is new, one that is used no more is gone."""
    if row.recent in {0, row.posts}:
        return say("new") if row.recent else say("gone")
    return share(row.change)


def interval(row: Row) -> str:
    """Return the interval of a hashtag's change; none where it is new or gone, since it would have no end."""
    return "" if row.recent in {0, row.posts} else say("{low} to {high}", low=share(row.low), high=share(row.high))


def used(row: Row) -> str:
    """Return since when and until when a hashtag has been used."""
    return say("weeks of {days}", days=dated_days(monday(row.since), monday(row.last)))


def most_telling(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows that fit: all, or the most rising and the most falling."""
    return rows if len(rows) <= SHOWN else [*rows[: SHOWN // 2], *rows[-SHOWN // 2 :]]


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return layout.width, 46 + (ROW if layout.beside else TALL) * min(len(rows), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw the interval of each hashtag's change on a logarithmic scale; its name and time beside it, or above."""
    shown, on = most_telling(rows), scale(layout)
    high, down = (ROW, ROW / 2) if layout.beside else (TALL, TALL - 9)
    lines = [(one, top + 16 + high * number + down) for number, one in enumerate(shown)]
    bottom = top + 18 + high * len(lines)
    spans = [(top + 14, bottom)] if layout.beside else [(y - 8, y + 8) for _, y in lines]
    draw_scale(sheet, spans, bottom, layout)
    if layout.beside:
        sheet.text(layout.width - 16, top + 8, say("posts"), size=theme.SMALL, colour=theme.QUIET, align="right")
    known = [(one, y) for one, y in lines if interval(one)]
    sheet.lines([((place(one.low, on), y), (place(one.high, on), y)) for one, y in known], theme.BLUE, 1.2)
    sheet.dots([(place(one.change, on), y) for one, y in known], 3.4, theme.BLUE)
    ends = [(end, y) for one, y in known for end in (one.low, one.high)]
    sheet.lines([line for end, y in ends for line in beyond(end, y, on)], theme.BLUE, 1.3)
    for one, y in lines:
        if not interval(one) and one.recent:
            sheet.text(on.right, y, changed(one), size=theme.SMALL, colour=theme.BLUE, align="right", bold=True)
        elif not interval(one):
            sheet.text(on.left, y, changed(one), size=theme.SMALL, colour=theme.BLUE, bold=True)
        (_beside if layout.beside else _above)(sheet, one, y)


def _beside(sheet: Paper, row: Row, middle: float) -> None:
    """Write a hashtag and its time on the left of its interval, its posts on the right."""
    sheet.text(NAMED, middle - 6, row.hashtag, align="right", room=NAMED - 16, bold=row.trend != "cannot tell")
    sheet.text(NAMED, middle + 6, used(row), size=theme.SMALL, colour=theme.QUIET, align="right", room=NAMED - 8)
    end = WIDE.width - 16
    sheet.text(end, middle, num(row.posts), align="right", room=end - scale(WIDE).right)


def _above(sheet: Paper, row: Row, middle: float) -> None:
    """Write a hashtag, its posts and its time above its interval."""
    posts = says("{n} post", "{n} posts", row.posts)
    sheet.above(middle - 28, row.hashtag, posts, bold=row.trend != "cannot tell")
    sheet.line(INSET, middle - 16, used(row), size=theme.SMALL, colour=theme.QUIET)

"""Which hashtags do we use, how steadily, and which have gone quiet?"""

from collections.abc import Sequence

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, NARROW, WIDE, Layout, Paper, Stretch, flowed
from postdesk.charts.tables import grouped
from postdesk.figures.hashtags import DEAD_WEEKS, HashtagWeek, tag_weeks
from postdesk.figures.material import HALF_YEAR
from postdesk.words import colon, num, percent, say, says, sentence, series
from postdesk.words.dates import day_and_month

NAME = "hashtag-weeks"
NOTHING = "No post carries a hashtag."
Row = HashtagWeek
rows = tag_weeks

SHOWN = 14
"""Hashtags that a reader can take in; the table has them all."""


class WeekGrid(Struct, frozen=True):
    """Where the weeks stand, in points: the left edge, from cell to cell, a cell's height, from hashtag to hashtag."""

    left: float
    step: float
    high: float
    row: float
    wide: float

    @property
    def cell(self) -> float:
        """The width of a cell."""
        return self.step - 1


BESIDE = WeekGrid(148, 11.6, 19.5, 21, WIDE.width)
BELOW = WeekGrid(INSET, (NARROW.end - INSET + 1) / HALF_YEAR, 15, 34, NARROW.width)
"""With a hashtag's words beside its weeks, and with them above."""
KEY_LINE = 12.0


def by_tag(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the weeks of each hashtag, in the order of the rows."""
    return grouped(rows, "hashtag")


def used(own: Sequence[Row]) -> int:
    """Return how many posts carry a tag."""
    return sum(row.posts or 0 for row in own)


def unused(own: Sequence[Row]) -> int:
    """Return for how many weeks a tag has not been used; 0 where it was used in the last one."""
    return next(number for number, row in enumerate(reversed(own)) if row.posts)


def quiet(own: Sequence[Row]) -> bool:
    """Whether a tag that was in use is so no more; tags of events are exempt."""
    return own[0].state == "dead"


def title(rows: Sequence[Row]) -> str:
    """Say the most used hashtag's share of all posts, and how many tags have gone quiet.

    That none has is said only where all of them are in use: one that was never used often can rest for long.
    """
    tags = by_tag(rows)
    if not tags:
        return say("No hashtag was used in {weeks} weeks", weeks=HALF_YEAR)
    name, own = next(iter(tags.items()))
    gone = sum(quiet(weeks) for weeks in tags.values())
    posts, whole = used(own), sum(row.of for row in own)
    share = percent(posts, whole)
    if not gone and any(unused(weeks) >= DEAD_WEEKS for weeks in tags.values()):
        return say("{tag} is on {share} of posts", tag=name, share=share)
    if not gone:
        return say("{tag} is on {share} of posts; no tag went quiet", tag=name, share=share)
    return says(
        "{tag} is on {share} of posts; {n} tag went quiet",
        "{tag} is on {share} of posts; {n} tags went quiet",
        gone,
        tag=name,
        share=share,
    )


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is counted, how many hashtags and posts there are, and what a `+1` behind a hashtag is."""
    tags = by_tag(rows)
    first = next(iter(tags.values()), [])
    words = {"weeks": len(first) or HALF_YEAR, "posts": sum(row.of for row in first)}
    if len(tags) > SHOWN:
        told = say(
            "Posts a week with each hashtag, {weeks} weeks (n = {posts}). Shown: the {shown} most used of {tags}.",
            shown=SHOWN,
            tags=len(tags),
            **words,
        )
    else:
        told = say("Posts a week with each hashtag, {weeks} weeks (n = {posts}).", **words)
    together = any(own[0].family for own in list(tags.values())[:SHOWN])
    return f"{told} {say('+1: another of its family counts with it.')}" if together else told


def alt(rows: Sequence[Row]) -> str:
    """Say each shown hashtag's posts and when it was used last."""
    tags = list(by_tag(rows).items())[:SHOWN]
    return " ".join(
        [
            sentence(title(rows)),
            *(_said(tag, own) for tag, own in tags),
        ]
    )


def _said(tag: str, own: Sequence[Row]) -> str:
    shown = say("{tag} (with {others})", tag=tag, others=own[0].family) if own[0].family else tag
    posts = used(own)
    return sentence(colon(shown, series([says("{n} post", "{n} posts", posts), _last(own)])))


def _last(own: Sequence[Row]) -> str:
    weeks = unused(own)
    if weeks == 0:
        return say("last used in the last week shown")
    return says("last used {n} week before", "last used {n} weeks before", weeks)


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    shown = min(len(by_tag(rows)), SHOWN)
    if layout.beside:
        return layout.width, 46 + BESIDE.row * shown
    return layout.width, 26 + _key_height() + BELOW.row * shown


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a row of cells for each hashtag, a column for each week."""
    tags = list(by_tag(rows).items())[:SHOWN]
    grid = BESIDE if layout.beside else BELOW
    first = top + (26 if layout.beside else _key_height() + 22)
    _key(sheet, top + 8, grid)
    if layout.beside:
        sheet.text(470, top + 8, say("posts"), size=theme.SMALL, colour=theme.QUIET, align="right")
        sheet.text(477, top + 8, say("last used"), size=theme.SMALL, colour=theme.QUIET)
    _cells(sheet, [own for _, own in tags], first, grid)
    for number, (tag, own) in enumerate(tags):
        (_words if layout.beside else _above)(sheet, tag, own, first + grid.row * number)
    tops = [first + grid.row * number for number in range(len(tags))]
    _weeks(sheet, tags[0][1], tops[-1] + grid.high + 1.5, grid)
    _unfinished(sheet, tags[0][1], tops, grid)


def strength(posts: int) -> int:
    """Return which of the four blues a count has: 1, 2, 3 to 4, 5 or more."""
    return min(posts, 3) - 1 if posts < 5 else 3


def _blues() -> dict[str, str]:
    """Return what each blue means, with the grey of none."""
    words = (*map(num, range(3)), f"{num(3)}–{num(4)}", say("5 or more"))
    return dict(zip(words, (theme.PANEL, *theme.STEPS), strict=True))


def _key_places(grid: WeekGrid) -> list[tuple[float, int]]:
    """Return where the marks of the key stand; on narrow paper what they count stands before them."""
    if grid is BESIDE:
        return flowed(list(_blues()), Stretch(grid.left, grid.wide), 13)
    return [(x, line + 1) for x, line in flowed(list(_blues()), Stretch(grid.left, NARROW.end), 13)]


def _key_height() -> float:
    """Return the height of the key on narrow paper."""
    return KEY_LINE * (1 + _key_places(BELOW)[-1][1])


def _key(sheet: Paper, middle: float, grid: WeekGrid) -> None:
    """Draw what each blue means."""
    if grid is BESIDE:
        sheet.text(grid.left - 8, middle, say("posts a week"), size=theme.SMALL, colour=theme.QUIET, align="right")
    else:
        sheet.below(middle, say("posts a week"))
    for (said, fill), (x, line) in zip(_blues().items(), _key_places(grid), strict=True):
        sheet.boxes([(x, middle + KEY_LINE * line - 4.5, 9, 9)], fill)
        sheet.key(x, middle + KEY_LINE * line, said, 13)


def _cells(sheet: Paper, tags: Sequence[Sequence[Row]], first: float, grid: WeekGrid) -> None:
    """Draw every cell, and the number in those with two posts or more."""
    boxes, fills = [], []
    numbers: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for line, own in enumerate(tags):
        for column, row in enumerate(own):
            if row.posts is None:
                continue
            x, y = grid.left + column * grid.step, first + grid.row * line
            boxes.append((x, y, grid.cell, grid.high))
            fills.append(theme.STEPS[strength(row.posts)] if row.posts else theme.PANEL)
            if 2 <= row.posts <= 99:
                colour = theme.ON_DEEP if row.posts >= 5 else theme.ON_PALE
                numbers.setdefault((num(row.posts), colour), []).append((x + grid.cell / 2, y + grid.high / 2))
    sheet.boxes(boxes, fills)
    sheet.numbers(numbers)


def _told(tag: str, own: Sequence[Row]) -> tuple[str, str]:
    """Return a hashtag with the number of its family, and in which week it was used last."""
    weeks = unused(own)
    more = f" +{len(own[0].family.split())}" if own[0].family else ""
    return tag + more, says("last week", "{n} weeks ago", weeks) if weeks else say("this week")


def _words(sheet: Paper, tag: str, own: Sequence[Row], top: float) -> None:
    """Write the hashtag on the left; its posts and when it was last used on the right."""
    (name, last), gone = _told(tag, own), quiet(own)
    left, middle = BESIDE.left, top + BESIDE.row / 2
    sheet.text(left - 8, middle, name, align="right", room=left - 24, colour=theme.QUIET if gone else theme.INK)
    sheet.text(470, middle, num(used(own)), align="right")
    sheet.text(477, middle, last, size=theme.SMALL, colour=theme.ORANGE if gone else theme.QUIET, bold=gone)


def _above(sheet: Paper, tag: str, own: Sequence[Row], top: float) -> None:
    """Write the hashtag, its posts and when it was last used above its weeks."""
    (name, last), gone, posts = _told(tag, own), quiet(own), used(own)
    said = series([says("{n} post", "{n} posts", posts), last])
    colour = theme.ORANGE if gone else theme.QUIET
    sheet.line(INSET, top - 9, said, end=True, size=theme.SMALL, colour=colour, bold=gone)
    room = NARROW.end - INSET - theme.width(said, theme.SMALL, gone) - 8
    sheet.line(INSET, top - 9, name, colour=theme.QUIET if gone else theme.INK, room=room)


def _weeks(sheet: Paper, own: Sequence[Row], bottom: float, grid: WeekGrid) -> None:
    """Write every fourth week's Monday below the columns, and what the frame of a week means that is not over."""
    running = [number for number, row in enumerate(own) if row.running]
    unfinished, free = say("not over yet"), grid.wide
    if running:
        free = grid.left + running[0] * grid.step + grid.cell - theme.width(unfinished, theme.SMALL) - 6
    after = 0.0
    for number, row in enumerate(own[::4]):
        x, words = grid.left + 4 * number * grid.step, day_and_month(row.week)
        end = x + theme.width(words, theme.SMALL)
        if after <= x and end <= free:
            sheet.text(x, bottom + 9, words, size=theme.SMALL, colour=theme.QUIET)
            after = end + 4
    for number in running:
        x = grid.left + number * grid.step + grid.cell
        sheet.text(x, bottom + 9, unfinished, size=theme.SMALL, colour=theme.INK, align="right")


def _unfinished(sheet: Paper, own: Sequence[Row], tops: Sequence[float], grid: WeekGrid) -> None:
    """Frame the week that is not over: once through all hashtags, or each for itself where words stand between them."""
    high = grid.high + 2
    frames = [(tops[0], tops[-1] - tops[0] + high)] if grid is BESIDE else [(top, high) for top in tops]
    for number in (number for number, row in enumerate(own) if row.running):
        x = grid.left + number * grid.step - 0.75
        boxes = [(x, top - 1, grid.cell + 1.5, tall) for top, tall in frames]
        sheet.boxes(boxes, "none", edge=theme.INK, line=1.1, dash=(0, (3, 2)))

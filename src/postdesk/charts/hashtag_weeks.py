"""Which hashtags do we use, how steadily, and which have gone quiet?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.sheet import Paper
from postdesk.charts.tables import grouped
from postdesk.figures.hashtags import DEAD_WEEKS, HashtagWeek, tag_weeks
from postdesk.figures.material import HALF_YEAR
from postdesk.words import colon, num, percent, say, says, sentence, series
from postdesk.words.dates import day_and_month

NAME = "hashtag-weeks"
Row = HashtagWeek
rows = tag_weeks

SHOWN = 14
"""Hashtags that a reader can take in; the table has them all."""
LEFT, CELL, ROW = 148.0, 10.6, 21.0


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


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 46 + ROW * min(max(len(by_tag(rows)), 1), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0) -> None:
    """Draw a row of cells for each hashtag, a column for each week."""
    tags = list(by_tag(rows).items())[:SHOWN]
    if not tags:
        sheet.text(16, top + 24, say("No post carries a hashtag."), colour=theme.QUIET)
        return
    first = top + 26
    _key(sheet, top + 8)
    _cells(sheet, [own for _, own in tags], first)
    for number, (tag, own) in enumerate(tags):
        _words(sheet, tag, own, first + ROW * (number + 0.5))
    _weeks(sheet, tags[0][1], first, first + ROW * len(tags))


def strength(posts: int) -> int:
    """Return which of the four blues a count has: 1, 2, 3 to 4, 5 or more."""
    return min(posts, 3) - 1 if posts < 5 else 3


def _key(sheet: Paper, middle: float) -> None:
    """Draw what each blue means."""
    fills, words = (theme.PANEL, *theme.STEPS), (*map(num, range(3)), f"{num(3)}–{num(4)}", say("5 or more"))
    sheet.text(LEFT - 8, middle, say("posts a week"), size=theme.SMALL, colour=theme.QUIET, align="right")
    x = LEFT
    for fill, said in zip(fills, words, strict=True):
        sheet.boxes([(x, middle - 4.5, 9, 9)], fill)
        x = sheet.key(x, middle, said, 13)
    sheet.text(470, middle, say("posts"), size=theme.SMALL, colour=theme.QUIET, align="right")
    sheet.text(477, middle, say("last used"), size=theme.SMALL, colour=theme.QUIET)


def _cells(sheet: Paper, tags: Sequence[Sequence[Row]], first: float) -> None:
    """Draw every cell, and the number in those with two posts or more."""
    boxes, fills = [], []
    numbers: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for line, own in enumerate(tags):
        for column, row in enumerate(own):
            if row.posts is None:
                continue
            x, y = LEFT + column * (CELL + 1), first + ROW * line
            boxes.append((x, y, CELL, ROW - 1.5))
            fills.append(theme.STEPS[strength(row.posts)] if row.posts else theme.PANEL)
            if 2 <= row.posts <= 99:
                colour = theme.ON_DEEP if row.posts >= 5 else theme.ON_PALE
                numbers.setdefault((num(row.posts), colour), []).append((x + CELL / 2, y + ROW / 2 - 0.75))
    sheet.boxes(boxes, fills)
    sheet.numbers(numbers)


def _words(sheet: Paper, tag: str, own: Sequence[Row], middle: float) -> None:
    """Write the hashtag on the left; its posts and when it was last used on the right."""
    weeks, gone = unused(own), quiet(own)
    last = says("last week", "{n} weeks ago", weeks) if weeks else say("this week")
    more = f" +{len(own[0].family.split())}" if own[0].family else ""
    sheet.text(LEFT - 8, middle, tag + more, align="right", room=LEFT - 24, colour=theme.QUIET if gone else theme.INK)
    sheet.text(470, middle, num(used(own)), align="right")
    sheet.text(477, middle, last, size=theme.SMALL, colour=theme.ORANGE if gone else theme.QUIET, bold=gone)


def _weeks(sheet: Paper, own: Sequence[Row], first: float, bottom: float) -> None:
    """Write every fourth week's Monday below the columns, and mark the week that is not over."""
    running = [number for number, row in enumerate(own) if row.running]
    unfinished, free = say("not over yet"), 547.0
    if running:
        free = LEFT + running[0] * (CELL + 1) + CELL - theme.width(unfinished, theme.SMALL) - 6
    for number, row in enumerate(own[::4]):
        x, words = LEFT + 4 * number * (CELL + 1), day_and_month(row.week)
        if x + theme.width(words, theme.SMALL) <= free:
            sheet.text(x, bottom + 9, words, size=theme.SMALL, colour=theme.QUIET)
    for number in running:
        x = LEFT + number * (CELL + 1)
        sheet.boxes(
            [(x - 0.75, first - 1, CELL + 1.5, bottom - first + 0.5)],
            "none",
            edge=theme.INK,
            line=1.1,
            dash=(0, (3, 2)),
        )
        sheet.text(x + CELL, bottom + 9, unfinished, size=theme.SMALL, colour=theme.INK, align="right")

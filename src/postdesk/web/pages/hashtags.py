"""Which hashtags are used, week by week, as a table that is read with eyes, keyboard or a screen reader."""

from collections.abc import Sequence

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.figures.hashtags import TagUse
from postdesk.web.page import PageRequest, Values, WebPage

SPANS = (12, 26, 52)
SHOWN = 100
STEPS = 5
"""Shades of a cell; 0 is none."""


class Row(Struct, frozen=True):
    """One hashtag: its weekly uses, each with its shade; None where nothing was known."""

    name: str
    posts: int
    state: str
    last: str
    spellings: tuple[str, ...]
    cells: tuple[tuple[int | None, int], ...]


def page_values(asked: PageRequest) -> Values:
    """Return the hashtags of so many `weeks`, those that hold `find` in their name."""
    weeks = _weeks(asked.query.get("weeks", ""))
    used, find = asked.desk.hashtags.usage(weeks), asked.query.get("find", "").strip().lstrip("#").casefold()
    fitting = [tag for tag in used.tags if find in tag.name.casefold()]
    most = max((count or 0 for tag in fitting for count in tag.weekly), default=0)
    return {
        "used": used,
        "find": asked.query.get("find", ""),
        "count": weeks,
        "spans": SPANS,
        "rows": [_row(tag, most) for tag in fitting[:SHOWN]],
        "left": max(0, len(fitting) - SHOWN),
        "title": _title(used.tags, used.posts, weeks),
    }


def _weeks(text: str) -> int:
    if not text:
        return SPANS[0]
    if not text.isdecimal() or int(text) not in SPANS:
        raise PostdeskError(f'"{text}" weeks cannot be shown: choose {SPANS[0]}, {SPANS[1]} or {SPANS[2]}')
    return int(text)


def _row(tag: TagUse, most: int) -> Row:
    return Row(
        name=tag.name,
        posts=tag.posts,
        state=tag.state,
        last=tag.last,
        spellings=tuple(f"{name} ({count})" for name, count in tag.spellings),
        cells=tuple((count, _shade(count or 0, most)) for count in tag.weekly),
    )


def _shade(count: int, most: int) -> int:
    return -(-count * STEPS // most) if count else 0


def _title(tags: Sequence[TagUse], posts: int, weeks: int) -> str:
    """Say in a sentence what the table shows."""
    if not tags:
        return f"No hashtag was used in the last {weeks} weeks"
    first = tags[0]
    used = "1 hashtag was used" if len(tags) == 1 else f"{len(tags)} hashtags were used"
    return f"#{first.name} stood on {first.posts} of {posts} posts in {weeks} weeks; {used}"


PAGE = WebPage("hashtags", "/hashtags", "web/hashtags.html", page_values, "Hashtags")

"""Which hashtags are used, week by week, as a table that is read with eyes, keyboard or a screen reader."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from postdesk import networks
from postdesk.charts import hashtag_lift, hashtag_trend
from postdesk.errors import PostdeskError
from postdesk.figures.hashtag_overview import Hashtags
from postdesk.figures.hashtags import TagUse
from postdesk.moments.weeks import monday
from postdesk.web.acts import SentForm
from postdesk.web.networks_asked import desk_networks, network_asked
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.showing import tagged_words
from postdesk.web.strips import DRAWINGS
from postdesk.web.taking import FormAnswer, SaidOnce, WebForm
from postdesk.web.wording import noted, phrase, phrases
from postdesk.words import num, say
from postdesk.words.dates import day_and_month

SPANS = (12, 26, 52)
SHOWN = 100
LEAST = 2
"""Hashtags that can count as one."""
STEPS = 5
"""Shades of a cell; 0 is none."""
HIGH = 20
"""How high a column of a course is, in points."""
STATES = {"in use": "", "dead": noted("gone quiet"), "event": noted("an event, over"), "over-used": noted("over-used")}


class Sorting(Struct, frozen=True):
    """An order of the table: the word over its column, the way it runs, and what it goes by, given all trends."""

    title: str
    runs: str
    key: Callable[[TagUse, Mapping[str, float]], Any]


SORTS = {
    "name": Sorting(noted("Hashtag"), "ascending", lambda tag, _: tag.tag),
    "posts": Sorting(noted("Posts"), "descending", lambda tag, _: tag.posts),
    "trend": Sorting(noted("Trend"), "descending", lambda tag, changes: changes.get(tag.name, 0.0)),
    "last": Sorting(noted("Last"), "descending", lambda tag, _: tag.last),
}
"""The orders of the table, by what `sort` says; hashtags that are alike in it stay in the order of their posts."""
MOST_USED = "posts"


class WeekUse(Struct, frozen=True):
    """One hashtag in one week: its posts, None where nothing was known."""

    week: str
    count: int | None
    shade: int
    told: str


class Row(Struct, frozen=True):
    """One hashtag: its weekly uses, and their course as columns: where each stands, and how high it is."""

    name: str
    posts: int
    state: str
    last: str
    spellings: str
    trend: str
    course: tuple[tuple[int, int], ...]
    cells: tuple[WeekUse, ...]


def page_values(asked: PageRequest) -> Values:
    """Return the hashtags of so many `weeks` on a `network`, those that hold `find` in their name, in order."""
    weeks = _weeks(asked.query.get("weeks", ""))
    used, find = hashtags_asked(asked), asked.query.get("find", "").strip().lstrip("#").casefold()
    fitting = [tag for tag in used.tags if find in tag.name.casefold()]
    most = max((count or 0 for tag in fitting for count in tag.weekly), default=0)
    clear = [row for row in used.trends if row.trend != "cannot tell"]
    trends = {row.hashtag: hashtag_trend.changed(row) for row in clear}
    sort = asked.query.get("sort", MOST_USED)
    sort = sort if sort in SORTS else MOST_USED
    changes = {row.hashtag.removeprefix("#"): row.change for row in clear}
    fitting = sorted(fitting, key=lambda tag: SORTS[sort].key(tag, changes), reverse=SORTS[sort].runs == "descending")
    return {
        "used": used,
        "weeks": [day_and_month(monday(week)) for week in used.begun],
        "find": asked.query.get("find", ""),
        "count": weeks,
        "spans": SPANS,
        "network": asked.query.get("network", ""),
        "sort": sort,
        "sorts": {name: (phrase(one.title), one.runs) for name, one in SORTS.items()},
        "networks": [(name, networks.title(name)) for name in desk_networks(asked)],
        "rows": [_row(tag, _Among(used.begun, most, trends)) for tag in fitting[:SHOWN]],
        "left": max(0, len(fitting) - SHOWN),
        "title": _title(used.tags, used.posts, weeks),
        "alike": used.families,
        "charts": [_chart(hashtag_trend, used.trends), _chart(hashtag_lift, used.lift)],
    }


def hashtags_asked(asked: PageRequest) -> Hashtags:
    """Return how hashtags were used in the weeks and on the network that an address names."""
    return asked.desk.hashtags.usage(_weeks(asked.query.get("weeks", "")), network_asked(asked))


def _weeks(text: str) -> int:
    if not text:
        return SPANS[0]
    if not text.isdecimal() or int(text) not in SPANS:
        values = dict(zip(("few", "some", "many"), SPANS, strict=True))
        raise PostdeskError(
            phrase('"{text}" weeks cannot be shown: choose {few}, {some} or {many}', text=text, **values)
        )
    return int(text)


class _Among(Struct, frozen=True):
    """What a row is shown among: the weeks, the most posts that any cell has, the hashtags that rise or fall."""

    weeks: tuple[str, ...]
    most: int
    trends: Mapping[str, str]


def _row(tag: TagUse, among: _Among) -> Row:
    highest = max((count or 0 for count in tag.weekly), default=0)
    names = tag.members or (tag.spellings if len(tag.spellings) > 1 else ())
    return Row(
        name=tag.name,
        posts=tag.posts,
        state=phrase(STATES[tag.state]) if STATES[tag.state] else "",
        last=day_and_month(monday(tag.last)),
        spellings=", ".join(f"#{name} ({num(count)})" for name, count in names),
        trend=among.trends.get(f"#{tag.name}", ""),
        course=tuple((4 * at, -(-HIGH * (count or 0) // highest)) for at, count in enumerate(tag.weekly)),
        cells=tuple(
            WeekUse(week, count, _shade(count or 0, among.most), _told(tag.name, week, count or 0))
            for week, count in zip(among.weeks, tag.weekly, strict=True)
        ),
    )


def _told(name: str, week: str, count: int) -> str:
    return tagged_words(name, week, count) if count else ""


def _shade(count: int, most: int) -> int:
    return -(-count * STEPS // most) if count else 0


def _title(tags: Sequence[TagUse], posts: int, weeks: int) -> str:
    """Say in a sentence what the table shows."""
    if not tags:
        return phrases("No hashtag was used in the last week", "No hashtag was used in the last {n} weeks", weeks)
    first = tags[0]
    return phrases(
        "<bdi>#{name}</bdi> stood on {part} of {all} posts in {weeks} weeks; {n} hashtag was used",
        "<bdi>#{name}</bdi> stood on {part} of {all} posts in {weeks} weeks; {n} hashtags were used",
        len(tags),
        name=first.name,
        part=first.posts,
        all=posts,
        weeks=weeks,
    )


def _chart(chart: Any, rows: Sequence[Any]) -> Mapping[str, object]:  # noqa: ANN401 - any module of a chart
    """Return a chart of the report as this page shows it."""
    return {
        "name": chart.NAME,
        "question": say(str(chart.__doc__).partition("\n")[0]),
        "title": chart.title(rows),
        "subtitle": chart.subtitle(rows),
        "drawing": DRAWINGS[chart.NAME](rows),
        "words": chart.alt(rows),
    }


def count_as_one(asked: PageRequest, form: SentForm) -> FormAnswer:
    """Let hashtags that somebody has ticked count as one, and lead back to the table."""
    tags = [tag.strip() for tag in form.fields.get("tag", ()) if tag.strip()]
    if len(tags) < LEAST:
        raise PostdeskError(phrase("tick at least two hashtags: nothing was written"))
    edit = asked.desk.writing.count_as_one(tags)
    said = phrase("<bdi>{tags}</bdi> count as one from now on.", tags=", ".join(f"#{tag}" for tag in tags))
    return FormAnswer(to="/hashtags", said=SaidOnce(said, "take-back", {"edit": edit}))


PAGE = WebPage("hashtags", "/hashtags", "web/hashtags.html", page_values, "Hashtags")
FORMS = (WebForm("/hashtags", count_as_one),)

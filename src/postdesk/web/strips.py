"""The charts of a report as a page draws them: a line for each hashtag or network, its marks on one common scale.

What a mark stands for is a figure of `figures/`, and it says so in words: a mouse and a keyboard are told the same. A
place on the scale is in per cent of its width, so that the drawing fits every screen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from postdesk.charts import against_usual, campaign_timeline, growth, hashtag_lift, hashtag_trend, ratios
from postdesk.charts.against_usual import Scale
from postdesk.charts.sheet import Stretch
from postdesk.figures.growth import AGES, Growth
from postdesk.figures.lift import TagLift
from postdesk.figures.tag_trends import TagTrend
from postdesk.figures.timeline import TimelinePost
from postdesk.figures.usual import ComparedPost
from postdesk.web.wording import noted, phrase, phrases
from postdesk.words import clauses, decimal, num, per_cent, say
from postdesk.words.dates import dated, day_and_month

LEVELS = (50.0, 32.0, 68.0, 14.0, 86.0)
"""Where dots stand that share a place on the scale, in per cent of a line's height, the middle first."""
NEAR = 4.0
"""How near two dots may come, in per cent of the scale: their width on a phone."""


class ChartMark(Struct, frozen=True):
    """One mark: its shape, how it looks, where it begins and ends, and what it says.

    A "dot" stands at `at`, `level` below the upper edge; a "bar" lies from `at` to `to`; a "span" stands at `at`, from
    `level` down to `to`. A mark that says nothing only helps the eye.
    """

    shape: str
    look: str
    at: float
    to: float
    told: str = ""
    level: float = 50.0


class Strip(Struct, frozen=True):
    """One line of a drawing: its name, its marks, and what stands beside them."""

    name: str
    marks: tuple[ChartMark, ...]
    beside: str


class Drawing(Struct, frozen=True):
    """A drawing: its lines, the marks of its scale with their words, and what each look means."""

    strips: tuple[Strip, ...]
    scale: tuple[tuple[float, str], ...]
    key: tuple[tuple[str, str], ...]


def lift_drawing(rows: Sequence[TagLift]) -> Drawing:
    """Draw each hashtag's effect with its intervals of 50 and 90 %, and the plain average beside it."""
    strips = tuple(
        Strip(
            row.hashtag,
            (
                ChartMark("bar", "wide", _ratio(row.low), _ratio(row.high)),
                ChartMark("bar", "half", _ratio(row.narrow_low), _ratio(row.narrow_high)),
                _dot("ring", _ratio(row.raw), phrase("plain average {share}", share=ratios.share(row.raw))),
                _dot("now", _ratio(row.effect), hashtag_lift.said(row)),
            ),
            phrases("{n} post", "{n} posts", row.posts),
        )
        for row in rows
    )
    key = (("now", noted("estimate")), ("half", noted("50% interval")), ("wide", noted("90% interval")))
    return Drawing(strips, _ratios(), _keys((*key, ("ring", noted("plain average")))))


def trend_drawing(rows: Sequence[TagTrend]) -> Drawing:
    """Draw how the use of each hashtag has changed, with its interval; one that is new or gone has none."""
    strips = tuple(
        Strip(row.hashtag, tuple(_trend(row)), hashtag_trend.changed(row)) for row in hashtag_trend.most_telling(rows)
    )
    return Drawing(strips, _ratios(), _keys((("now", noted("change")), ("wide", noted("90% interval")))))


def _trend(row: TagTrend) -> list[ChartMark]:
    if not hashtag_trend.interval(row):
        return [_dot("now", 100.0 if row.recent else 0.0, hashtag_trend.told(row))]
    return [
        ChartMark("bar", "wide", _ratio(row.low), _ratio(row.high)),
        _dot("now", _ratio(row.change), hashtag_trend.told(row)),
    ]


def usual_drawing(rows: Sequence[ComparedPost]) -> Drawing:
    """Draw each post of a network on a scale of equal factors, with the band of what is usual."""
    scale = Scale(max((row.engagements for row in rows), default=0))
    strips = []
    for network, own in against_usual.by_network(rows).items():
        band = against_usual.band_of(own)
        usual = [ChartMark("bar", "usual", _value(scale, band.low), _value(scale, band.high))] if band else []
        now, before = against_usual.said(own)
        strips.append(Strip(network, (*usual, *_before(scale, own), *_current(scale, own)), clauses(now, before)))
    marks = tuple((_value(scale, value), num(value)) for value in scale.marks)
    key = (("now", noted("this period")), ("then", noted("the weeks before")), ("usual", noted("usual")))
    return Drawing(tuple(strips), marks, _keys(key))


def _before(scale: Scale, own: Sequence[ComparedPost]) -> list[ChartMark]:
    """Return a pale dot wherever a post of the weeks before stands; posts that share a place share a dot."""
    places = {round(2 * _value(scale, row.engagements)) / 2 for row in own if not row.current}
    return [_dot("then", place, "") for place in sorted(places)]


def _current(scale: Scale, own: Sequence[ComparedPost]) -> list[ChartMark]:
    """Return a dot for each figure that posts of the period have, from the lowest; it says which posts."""
    alike: dict[float, list[ComparedPost]] = {}
    for row in sorted((row for row in own if row.current), key=lambda row: row.engagements):
        alike.setdefault(round(2 * _value(scale, row.engagements)) / 2, []).append(row)
    return list(_apart([_dot("now", place, _posts(posts)) for place, posts in alike.items()]))


def _apart(dots: Sequence[ChartMark]) -> Iterator[ChartMark]:
    """Yield dots, which come from the left, those that would hide each other above and below the middle."""
    last = dict.fromkeys(LEVELS, -NEAR)
    for dot in dots:
        free = (level for level in LEVELS if dot.at - last[level] >= NEAR)
        level = next(free, min(LEVELS, key=last.__getitem__))
        last[level] = dot.at
        yield replace(dot, level=level)


def _posts(posts: Sequence[ComparedPost]) -> str:
    low, high = (_number(posts[at].engagements) for at in (0, -1))
    if len(posts) == 1:
        return phrase("{when}: {value} engagements", when=dated(posts[0].published), value=low)
    return phrases(
        "{n} post: {low} to {high} engagements",
        "{n} posts: {low} to {high} engagements",
        len(posts),
        low=low,
        high=high,
    )


def timeline_drawing(rows: Sequence[TimelinePost]) -> Drawing:
    """Draw when each post of a campaign went out, or goes out, and what it brought."""
    if not rows:
        return Drawing((), (), ())
    first, last = min(row.day for row in rows), max(row.day for row in rows)
    strips = tuple(
        Strip(network, tuple(_dated_posts(own, first, last)), campaign_timeline.said(own))
        for network, own in campaign_timeline.by_network(rows).items()
    )
    days = campaign_timeline.marks(first, last)
    scale = tuple((_day(day, first, last), day_and_month(day)) for day in days)
    return Drawing(strips, scale, _keys((("now", noted("went out")), ("hollow", noted("to come")))))


def _dated_posts(own: Sequence[TimelinePost], first: date, last: date) -> list[ChartMark]:
    """Return a mark for each post; posts of one day stand above each other."""
    seen: dict[date, int] = {}
    found = []
    for row in own:
        level = 80.0 - 18.0 * min(seen.get(row.day, 0), 3)
        seen[row.day] = seen.get(row.day, 0) + 1
        look = "hollow" if row.to_come else "now"
        found.append(_dot(look, _day(row.day, first, last), _brought(row), level))
    return found


def _brought(row: TimelinePost) -> str:
    when = dated(row.day)
    if row.to_come:
        return phrase("{when}: to come", when=when)
    if row.engagements is None:
        return phrase("{when}: not counted", when=when)
    return phrase("{when}: {value} engagements", when=when, value=_number(row.engagements))


def growth_drawing(rows: Sequence[Growth]) -> Drawing:
    """Draw which share of its seven days' engagement a post has at each age: the middle post, and the middle half."""
    most = growth.MOST
    strips = []
    for network, own in growth.by_network(rows).items():
        marks = [mark for row in own for mark in _aged(row, most)]
        strips.append(Strip(network, tuple(marks), phrases("{n} post", "{n} posts", max(row.posts for row in own))))
    scale = tuple((_age(age), num(age)) for age in AGES)
    return Drawing(tuple(strips), scale, _keys((("now", noted("middle post")), ("half", noted("middle half")))))


def _aged(row: Growth, most: float) -> list[ChartMark]:
    share, low, high = (per_cent(round(100 * value)) for value in (row.middle, row.low, row.high))
    told = phrase("day {age}: {share}, middle half {low} to {high}", age=row.age, share=share, low=low, high=high)
    x, (upper, lower) = _age(row.age), (100 - 100 * min(value, most) / most for value in (row.high, row.low))
    return [
        ChartMark("span", "half", x, round(lower, 1), level=round(upper, 1)),
        _dot("now", x, told, 100 - 100 * min(row.middle, most) / most),
    ]


def _dot(look: str, at: float, told: str, level: float = 50.0) -> ChartMark:
    return ChartMark("dot", look, at, at, told, round(level, 1))


def _ratio(value: float) -> float:
    return _within(ratios.place(value), ratios.BESIDE)


def _ratios() -> tuple[tuple[float, str], ...]:
    return tuple((_ratio(value), say(words)) for value, words in zip(ratios.SCALE, ratios.WORDS, strict=True))


def _value(scale: Scale, value: float) -> float:
    return _within(scale.x(value), Stretch(scale.layout.left, scale.layout.right))


def _day(day: date, first: date, last: date) -> float:
    return _within(campaign_timeline.place(day, first, last), campaign_timeline.BESIDE)


def _age(age: int) -> float:
    return _within(growth.column(age), growth.BESIDE)


def _within(place: float, span: Stretch) -> float:
    """Return a place in points as per cent of the scale."""
    return round(100 * (place - span.left) / (span.right - span.left), 1)


def _number(value: float) -> str:
    return num(value) if value == int(value) else decimal(value, "#,##0.#")


def _keys(looks: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((look, phrase(words)) for look, words in looks)


DRAWINGS: Mapping[str, Callable[[Sequence[Any]], Drawing]] = {
    hashtag_lift.NAME: lift_drawing,
    hashtag_trend.NAME: trend_drawing,
    against_usual.NAME: usual_drawing,
    campaign_timeline.NAME: timeline_drawing,
    growth.NAME: growth_drawing,
}
"""How each chart that has lines is drawn, by its name."""

"""The calendar: what goes out when, by month, week or as a list; one card a draft and moment."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.log.posts.lookup import Post
from postdesk.models import life
from postdesk.models.life import State
from postdesk.moments.years import is_counted
from postdesk.queue.calendar_days import CalendarSpan, month_span, week_span
from postdesk.web.addresses import post_address
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.post_form import write_address
from postdesk.web.showing import GLYPHS, network_badge, opening_words, worst
from postdesk.web.wording import noted, phrase, state_word
from postdesk.words import on_day, series
from postdesk.words.dates import dated_days, day_in_full, weekdays

TITLES = {"month": noted("Month"), "week": noted("Week"), "list": noted("List")}
VIEWS = tuple(TITLES)
ROOM = {"month": 4, "week": 12, "list": 5}
"""Cards that a day has room for; the others are counted. A day that is shown alone has room for every one."""
EVERY = 1_000_000
LISTED = 28
"""Days that the list shows."""


class Badge(Struct, frozen=True):
    """One account on a card: its network in short, its post, and whether somebody has signed it."""

    short: str
    account: str
    address: str
    told: str
    unsigned: bool


class Card(Struct, frozen=True):
    """One draft at one moment; `movable` are the accounts of those of its posts that can be moved."""

    clock: str
    draft: str
    campaign: str
    words: str
    state: State
    glyph: str
    address: str
    local: str
    movable: tuple[str, ...]
    badges: tuple[Badge, ...]
    ghost: bool = False


class Ghost(Struct, frozen=True):
    """One draft that only its file knows, at its moment; `accounts` are those on which it is not queued."""

    clock: str
    draft: str
    campaign: str
    words: str
    language: str
    address: str
    accounts: tuple[tuple[str, str], ...]
    ghost: bool = True


class Day(Struct, frozen=True):
    """One day with its cards and ghosts, by their times; `more` are those for which there is no room."""

    date: date
    outside: bool
    today: bool
    cards: tuple[Card | Ghost, ...]
    words: str
    more: int = 0


class ShownSpan(Struct, frozen=True):
    """The days that are shown, what they are called, where they stand, where one turns back and on.

    `month` is 0 where it is none.
    """

    days: list[date]
    title: str
    at: str
    back: str
    on: str
    month: int = 0

    @property
    def span(self) -> CalendarSpan:
        """The days from the first to before the day after the last."""
        return CalendarSpan(self.title, self.days[0], self.days[-1] + timedelta(days=1))


def page_values(asked: PageRequest) -> Values:
    """Return the days that were asked for, by `view` and `at`: "2026-12", "2026-W51" or "2026-12-18"."""
    view = asked.query.get("view", VIEWS[0])
    view = view if view in VIEWS else VIEWS[0]
    today = date.fromisoformat(asked.desk.local(asked.desk.now())[:10])
    span = SPANS[view](asked.query.get("at", ""), today)
    alone = view == "list" and asked.query.get("days") == "1"
    span = ShownSpan(span.days[:1], day_in_full(span.days[0]), span.at, span.back, span.on) if alone else span
    room = EVERY if alone else ROOM[view]
    found = asked.desk.posts.day_by_day(span.span, room)
    shown = _Shown(_cards(asked, found.posts), found.drafts, _ghosts(asked, span.span), room)
    days = [_day(day, shown, today, span) for day in span.days]
    return {
        "view": view,
        "views": tuple((name, phrase(title)) for name, title in TITLES.items()),
        "weekdays": weekdays(),
        "span": span,
        "days": days if view != "list" else [day for day in days if day.cards],
        "folded": not asked.query.get("at") and _some_are_over(days, today),
        "weeks": [days[at : at + 7] for at in range(0, len(days), 7)],
        "today": today,
        "at": asked.query.get("at", ""),
    }


def _some_are_over(days: Sequence[Day], today: date) -> bool:
    """Return whether days with posts are over, and others are not: on a phone the first wait until somebody asks."""
    shown = [day.date for day in days if day.cards]
    return any(day < today for day in shown) and any(day >= today for day in shown)


def _month(at: str, today: date) -> ShownSpan:
    first = (_date(f"{at}-01") if at else today).replace(day=1)
    month = month_span(f"{first:%Y-%m}")
    back = f"{first - timedelta(days=1):%Y-%m}"
    on = f"{month.until:%Y-%m}"
    return ShownSpan(month.whole_weeks, on_day(first, "yMMMM"), f"{first:%Y-%m}", back, on, first.month)


def _week(at: str, today: date) -> ShownSpan:
    week = week_span(at or f"{today:%G-W%V}")
    days, back = week.whole_weeks, week.first - timedelta(days=7)
    return ShownSpan(days, dated_days(days[0], days[-1]), f"{days[0]:%G-W%V}", f"{back:%G-W%V}", f"{week.until:%G-W%V}")


def _list(at: str, today: date) -> ShownSpan:
    first = _date(at) if at else today
    days = [first + timedelta(days=ahead) for ahead in range(LISTED)]
    back, on = first - timedelta(days=LISTED), first + timedelta(days=LISTED)
    return ShownSpan(days, dated_days(first, days[-1]), first.isoformat(), back.isoformat(), on.isoformat())


SPANS = {"month": _month, "week": _week, "list": _list}


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text) or not is_counted(found):
        raise PostdeskError(phrase('"{text}" is no day of the calendar: write it as 2026-12-18', text=text))
    return found


def _cards(asked: PageRequest, posts: Sequence[Post]) -> "dict[str, list[Card]]":
    """Return the cards of each day, by its date."""
    unsigned, moves = asked.desk.queue.unapproved(), asked.desk.people.may("move")
    found: dict[str, list[Card]] = {}
    ordered = sorted(posts, key=_together)
    for (local, _campaign, _draft), same in groupby(ordered, key=_together):
        found.setdefault(local[:10], []).append(_card(list(same), unsigned, moves=moves))
    return found


def _together(post: Post) -> tuple[str, str, str]:
    return post.local, post.campaign, post.draft


def _card(posts: Sequence[Post], unsigned: Iterable[str], *, moves: bool) -> Card:
    first, state = posts[0], worst([State(post.state) for post in posts])
    shown = next(post for post in posts if post.state == state)
    return Card(
        clock=first.local[11:16],
        draft=first.draft,
        campaign=first.campaign,
        words=opening_words(first),
        state=state,
        glyph=GLYPHS[state],
        address=post_address(shown.ref),
        local=first.local[:16],
        movable=tuple(post.account for post in posts if moves and post.state in life.CAN_BE["moved"]),
        badges=tuple(
            Badge(
                network_badge(post.network),
                post.account,
                post_address(post.ref),
                _told(post, post.ref in unsigned),
                post.ref in unsigned,
            )
            for post in posts
        ),
    )


def _told(post: Post, unsigned: bool) -> str:  # noqa: FBT001 - how it stands
    """Say on which account a post stands, and how."""
    state = state_word(post.state)
    if unsigned:
        return phrase("{account}, {state}, not signed", account=post.account, state=state)
    return series([post.account, state])


def _ghosts(asked: PageRequest, span: CalendarSpan) -> "dict[str, list[Ghost]]":
    """Return the drafts of each day that are not in the queue, by its date."""
    house, found = asked.desk.house, dict[str, list[Ghost]]()
    for one in asked.desk.posts.only_in_files(span):
        badges = tuple((name, network_badge(house.accounts[name].network)) for name in one.accounts)
        address = write_address(one.campaign, one.post)
        ghost = Ghost(one.local[11:16], one.draft, one.campaign, one.opening, one.language, address, badges)
        found.setdefault(one.local[:10], []).append(ghost)
    return found


class _Shown(Struct, frozen=True):
    """What is shown of the days, each by its date: cards, how many drafts are queued, ghosts, and the room of a day."""

    cards: Mapping[str, Sequence[Card]]
    drafts: Mapping[str, int]
    ghosts: Mapping[str, Sequence[Ghost]]
    room: int


def _day(day: date, shown: _Shown, today: date, span: ShownSpan) -> Day:
    """Return one day: what is queued goes first where there is not room for all."""
    key, outside = day.isoformat(), bool(span.month) and day.month != span.month
    queued, ghosts = shown.cards.get(key, ()), shown.ghosts.get(key, ())
    cards: list[Card | Ghost] = [*queued, *ghosts[: max(0, shown.room - len(queued))]]
    more = max(0, shown.drafts.get(key, 0) + len(ghosts) - len(cards))
    return Day(day, outside, day == today, tuple(sorted(cards, key=lambda one: one.clock)), day_in_full(day), more)


PAGE = WebPage("calendar", "/", "web/calendar.html", page_values, "Calendar")

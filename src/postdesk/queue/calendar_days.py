"""A week or a month day by day: what is queued or published, and the drafts that are not queued yet."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.log.posts.lookup import Post
from postdesk.models import Draft
from postdesk.moments import weeks
from postdesk.moments.wall_clock import slot
from postdesk.moments.years import is_counted
from postdesk.sentences import Sentence

DRAFT = "draft"
"""How a post stands that only its file knows."""
_MONTH = r"(?a)(\d{4})-(\d{1,2})"


class CalendarEntry(Struct, frozen=True):
    """A post at its time on the office's clock, with all accounts on which it stands alike.

    `waits` says which post it waits for, "" where it waits for none.
    """

    clock: str
    name: str
    accounts: tuple[str, ...]
    state: str
    waits: str = ""


class PlannedDay(Struct, frozen=True):
    """A day and its posts by their time; `within` is whether it belongs to the week or month that was asked for."""

    day: date
    entries: tuple[CalendarEntry, ...]
    within: bool = True


class CalendarSpan(Struct, frozen=True):
    """The days from the first to before `until`; `title` is "2026-W48" or "2026-12"."""

    title: str
    first: date
    until: date

    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """Return the instants (UTC) at which it begins and ends in a zone."""
        return weeks.midnight(self.first, zone), weeks.midnight(self.until, zone)

    @property
    def whole_weeks(self) -> list[date]:
        """The days from the Monday before it to the Sunday after."""
        first = self.first - timedelta(days=self.first.weekday())
        last = self.until + timedelta(days=-self.until.weekday() % 7)
        return [first + timedelta(days=ahead) for ahead in range((last - first).days)]


def week_span(week: str) -> CalendarSpan:
    """Return a week, such as 2026-W48; PostdeskError where there is none."""
    first = weeks.monday(week)
    return CalendarSpan(week, first, first + timedelta(days=7))


def month_span(month: str) -> CalendarSpan:
    """Return a month, such as 2026-12; PostdeskError where there is none."""
    found = re.fullmatch(_MONTH, month)
    try:
        first = date(int(found[1]), int(found[2]), 1) if found else date.min
    except ValueError:
        first = date.min
    if not is_counted(first):
        raise PostdeskError('"{month}" is no month of the calendar: write it as 2026-12', month=month)
    return CalendarSpan(f"{first:%Y-%m}", first, (first + timedelta(days=31)).replace(day=1))


def drafts_within(span: CalendarSpan, drafts: Iterable[Draft], zone: str) -> list[Draft]:
    """Return the drafts whose own time lies in a span on the office's clock."""
    since, until = span.bounds(zone)
    return [draft for draft in drafts if draft.at and since <= draft.at.instant < until]


def calendar_days(
    span: CalendarSpan,
    posts: Sequence[Post],
    drafts: Iterable[Draft],
    known: Container[str],
    zone: str,
    waits: Mapping[str, str] = MappingProxyType({}),
) -> tuple[PlannedDay, ...]:
    """Return every day of a span, from the Monday before it to the Sunday after, with its posts.

    Args:
        span: The week or the month.
        posts: Those that are queued, or were, in it.
        drafts: What the files say within it; each stands there for the accounts on which it is not queued.
        known: The names of the drafts' posts that are queued, or were, at whatever time.
        zone: The office's.
        waits: What some posts wait for, by their names.
    """
    at: dict[tuple[str, str, str, str], list[str]] = {}
    for post in posts:
        shown = slot(post.due, zone).local
        key = (shown, f"{post.campaign}/{post.draft}", post.state, waits.get(post.ref, ""))
        at.setdefault(key, []).append(post.account)
    for draft in drafts:
        free = [name for name in draft.accounts if f"{draft.ref}@{name}" not in known]
        if draft.at and free:
            after = Sentence("waits for {post}", post=draft.after.ref) if draft.after else ""
            at.setdefault((slot(draft.at.instant, zone).local, draft.ref, DRAFT, after), []).extend(free)
    entries: dict[str, list[CalendarEntry]] = {}
    for (shown, name, state, after), accounts in sorted(at.items()):
        entries.setdefault(shown[:10], []).append(CalendarEntry(shown[11:16], name, tuple(accounts), state, after))
    return tuple(
        PlannedDay(day, tuple(entries.get(f"{day:%Y-%m-%d}", ())) if span.first <= day < span.until else (),
                    span.first <= day < span.until)
        for day in span.whole_weeks
    )  # fmt: skip

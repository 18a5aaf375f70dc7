"""The desk's posts: list them, show them as a calendar, tell their history, take one off its network."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError
from postdesk.models import life
from postdesk.models.life import State
from postdesk.moments import weeks
from postdesk.moments.wall_clock import zone_named

if TYPE_CHECKING:
    from postdesk.log.posts.day_by_day import DayByDay
    from postdesk.log.posts.follow_ups import WaitsFor
    from postdesk.log.posts.history import Entry
    from postdesk.log.posts.lookup import Post
    from postdesk.models.life import Layer
    from postdesk.preview import Previews
    from postdesk.queue.calendar_days import CalendarSpan, PlannedDay
    from postdesk.queue.only_in_files import FileDraft
    from postdesk.queue.references import Chosen
    from postdesk.queue.rewording import Rewording
    from postdesk.queue.uneven_days import UnevenDays


class NextQueued(NamedTuple):
    """When a post goes out on the office's clock, and in which ISO week that is."""

    local: str
    week: str


class DeskPosts(DeskPart):
    """Every post, wherever it is in its life."""

    def listing(
        self, week: str | None = None, state: str | None = None, since: str = "", until: str = ""
    ) -> "list[Post]":
        """Return the posts in order of their moment: all, or those due in an ISO week, or in one state.

        `since` and `until` are days, which belong to it, or moments, as a person says them.

        One that waits and that a hold of its account, its campaign or the desk keeps back is told as held.
        """
        from postdesk.log.posts import lookup

        first, end = self._bounds(week)
        begins = max(filter(None, (first, self.span_said(since)[0] if since else None)), default=None)
        ends = min(filter(None, (end, self.span_said(until)[1] if until else None)), default=None)
        asked = life.WAITING if state in life.WAITING else [State(state)] if state else []
        told = self._told(lookup.listing(self.desk.log, asked, begins, ends))
        return [post for post in told if state in {None, post.state}]

    def span_said(self, text: str, *, back: bool = False) -> tuple[datetime, datetime]:
        """Return when a day begins and ends, or a moment twice, as a person says it; PostdeskError for neither."""
        from postdesk.moments.spoken import span_said

        house = self.desk.house
        try:
            return span_said(text, house.timezone, self.desk.now(), house.language, back=back)
        except ValueError as trouble:
            raise PostdeskError("{trouble}", trouble=trouble) from trouble

    def _told(self, posts: "list[Post]") -> "list[Post]":
        """Return posts as they are told: one that a hold keeps back is held, whatever the hold lies over."""
        held = self.held(posts)
        return [replace(post, state=str(State.HELD)) if post.ref in held else post for post in posts]

    def counts(self) -> dict[State, int]:
        """Return how many posts there are in each state; a state without posts is left out."""
        from postdesk.log.posts import lookup

        return lookup.state_counts(self.desk.log)

    def named(self, ref: str) -> "Post":
        """Return the post of exactly this name; PostdeskError where there is none."""
        from postdesk.log.posts import lookup

        post = lookup.find(self.desk.log, ref)
        if post.ref != ref:
            raise PostdeskError("there is no post {ref}", ref=ref)
        return post

    def choose(
        self,
        refs: Sequence[str] = (),
        campaign: str = "",
        account: str = "",
        week: str | None = None,
        state: str | None = None,
        done: str = "",
    ) -> "Chosen":
        """Return the posts that a person means, of several those to which `done` can be done; `week` may be "next"."""
        from postdesk.queue import references

        since, until = self._bounds(week)
        which = references.Which(refs, campaign, account, state or "", since, until)
        return references.choose(self.desk.log, which, done)

    def held(self, posts: "Sequence[Post]") -> "dict[str, list[Layer]]":
        """Return what holds each of some posts that wait, by their names: the desk, account, campaign, or its own."""
        from postdesk.log.posts import holds

        return holds.of_posts(self.desk.log, posts)

    def waiting_for(self, posts: "Sequence[Post]") -> "dict[str, WaitsFor]":
        """Return which post each of some posts waits for, by their names."""
        from postdesk.log.posts import follow_ups

        return follow_ups.waiting_for(self.desk.log, posts)

    def _bounds(self, week: str | None) -> tuple[datetime | None, datetime | None]:
        """Return when a week begins and ends on the office's clock; "this" and "next" are counted from now."""
        zone, ahead = self.desk.house.timezone, {"this": 0, "next": 7}
        if week in ahead:
            week = weeks.iso_week(self.desk.now() + timedelta(days=ahead[week]), zone)
        return weeks.bounds(week, zone) if week else (None, None)

    def preview(self, posts: "Sequence[Post]") -> "Previews":
        """Return posts as they are queued and will appear, whatever their files say by now."""
        from postdesk.preview.queued_post import queued_previews

        return queued_previews(posts, self.desk.house)

    def calendar(self, posts: "Sequence[Post]", account: str = "") -> str:
        """Return posts as an iCalendar document, that of one account where it is named."""
        from postdesk.queue.calendar_out import ics

        waits = self.waiting_for(posts)
        return ics(posts, self.desk.house.name, self.desk.now(), self.held(posts), account, waits)

    def history(self, name: str | None = None, since: str = "", **which: str | None) -> "list[Entry]":
        """Return every attempt and every change of state, of the posts that are meant or of all; since a moment.

        `which` may be a campaign, an account, a week and a state.
        """
        from postdesk.log.posts import history

        asked = any(which.values())
        campaign, account = which.get("campaign") or "", which.get("account") or ""
        refs = (name,) if name else ()
        meant = (refs, campaign, account, which.get("week"), which.get("state"))
        start = self.span_said(since, back=True)[0] if since else None
        return history.entries(self.desk.log, self.choose(*meant).posts if refs or asked else None, start)

    def span(self, week: str = "", month: str = "") -> "CalendarSpan":
        """Return a week, or a month, by its name, or "this" and "next"; PostdeskError where there is none."""
        from postdesk.queue.calendar_days import month_span, week_span

        today = self.desk.now().astimezone(zone_named(self.desk.house.timezone)).date()
        if not month:
            ahead = {"": 0, "this": 0, "next": 7}.get(week)
            return week_span(week if ahead is None else f"{today + timedelta(days=ahead):%G-W%V}")
        this = today.replace(day=1)
        named = {"this": this, "next": (this + timedelta(days=31)).replace(day=1)}.get(month)
        return month_span(f"{named:%Y-%m}" if named else month)

    def within(self, span: "CalendarSpan") -> "list[Post]":
        """Return the posts that are, or were, due in a span, in order of their moment, told as in `listing`."""
        from postdesk.log.posts import lookup

        return self._told(lookup.listing(self.desk.log, (), *span.bounds(self.desk.house.timezone)))

    def day_by_day(self, span: "CalendarSpan", room: int) -> "DayByDay":
        """Return the posts of a span as a calendar has room for them: of each day those of its first `room` drafts."""
        from postdesk.log.posts import day_by_day

        found = day_by_day.days_with_room(self.desk.log, *span.bounds(self.desk.house.timezone), room)
        return day_by_day.DayByDay(self._told(found.posts), found.drafts)

    def only_in_files(self, span: "CalendarSpan") -> "list[FileDraft]":
        """Return the drafts of a span that on some account were never in the queue, in order of their moments."""
        from postdesk.queue.only_in_files import only_in_files

        return only_in_files(self.desk.log, self.desk.house, span)

    def days(self, span: "CalendarSpan") -> "tuple[PlannedDay, ...]":
        """Return the days of a span, each with its posts and with the drafts that are not queued."""
        from postdesk.checks.campaigns import campaigns
        from postdesk.log.posts import lookup
        from postdesk.queue.calendar_days import calendar_days, drafts_within

        house = self.desk.house
        drafts = drafts_within(
            span, (draft for campaign in campaigns(house) for draft in campaign.drafts), house.timezone
        )
        known = lookup.known_refs(self.desk.log, [(draft.campaign, draft.id) for draft in drafts])
        posts = self.within(span)
        waits = {ref: after.says for ref, after in self.waiting_for(posts).items()}
        return calendar_days(span, posts, drafts, known, house.timezone, waits)

    def next_after(self, span: "CalendarSpan") -> "NextQueued | None":
        """Return when the first post goes out that is queued for after a span; None for none."""
        from postdesk.log.posts import sending

        zone = self.desk.house.timezone
        ahead = sending.next_post(self.desk.log, max(self.desk.now(), span.bounds(zone)[1]))
        return NextQueued(self.desk.local(ahead), weeks.iso_week(ahead, zone)) if ahead else None

    def uneven(self, days: "Sequence[PlannedDay]") -> "list[UnevenDays]":
        """Return where in some days an account says nothing for long, or much at once."""
        from postdesk.queue.uneven_days import uneven_days

        return uneven_days(days, self.desk.house)

    def page(self, span: "CalendarSpan") -> str:
        """Return the days of a span as one HTML page."""
        from postdesk.html import html_page

        house, days = self.desk.house, self.days(span)
        count = sum(len(day.entries) for day in days)
        told = "Nothing is planned." if not count else "1 post." if count == 1 else f"{count} posts."
        today = self.desk.now().astimezone(zone_named(house.timezone)).date()
        values: dict[str, object] = {"desk": house.name, "span": span, "days": days, "zone": house.timezone}
        return html_page("calendar.html", {**values, "told": told, "today": today})

    def write_calendars(self, span: "CalendarSpan", folder: Path) -> dict[str, int]:
        """Write an iCalendar file for each account of the desk; return their names with how many posts are in each."""
        from postdesk.files.names import file_name
        from postdesk.files.whole import write_whole

        folder.mkdir(parents=True, exist_ok=True)
        posts, written = self.within(span), {}
        for account in self.desk.house.accounts:
            mine = [post for post in posts if post.account == account]
            path = write_whole(folder / f"{file_name(account)}.ics", self.calendar(mine, account).encode())
            written[path.name] = len(mine)
        return written

    def latest(self, count: int, skip: int = 0) -> "list[Entry]":
        """Return the last entries of the log, the newest first: `count` of them, after `skip` newer ones."""
        from postdesk.log.posts import history

        return history.latest(self.desk.log, count, skip)

    def count_of_changes(self) -> tuple[int, ...]:
        """Return how much was ever written of posts and holds: another value means that something changed."""
        from postdesk.log.posts import history

        return history.count_of_changes(self.desk.log)

    def picture(self, post: "Post", number: int) -> "tuple[Path, str] | None":
        """Return the file that is sent as the picture or film of that number, and its type; None where there is none.

        Raises:
            PostdeskError: It cannot be made any more.
        """
        media = post.frozen.media
        if number >= len(media):
            return None
        return self.desk.publishing.media().ensure(media[number]), media[number].type

    def rewording(self, name: str) -> "Rewording":
        """Return what an edit of a published post would change, by what its draft says now."""
        from postdesk.queue.rewording import reworded

        return reworded(self.desk.house, self.desk.log, name)

    def edit(self, rewording: "Rewording", by: str, why: str) -> "tuple[Post, tuple[str, ...]]":
        """Edit what is public; return the post, and what its network shows otherwise.

        Raises:
            PostdeskError: It could not be done; or on this desk somebody has to sign, and nobody did.
        """
        from postdesk.log.posts.edits import EditedWords
        from postdesk.publish import editing

        by = self.signer_of_edit(rewording.post, by)
        said = EditedWords(*rewording.after.frozen(), rewording.wanted.said, by)
        hand = self.desk.queue.hand("edit", why)
        return editing.edit(self.desk.log, rewording.post, said, self.desk.accounts.connect_for, hand)

    def signer_of_edit(self, post: "Post", by: str | None = None) -> str:
        """Return who signs new words of a published post, `by` or whoever is here; PostdeskError where they may not."""
        wanted = self.desk.house.signatures.of(post.campaign, post.account)
        if wanted > 1:
            raise PostdeskError(
                "two people sign {post}, and an edit in public waits for nobody: delete it instead", post=post.ref
            )
        if not wanted and not by:
            return ""
        if by == "" and not self.desk.people.named:
            raise PostdeskError('this desk asks for signatures: say who signs the new words with --by "NAME"')
        return self.desk.queue.sure_signer(post, self.desk.who if by is None else by)

    def delete(self, name: str, why: str, *, gone: bool) -> "Post":
        """Take a post off its network for good; `gone` writes down that somebody has done so already."""
        from postdesk.publish import deletion
        from postdesk.queue.references import only_one

        post, hand = only_one(self.desk.log, name), self.desk.queue.hand("delete", why)
        if gone:
            return deletion.write_gone(self.desk.log, post, hand)
        return deletion.delete(self.desk.log, post, self.desk.accounts.connect_for, hand)

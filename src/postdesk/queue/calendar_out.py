"""The queue as a calendar file, for Outlook and every other calendar (RFC 5545)."""

from collections.abc import Container, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from postdesk.log.posts.follow_ups import WaitsFor
from postdesk.log.posts.lookup import Post
from postdesk.models.life import CALLED_OFF, NOT_SURE
from postdesk.text.inert import one_line, web_address

SHOWN = timedelta(minutes=15)
"""How long a post is drawn in a calendar: a post has no length, and an entry of none cannot be clicked."""


def ics(
    posts: Sequence[Post],
    desk: str,
    now: datetime,
    held: Container[str] = (),
    account: str = "",
    waits: Mapping[str, WaitsFor] = MappingProxyType({}),
) -> str:
    """Return the posts as one iCalendar document, perhaps of one `account`; `held` are those that a hold keeps back.

    `waits` is which post others wait for, by their names: their moments are not sure before that one is public.

    A post keeps its UID while its text and its moment change, so that importing the calendar again updates the entry.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//postdesk//queue//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(f"{desk}: {account or 'posts'}"))
    for post in posts:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"postdesk:{desk}/{post.ref}")))
        event.add("dtstamp", now)
        event.add("dtstart", post.due)
        event.add("dtend", post.due + SHOWN)
        stands = "held" if post.ref in held else post.state
        event.add("summary", one_line(f"{post.ref} ({stands})"))
        event.add("status", "TENTATIVE" if post.ref in waits else _status(stands))
        event.add("description", _description(post, stands, waits.get(post.ref)))
        if url := web_address(post.url or ""):
            event.add("url", url)
        calendar.add_component(event)
    document: str = calendar.to_ical().decode()
    return document


def _status(stands: str) -> str:
    """Return the standard's word for how a post stands."""
    if stands in CALLED_OFF:
        return "CANCELLED"
    return "TENTATIVE" if stands in NOT_SURE else "CONFIRMED"


def _description(post: Post, stands: str, waits: WaitsFor | None) -> str:
    """Return what the post says, and below it where it goes, how it stands, what it waits for, and its address."""
    texts = post.frozen.texts
    parts = [one_line(line) for text in texts for line in [*text.splitlines(), ""]]
    state = f"State: {stands}, {waits.says}" if waits else f"State: {stands}"
    about = [f"Account: {post.account} ({post.network})", state, web_address(post.url or "")]
    return "\n".join([*parts, *map(one_line, filter(None, about))])

"""The queue as a calendar file, for Outlook and every other calendar (RFC 5545)."""

from collections.abc import Container, Sequence
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from postdesk.log.posts.lookup import Post
from postdesk.models.life import CALLED_OFF, NOT_SURE
from postdesk.text.inert import one_line, web_address

SHOWN = timedelta(minutes=15)
"""How long a post is drawn in a calendar: a post has no length, and an entry of none cannot be clicked."""


def ics(posts: Sequence[Post], desk: str, now: datetime, held: Container[str] = (), account: str = "") -> str:
    """Return the posts as one iCalendar document, perhaps of one `account`; `held` are those that a hold keeps back.

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
        event.add("status", _status(stands))
        event.add("description", _description(post, stands))
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


def _description(post: Post, stands: str) -> str:
    """Return what the post says, and below it where it goes, how it stands, and its address once it has one."""
    texts = post.frozen.texts
    parts = [one_line(line) for text in texts for line in [*text.splitlines(), ""]]
    about = [f"Account: {post.account} ({post.network})", f"State: {stands}", web_address(post.url or "")]
    return "\n".join([*parts, *map(one_line, filter(None, about))])

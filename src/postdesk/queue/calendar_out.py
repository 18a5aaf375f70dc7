"""The queue as a calendar file, for Outlook and every other calendar (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from postdesk.log.posts.lookup import Post
from postdesk.models.life import State
from postdesk.text.inert import one_line, web_address

SHOWN = timedelta(minutes=15)
"""How long a post is drawn in a calendar: a post has no length, and an entry of none cannot be clicked."""

STATUS = {State.CANCELLED: "CANCELLED", State.HELD: "TENTATIVE"}
"""What a calendar shows as called off, and what as not sure yet."""


def ics(posts: Sequence[Post], desk: str, now: datetime) -> str:
    """Return the posts as one iCalendar document.

    A post keeps its UID while its text and its moment change, so that importing the calendar again updates the entry.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//postdesk//queue//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(f"{desk}: posts"))
    for post in posts:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"postdesk:{desk}/{post.ref}")))
        event.add("dtstamp", now)
        event.add("dtstart", post.due)
        event.add("dtend", post.due + SHOWN)
        event.add("summary", one_line(f"{post.ref} ({post.state})"))
        event.add("status", STATUS.get(State(post.state), "CONFIRMED"))
        if url := web_address(post.url or ""):
            event.add("url", url)
        calendar.add_component(event)
    document: str = calendar.to_ical().decode()
    return document

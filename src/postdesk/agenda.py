"""The queue as a calendar file, for Outlook and every other calendar (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from postdesk.log.tables import Post

SHOWN = timedelta(minutes=15)
"""How long a post is drawn in a calendar: a post has no length, and an entry of none cannot be clicked."""


def ics(posts: Sequence[Post], desk: str, now: datetime) -> str:
    """Return the posts as one iCalendar document; each keeps its UID, so that importing it again updates."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//postdesk//queue//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{desk}: posts")
    for post in posts:
        event = Event()
        event.add("uid", f"{post.key}@postdesk")
        event.add("dtstamp", now)
        event.add("dtstart", post.due)
        event.add("dtend", post.due + SHOWN)
        event.add("summary", f"{post.ref} ({post.state})")
        if post.url:
            event.add("url", post.url)
        calendar.add_component(event)
    return calendar.to_ical().decode()

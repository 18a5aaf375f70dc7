"""When a post went out that a person published: as its address tells it, or as the person says it.

The ids of several networks count milliseconds, and stand in the public address; a moment that cannot be the post's is
none, for some networks give the id when a post is planned there.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts.doubts import was_sent
from postdesk.log.posts.lookup import Post
from postdesk.measure.layouts import moments as ids
from postdesk.models import Remote, Slot
from postdesk.models.life import State
from postdesk.moments import spoken

EARLY, AHEAD = timedelta(days=1), timedelta(minutes=2)
"""How long before it was due a person may have published a post; how far clocks may be apart."""
Read = Callable[[str], datetime | None]


WAYS: Mapping[str, tuple[str, Read]] = {
    "bluesky": (r"/post/([2-7a-j][2-7a-z]{12})\b", ids.of_bluesky),
    "instagram": (r"/(?:p|reels?|tv)/([\w-]{11})(?![\w-])", ids.of_instagram),
    "linkedin": (r"\b(?:activity|share|ugcPost)(?::|%3A|-)(\d{19})\b", ids.of_linkedin),
    "mastodon": (r"/(\d{18})(?!\d)", ids.of_mastodon),
    "tiktok": (r"/(?:video|photo)/(\d{19})\b", ids.of_tiktok),
    "x": (r"/status/(\d{17,20})\b", ids.of_x),
}
"""Of each network whose addresses tell a moment: where the id stands, and how it is read."""


def told_moment(post: Post, remote: Remote, now: datetime) -> datetime | None:
    """Return when the address of a post says that it went out; None where it does not, or that cannot be."""
    pattern, read = WAYS.get(post.network, ("(?!)", ids.of_x))
    found = re.search(pattern, remote.url)
    moment = read(found[1]) if found else None
    return moment if moment and post.due - EARLY <= moment <= now + AHEAD else None


def said_moment(log: Log, post: Post, slot: Slot, now: datetime) -> datetime:
    """Return when a person says that a post went out.

    Raises:
        PostdeskError: That is still to come; or postdesk published the post itself, and knows when.
    """
    if slot.instant > now:
        raise PostdeskError("{when} is still to come: say when {post} went out", when=slot.local, post=post.ref)
    if post.state == State.PUBLISHED and was_sent(log, post):
        raise PostdeskError("postdesk published {post} itself and knows when: leave --at out", post=post.ref)
    return slot.instant


def spoken_past(when: str, zone: str, now: datetime, language: str) -> Slot:
    """Return the moment that a person says of something that has happened; a time alone is today's.

    Raises:
        PostdeskError: It is none; the message says how to write it.
    """
    said = f"today {when.strip()}" if re.fullmatch(r"\d{1,2}:\d{2}", when.strip()) else when
    try:
        return spoken.moment_said(said, zone, now, language)
    except ValueError as trouble:
        raise PostdeskError('--at "{when}": write "2026-12-18 09:00", or "09:00" for today', when=when) from trouble

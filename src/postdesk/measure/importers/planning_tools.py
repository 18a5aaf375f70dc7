"""Posts of several networks with their figures, as planning tools export them (Buffer, Hootsuite, Metricool).

Their columns are told by their help pages and vary; a post is known by its link, which names its network. The files
name no zone, so the moment is the one in the id, else only the day is believed.
"""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote

from msgspec import Struct

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import CellError, no_date, no_link
from postdesk.measure.layouts.moments import is_day_of, noon, of_instagram, of_linkedin, of_tiktok, of_x
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Extracted


class Linked(Struct, frozen=True):
    """How the links of one network name a post (and its account, in a group of that name), and what its id tells."""

    network: str
    link: re.Pattern[str]
    told: Callable[[str], datetime | None] = lambda _: None


LINKS = (
    Linked("x", re.compile(r"(?:x|twitter)\.com/(?P<account>\w{1,50})/status/(?P<id>[1-9]\d{0,24})\b"), of_x),
    Linked("linkedin", re.compile(r"\b(?P<kind>activity|share|ugcPost)[:-](?P<id>\d{15,20})\b"), of_linkedin),
    Linked(
        "instagram",
        re.compile(r"instagram\.com/(?:(?P<account>[\w.]+)/)?(?:p|reel|reels|tv)/(?P<id>[\w-]{1,64})"),
        of_instagram,
    ),
    Linked(
        "tiktok",
        re.compile(r"tiktok\.com/@(?P<account>[\w.-]{1,64})/(?:video|photo)/(?P<id>\d{15,20})\b"),
        of_tiktok,
    ),
    Linked("threads", re.compile(r"threads\.(?:net|com)/@(?P<account>[\w.]+)/post/(?P<id>[\w-]{1,64})"), of_instagram),
    Linked("youtube", re.compile(r"(?:youtube\.com/(?:watch\?v=|shorts/)|youtu\.be/)(?P<id>[\w-]{11})\b")),
    Linked("facebook", re.compile(r"facebook\.com/(?:[\w.]+/){0,2}(?:\d+_)?(?P<id>\d{10,25})\b")),
)


def row(cells: Cells) -> Extracted:
    """Read one post."""
    url = unquote(cells.url)
    found = _linked(url)
    if found is None:
        raise no_link(url, "a post of a network that postdesk knows")
    one, match = found
    day = cells.moment("published")
    moment = one.told(match["id"])
    if moment is None and day is None:
        raise CellError(no_date(cells.text("published")))
    named = match.groupdict()
    return Extracted(
        row=cells.row,
        network=one.network,
        account=named.get("account") or cells.account,
        remote_id=f"urn:li:{named['kind']}:{match['id']}" if "kind" in named else match["id"],
        url=cells.url,
        published=moment or noon(day),  # type: ignore[arg-type]
        exact=moment is not None,
        text=cells.wording("text"),
        figures=cells.figures(),
    )


def agrees(cells: Cells) -> bool:
    """Tell whether a row's date agrees with the moment in its id, if that tells one."""
    found, day = _linked(unquote(cells.text("url"))), cells.moment("published")
    if found is None or day is None:
        return False
    try:
        moment = found[0].told(found[1]["id"])
    except CellError:
        return False
    return moment is not None and is_day_of(moment, day)


def _linked(url: str) -> tuple[Linked, re.Match[str]] | None:
    """Return the network that a link leads to, and what the link says."""
    return next(((one, match) for one in LINKS if (match := one.link.search(url))), None)


TABLE = Table(
    columns={
        "url": ("Link", "Post link", "Post URL", "Permalink", "Post Permalink", "URL", "Service link"),
        "text": ("Text", "Post text", "Content", "Message", "Post Message", "Caption", "Post"),
        "published": ("Date", "Publish date", "Published", "Published at", "Sent at", "Date (GMT)", "Post date", "Day"),
        "network": ("Network", "Social Network", "Channel", "Platform", "Service", "Profile type"),
        "account": ("Account", "Profile", "Profile Name", "Channel name"),
        "impressions": ("Impressions", "Post Impressions"),
        "reach": ("Reach", "Post Reach"),
        "views": ("Views", "Post Views"),
        "reactions": ("Likes", "Reactions", "Post Reactions", "Post Likes", "Favorites"),
        "comments": ("Comments", "Replies", "Post Comments"),
        "shares": ("Shares", "Reposts", "Retweets", "Post Shares"),
        "clicks": ("Link clicks", "Clicks", "URL clicks", "Post Link Clicks"),
        "saves": ("Saves", "Saved", "Bookmarks", "Post Saves"),
        "engagements": ("Interactions", "Engagements", "Total engagements"),
    },
    required=("url", "text", "published", "network", "reactions"),
    row=row,
    agrees=agrees,
)
FIRST, *OTHERS = (one.network for one in LINKS)
IMPORTER = importer("Posts of several networks, from a planning tool", FIRST, TABLE, *OTHERS)

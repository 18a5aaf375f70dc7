"""TikTok, videos (`Content.csv` of TikTok Studio, and the older "Videos" export).

The number in a video's link tells the second (UTC); the time in the file, where it has one, is the same. Studio rounds
large figures to `1.2K`. Its columns are told by third parties.
"""

import re

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import no_link
from postdesk.measure.layouts.moments import of_tiktok
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Extracted

VIDEO = re.compile(r"tiktok\.com/@?([\w.-]{1,64})/(?:video|photo)/(\d{15,20})\b")


def row(cells: Cells) -> Extracted:
    """Read one video."""
    link = VIDEO.search(cells.url)
    if link is None:
        raise no_link(cells.url, "a video of TikTok")
    return Extracted(
        row=cells.row,
        network="tiktok",
        account=link[1],
        remote_id=link[2],
        url=cells.url,
        published=of_tiktok(link[2]),
        exact=True,
        text=cells.wording("text"),
        figures=cells.figures(),
        kind="image" if "/photo/" in link[0] else "video",
    )


IMPORTER = importer(
    "TikTok videos",
    "tiktok",
    Table(
        columns={
            "text": ("Video title",),
            "url": ("Video link",),
            "published": ("Post time",),
            "views": ("Video views", "Total views"),
            "reactions": ("Likes", "Total likes"),
            "comments": ("Comments", "Total comments"),
            "shares": ("Shares", "Total shares"),
            "saves": ("Add to Favorites", "Total bookmarks"),
        },
        required=("text", "url"),
        hosts=("tiktok.com",),
        timed_ids=True,
        row=row,
    ),
    where="TikTok Studio > Analytics > Content > Download data",
)

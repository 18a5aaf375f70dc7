"""TikTok, the whole account by day (`Overview.csv`).

Some headers end in a blank, and what was not counted is `NAN`.
"""

from postdesk.measure.layouts import days
from postdesk.measure.layouts.tables import Table, importer

METRICS = {
    "views": ("Video views",),
    "reach": ("Reached audience",),
    "profile visits": ("Profile views",),
    "likes": ("Likes",),
    "shares of videos": ("Shares",),
    "comments on videos": ("Comments",),
    "follows": ("New followers",),
}

IMPORTER = importer(
    "TikTok, the account by day",
    "tiktok",
    Table(
        columns={"published": ("Date",), **METRICS},
        required=("published", "views", "profile visits"),
        row=days.row("tiktok", tuple(METRICS)),
    ),
    of="day",
)

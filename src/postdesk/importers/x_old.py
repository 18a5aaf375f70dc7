"""X by tweet (`tweet_activity_metrics_USER_FROM_TO_LANGUAGE.csv`, until about mid-2024).

Every field is quoted and numbers are written as `106.0`; promoted figures, which we leave out, hold `-`. Ids, links and
replies are as in today's export; likes were "favorites" until 2015.
"""

from postdesk.importers import x
from postdesk.importers.layout import Layout, named

LAYOUT = Layout(
    network="x",
    title="X by tweet, until 2024",
    columns={
        "id": ("Tweet id",),
        "url": ("Tweet permalink",),
        "text": ("Tweet text",),
        "published": ("time",),
        "impressions": ("impressions",),
        "engagements": ("engagements",),
        "shares": ("retweets",),
        "comments": ("replies",),
        "reactions": ("likes", "favorites"),
        "clicks": ("url clicks",),
    },
    required=("id", "url", "text"),
    hosts=x.LAYOUT.hosts,
    timed_ids=True,
    row=x.row,
    last_day=named(r"_\d{8}_(\d{8})", "%Y%m%d"),
)

"""X, post analytics (`account_analytics_content_FROM_TO.csv`, since 2024).

The date is a day only, but the id tells the millisecond. "Engagements" is X's own total and not the sum of the columns;
"Shares" counts uses of the share button, so reposts are what others call shares.
"""

from postdesk.measure.layouts import x
from postdesk.measure.layouts.tables import Table, importer

IMPORTER = importer(
    "X post analytics",
    "x",
    Table(
        columns={
            "id": ("Post id",),
            "published": ("Date",),
            "text": ("Post text",),
            "url": ("Post Link",),
            "impressions": ("Impressions",),
            "reactions": ("Likes",),
            "engagements": ("Engagements",),
            "saves": ("Bookmarks",),
            "comments": ("Replies",),
            "shares": ("Reposts",),
            "clicks": ("URL Clicks",),
        },
        required=("id", "text", "url"),
        hosts=x.HOSTS,
        timed_ids=True,
        row=x.row,
        wording="%a, %b %d, %Y",
    ),
    where="x.com > Analytics > Content > Download",
)

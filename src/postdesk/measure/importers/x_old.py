"""X by tweet (`tweet_activity_metrics_USER_FROM_TO_LANGUAGE.csv`, until about mid-2024), in English and Japanese.

Every field is quoted and numbers are written as `106.0`; promoted figures, which are left out, hold `-`. Likes were
"favorites" until 2015.
"""

from postdesk.measure.layouts import x
from postdesk.measure.layouts.tables import Table, importer

IMPORTER = importer(
    "X by tweet, until 2024",
    "x",
    Table(
        columns={
            "id": ("Tweet id", "ツイートID"),
            "url": ("Tweet permalink", "ツイートの固定リンク"),
            "text": ("Tweet text", "ツイート本文"),
            "published": ("time", "時間"),
            "impressions": ("impressions", "インプレッション"),
            "engagements": ("engagements", "エンゲージメント"),
            "shares": ("retweets", "リツイート"),
            "comments": ("replies", "返信"),
            "reactions": ("likes", "favorites", "いいね"),
            "clicks": ("url clicks", "URLクリック数"),
        },
        required=("id", "url", "text"),
        hosts=x.HOSTS,
        timed_ids=True,
        row=x.row,
    ),
)

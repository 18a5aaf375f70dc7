"""Metricool's calendar: about ninety columns, of which more come each year; a network is a column with yes or no."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

_TEN = range(1, 11)
LAYOUT = PlanLayout(
    name="Metricool",
    columns={
        "text": ("Text",),
        "date": ("Date",),
        "time": ("Time",),
        "draft": ("Draft",),
        "media": tuple(f"Picture Url {number}" for number in _TEN),
        "alt": tuple(f"Alt text picture {number}" for number in _TEN),
    },
    needs=("Text", "Date", "Time", "Draft", "Picture Url 1"),
    networks={
        "Facebook": "facebook",
        "Twitter/X": "x",
        "Twitter": "x",
        "LinkedIn": "linkedin",
        "Instagram": "instagram",
        "TikTok": "tiktok",
        "Youtube": "youtube",
        "Threads": "threads",
        "Bluesky": "bluesky",
        "GBP": "",
        "Pinterest": "",
        "Twitch": "",
    },
)

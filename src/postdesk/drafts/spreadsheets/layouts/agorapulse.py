"""Agorapulse's bulk publishing: headings in small letters with underscores."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

_MORE = range(2, 11)
LAYOUT = PlanLayout(
    name="Agorapulse",
    columns={
        "text": ("post_content",),
        "link": ("post_link",),
        "media": ("video_url", "image_url", "image_url_1", *(f"image_url_{number}" for number in _MORE)),
        "at": ("scheduled_at", "publishing_date", "scheduled_date", "date"),
        "time": ("scheduled_time", "time"),
    },
    needs=("post_content",),
    between={"media": ","},
)

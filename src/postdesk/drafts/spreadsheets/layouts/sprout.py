"""Sprout Social's bulk schedule: day or month first, as was chosen at the upload."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="Sprout Social",
    columns={
        "date": ("date",),
        "time": ("time_24hr",),
        "text": ("message_text",),
        "media": ("public_image_url",),
    },
    needs=("date", "time_24hr", "message_text"),
)

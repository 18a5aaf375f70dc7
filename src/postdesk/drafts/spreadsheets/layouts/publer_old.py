"""Publer's older bulk upload of six columns."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="Publer (old)",
    columns={
        "at": ("Date",),
        "text": ("Message",),
        "link": ("Link",),
        "media": ("Media", "Media URL", "Media URLs", "Photo/Video"),
    },
    needs=("Date", "Message", "Link", "Labels"),
    between={"media": ","},
    unread=("Labels", "Title", "Location"),
)

"""Ayrshare's bulk posts: networks by their names in one cell, times in UTC."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="Ayrshare",
    columns={
        "text": ("post",),
        "accounts": ("platforms",),
        "media": ("mediaUrls",),
        "at": ("scheduleDate",),
    },
    needs=("post", "platforms"),
    between={"media": ",", "accounts": ","},
    zone="UTC",
)

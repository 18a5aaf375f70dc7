"""HighLevel's social planner, basic layout: times as year-month-day with seconds, by the account's clock."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="HighLevel",
    columns={
        "at": ("postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "postAtSpecificTime"),
        "text": ("content",),
        "link": ("link (OGmetaUrl)", "link"),
        "media": ("imageUrls", "gifUrl", "videoUrls"),
    },
    needs=("content", "imageUrls"),
    between={"media": ","},
)

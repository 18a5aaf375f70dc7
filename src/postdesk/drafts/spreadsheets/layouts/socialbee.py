"""SocialBee's import of content: links to pictures, GIFs and films in columns of their own."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="SocialBee",
    columns={
        "text": ("text",),
        "link": ("link",),
        "media": ("imageUrls", "gifUrls", "videoUrls"),
        "at": ("postAtSpecificTime",),
    },
    needs=("text", "imageUrls", "postAtSpecificTime"),
    between={"media": ","},
)

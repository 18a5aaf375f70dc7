"""Publer's bulk scheduler: twelve columns, each with an explanation in its heading."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="Publer",
    columns={
        "at": ("Date - Intl. format or prompt", "Date"),
        "text": ("Text",),
        "link": ("Link(s) - Separated by comma for FB carousels", "Link(s)"),
        "media": ("Media URL(s) - Separated by comma", "Media URL(s)"),
        "alt": ("Alt text(s) - Separated by ||", "Alt text(s)"),
    },
    needs=("Date - Intl. format or prompt", "Text", "Media URL(s) - Separated by comma"),
    between={"media": ",", "alt": "||", "link": ","},
    unread=(
        "Title - For the video, pin, PDF ..",
        "Label(s) - Separated by comma",
        "Comment(s) - Separated by ||",
        "Pin board, FB album, or Google category",
        "Post subtype - I.e. story, reel, PDF ..",
        "CTA - For Facebook links or Google",
        "Reminder - For stories, reels, shorts, and TikToks",
    ),
)

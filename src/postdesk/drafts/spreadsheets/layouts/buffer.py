"""Buffer's bulk upload: one channel a file, times by the channel's own clock; tags are labels inside Buffer."""

from postdesk.drafts.spreadsheets.layout import PlanLayout

LAYOUT = PlanLayout(
    name="Buffer",
    columns={"text": ("Text",), "media": ("Image URL",), "at": ("Posting Time",)},
    needs=("Text", "Posting Time"),
    order="month-first",
    unread=("Tags", "Board Name"),
)

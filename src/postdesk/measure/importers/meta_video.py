"""Meta Business Suite, videos of a page, with figures that the content export lacks.

The number of a video is not that of its post, so posts that are known already are found by moment and wording. Views of
three seconds and of a minute are other figures than views, and are left out.
"""

from postdesk.measure.layouts import meta
from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.tables import Table, importer


def video(cells: Cells) -> str:
    """Return the video's own number."""
    return f"video:{meta.post_id(cells)}"


IMPORTER = importer(
    "Facebook videos",
    "facebook",
    Table(
        columns={
            "id": ("Video asset ID",),
            "universal": ("Universal video ID",),
            "account": ("Page name",),
            "title": ("Title",),
            "text": ("Description",),
            "published": ("Publish time",),
            "url": ("Permalink",),
            "span": ("Date",),
            "views": ("Views",),
            "reach": ("Reach",),
            "reactions": ("Reactions",),
            "comments": ("Comments",),
            "shares": ("Shares",),
        },
        required=("id", "universal", "published"),
        row=meta.row("facebook", video, kind="video"),
    ),
)

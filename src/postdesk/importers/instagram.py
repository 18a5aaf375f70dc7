"""Instagram content from Meta Business Suite (`Mon-DD-YYYY_Mon-DD-YYYY_ACCOUNT_content.csv`).

The order of the metrics varies; there are no clicks. Time, kinds and days are as in Facebook's export. The code in the
permalink never changes and survives spreadsheets, so it is the post's id here; where there is none it is the number.
"""

import re

from postdesk.importers.cells import Cells
from postdesk.importers.facebook import LAYOUT as FACEBOOK
from postdesk.importers.facebook import meta, post_id
from postdesk.importers.layout import Layout

CODE = re.compile(r"instagram\.com/(?:[\w.]+/)?(?:p|reel|tv)/([\w-]+)")


def code(cells: Cells) -> str:
    """Return the code of the permalink, else the post's number."""
    link = CODE.search(cells.text("url"))
    return link[1] if link else post_id(cells)


LAYOUT = Layout(
    network="instagram",
    title="Instagram content",
    columns={
        "id": FACEBOOK.columns["id"],
        "account": ("Account username", "Konto-Benutzername"),
        "text": FACEBOOK.columns["text"],
        "published": FACEBOOK.columns["published"],
        "url": FACEBOOK.columns["url"],
        "kind": FACEBOOK.columns["kind"],
        "span": FACEBOOK.columns["span"],
        "impressions": ("Impressions",),
        "reach": FACEBOOK.columns["reach"],
        "reactions": ("Likes", "„Gefällt mir“-Angaben"),
        "comments": FACEBOOK.columns["comments"],
        "shares": ("Shares", "Geteilte Inhalte"),
        "saves": ("Saves", "Gespeicherte Beiträge"),
    },
    required=("id", "text", "published", "url"),
    hosts=("instagram.com",),
    row=meta("instagram", code),
    last_day=FACEBOOK.last_day,
)

"""What LinkedIn's exports share.

The number in a link tells the millisecond since 1970; it is believed where it lies within a day of the date. One post
has a number as `share` or `ugcPost` and another as `activity`, which never agree; their moments lie within two seconds.
"""

import re
from datetime import UTC, datetime
from urllib.parse import unquote

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import no_link
from postdesk.measure.layouts.moments import is_day_of, noon, of_linkedin
from postdesk.models import Extracted

HOSTS = ("linkedin.com",)
URN = re.compile(r"\b(activity|share|ugcPost)[:-](\d{15,20})\b")
KINDS = {
    "image": "image", "multi image": "image", "carousel": "image", "imagem": "image",
    "video": "video", "vídeo": "video",
    "article": "link", "link": "link", "artigo": "link",
    "text": "text", "texto": "text",
}  # fmt: skip
PAID = ("sponsored", "patrocin")


def row(cells: Cells, text: str | None = None) -> Extracted:
    """Read one post; `text` is what it says, where that is not simply its cell."""
    url = cells.url
    urn = URN.search(unquote(url))
    if urn is None:
        raise no_link(url, "a post of LinkedIn")
    moment, exact = _published(urn[2], cells.moment("published"))
    return Extracted(
        row=cells.row,
        network="linkedin",
        account=cells.account,
        remote_id=f"urn:li:{urn[1]}:{urn[2]}",
        url=url,
        published=moment,
        exact=exact,
        text=cells.wording("text") if text is None else text,
        figures=cells.figures(),
        kind=KINDS.get(cells.text("kind").casefold(), ""),
        paid=bool(cells.text("campaign")) or cells.text("origin").casefold().startswith(PAID),
    )


def agrees(cells: Cells) -> bool:
    """Tell whether a row's date agrees with the moment in its link."""
    urn, day = URN.search(unquote(cells.text("url"))), cells.moment("published")
    return bool(urn and day and is_day_of(of_linkedin(urn[2]), day))


def _published(number: str, day: datetime | None) -> tuple[datetime, bool]:
    """Return when a post was published, and whether to the moment: by its number, else the day in the table."""
    moment = of_linkedin(number)
    if day is None or is_day_of(moment, day):
        return moment, True
    return noon(day.replace(tzinfo=UTC)), False

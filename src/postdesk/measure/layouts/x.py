"""What X's exports share, today's and Twitter's.

Deleted posts remain as rows whose link ends in `undefined`; replies are listed among the posts; texts carry HTML
entities.
"""

import re
from html import unescape

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import CellError, no_date, no_id
from postdesk.measure.layouts.moments import noon, of_x
from postdesk.models import Extracted, Skipped

HOSTS = ("x.com", "twitter.com")
STATUS = re.compile(r"(?:x|twitter)\.com/(\w{1,50})/status/(\d{1,25})\b")


def row(cells: Cells) -> Extracted | Skipped:
    """Read one post; a deleted one is skipped."""
    url = cells.url
    if url.endswith("/undefined"):
        return Skipped(cells.row, "the post was deleted on X")
    account, remote_id = _identity(url, cells)
    moment = of_x(remote_id)
    day = moment or cells.moment("published")
    if day is None:
        raise CellError(no_date(cells.text("published")))
    text = unescape(cells.wording("text"))
    return Extracted(
        row=cells.row,
        network="x",
        account=account,
        remote_id=remote_id,
        url=url,
        published=moment or noon(day),
        exact=moment is not None,
        text=text,
        figures=cells.figures(),
        reply=text.startswith("@"),
    )


def _identity(url: str, cells: Cells) -> tuple[str, str]:
    """Return account and id of a post: from the link, which spreadsheets leave alone, else from the id's column.

    Raises:
        CellError: Neither can be believed.
    """
    if link := STATUS.search(url):
        return link[1], link[2]
    number = cells.text("id")
    if not cells.whole(number):
        raise no_id(number)
    return "", number

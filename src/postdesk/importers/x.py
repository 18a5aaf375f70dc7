"""X, post analytics (`account_analytics_content_FROM_TO.csv`, since 2024).

The date is a day only, but the id tells the millisecond: its upper bits count from 4 November 2010
(Twitter's announcement of Snowflake). Deleted posts remain as rows whose link ends in `undefined`; replies are listed
among the posts; texts carry HTML entities. "Engagements" is X's own total and not the sum of the columns; "Shares"
counts uses of the share button, so reposts are what others call shares.
"""

import re
from datetime import datetime
from html import unescape

from postdesk.importers.cells import CellError, Cells, damaged, no_id
from postdesk.importers.layout import Layout, named, noon, since
from postdesk.models import Extracted, Skipped

STATUS = re.compile(r"(?:x|twitter)\.com/(\w+)/status/(\d+)")
EPOCH = 1288834974657
FIRST_SNOWFLAKE = 29_700_859_247


def row(cells: Cells) -> Extracted | Skipped:
    """Read one post; a deleted one is skipped."""
    url = cells.text("url")
    if url.endswith("/undefined"):
        return Skipped(cells.row, "the post was deleted on X")
    account, remote_id = identity(url, cells.text("id"))
    moment = published(remote_id)
    day = moment or cells.moment("published")
    if day is None:
        raise CellError(f'no date can be read in "{cells.text("published")}"')
    text = unescape(cells.text("text"))
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


def identity(url: str, number: str) -> tuple[str, str]:
    """Return account and id of a post: from the link, which spreadsheets leave alone, else from the id's column.

    Raises:
        CellError: Neither can be believed.
    """
    if link := STATUS.search(url):
        return link[1], link[2]
    if damaged(number):
        raise no_id(number)
    return "", number


def published(remote_id: str) -> datetime | None:
    """Return the moment that an id tells; None for ids older than Snowflake."""
    number = int(remote_id)
    return since(EPOCH, number >> 22) if number >= FIRST_SNOWFLAKE else None


LAYOUT = Layout(
    network="x",
    title="X post analytics",
    columns={
        "id": ("Post id",),
        "published": ("Date",),
        "text": ("Post text",),
        "url": ("Post Link",),
        "impressions": ("Impressions",),
        "reactions": ("Likes",),
        "engagements": ("Engagements",),
        "saves": ("Bookmarks",),
        "comments": ("Replies",),
        "shares": ("Reposts",),
        "clicks": ("URL Clicks",),
    },
    required=("id", "text", "url"),
    hosts=("x.com", "twitter.com"),
    timed_ids=True,
    row=row,
    last_day=named(r"_\d{4}-\d{2}-\d{2}_(\d{4}-\d{2}-\d{2})"),
    wording="%a, %b %d, %Y",
)

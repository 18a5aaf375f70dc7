"""LinkedIn page, content (`PAGE_content_NUMBER.xls`, sheet "All posts", English or Portuguese).

Dates are days, month first in every language. The link's number tells the millisecond since 1970 in its upper bits
(Microsoft's own example of a share agrees to the millisecond); it is believed where it lies within a day of the date.
There is no reach per post, and the engagement rate counts clicks, so it is left out. "Reposts" were
"Shares" until 2023.
"""

import re
from datetime import UTC, datetime, timedelta

from postdesk.importers.cells import CellError, Cells
from postdesk.importers.layout import Layout, noon, since
from postdesk.models import Extracted

URN = re.compile(r"\b(activity|share|ugcPost)[:-](\d{15,20})\b")
PAGE = re.compile(r"(.+)_content(?:_\d+)?\.xlsx?", re.IGNORECASE)
KINDS = {
    "image": "image", "multi image": "image", "carousel": "image", "imagem": "image",
    "video": "video", "vídeo": "video",
    "article": "link", "link": "link", "artigo": "link",
    "text": "text", "texto": "text",
}  # fmt: skip


def row(cells: Cells) -> Extracted:
    """Read one post."""
    url = cells.text("url")
    urn = URN.search(url)
    if urn is None:
        raise CellError(f'the link "{url}" names no post of LinkedIn')
    moment, exact = published(int(urn[2]), cells.moment("published"))
    return Extracted(
        row=cells.row,
        network="linkedin",
        account=cells.account,
        remote_id=f"urn:li:{urn[1]}:{urn[2]}",
        url=url,
        published=moment,
        exact=exact,
        text=cells.text("text"),
        figures=cells.figures(),
        kind=KINDS.get(cells.text("kind").casefold(), ""),
    )


def published(number: int, day: datetime | None) -> tuple[datetime, bool]:
    """Return when a post was published, and whether to the moment: by its number, else the day in the table."""
    moment = since(0, number >> 22)
    if day is None or abs(moment - noon(day)) <= timedelta(days=1, hours=12):
        return moment, True
    return noon(day.replace(tzinfo=UTC)), False


def page(name: str) -> str:
    """Return the page that a file's name begins with."""
    match = PAGE.fullmatch(name)
    return match[1] if match else ""


LAYOUT = Layout(
    network="linkedin",
    title="LinkedIn page content",
    columns={
        "text": ("Post title", "Título da publicação"),
        "url": ("Post link", "Link da publicação"),
        "published": ("Created date", "Criação"),
        "impressions": ("Impressions", "Impressões"),
        "clicks": ("Clicks", "Cliques"),
        "reactions": ("Likes", "Gostaram"),
        "comments": ("Comments", "Comentários"),
        "shares": ("Reposts", "Shares", "Compartilhamentos"),
        "kind": ("Content Type", "Tipo de conteúdo"),
    },
    required=("text", "url", "published"),
    hosts=("linkedin.com",),
    timed_ids=True,
    row=row,
    account=page,
)

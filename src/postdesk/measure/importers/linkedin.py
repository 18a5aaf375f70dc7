"""LinkedIn page, content (`PAGE_content_MOMENT.xls`, sheet "All posts", English or Portuguese).

Dates are days, month first in every language. There is no reach per post, "Views" are those of videos only, and the
engagement rate counts clicks, so none of them is kept. "Reposts" were "Shares" until 2023.
"""

import re

from postdesk.measure.layouts import linkedin
from postdesk.measure.layouts.tables import Table, importer

PAGE = re.compile(r"(.+?)_content(?:_\d+)?\.xlsx?", re.IGNORECASE)


def _page(name: str) -> str:
    """Return the page that a file's name begins with."""
    match = PAGE.fullmatch(name)
    return match[1] if match else ""


IMPORTER = importer(
    "LinkedIn page content",
    "linkedin",
    Table(
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
            "origin": ("Post type", "Tipo de publicação"),
            "campaign": ("Campaign name", "Nome da campanha"),
        },
        required=("text", "url", "published"),
        hosts=linkedin.HOSTS,
        timed_ids=True,
        agrees=linkedin.agrees,
        row=linkedin.row,
        account=_page,
    ),
    where="LinkedIn > Page > Analytics > Content > Export",
)

"""Pictures at a Page that nobody sees: what a post is made of, and for Instagram the place from which it takes them.

An unpublished picture that no post uses vanishes after about a day. Source: developers.facebook.com page photos.
"""

from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from postdesk.models import Attachment
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.lists import MadeByGraph
from postdesk.networks.network import guessed
from postdesk.wire.shapes import Id

GOOD = timedelta(hours=23)
"""For how long an unpublished picture is used: Facebook keeps it for about 24 hours."""


class PagePhoto(Struct, frozen=True):
    """An unpublished picture at a Page, and when it was sent."""

    id: Id
    at: datetime

    def old(self, now: datetime) -> bool:
        """Whether Facebook may have dropped it."""
        return now - self.at > GOOD


def send_photo(graph: Graph, page: str, media: Attachment, folder: Path, now: datetime) -> PagePhoto:
    """Send a picture to a Page, with its words, so that nobody sees it; doing it again leaves another one.

    Raises:
        Refused: Facebook will never take it.
        Unreachable: It could not be done now.
    """
    file = (media.name, folder / media.kept, media.type or guessed(media.file))
    form = {"published": "false", **({"alt_text_custom": media.alt} if media.alt else {})}
    reply = graph.write_at(page, "photos", now, form, public=False, files={"source": file})
    return PagePhoto(reply.into(MadeByGraph).id, now)

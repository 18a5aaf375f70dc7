"""What has to be ready at LinkedIn before a post is sent: its files, and the card of its link; one thing at a time."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.models import PageVisits, Payload, Remote
from postdesk.networks.linkedin.bodies import linked_page
from postdesk.networks.linkedin.cards import ArticleCard, article_card, card_picture
from postdesk.networks.linkedin.judging import FileLost
from postdesk.networks.linkedin.uploads import AtLinkedIn, LinkedInUploads
from postdesk.networks.network import Fixed, fixed_for, kept


class PreparedPage(Fixed, frozen=True):
    """What is fixed before the first attempt: since when it may be there, its files, its card and that one's picture.

    What is `early` was made ready ahead, and nothing else is fixed yet. `post` is its URN once it is public while its
    comment is not; `anew` is whether its files were sent a second time.
    """

    at: datetime
    media: tuple[AtLinkedIn, ...] = ()
    card: ArticleCard | None = None
    picture: AtLinkedIn | None = None
    post: str = ""
    anew: bool = False
    early: bool = False


class Preparing:
    """Makes ready what one account's posts carry; `folder` is where all that is sent lies."""

    def __init__(self, uploads: LinkedInUploads, visits: PageVisits, folder: Path) -> None:
        self._uploads, self._visits, self._folder = uploads, visits, folder

    def next_thing(self, payload: Payload, fixed: PreparedPage, now: datetime) -> str | None:
        """Do the next thing, and return all that is fixed then; None where everything is ready.

        Raises:
            Refused: LinkedIn will never take a file.
            Unreachable: LinkedIn is not there, or still works on a file; or, while it is early, a page is not there.
        """
        files = self._uploads.next_at_linkedin(payload.pictured(0), fixed.media, now)
        if files != fixed.media:
            return kept(replace(fixed, media=files))
        if fixed.card is None:
            address = linked_page(payload)
            return kept(replace(fixed, card=self._read(address, early=fixed.early))) if address else None
        return self._pictured(fixed, fixed.card, now)

    def _read(self, address: str, *, early: bool) -> ArticleCard:
        """Read what a page says of itself; one that gives no answer has a bare card, once it is late."""
        page = self._visits.read(address, early=early)
        return card_picture(article_card(page), page, self._visits, self._folder)

    def _pictured(self, fixed: PreparedPage, card: ArticleCard, now: datetime) -> str | None:
        """Send the card's picture, and see that LinkedIn is done with it; one that it cannot show is left out."""
        if not card.kept or card.thumbnail:
            return None
        try:
            picture = fixed.picture
            if picture is None:
                return kept(replace(fixed, picture=self._uploads.sent_to_linkedin(card.kept, now)))
            if not picture.ready:
                seen = self._uploads.looked_after("the picture of the card", picture, now)
                return kept(replace(fixed, picture=seen))
            return kept(replace(fixed, card=replace(card, thumbnail=picture.id)))
        except Refused:
            return kept(replace(fixed, card=replace(card, kept="")))


def page_begun(prepared: str, key: str) -> PreparedPage:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    fixed = fixed_for(PreparedPage, prepared, key)
    if fixed is None or fixed.early:
        raise Unknown("since when the post may be public is not known: look for it at LinkedIn")
    return fixed


def uploaded_anew(lost: FileLost, fixed: PreparedPage) -> NetworkError:
    """Return what follows where a file cannot be used: all of them are sent anew, once."""
    if fixed.anew:
        return Refused(lost.sentence)
    again = Unreachable("{lost}; its files are sent anew", lost=lost)
    card = replace(fixed.card, thumbnail="") if fixed.card else None
    again.kept = kept(replace(fixed, media=(), card=card, picture=None, anew=True))
    return again


def urn_in(remote: Remote) -> str:
    """Return a post's URN: its id, or that in the address that a person gave; "" where neither is one."""
    found = re.search(r"(?i)urn:li:(share|ugcPost|activity):\d{1,20}", unquote(f"{remote.id} {remote.url}"))
    return found[0] if found else ""


def post_urn(remote: Remote) -> str:
    """Return a post's URN, as `urn_in` does; Refused where there is none."""
    if not (urn := urn_in(remote)):
        raise Refused("{url} does not name a post by its URN: do it on LinkedIn itself", url=remote.url)
    return urn

"""What is fixed for a post before it goes out to a Page, and what is kept of it while its comments follow."""

from datetime import datetime

from msgspec import Struct

from postdesk.errors import Unknown
from postdesk.models import Attachment, Payload
from postdesk.networks.meta.photos import PagePhoto
from postdesk.networks.meta.posting import Commented
from postdesk.networks.network import KnownPost, fixed_for, guessed


class PageFilm(Struct, frozen=True):
    """A film at a Page that nobody sees yet. What is a `reel` is sent to the address `to`; `ready` once it is there."""

    id: str
    at: datetime
    reel: bool = True
    to: str = ""
    ready: bool = False


class PreparedPagePost(Commented, frozen=True):
    """What is fixed before the first attempt: since when, and its files at the Page."""

    photos: tuple[PagePhoto, ...] = ()
    film: PageFilm | None = None


def begun_post(prepared: str, key: str) -> PreparedPagePost:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    fixed = fixed_for(PreparedPagePost, prepared, key)
    if fixed is None or fixed.early:
        raise Unknown("since when the post may be public is not known: look for it on the Page")
    return fixed


def sought_post(prepared: str, key: str, known: KnownPost | None) -> PreparedPagePost:
    """Return what was fixed for a post that is looked for; where nothing was, only since when it may be there.

    Raises:
        Unknown: That is not known, either.
    """
    fixed = fixed_for(PreparedPagePost, prepared, key)
    if known is None or (fixed is not None and not fixed.early):
        return begun_post(prepared, key)
    return PreparedPagePost(key, known.due)


def film_of(payload: Payload) -> Attachment | None:
    """Return a post's film; None where it has none."""
    return next((media for media in payload.media if _type(media).startswith("video/")), None)


def _type(media: Attachment) -> str:
    return media.type or guessed(media.file)

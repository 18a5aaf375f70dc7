"""What is fixed for a post before it goes out to Instagram: its containers, which exist before anything is public."""

from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.errors import Unknown
from postdesk.models import Attachment
from postdesk.networks.meta.posting import Commented
from postdesk.networks.network import KnownPost, fixed_for, guessed

GOOD = timedelta(hours=23)
"""For how long a container is used: Instagram keeps it for 24 hours."""


class InstagramItem(Struct, frozen=True):
    """One picture or film on its way: the Page's picture that it is taken from, its container, where a film goes.

    It is `done` once Instagram has it. The container of a single one is that of the post.
    """

    at: datetime
    photo: str = ""
    id: str = ""
    to: str = ""
    done: bool = False


class PreparedInstagram(Commented, frozen=True):
    """What is fixed before the first attempt: since when, the items, and for several of them the container of all.

    They were made `anew` where Instagram took the first ones no longer.
    """

    items: tuple[InstagramItem, ...] = ()
    whole: InstagramItem | None = None
    anew: bool = False

    @property
    def container(self) -> str:
        """The container that is published; "" where none was made."""
        return self.whole.id if self.whole else self.items[0].id if self.items else ""

    @property
    def began(self) -> datetime:
        """When the first of its containers was made."""
        return min(item.at for item in self.items)


def begun_instagram(prepared: str, key: str) -> PreparedInstagram:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    fixed = fixed_for(PreparedInstagram, prepared, key)
    if fixed is None or fixed.early or not fixed.items:
        raise Unknown("since when the post may be public is not known: look for it on Instagram")
    return fixed


def sought_instagram(prepared: str, key: str, known: KnownPost | None) -> PreparedInstagram:
    """Return what was fixed for a post that is looked for; where nothing was, only since when it may be there.

    Raises:
        Unknown: That is not known, either.
    """
    fixed = fixed_for(PreparedInstagram, prepared, key)
    if known is None or (fixed is not None and not fixed.early):
        return begun_instagram(prepared, key)
    return PreparedInstagram(key, known.due)


def is_film(media: Attachment) -> bool:
    """Whether a file is a film."""
    return (media.type or guessed(media.file)).startswith("video/")

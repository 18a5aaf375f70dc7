"""What a post is: what it says, to whom. Names of campaigns, drafts and accounts are labels, and may change.

Two posts say the same where their texts, link, pictures, audience and what they answer or quote are the same, but for
white space, the way a letter is encoded, and the parameters by which the desk follows a link. They say it to the same
account where the network, the server and the account's lasting id, or else its handle, are the same.
"""

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from postdesk.models.accounts import Account
from postdesk.models.posts import Payload


class Whom(Struct, frozen=True):
    """An account as its network knows it, whatever desk.toml calls it; what desk.toml does not say is ""."""

    network: str
    server: str = ""
    handle: str = ""
    id: str = ""

    @property
    def written(self) -> str:
        """Return it as the log keeps it: four parts between bars; "" where nothing tells it from others."""
        return "|".join((self.network, self.server, self.handle, self.id)) if self.handle or self.id else ""


_MAYBE_LINK = re.compile(r"(?s)h(?:ttp.*|tt?)?$")


def whom(account: Account) -> Whom:
    """Return who an account is at its network."""
    server = account.server.rstrip("/").casefold()
    return Whom(account.network, server, account.handle.lstrip("@").casefold(), account.id)


def plain_handle(handle: str) -> str:
    """Return a handle as it is compared where its server is known: its name alone, in small letters."""
    return handle.lstrip("@").partition("@")[0].casefold()


def read_whom(written: str) -> Whom | None:
    """Return an account that the log keeps; None where it does not know."""
    return Whom(*written.split("|", 3)) if written else None


def same_account(one: Whom | None, other: Whom | None) -> bool | None:
    """Tell whether two are one account at its network; None where nobody can tell."""
    if one is None or other is None:
        return None
    if one.network != other.network or (one.server and other.server and one.server != other.server):
        return False
    if one.id and other.id:
        return one.id == other.id
    return one.handle == other.handle if one.handle and other.handle else None


def identity_number(payload: Payload, tracking: Collection[str]) -> int:
    """Return what a post says, as a number of 64 bits; `tracking` are the desk's own parameters of links."""
    texts = (_plain(_untracked(text, tracking)) for text in payload.texts)
    pictures = (media.sha256 for media in payload.media)
    link = _untracked(payload.link, tracking)
    meant = [address for address in (payload.reply, payload.quote) if address]
    return _number((*texts, "", link, "", *pictures, "", payload.visibility or "", *meant))


def says_again(text: str) -> str:
    """Return a text as it can be compared with what a network's export shows of it: without links, in plain letters."""
    return _plain(re.sub(r"https?://\S+", " ", text)).casefold()


def sure_beginning(beginning: str) -> str:
    """Return with what `says_again` of every text begins that begins so and goes on; "" where nobody can tell.

    What may be the beginning of a link is left out, and so is the last letter: a sign that follows may become part of
    it, or of the one before, where signs are heaped on it.
    """
    if not beginning.isascii():
        import unicodedata

        beginning = unicodedata.normalize("NFC", beginning)
        if unicodedata.combining(beginning[-1]):
            return ""
    return says_again(_MAYBE_LINK.sub("", beginning[:-1]))


def key_of(core: bytes, to: str, due: datetime, again: str) -> str:
    """Return the idempotency key of a post: it follows from content, account, moment, and the reason to say it again.

    So two memories of one desk make the same one, whatever they call the post, and a wanted repeat makes another.
    """
    import hashlib

    return hashlib.sha256(f"{to}\n{due.isoformat()}\n{again}\n".encode() + core).hexdigest()[:32]


def core(payload: Payload, tracking: Collection[str]) -> bytes:
    """Return all that a draft sends but for labels: the desk's name for the account, its own parameters of links."""
    from msgspec.structs import replace

    texts = tuple(_untracked(text, tracking) for text in payload.texts)
    return replace(payload.bare, account="", texts=texts, link=_untracked(payload.link, tracking)).encoded()


def _number(parts: Iterable[str]) -> int:
    import hashlib  # 5 ms, and a check hashes nothing

    digest = hashlib.sha256("\n\n".join(parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _plain(text: str) -> str:
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _untracked(text: str, tracking: Collection[str]) -> str:
    return _parameters(tuple(sorted(tracking))).sub("", text) if "=" in text else text


@lru_cache(maxsize=8)
def _parameters(names: tuple[str, ...]) -> re.Pattern[str]:
    own = "".join(f"|{re.escape(name)}" for name in names)
    return re.compile(rf"[?&](?:utm_\w{{1,20}}{own})=[^&\s#]*")

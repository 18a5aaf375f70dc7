"""Bluesky: what postdesk knows of it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.models import Account, AccountKey, Grammar, KeyKind, Repeat, Secret
from postdesk.models.accounts import ID
from postdesk.networks.declaration import Access, Declaration
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.networks.bluesky.session import SignIn
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn


LEAVING = Sentence("delete it at https://bsky.app/settings/app-passwords")


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.bluesky.text import GRAMMAR

    return GRAMMAR


def read_of(account: Account, memory: Path) -> Grammar:  # noqa: ARG001 - all servers of Bluesky read alike
    """Return how the posts of an account are read, whose links may be written short."""
    if not account.own.get("shorten_links"):
        return read()
    from postdesk.networks.bluesky.text import SHORTENING

    return SHORTENING


def connect(access: Access) -> "Network":
    """Return an account with its app password; it is signed in when it is first called."""
    from postdesk.networks.bluesky import api, films
    from postdesk.wire import Wire
    from postdesk.wire.pages import page_visits

    account, signed_in = access.account, _sessions(access)
    rehearsed = account.server if account.server.startswith("http://") else ""
    appview = Wire(account.said("appview") or api.APPVIEW)
    video = Wire(account.said("video") or rehearsed or films.SERVICE)
    appview.hide(access.secrets["token"])
    short, visits = bool(account.own.get("shorten_links")), page_visits(local=bool(rehearsed))
    return api.Bluesky(signed_in.wire, appview, signed_in, access.media, short=short, video=video, visits=visits)


def _sessions(access: Access) -> "SignIn":
    """Return the sessions of an account, kept in a file of this machine."""
    from postdesk.files.names import file_name
    from postdesk.networks.bluesky.api import SERVER
    from postdesk.networks.bluesky.session import SignIn
    from postdesk.wire import Wire

    account, handle = access.account, access.account.handle.lstrip("@")
    wire = Wire(account.server or SERVER)
    kept = access.memory / "sessions" / f"{file_name(wire.name)}+{file_name(handle)}.json"
    did = account.id if account.id.startswith("did:") else ""
    return SignIn(wire, handle, access.secrets["token"], kept, access.spend, did=did)


def revoke(access: Access, now: datetime) -> str:
    """End the session that is kept; the app password itself only the person can delete, signed in with her own."""
    signed_in = _sessions(access)
    by_hand = Sentence("To take the app password's power away, {leaving}.", leaving=LEAVING)
    if not signed_in.end(now):
        return by_hand
    ended = Sentence("{server} has ended the session.", server=signed_in.wire.name)
    return Sentence("{one} {other}", one=ended, other=by_hand)


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.bluesky.sign_in import bluesky_steps

    return bluesky_steps(person, given, now)


NETWORK = Declaration(
    name="bluesky",
    title="Bluesky",
    composer="https://bsky.app/intent/compose?text={text}",
    read=read,
    addresses=(r"bsky\.app/profile/(?P<handle>[^/]+)/post/\w+",),
    read_of=read_of,
    connect=connect,
    sign_in=sign_in,
    revoke=revoke,
    leaving=LEAVING,
    keys=(
        AccountKey("handle", KeyKind.HANDLE, "office.example.org", needed=True, identifies=True),
        ID,
        AccountKey("server", KeyKind.SERVER, "https://bsky.social", identifies=True),
        AccountKey("appview", KeyKind.SERVER, "https://public.api.bsky.app"),
        AccountKey("video", KeyKind.SERVER, "https://video.bsky.app"),
        AccountKey("shorten_links", KeyKind.FLAG, "true", sent=True, default=False),
    ),
    secrets=(Secret(source="an app password: Settings → Privacy and security → App passwords"),),
    counts=frozenset({"reactions", "comments", "shares"}),
    deletes=True,
    reads_pages=True,
    finds=True,
    measures=True,
    followers=True,
    repeat=Repeat.SAFE,
)

"""Threads: what postdesk knows of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.models import Account, AccountKey, Grammar, KeyKind, Repeat, Secret
from postdesk.models.accounts import HANDLE, ID
from postdesk.networks.declaration import Access, Declaration
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn

MEDIA = ("media_url", "media_folder")
"""What has to be known of the office's own web address before a picture can be sent."""
LEAVING = Sentence("open Threads as the account: Settings → Account → Website permissions, and remove the app there")


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.threads.text import GRAMMAR

    return GRAMMAR


def read_of(account: Account, memory: Path) -> Grammar:  # noqa: ARG001 - nothing of it is learnt
    """Return how an account's posts are read: without an address from which files are fetched it has none."""
    from postdesk.networks.threads.text import GRAMMAR, WITHOUT_FILES

    return GRAMMAR if all(account.said(key) for key in MEDIA) else WITHOUT_FILES


def connect(access: Access) -> "Network":
    """Return an account with the token that it is signed in with.

    Raises:
        SettingsError: There is none.
    """
    from postdesk.networks.meta.graph import Graph
    from postdesk.networks.threads.answers import MEANINGS, SERVER, VERSION
    from postdesk.networks.threads.api import Threads
    from postdesk.networks.threads.lasting import LastingToken
    from postdesk.networks.threads.site import Site
    from postdesk.settings import secret_name
    from postdesk.wire import Wire

    account, given = access.account, access.secrets.get("token", "")
    wire = Wire(account.server or SERVER)
    if not given and (access.tokens is None or not access.tokens.signed_in()):
        raise SettingsError(
            "{account} is not signed in: run `postdesk accounts add {account} --network threads`, or set {variable}",
            account=account.name,
            variable=secret_name(account.name, "token"),
        )
    token = (lambda _now: given) if given or access.tokens is None else LastingToken(wire, access.tokens)
    address, folder = (account.said(key) for key in MEDIA)
    site = Site(address, Path(folder), access.media) if address and folder else None
    handle = account.handle.lstrip("@")
    page = f"https://www.threads.com/@{handle}" if handle else "https://www.threads.com"
    return Threads(Graph(wire, VERSION, token, MEANINGS), token, site, page, account)


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.threads.sign_in import threads_steps

    return threads_steps(person, given, now)


NETWORK = Declaration(
    name="threads",
    title="Threads",
    composer="https://www.threads.net/intent/post?text={text}",
    read=read,
    read_of=read_of,
    addresses=(
        r"(?:www\.)?threads\.(?:net|com)/@(?P<handle>[^/]+)/post/(?P<id>[\w-]+)",
        r"(?:www\.)?threads\.(?:net|com)/(?:@(?P<handle>[^/]+)/)?.+",
    ),
    connect=connect,
    sign_in=sign_in,
    code_lasts=timedelta(hours=1),
    leaving=LEAVING,
    keys=(
        HANDLE,
        ID,
        AccountKey("media_url", KeyKind.ADDRESS, "https://office.example/threads"),
        AccountKey("media_folder", KeyKind.FOLDER, "/srv/www/threads"),
        AccountKey("server", KeyKind.SERVER, "https://graph.threads.net"),
    ),
    secrets=(
        Secret(
            source="developers.facebook.com → the app → Use cases → Access the Threads API → User Token Generator",
            optional=True,
        ),
    ),
    counts=frozenset({"reactions", "comments", "shares", "impressions", "reach", "engagements", "views"}),
    deletes=True,
    finds=True,
    measures=True,
    followers=True,
    repeat=Repeat.HELD,
)

"""Instagram: what postdesk knows of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from postdesk.models import AccountKey, Grammar, KeyKind, Repeat
from postdesk.models.accounts import HANDLE, Break
from postdesk.networks.declaration import Access, Declaration
from postdesk.networks.meta import keys

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.instagram.text import GRAMMAR

    return GRAMMAR


def connect(access: Access) -> "Network":
    """Return an account with the token of the Page that it is linked with.

    Raises:
        SettingsError: There is none, or desk.toml does not name the account and the Page.
    """
    from postdesk.networks.instagram.api import Instagram
    from postdesk.networks.instagram.codes import CODES
    from postdesk.networks.instagram.containers import InstagramContainers
    from postdesk.networks.meta.app import app_of
    from postdesk.networks.meta.graph import FACEBOOK, VERSION, Graph
    from postdesk.wire import Wire

    account, token = access.account, keys.page_token(access, "id", keys.PAGE.name)
    app = app_of(account, access.secrets.get("app_secret", ""))
    graph = Graph(Wire(account.server or FACEBOOK), VERSION, lambda _now: token, CODES, app.secret)
    containers = InstagramContainers(graph, account.id, account.said(keys.PAGE.name), access.media)
    return Instagram(graph, containers, account.id, account.handle.lstrip("@"), app)


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.instagram.sign_in import instagram_steps

    return instagram_steps(person, given, now)


NETWORK = Declaration(
    name="instagram",
    title="Instagram",
    composer="https://www.instagram.com/",
    read=read,
    addresses=(r"(?:www\.)?(?:instagram\.com|instagr\.am)/.+",),
    connect=connect,
    sign_in=sign_in,
    leaving=keys.LEAVING,
    consent=keys.CONSENT,
    keys=(
        HANDLE,
        AccountKey("id", KeyKind.HANDLE, "17841400000000000", identifies=True),
        keys.PAGE,
        keys.APP,
        keys.MODE,
        AccountKey("server", KeyKind.SERVER, "https://graph.facebook.com"),
    ),
    secrets=(keys.TOKEN, keys.APP_SECRET),
    counts=frozenset({"reactions", "comments", "shares", "saves", "impressions", "reach", "engagements", "views"}),
    deletes=True,
    finds=True,
    measures=True,
    followers=True,
    repeat=Repeat.HELD,
    breaks=(Break("impressions", date(2025, 4, 21), "views", "developers.facebook.com, Instagram media insights"),),
)

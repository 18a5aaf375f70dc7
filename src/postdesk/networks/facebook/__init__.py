"""Facebook Pages: what postdesk knows of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from postdesk.models import AccountKey, Grammar, KeyKind
from postdesk.models.accounts import HANDLE, ID, Break
from postdesk.networks.declaration import Access, Declaration
from postdesk.networks.meta import keys

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.facebook.text import GRAMMAR

    return GRAMMAR


def connect(access: Access) -> "Network":
    """Return a Page with its token.

    Raises:
        SettingsError: There is none.
    """
    from postdesk.networks.facebook import api, films
    from postdesk.networks.facebook.codes import CODES
    from postdesk.networks.meta.app import app_of
    from postdesk.networks.meta.graph import FACEBOOK, VERSION, Graph
    from postdesk.wire import Wire

    account, token = access.account, keys.page_token(access)
    app = app_of(account, access.secrets.get("app_secret", ""))
    wire = Wire(account.server or FACEBOOK)
    graph = Graph(wire, VERSION, lambda _now: token, CODES, app.secret)
    beside = wire.beside(films.VIDEOS, [films.VIDEOS_HOST]) if wire.base == FACEBOOK else wire
    videos = Graph(beside, VERSION, lambda _now: token, CODES, app.secret)
    page = account.id or "me"
    return api.FacebookPage(graph, films.PageFilms(graph, videos, page, token), page, access.media, app)


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.facebook.sign_in import facebook_steps

    return facebook_steps(person, given, now)


NETWORK = Declaration(
    name="facebook",
    title="Facebook Pages",
    composer="https://business.facebook.com/latest/composer",
    read=read,
    addresses=(r"(?:(?:www|m|web|mbasic)\.)?(?:facebook\.com|fb\.com|fb\.watch)/.+",),
    connect=connect,
    sign_in=sign_in,
    leaving=keys.LEAVING,
    consent=keys.CONSENT,
    keys=(
        HANDLE,
        ID,
        keys.APP,
        keys.MODE,
        AccountKey("server", KeyKind.SERVER, "https://graph.facebook.com"),
    ),
    secrets=(keys.TOKEN, keys.APP_SECRET),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "impressions", "reach", "engagements", "views"}),
    deletes=True,
    edits=True,
    finds=True,
    measures=True,
    followers=True,
    breaks=(Break("impressions", date(2025, 11, 15), "views", "developers.facebook.com, Page Insights, 2025-08-15"),),
)

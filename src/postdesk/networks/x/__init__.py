"""X (Twitter): what postdesk knows of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from postdesk.models import AccountKey, Grammar, KeyKind, Price, Repeat, Secret
from postdesk.models.accounts import HANDLE, ID
from postdesk.networks.declaration import Access, Declaration

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn

CONSOLE = "https://console.x.com → the app → Keys and tokens"


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.x.text import GRAMMAR

    return GRAMMAR


def connect(access: Access) -> "Network":
    """Return an account with its four keys."""
    from postdesk.networks.x import api, calls
    from postdesk.networks.x.answers import Me
    from postdesk.networks.x.prices import Purse
    from postdesk.wire import Wire, oauth

    account, found = access.account, access.secrets
    wire = Wire(account.server or calls.SERVER)
    wire.hide(*found.values())
    keys = oauth.Keys(found["api_key"], found["api_key_secret"], found["token"], found["token_secret"])
    handle = account.handle.lstrip("@")
    known = Me(account.id, handle) if account.id.isdecimal() and handle else None
    limit = account.said("monthly_limit")
    purse = Purse(access.spend, round(1000 * float(limit)) if limit else None)
    return api.X(calls.Caller(wire, calls.KeysOfAccount(keys)), access.media, purse, known)


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.x.sign_in import x_steps

    return x_steps(person, given, now)


NETWORK = Declaration(
    name="x",
    title="X",
    read=read,
    addresses=(r"(?:(?:www|mobile)\.)?(?:x|twitter)\.com/(?P<handle>\w+)/status/(?P<id>\d+)",),
    connect=connect,
    sign_in=sign_in,
    leaving="open https://x.com/settings/connected_apps as the account, and revoke the app's access",
    keys=(
        HANDLE,
        ID,
        AccountKey("monthly_limit", KeyKind.AMOUNT, "20.00"),
        AccountKey("server", KeyKind.SERVER, "https://api.x.com"),
    ),
    secrets=(
        Secret("api_key", "an API key (or by_hand = true in desk.toml)", CONSOLE),
        Secret("api_key_secret", "an API key secret", CONSOLE),
        Secret("token", "an access token", CONSOLE),
        Secret("token_secret", "an access token secret", CONSOLE),
    ),
    price=Price(0.015, 0.20, "https://docs.x.com/changelog (16 April 2026)", date(2026, 8, 22), alt=0.005),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "saves", "impressions", "engagements"}),
    deletes=True,
    finds=True,
    measures=True,
    repeat=Repeat.TWINLESS,
)

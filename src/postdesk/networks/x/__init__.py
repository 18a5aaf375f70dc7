"""X (Twitter): what postdesk knows of it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.models import AccountKey, Grammar, KeyKind, Price, Repeat, Secret
from postdesk.models.accounts import HANDLE, ID
from postdesk.networks.declaration import Access, Declaration
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn
    from postdesk.networks.x.calls import Authority
    from postdesk.wire import Wire

FOUR = {
    "api_key": "an API key",
    "api_key_secret": "an API key secret",
    "token": "an access token",
    "token_secret": "an access token secret",
}
LEAVING = Sentence("open https://x.com/settings/connected_apps as the account, and revoke the app's access")
CONSOLE = "https://console.x.com → the app → Keys and tokens"


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.x.text import GRAMMAR

    return GRAMMAR


def connect(access: Access) -> "Network":
    """Return an account with its four keys, or with tokens that X changes.

    Raises:
        SettingsError: There are neither.
        Unreachable: The access token, which begins with the number of its account, is another's.
    """
    from postdesk.files.names import file_name
    from postdesk.networks.x import api, calls
    from postdesk.networks.x.answers import Me
    from postdesk.networks.x.owner import KnownOwner
    from postdesk.networks.x.prices import Purse
    from postdesk.wire import Wire

    account, found = access.account, access.secrets
    wire = Wire(account.server or calls.SERVER)
    wire.hide(*found.values())
    handle = account.handle.lstrip("@")
    authority = _authority(access, wire)
    signed_in = bool(access.tokens) and "client_id" in found  # desk.toml alone does not tell whose such tokens are
    known = Me(account.id, handle) if account.id.isdecimal() and handle and not signed_in else None
    limit = account.said("monthly_limit")
    purse = Purse(access.spend, round(1000 * float(limit)) if limit else None, int(account.said("billing_day") or 1))
    owner = KnownOwner(access.memory / "x" / f"{file_name(account.name)}.json")
    return api.X(calls.Caller(wire, authority), access.media, purse, known, account, owner)


def _authority(access: Access, wire: "Wire") -> "Authority":
    from postdesk.networks.own_token import anothers
    from postdesk.networks.x.bearer import BearerOfAccount
    from postdesk.networks.x.calls import KeysOfAccount
    from postdesk.settings import secret_name
    from postdesk.wire import oauth

    found, name = access.secrets, access.account.name
    if "client_id" in found and access.tokens:
        return BearerOfAccount(wire, oauth.App(found["client_id"], found.get("client_secret", "")), access.tokens)
    for key, title in FOUR.items():
        if key not in found and "client_id" not in found:
            raise SettingsError(
                "{name} needs {title}: set {variable}, or say by_hand = true in desk.toml",
                name=name,
                title=Sentence(title),
                variable=secret_name(name, key),
            )
    whose = found.get("token", "").partition("-")[0]
    if whose.isdecimal() and (wrong := anothers(access.account, whose)):
        raise wrong
    return KeysOfAccount(oauth.Keys(*(found.get(key, "") for key in FOUR)))


def revoke(access: Access, now: datetime) -> str:
    """Take back the token that X changes; keys of the console a person deletes there."""
    from postdesk.networks.x import bearer, calls
    from postdesk.wire import Wire, oauth

    found = access.secrets
    if "client_id" not in found or access.tokens is None:
        return Sentence("To take the keys' power away, {leaving}.", leaving=LEAVING)
    app = oauth.App(found["client_id"], found.get("client_secret", ""))
    wire = Wire(access.account.server or calls.SERVER)
    authority = bearer.BearerOfAccount(wire, app, access.tokens)
    token = authority.headers("POST", wire.base, now, {})["Authorization"].removeprefix("Bearer ")
    bearer.revoke_token(wire, app, token, now)
    return Sentence("{server} has taken the token's power away.", server="X")


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.x.sign_in import x_steps

    return x_steps(person, given, now)


NETWORK = Declaration(
    name="x",
    title="X",
    composer="https://x.com/intent/post?text={text}",
    read=read,
    addresses=(r"(?:(?:www|mobile)\.)?(?:x|twitter)\.com/(?P<handle>\w+)/status/(?P<id>\d+)",),
    connect=connect,
    sign_in=sign_in,
    code_lasts=timedelta(seconds=30),
    revoke=revoke,
    leaving=LEAVING,
    keys=(
        HANDLE,
        ID,
        AccountKey("monthly_limit", KeyKind.AMOUNT, "20.00"),
        AccountKey("billing_day", KeyKind.DAY, "15"),
        AccountKey("server", KeyKind.SERVER, "https://api.x.com"),
    ),
    secrets=(
        *(Secret(name, title, CONSOLE, optional=True) for name, title in FOUR.items()),
        Secret("client_id", "an OAuth 2 client ID", CONSOLE, optional=True),
        Secret("client_secret", "an OAuth 2 client secret", CONSOLE, optional=True),
    ),
    price=Price(0.015, 0.20, "https://docs.x.com/changelog (16 April 2026)", date(2026, 8, 22), alt=0.005),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "saves", "impressions", "engagements"}),
    deletes=True,
    finds=True,
    measures=True,
    followers=True,
    for_days={"clicks": 30, "engagements": 30},
    repeat=Repeat.TWINLESS,
)

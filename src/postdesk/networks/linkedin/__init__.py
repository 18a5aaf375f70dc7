"""LinkedIn, pages and members: what postdesk knows of it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.models import Account, AccountKey, Grammar, KeyKind, Repeat, Secret
from postdesk.models.accounts import HANDLE
from postdesk.networks.declaration import Access, Consent, Declaration
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.networks.linkedin.tokens import AccessOf
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn

AUTHOR = r"urn:li:(organization:\d{1,20}|person:[A-Za-z0-9_-]{1,100})"
LEAVING = Sentence(
    "sign in to LinkedIn as that person, open Settings → Data privacy → Other applications, and remove the app"
)
BOTH = Sentence(
    "ask for the rights of all of them: other rights than before end every token that this person gave the app"
)
PORTAL = "https://www.linkedin.com/developers/apps → the app"


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.linkedin.text import GRAMMAR

    return GRAMMAR


def connect(access: Access) -> "Network":
    """Return a page or a member, with a token that was pasted or with one that is renewed.

    Raises:
        SettingsError: There is no token, or desk.toml names neither a page nor a member.
    """
    from postdesk.networks.linkedin.api import LinkedIn
    from postdesk.networks.linkedin.preparing import Preparing
    from postdesk.networks.linkedin.rest import SERVER, RestCaller
    from postdesk.networks.linkedin.uploads import LinkedInUploads
    from postdesk.networks.linkedin.versions import spoken_version
    from postdesk.wire import Wire
    from postdesk.wire.pages import page_visits

    account = access.account
    if not re.fullmatch(AUTHOR, account.id):
        raise SettingsError(
            "campaigns/desk.toml: [accounts.{account}] id is the URN of a page or a member, such as "
            "{example}, not {given}",
            account=account.name,
            example='"urn:li:organization:1234"',
            given=account.id,
        )
    wire = Wire(account.server or SERVER)
    wire.hide(*access.secrets.values())
    caller = RestCaller(wire, _token(access), spoken_version(account))
    uploads = LinkedInUploads(caller, account.id, access.media)
    visits = page_visits(local=account.server.startswith("http://"))
    return LinkedIn(caller, account.id, Preparing(uploads, visits, access.media))


def _token(access: Access) -> "AccessOf":
    from postdesk.networks.linkedin.tokens import PAGES_HERE, PastedToken, RenewedToken
    from postdesk.settings import secret_name
    from postdesk.wire import Wire, oauth

    found, name = access.secrets, access.account.name
    wire, app = Wire(access.account.server or PAGES_HERE), None
    if "client_id" in found and "client_secret" in found:
        app = oauth.App(found["client_id"], found["client_secret"])
    if "token" in found:
        return PastedToken(found["token"], wire, app)
    if app and access.tokens:
        return RenewedToken(wire, app, access.tokens)
    raise SettingsError(
        "{name} needs a token: set {variable}, or say by_hand = true in desk.toml",
        name=name,
        variable=secret_name(name, "token"),
    )


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.linkedin.sign_in import linkedin_steps

    return linkedin_steps(person, given, now)


def version(account: Account) -> tuple[str, date]:
    """Return the version of the API in which an account is called, and that version's last day.

    Raises:
        SettingsError: desk.toml names no version.
    """
    from postdesk.networks.linkedin.versions import last_day, spoken_version

    spoken = spoken_version(account)
    return spoken, last_day(spoken)


NETWORK = Declaration(
    name="linkedin",
    title="LinkedIn",
    composer="https://www.linkedin.com/feed/?shareActive=true",
    read=read,
    addresses=(r"(?:\w+\.)?linkedin\.com/(?:feed/update|posts|pulse|company|in|embed)/.+",),
    connect=connect,
    sign_in=sign_in,
    code_lasts=timedelta(minutes=30),
    leaving=LEAVING,
    consent=Consent("LinkedIn", lambda _account, secrets: secrets.get("client_id", ""), BOTH),
    version=version,
    keys=(
        AccountKey("id", KeyKind.HANDLE, "urn:li:organization:1234", needed=True, identifies=True),
        HANDLE,
        AccountKey("version", KeyKind.HANDLE, "202609"),
        AccountKey("server", KeyKind.SERVER, "https://api.linkedin.com"),
    ),
    secrets=(
        Secret(source=f"{PORTAL} → Auth → OAuth 2.0 tools → Create token", optional=True),
        Secret("client_id", "the app's client ID", f"{PORTAL} → Auth", optional=True),
        Secret("client_secret", "the app's client secret", f"{PORTAL} → Auth", optional=True),
    ),
    counts=frozenset({"reactions", "comments", "shares", "clicks", "impressions", "reach", "engagements"}),
    deletes=True,
    edits=True,
    reads_pages=True,
    finds=True,
    measures=True,
    followers=True,
    repeat=Repeat.TWINLESS,
)

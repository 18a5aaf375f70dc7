"""Signing an account of X in: an app at console.x.com, its keys, and those of the account.

Keys of OAuth 1.0a have no end and do not change, so they are the usual way. For another account than the app's owner,
X shows a PIN. Source: docs.x.com fundamentals/authentication (August 2026).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from postdesk.errors import Refused
from postdesk.networks.signing_in import Person, SignedIn, given_for, tokens_can_change, who_is_told
from postdesk.networks.x import NETWORK
from postdesk.networks.x.bearer import SCOPES, tokens_for
from postdesk.networks.x.calls import SERVER
from postdesk.networks.x.judging import ClockIsOff, KeysRefused, judge_x
from postdesk.sentences import Sentence
from postdesk.wire import Wire, oauth

KEY = r"[A-Za-z0-9_-]{10,200}"
BACK = "http://127.0.0.1:8714/back"
"""Where X sends the browser back to: it must be registered, letter by letter."""
PIN = r"(?a)\d{4,12}"
WAYS = {
    "keys": Sentence("with four keys that the console shows, where the posting account owns the app (the usual way)"),
    "pin": Sentence("with the app's two keys and a PIN, for another account than the app's owner"),
    "oauth2": Sentence(
        "with a token that X changes every two hours (OAuth 2), where keys of the first kind are not wanted"
    ),
}


class OAuthToken(Struct):
    """A token of OAuth 1.0a, as a form tells it."""

    oauth_token: Annotated[str, Meta(min_length=1, max_length=500)]
    oauth_token_secret: Annotated[str, Meta(min_length=1, max_length=500)]
    oauth_callback_confirmed: str = "true"


def x_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead to the four keys of an account."""
    person.tell(
        Sentence("X lets programs post through an app, and charges for it from prepaid credits: see README, X."),
        Sentence(
            "1. Open https://console.x.com, signed in as the account that is to post, and create an app in a project."
        ),
        Sentence(
            "2. Open its *User authentication settings*: permission *Read and write*, type *Web App*, and any address "
            "of yours as callback, for it must not be empty.",
        ),
    )
    way = person.choose(Sentence("How do you want to sign in?"), WAYS)
    if way == "oauth2":
        return _by_oauth2(person, given, now)
    person.tell(Sentence("3. Open *Keys and tokens* and generate the *API Key and Secret*."))
    key = person.ask_like(Sentence("The API key"), KEY, Sentence("25 letters and digits"), secret=True)
    secret = person.ask_like(Sentence("The API key secret"), KEY, Sentence("50 letters and digits"), secret=True)
    app = oauth.Keys(key, secret)
    token, token_secret = _pasted(person) if way == "keys" else _by_pin(person, app, given, now)
    found = {"api_key": key, "api_key_secret": secret, "token": token, "token_secret": token_secret}
    return SignedIn(who_is_told(given), found)


def _pasted(person: Person) -> tuple[str, str]:
    person.tell(
        Sentence(
            "4. Only now, after *Read and write* is set, generate the *Access Token and Secret* on the same page: a "
            "token keeps the permission that it was made with.",
        ),
    )
    token = person.ask_like(
        Sentence("The access token"), KEY, Sentence("digits, a dash, and 40 letters and digits"), secret=True
    )
    return token, person.ask_like(
        Sentence("The access token secret"), KEY, Sentence("45 letters and digits"), secret=True
    )


def _by_pin(person: Person, app: oauth.Keys, given: Mapping[str, str], now: datetime) -> tuple[str, str]:
    wire = Wire(given.get("server") or SERVER)
    wire.hide(app.consumer, app.consumer_secret)
    return person.brought_anew(lambda: _for_pin(person, wire, app, now))


def _for_pin(person: Person, wire: Wire, app: oauth.Keys, now: datetime) -> tuple[str, str]:
    """Let the person allow the app on a page of X's that shows a PIN, and change that into a token."""
    asked = _token(wire, "/oauth/request_token", app, now, callback_uri="oob")
    if asked.oauth_callback_confirmed != "true":
        raise Refused("X did not confirm how it comes back: look at the app's User authentication settings")
    person.tell(
        Sentence(
            "4. Open this page in a browser in which you are signed in as the account that is to post, on any machine:"
        ),
        f"  {wire.base}/oauth/authorize?oauth_token={asked.oauth_token}",
        Sentence("Allow it; the page then shows a PIN."),
    )
    pin = person.ask_like(Sentence("The PIN"), PIN, "1234567", secret=True)
    mine = oauth.Keys(app.consumer, app.consumer_secret, asked.oauth_token, asked.oauth_token_secret)
    made = given_for(lambda: _token_by_pin(wire, mine, now, pin))
    return made.oauth_token, made.oauth_token_secret


def _by_oauth2(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Let the person allow the app on a page of X's, and change what she brings back into tokens."""
    tokens_can_change()
    person.tell(
        Sentence(
            "3. As callback address write exactly {address}, and copy the *OAuth 2.0 Client ID and Client Secret*. The "
            "secret is empty for a *Native App*. The page asks for: reading and writing posts, who the account is, "
            "files, and staying signed in (offline.access). What you bring back is good for 30 seconds.",
            address=BACK,
        ),
    )
    client = person.ask_like(Sentence("The client ID"), KEY, Sentence("34 letters and digits"), secret=True)
    secret = person.ask_like(
        Sentence("The client secret (empty for a Native App)"),
        rf"({KEY})?",
        Sentence("50 letters and digits"),
        secret=True,
    )
    app, wire = oauth.App(client, secret), Wire(given.get("server") or SERVER)
    wire.hide(client, secret)
    tokens = person.exchanged(
        lambda: replace(
            oauth.sign_in_page(f"{_pages(wire)}/i/oauth2/authorize", app, BACK, SCOPES), lasts=NETWORK.code_lasts
        ),
        lambda page, code: tokens_for(wire, app, oauth.form_for_code(app, page, code), now),
    )
    if lacking := set(SCOPES) - set(tokens.scope.split()):
        raise Refused(
            "X did not grant {scopes}: begin again and allow all that it asks", scopes=", ".join(sorted(lacking))
        )
    found = {"client_id": client, **({"client_secret": secret} if secret else {})}
    return SignedIn(who_is_told(given), found, tokens=tokens)


def _pages(wire: Wire) -> str:
    """Return where X shows its pages to people; a server of this machine shows its own."""
    return "https://x.com" if wire.base == SERVER else wire.base


def _token_by_pin(wire: Wire, asked: oauth.Keys, now: datetime, pin: str) -> OAuthToken:
    """Change a PIN into a token; the app's keys are good, for X gave the page that showed it."""
    try:
        return _token(wire, "/oauth/access_token", asked, now, verifier=pin)
    except KeysRefused:
        raise Refused("X does not know this PIN, or not any more (401)") from None


def _token(wire: Wire, path: str, keys: oauth.Keys, now: datetime, **more: str) -> OAuthToken:
    """Ask for a token, once more where only the clock was wrong; these answers are written like a form."""
    try:
        return _signed_token(wire, path, keys, now, **more)
    except ClockIsOff as off:
        return _signed_token(wire, path, keys, now + timedelta(seconds=off.seconds), **more)


def _signed_token(wire: Wire, path: str, keys: oauth.Keys, there: datetime, **more: str) -> OAuthToken:
    """Ask for a token at a moment by X's clock."""
    signed = oauth.signed("POST", wire.base + path, keys, there, query=None, form=None, **more)
    reply = wire.write(
        path,
        there,
        public=False,
        headers=signed,
        judge=lambda reply: judge_x(reply, there),
        answered_in="form",
        confidential=("oauth_token", "oauth_token_secret"),
    )
    return reply.into(OAuthToken)

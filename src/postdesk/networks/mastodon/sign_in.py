"""Signing in to a server with Mastodon's API: postdesk registers itself there, and a person allows it on a page.

Source: docs.joinmastodon.org/methods/apps and /methods/oauth (2026). Scopes are the wide ones, `read` and `write`,
because several servers that speak the API know no others.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from msgspec import Meta, Struct

from postdesk.networks.signing_in import Person, SignedIn, given_for, who_is_told
from postdesk.sentences import Sentence
from postdesk.wire import Wire, oauth

SCOPES = ("read", "write")
OOB = "urn:ietf:wg:oauth:2.0:oob"
"""The server shows the code on a page, which a person pastes: that works on every machine."""
SERVER = (
    r"(?i)(?:https://)?(?:@?[\w.-]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/@?[\w.@-]*)?"
    r"|https?://(?:localhost|127\.0\.0\.1)(?::\d+)?/?"
)
"""A server's address or its name, the account's page there, or the account's whole name."""
WAYS = {
    "page": Sentence("on the server's own page, which then shows a code to paste here"),
    "token": Sentence("with a token that you make in the account's settings and paste here"),
}
CODE = r"[!-~]{4,500}"


class RegisteredApp(Struct):
    """What a server gives an app that registers itself."""

    client_id: Annotated[str, Meta(min_length=1, max_length=500)]
    client_secret: Annotated[str, Meta(max_length=500)] = ""


def mastodon_steps(person: Person, given: Mapping[str, str], now: datetime) -> SignedIn:
    """Lead to an access token of one server."""
    server = person.known_or_asked(given, "server", Sentence("The server's address"), SERVER, "https://example.social")
    keys = {**who_is_told(given), "server": _server(server)}
    if person.choose(Sentence("How do you want to sign in?"), WAYS) == "token":
        return SignedIn(keys, {"token": _pasted(person, keys["server"])})
    return SignedIn(keys, _allowed(person, Wire(keys["server"]), now))


def _server(said: str) -> str:
    """Return the address of the server that was named, without what stands before its host or behind it."""
    scheme, found, rest = said.lower().partition("://")
    host = (rest if found else scheme).split("/@")[0].strip("/").rpartition("@")[2].partition("/")[0]
    return f"{scheme if found else 'https'}://{host}"


def _pasted(person: Person, server: str) -> str:
    person.tell(
        Sentence(
            "1. Open {address}, signed in as the account.",
            address=f"{server}/settings/applications/new",
        ),
        Sentence("2. Name it postdesk, tick `read` and `write` and nothing else, and submit."),
        Sentence("3. Open it in the list; *Your access token* is what postdesk needs."),
    )
    return person.ask_like(Sentence("The access token"), CODE, Sentence("a long word"), secret=True)


def _allowed(person: Person, wire: Wire, now: datetime) -> dict[str, str]:
    """Register postdesk at a server, and let the person allow it there; returns the token, and what takes it back."""
    about = {
        "client_name": "postdesk",
        "redirect_uris": OOB,
        "scopes": " ".join(SCOPES),
    }
    wanted = ("client_id", "client_secret")
    reply = wire.write("/api/v1/apps", now, public=False, form=about, confidential=wanted)
    made = reply.into(RegisteredApp)
    app = oauth.App(made.client_id, made.client_secret)
    wire.hide(app.secret)
    token = person.brought_anew(lambda: _for_code(person, wire, app, now))
    return {"token": token, "client_id": app.client, **({"client_secret": app.secret} if app.secret else {})}


def _for_code(person: Person, wire: Wire, app: oauth.App, now: datetime) -> str:
    """Let the person allow postdesk on a page that shows a code, and change that into a token."""
    page = oauth.sign_in_page(f"{wire.base}/oauth/authorize", app, OOB, SCOPES)
    person.tell(
        Sentence("Open this page in a browser in which you are signed in as the account, on any machine:"),
        f"  {page.address}",
        Sentence(
            "It asks for `read`, to find posts again and count what became of them, and `write`, to publish. Allow it."
        ),
    )
    code = _code(person.ask_like(Sentence("The code that the page shows"), CODE, Sentence("a long word"), secret=True))
    form = {**oauth.form_for_code(app, page, code), "client_id": app.client, "client_secret": app.secret}
    reply = given_for(lambda: wire.write("/oauth/token", now, public=False, form=form, confidential=("access_token",)))
    return reply.into(oauth.Tokens).access_token


def take_back(wire: Wire, app: oauth.App, token: str, now: datetime) -> None:
    """Take a token's power away, by the app that it was given to.

    Raises:
        NetworkError: The server did not do it, as far as can be known.
    """
    wire.hide(app.secret, token)
    form = {"client_id": app.client, "client_secret": app.secret, "token": token}
    wire.write("/oauth/revoke", now, public=False, form=form)


def _code(said: str) -> str:
    """Return the code out of what was pasted: itself, or the address of the page that shows it."""
    return parse_qs(urlsplit(said).query).get("code", [said])[0]

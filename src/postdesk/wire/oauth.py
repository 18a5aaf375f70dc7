"""Signing requests and signing in, with OAuth 1.0a (RFC 5849) and 2 (RFC 6749, RFC 7636), without asking anybody.

What is made here goes out through a `Wire`, as headers or as a form. Whatever holds a secret hides it from `repr`.
"""

import hmac
import logging
import re
import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, urlencode, urlsplit

from msgspec import Meta, Struct

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.wire.reply import Reply, reply_shown
from postdesk.wire.server import LOOPBACK

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
YEARS = 10 * 366 * 86_400
"""Seconds that a token may be good for at most, as we believe it."""
OTHERWISE_MEANT = frozenset({401, 408, 429})
"""Statuses of a no that are not for good anyway."""
Token = Annotated[str, Meta(pattern=r"\A[!-~]+\Z", max_length=8192)]

logging.getLogger("oauthlib").setLevel(logging.WARNING)  # it would write secrets down


def judge_token_server(reply: Reply) -> NetworkError | None:
    """Return what a no to whoever asks for a token means that is none of OAuth's own words (RFC 6749, 5.2).

    It is said by what stands before the server, and no token is over for it; None where the server has spoken.
    """
    said = reply.data.get("error") if isinstance(reply.data, dict) else None
    if isinstance(said, str) or reply.status not in range(400, 500) or reply.status in OTHERWISE_MEANT:
        return None
    return Unreachable("{server} answered {status}", server=reply.server, status=reply.status)


class Keys(Struct, frozen=True):
    """The four strings of OAuth 1.0a: the app's, and those of the account; before sign-in the latter are empty."""

    consumer: str
    consumer_secret: str
    token: str = ""
    token_secret: str = ""

    def __repr__(self) -> str:
        """Leave the secrets out."""
        return f"<keys of {self.consumer[:4]}…>"


class App(Struct, frozen=True):
    """An app as a network registered it for OAuth 2; one without a `secret` is a public client."""

    client: str
    secret: str = ""

    def __repr__(self) -> str:
        """Leave the secret out."""
        return f"<app {self.client}>"

    @property
    def basic(self) -> dict[str, str]:
        """The header by which it says who it is (RFC 6749, 2.3.1)."""
        pair = f"{quote_plus(self.client)}:{quote_plus(self.secret)}".encode()
        return {"Authorization": f"Basic {b64encode(pair).decode()}"} if self.secret else {}


class SignInPage(Struct, frozen=True):
    """The page that a person opens to let the app in, and what has to be known when she comes back.

    `lasts` is how long what she brings back is good; None where its network says only that it is not for long.
    """

    address: str
    redirect: str
    state: str
    verifier: str
    lasts: timedelta | None = None

    def __repr__(self) -> str:
        """Leave out by what the app is known again."""
        return f"<sign-in at {urlsplit(self.address).netloc}>"

    @property
    def comes_here(self) -> bool:
        """Whether it sends the browser back to this machine."""
        return bool(re.fullmatch(LOOPBACK, urlsplit(self.redirect).hostname or ""))


class Tokens(Struct, frozen=True):
    """What a network gives for a code or a refresh token; lives are in seconds, None where it does not say.

    `refresh_token_expires_in` is that of the refresh token, at the end of which a person has to sign in again.
    """

    access_token: Token
    refresh_token: Token | None = None
    expires_in: Annotated[int, Meta(ge=0, le=YEARS)] | None = None
    scope: Annotated[str, Meta(max_length=2000)] = ""
    refresh_token_expires_in: Annotated[int, Meta(ge=0, le=YEARS)] | None = None

    def __repr__(self) -> str:
        """Leave the tokens out."""
        return f"<tokens for {self.expires_in} s>"


def signed(
    method: Literal["GET", "POST", "PUT", "DELETE"],
    address: str,
    keys: Keys,
    now: datetime,
    *,
    query: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    **more: str,
) -> dict[str, str]:
    """Return the header that signs a request with HMAC-SHA1; bodies of JSON and of files are not signed.

    `more` is what belongs to signing in, `callback_uri` ("oob" for a PIN) and `verifier` (the PIN), or a `nonce`.
    """
    from oauthlib.oauth1 import Client

    client = Client(
        keys.consumer,
        keys.consumer_secret,
        keys.token or None,
        keys.token_secret or None,
        timestamp=str(int(now.timestamp())),
        **{"nonce": secrets.token_hex(16), **more},
    )
    whole = f"{address}?{urlencode(query, quote_via=quote)}" if query else address
    _, headers, _ = client.sign(whole, method, urlencode(form) if form else None, dict(FORM) if form else {})
    return {"Authorization": str(headers["Authorization"])}


def sign_in_page(address: str, app: App, redirect: str, scopes: Sequence[str], **more: str) -> SignInPage:
    """Return the page to open, with a challenge that only who asked can answer (PKCE, S256).

    In the clear it stands only on this machine. `more` is what one network wants besides, such as `access_type`.
    """
    from oauthlib.oauth2 import WebApplicationClient

    client = WebApplicationClient(app.client)
    state, verifier = secrets.token_urlsafe(32), client.create_code_verifier(64)
    challenge = client.create_code_challenge(verifier, "S256")
    plain = address.startswith("http://") and re.fullmatch(LOOPBACK, urlsplit(address).hostname or "")
    whole = client.prepare_request_uri(
        f"https{address.removeprefix('http')}" if plain else address,
        redirect_uri=redirect,
        scope=list(scopes),
        state=state,
        code_challenge=challenge,
        code_challenge_method="S256",
        **more,
    )
    return SignInPage(f"http{whole.removeprefix('https')}" if plain else whole, redirect, state, verifier)


class NotThisAddress(Refused):
    """What was brought back is not the address that answers this sign-in."""


def code(pasted: str, page: SignInPage) -> str:
    """Return the code in the address at which a person came back.

    Raises:
        NotThisAddress: It is not the one that answers this sign-in.
        Refused: She did not let the app in.
    """
    try:
        said = {name: values[0] for name, values in parse_qs(urlsplit(pasted.strip()).query, max_num_fields=50).items()}
    except ValueError:
        said = {}
    answers = hmac.compare_digest(said.get("state", "").encode(), page.state.encode())
    if not answers or not said.keys() & {
        "code",
        "error",
        "error_description",
    }:  # the page's own address has the state, too
        raise NotThisAddress("this is not the address at which the sign-in ended: copy all of it, or begin again")
    if "code" not in said:
        why = reply_shown(said.get("error_description") or said["error"])
        raise Refused("the network did not let postdesk in ({why}): begin again and allow it", why=why)
    return said["code"]


def form_for_code(app: App, page: SignInPage, code: str) -> dict[str, str]:
    """Return the form that changes a code into tokens."""
    from oauthlib.oauth2 import WebApplicationClient

    body = WebApplicationClient(app.client).prepare_request_body(
        code, redirect_uri=page.redirect, code_verifier=page.verifier, include_client_id=not app.secret
    )
    return dict(parse_qsl(body))


def form_for_refresh(app: App, token: str) -> dict[str, str]:
    """Return the form that changes a refresh token into new tokens."""
    named = {} if app.secret else {"client_id": app.client}
    return {"grant_type": "refresh_token", "refresh_token": token, **named}

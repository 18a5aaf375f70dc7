"""By what right an account calls LinkedIn: a token of 60 days that a person made, or one that postdesk renews.

A refresh token is good for 365 days from the consent; it neither changes nor lives longer by being used, so that a
renewal may be repeated after an answer that was lost. Only some apps are given one. What a token may do, and until
when, LinkedIn tells the app that it was made for.
Source: learn.microsoft.com/linkedin shared/authentication/programmatic-refresh-tokens and token-introspection.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import UTC, date, datetime

from msgspec import Struct

from postdesk.errors import NetworkError, Unreachable
from postdesk.networks.linkedin.answers import TokenThere
from postdesk.networks.signing_in import TokenKeeper
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, Reply, Wire, oauth
from postdesk.wire.reply import Judge

PAGES_HERE = "https://www.linkedin.com"
"""Where people sign in, and tokens are given."""
TOKEN = "/oauth/v2/accessToken"  # noqa: S105 - a path
TOLD = "/oauth/v2/introspectToken"
CONFIDENTIAL = ("access_token", "refresh_token", "id_token")


class TokenOver(Unreachable):
    """LinkedIn says that a token is good no more."""


class LinkedInScopes(Struct, frozen=True):
    """What LinkedIn tells an app of a token: its scopes, and its last day; None where another takes its place then."""

    names: frozenset[str]
    ends: date | None = None


class AccessOf(ABC):
    """An account's token."""

    @abstractmethod
    def good(self, now: datetime) -> str:
        """Return one that is good, as far as is known."""

    def renewed(self, now: datetime) -> bool:
        """Get another one after LinkedIn refused the last; False where there is none."""
        return False

    @abstractmethod
    def scopes(self, now: datetime) -> LinkedInScopes | None:
        """Ask LinkedIn what the token may do; None where the app's name and secret are not known here.

        Raises:
            Refused: LinkedIn does not know the app.
            Unreachable: LinkedIn could not be asked, or the token is good no more.
        """


class PastedToken(AccessOf):
    """A token that a person made; at its end a person makes another. `app` is the one that it was made for."""

    def __init__(self, token: str, wire: Wire | None = None, app: oauth.App | None = None) -> None:
        self._token, self._wire, self._app = token, wire, app

    def good(self, now: datetime) -> str:
        """Return it."""
        return self._token

    def scopes(self, now: datetime) -> LinkedInScopes | None:
        """Ask what it may do, and until when."""
        return _scopes(self._wire, self._app, self._token, now) if self._wire and self._app else None


class RenewedToken(AccessOf):
    """An account's tokens, renewed before their end and where LinkedIn has refused one."""

    def __init__(self, wire: Wire, app: oauth.App, keeper: TokenKeeper) -> None:
        self._wire, self._app, self._keeper = wire, app, keeper
        self._used = ""

    def good(self, now: datetime) -> str:
        """Return the access token."""
        self._used = self._keeper.access(now, lambda refresh: self._asked(refresh, now))
        return self._used

    def renewed(self, now: datetime) -> bool:
        """Renew the token that was refused."""
        before = self._used
        self._used = self._keeper.access(now, lambda refresh: self._asked(refresh, now), before)
        return self._used != before

    def scopes(self, now: datetime) -> LinkedInScopes | None:
        """Ask what it may do; at its end it is renewed, and has none of its own."""
        try:
            told = _scopes(self._wire, self._app, self.good(now), now)
        except TokenOver:
            if not self.renewed(now):
                raise
            told = _scopes(self._wire, self._app, self._used, now)
        return LinkedInScopes(told.names)

    def _asked(self, refresh: str, now: datetime) -> oauth.Tokens:
        form = {"grant_type": "refresh_token", "refresh_token": refresh}
        return asked_of_linkedin(self._wire, self._app, form, now, judge=_judge_renewal).into(oauth.Tokens)


def _judge_app(reply: Reply) -> NetworkError | None:
    """Return what a no to the app means: what a person typed is wrong, and no token's end."""
    return reply.refusal() if reply.status == 401 else None


def _judge_renewal(reply: Reply) -> NetworkError | None:
    """Return what a no to a renewal means: one to the app is a person's to mend, and no token's end either."""
    if no := _judge_app(reply):
        return Unreachable(no.sentence, NO_TOKEN)
    return oauth.judge_token_server(reply)


def asked_of_linkedin(
    wire: Wire, app: oauth.App, form: Mapping[str, str], now: datetime, judge: Judge = _judge_app
) -> Reply:
    """Change a code or a refresh token into tokens; the app's name and secret go along in the form.

    `judge` says what a no means: at a sign-in a person can mend what she typed, in a renewal nobody is there.

    Raises:
        Refused: LinkedIn does not know the code or the refresh token, or at a sign-in the app.
        Unreachable: It gave no answer, or in a renewal does not know the app.
    """
    wire.hide(form.get("refresh_token", ""), form.get("code", ""))
    return _by_app(wire, app, TOKEN, form, now, judge)


def _by_app(
    wire: Wire, app: oauth.App, path: str, form: Mapping[str, str], now: datetime, judge: Judge = _judge_app
) -> Reply:
    whole = {**form, "client_id": app.client, "client_secret": app.secret}
    wire.hide(app.secret)
    return wire.write(path, now, public=False, form=whole, confidential=CONFIDENTIAL, judge=judge)


_OVER = {
    "expired": Sentence("the token has ended, as LinkedIn says: run `postdesk accounts add` again"),
    "revoked": Sentence("the token was withdrawn, as LinkedIn says: run `postdesk accounts add` again"),
}
NO_GOOD = Sentence("the token is good no more, as LinkedIn says: run `postdesk accounts add` again")


def _scopes(wire: Wire, app: oauth.App, token: str, now: datetime) -> LinkedInScopes:
    wire.hide(token)
    said = _by_app(wire, app, TOLD, {"token": token}, now).into(TokenThere)
    if not said.active:
        raise TokenOver(_OVER.get(said.status, NO_GOOD), NO_TOKEN)
    ends = datetime.fromtimestamp(said.expires_at, UTC).date() if said.expires_at else None
    return LinkedInScopes(scopes_in(said.scope), ends)


def scopes_in(said: str) -> frozenset[str]:
    """Return the scopes in a text of LinkedIn's, which are parted by commas, or by blanks."""
    return frozenset(filter(None, re.split(r"[\s,]+", said)))

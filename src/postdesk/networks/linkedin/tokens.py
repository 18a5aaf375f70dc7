"""By what right an account calls LinkedIn: a token of 60 days that a person made, or one that postdesk renews.

A refresh token is good for 365 days from the consent; it neither changes nor lives longer by being used, so that a
renewal may be repeated after an answer that was lost. Only some apps are given one.
Source: learn.microsoft.com/linkedin shared/authentication/programmatic-refresh-tokens.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime

from postdesk.errors import NetworkError
from postdesk.networks.signing_in import TokenKeeper
from postdesk.wire import Reply, Wire, oauth

PAGES_HERE = "https://www.linkedin.com"
"""Where people sign in, and tokens are given."""
TOKEN = "/oauth/v2/accessToken"  # noqa: S105 - a path
CONFIDENTIAL = ("access_token", "refresh_token", "id_token")


class AccessOf(ABC):
    """An account's token."""

    @abstractmethod
    def good(self, now: datetime) -> str:
        """Return one that is good, as far as is known."""

    def renewed(self, now: datetime) -> bool:
        """Get another one after LinkedIn refused the last; False where there is none."""
        return False


class PastedToken(AccessOf):
    """A token that a person made; at its end a person makes another."""

    def __init__(self, token: str) -> None:
        self._token = token

    def good(self, now: datetime) -> str:
        """Return it."""
        return self._token


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

    def _asked(self, refresh: str, now: datetime) -> oauth.Tokens:
        form = {"grant_type": "refresh_token", "refresh_token": refresh}
        return asked_of_linkedin(self._wire, self._app, form, now).into(oauth.Tokens)


def asked_of_linkedin(wire: Wire, app: oauth.App, form: Mapping[str, str], now: datetime) -> Reply:
    """Change a code or a refresh token into tokens; the app's name and secret go along in the form.

    Raises:
        Refused: LinkedIn does not know the code, the refresh token or the app.
        Unreachable: It gave no answer.
    """
    whole = {**form, "client_id": app.client, "client_secret": app.secret}
    wire.hide(app.secret, form.get("refresh_token", ""), form.get("code", ""))
    return wire.write(TOKEN, now, public=False, form=whole, confidential=CONFIDENTIAL, judge=_judge_app)


def _judge_app(reply: Reply) -> NetworkError | None:
    """Return what a no to the app means: what a person typed is wrong, and no token's end."""
    return reply.refusal() if reply.status == 401 else None

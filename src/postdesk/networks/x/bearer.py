"""Calling X with OAuth 2: an access token of two hours, and a refresh token that is good once.

Source: docs.x.com fundamentals/authentication/oauth-2-0 (August 2026). A refresh token that is used twice loses the
account, so that `TokenKeeper` sees to it that one worker renews at a time, and that no failed write loses the new one.
"""

from collections.abc import Mapping
from datetime import datetime

from postdesk.networks.signing_in import TokenKeeper
from postdesk.networks.x.calls import Authority, Method
from postdesk.wire import Wire, oauth

TOKEN = "/2/oauth2/token"  # noqa: S105 - a path
SCOPES = ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")
CONFIDENTIAL = ("access_token", "refresh_token")


class BearerOfAccount(Authority):
    """An account's tokens, renewed before their end and where X has refused one."""

    def __init__(self, wire: Wire, app: oauth.App, tokens: TokenKeeper) -> None:
        self._wire, self._app, self._tokens = wire, app, tokens

    def headers(self, method: Method, address: str, now: datetime, query: Mapping[str, str]) -> dict[str, str]:
        """Return the header with an access token."""
        self.used = self._tokens.access(now, lambda refresh: self._renewed(refresh, now))
        return {"Authorization": f"Bearer {self.used}"}

    def again(self, now: datetime) -> bool:
        """Renew the token that was refused."""
        before = self.used
        self.used = self._tokens.access(now, lambda refresh: self._renewed(refresh, now), before)
        return self.used != before

    def scopes(self) -> frozenset[str]:
        """Return what X granted with the tokens."""
        return frozenset(self._tokens.granted().split())

    def _renewed(self, refresh: str, now: datetime) -> oauth.Tokens:
        return tokens_for(self._wire, self._app, oauth.form_for_refresh(self._app, refresh), now)


def tokens_for(wire: Wire, app: oauth.App, form: Mapping[str, str], now: datetime) -> oauth.Tokens:
    """Change a code or a refresh token into tokens.

    Raises:
        Refused: X does not know the code or the refresh token.
        Unreachable: X gave no answer, or somebody before it said no, or it does not know the app.
    """
    wire.hide(*form.values())
    judge = oauth.judge_token_server
    reply = wire.write(TOKEN, now, public=False, form=form, headers=app.basic, confidential=CONFIDENTIAL, judge=judge)
    return reply.into(oauth.Tokens)


def revoke_token(wire: Wire, app: oauth.App, token: str, now: datetime) -> None:
    """Take an access token's power away.

    Raises:
        NetworkError: X did not do it, as far as can be known.
    """
    named = {} if app.secret else {"client_id": app.client}
    wire.hide(token)
    wire.write("/2/oauth2/revoke", now, public=False, form={"token": token, **named}, headers=app.basic)

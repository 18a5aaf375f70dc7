"""Whose token it is, and what it may do, as its server says.

A scope such as `write` holds all that begin with it. Source: docs.joinmastodon.org/api/oauth-scopes (2026).
"""

from collections.abc import Mapping
from datetime import datetime

from postdesk.errors import Unreachable
from postdesk.models import Account, Standing
from postdesk.networks.mastodon.answers import MyAccount, scopes_told
from postdesk.networks.own_token import anothers, barred_without, lacking_with, told_lacking
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, SET_ANEW, Reply, Wire

NOT_LET_IN = (400, 401, 403, 422)
"""With what servers answer a token that they do not accept, when they are asked whose it is."""

APP, UNTOLD = "/api/v1/apps/verify_credentials", (400, 401, 403, 404, 422)
"""Where a server tells what a token may do, and with what those answer that do not."""

NEEDED: Mapping[str, str] = {
    "write:statuses": Sentence("publishing, editing and deleting"),
    "write:media": Sentence("pictures"),
    "read:accounts": Sentence("finding the account"),
    "read:statuses": Sentence("finding posts again, and their figures"),
}
"""What postdesk needs to be allowed, and what for; without the first nothing goes out."""
AGAIN = Sentence(
    "on the server, open Preferences → Development → the app, tick it, and `postdesk accounts add` with a new token"
)


def mastodon_standing(wire: Wire, token: str, account: Account, now: datetime) -> Standing:
    """Ask whose token it is and, where the server tells, what it may do.

    Raises:
        Unreachable: The server could not be asked, does not accept the token, or it is another account's.
    """
    me = own_account(wire, token, now)
    may = scopes_told(wire.read(APP, now, token=token, accept=UNTOLD))
    mine = account_of_token(me, account)
    return Standing(mine.acct, may, me.left, id=mine.id, bars=scopes_barring(may), lacks=scopes_lacking(may))


def account_of_token(me: Reply, account: Account) -> MyAccount:
    """Return whose token it is; Unreachable where it is another account's than desk.toml's."""
    mine = me.into(MyAccount)
    if wrong := anothers(account, mine.id, mine.acct):
        raise wrong
    return mine


def scopes_barring(told: str | None) -> str:
    """Say what keeps a token with these scopes from posting, and what to do; "" for nothing, or where none are told."""
    publishing = next(iter(NEEDED))
    return barred_without(publishing, AGAIN) if publishing in _missing(told) else ""


def scopes_lacking(told: str | None) -> str:
    """Say what else a token with these scopes may not do, and what to do; "" for nothing, or where none are told."""
    lacks = told_lacking(_missing(told), NEEDED)
    return lacking_with(lacks, AGAIN) if not scopes_barring(told) else ""


def _missing(told: str | None) -> list[str]:
    if told is None:
        return []
    given = set(told.split())
    return [scope for scope in NEEDED if not {scope, scope.partition(":")[0]} & given]


def own_account(wire: Wire, token: str, now: datetime) -> Reply:
    """Ask whose token it is; Unreachable where the server does not accept it, which some call a bad request."""
    reply = wire.read("/api/v1/accounts/verify_credentials", now, token=token, accept=NOT_LET_IN)
    if reply.status in NOT_LET_IN:
        raise Unreachable(
            "{server} does not accept the token ({status}): {advice}",
            NO_TOKEN,
            server=wire.name,
            status=reply.status,
            advice=SET_ANEW,
        )
    return reply


def see_may(need: str, wire: Wire, token: str, now: datetime) -> None:
    """See that what a server refused was not refused for the token.

    Raises:
        Unreachable: The server does not accept it, or it lacks the scope that was needed: a person makes another.
    """
    own_account(wire, token, now)
    told = scopes_told(wire.read(APP, now, token=token, accept=UNTOLD))
    if need in _missing(told):
        raise Unreachable(barred_without(need, AGAIN), NO_TOKEN)


def account_list(wire: Wire, token: str, account: str, now: datetime, most: int, **more: str) -> Reply:
    """Ask for what an account posted itself, the newest first."""
    query = {"limit": str(most), "exclude_reblogs": "true", **more}
    return wire.read(f"/api/v1/accounts/{account}/statuses", now, token=token, query=query)

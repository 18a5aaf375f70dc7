"""A token of 60 days that is renewed by itself: there is no other token to renew it with, and no secret to show.

From its tenth day on it is renewed, so that a desk that is switched off for weeks does not lose the account. The new
one is used once it has told who it is; the old one goes on being good until its own end. Source:
developers.facebook.com threads/get-access-tokens (2026-10-03).
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Annotated

from msgspec import Meta, Struct

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.networks.meta.judging import GraphTrouble, judge_graph
from postdesk.networks.signing_in import TokenKeeper
from postdesk.networks.threads.answers import MEANINGS, VERSION, ThreadsMe
from postdesk.wire import Wire
from postdesk.wire.oauth import YEARS, Token, Tokens

AHEAD = timedelta(days=50)
"""How long before its end a token is renewed: from the tenth of its sixty days."""
ENDED = 190
"""Meta's code for a token that is not, or no longer, good."""
JUDGE = partial(judge_graph, own=MEANINGS)


class LongToken(Struct):
    """A token that lives for weeks, in seconds."""

    access_token: Token
    expires_in: Annotated[int, Meta(ge=0, le=YEARS)]


class LastingToken:
    """The token of one account."""

    def __init__(self, wire: Wire, keeper: TokenKeeper) -> None:
        self._wire, self._keeper = wire, keeper

    def __call__(self, now: datetime) -> str:
        """Return it, renewed where it is time."""
        token = self._keeper.access(now, partial(renewed, self._wire, now=now), ahead=AHEAD)
        self._wire.hide(token)
        return token


def renewed(wire: Wire, token: str, now: datetime) -> Tokens:
    """Return a new token for one that is good yet, after it was seen to let us in.

    Raises:
        Refused: Threads does not renew it, or does not know it any more.
        Unreachable: Threads gave no answer.
    """
    wire.hide(token)
    query = {"grant_type": "th_refresh_token", "access_token": token}
    try:
        reply = wire.read("/refresh_access_token", now, query=query, judge=JUDGE, confidential=("access_token",))
    except GraphTrouble as no:
        if no.code != ENDED:
            raise _not_renewed(no) from None
        raise Refused(
            "Threads does not renew the token any more ({code}/{subcode})", code=no.code, subcode=no.subcode
        ) from None
    except Refused as no:
        raise _not_renewed(no) from None
    new = lasting(reply.into(LongToken))
    wire.read(f"/{VERSION}/me", now, token=new.access_token, query={"fields": "id,username"}, judge=JUDGE).into(
        ThreadsMe
    )
    return new


def _not_renewed(no: NetworkError) -> Unreachable:
    """Return what any other no means: it is not this token that is over, and it is tried again."""
    return Unreachable(no.sentence, getattr(no, "retry_after", None))


def lasting(told: LongToken) -> Tokens:
    """Return a token as it is kept: it is what it is renewed with."""
    return Tokens(told.access_token, told.access_token, told.expires_in)

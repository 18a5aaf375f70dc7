"""Whose token it is, as its server says."""

from datetime import datetime

from postdesk.errors import Unreachable
from postdesk.wire import NO_TOKEN, SET_ANEW, Reply, Wire

NOT_LET_IN = (400, 401, 403, 422)
"""With what servers answer a token that they do not accept, when they are asked whose it is."""


def own_account(wire: Wire, token: str, now: datetime) -> Reply:
    """Ask whose token it is; Unreachable where the server does not accept it, which some call a bad request."""
    reply = wire.read("/api/v1/accounts/verify_credentials", now, token=token, accept=NOT_LET_IN)
    if reply.status in NOT_LET_IN:
        raise Unreachable(f"{wire.name} does not accept the token ({reply.status}): {SET_ANEW}", NO_TOKEN)
    return reply

"""What an answer makes certain, where a network does not judge by itself.

Status codes decide, never the words of an answer, which come in the account's language:

    no connection, unknown host, no TLS        Unreachable: not a byte of the request has left
    the caller's turn is over                  Unreachable: seen right before the request is written
    429                                        Unreachable, with the wait that the server names, a day at most
    401                                        Unreachable: the token is not accepted, and nothing was
    other 4xx                                  Refused
    3xx, 5xx, 408, reset, too late,
    an answer that is no JSON or too long      Unknown where something was to be written, Unreachable where only asked

A redirect is never followed: what was sent in confidence goes to the server it was meant for and to no other. Nor does
one say that nothing was done: 303 is how a server shows what came of a form (RFC 9110, 15.4.4), 301 and 302 are sent
for that, too, and what stands in front of a server may answer before it or after it.
"""

from collections.abc import Collection
from datetime import datetime
from urllib.parse import urlsplit

from postdesk.errors import NetworkError, Unreachable
from postdesk.sentences import Sentence
from postdesk.wire.reply import Judge, Reply, reply_shown
from postdesk.wire.retry_after import retry_after

SET_ANEW = Sentence("set a new one, with `postdesk accounts add`")
NO_TOKEN = 300.0
"""Seconds until a token that was not accepted is tried again: a person has to do something first."""
MOVED = frozenset({301, 307, 308})
"""Statuses by which a server says that it lives elsewhere; a wall in front of it says 302 or 303, and means itself."""


def verdict(reply: Reply, accept: Collection[int], judge: Judge | None, now: datetime) -> NetworkError | None:
    """Return what an answer means if it is not what was asked for; statuses in `accept` are answers, too."""
    if judge and (trouble := judge(reply)):
        return trouble
    if reply.status not in accept:
        return _of_status(reply, now)
    return reply.doubt() if reply.status < 400 and not reply.readable else None


def _of_status(reply: Reply, now: datetime) -> NetworkError | None:
    if trouble := _neither(reply, now):
        return trouble
    if reply.status >= 400:
        return reply.refusal()
    return None if reply.readable else reply.doubt()


def _neither(reply: Reply, now: datetime) -> NetworkError | None:
    """Return what a status means that is neither a yes nor a no to what was asked."""
    name, status = reply.server, reply.status
    if status == 429:
        return Unreachable("{server} asks to wait (429)", retry_after(reply.headers, now), server=name)
    if status == 401:
        return Unreachable("{server} does not accept the token (401): {advice}", NO_TOKEN, server=name, advice=SET_ANEW)
    if status in MOVED:
        return reply.doubt("{server} has moved to {place}: change `server` in desk.toml", place=_elsewhere(reply))
    if status >= 500 or status == 408 or status < 200 or 300 <= status < 400:
        return reply.doubt("{server} answered {status}", status=status)
    return None


def _elsewhere(reply: Reply) -> str:
    try:
        where = urlsplit(reply.headers.get("location", "")).netloc
    except ValueError:
        where = ""
    return reply_shown(reply.hidden.words(where)) or Sentence("elsewhere")

"""What is certain when no answer comes: nothing was sent, or nobody can tell."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx2

from postdesk.errors import NetworkError, Unreachable
from postdesk.sentences import Sentence
from postdesk.wire.deadlines import Deadlines
from postdesk.wire.exchange import IMPOSSIBLE, NOT_THERE, Answered, Exchange, TurnIsOver
from postdesk.wire.judging import NO_TOKEN
from postdesk.wire.reply import doubt
from postdesk.wire.sent import GivenBody


def answered(name: str, given: GivenBody, deadlines: Deadlines, over: Callable[[], bool], *, wrote: bool) -> Answered:
    """Send something to a server of that name and return what came back.

    Raises:
        Unreachable: Nothing was sent, or nothing was to be written.
        Unknown: Something was to be written, and nobody can tell whether it was.
    """
    exchange = Exchange(deadlines, over)
    try:
        with ThreadPoolExecutor(1) as apart:  # whoever calls may have an event loop of its own
            return apart.submit(asyncio.run, exchange.make(given)).result()
    except TurnIsOver:
        raise Unreachable(
            "the worker stood still for too long before it sent to {server}: nothing was sent", server=name
        ) from None
    except (httpx2.HTTPError, OSError, *IMPOSSIBLE) as trouble:
        raise _meant(trouble, name, given, exchange, wrote=wrote) from None


def _meant(trouble: Exception, name: str, given: GivenBody, exchange: Exchange, *, wrote: bool) -> NetworkError:
    """Return what a failure means; before the first byte was written it is certain that nothing was sent."""
    if isinstance(trouble, NOT_THERE) or (isinstance(trouble, TimeoutError) and not exchange.steps):
        return Unreachable("{server} cannot be reached", server=name)
    if not exchange.steps or (isinstance(trouble, httpx2.LocalProtocolError) and exchange.steps == 1):
        return _unsent(trouble, name)
    if isinstance(trouble, TimeoutError):
        return doubt(_late(name, given, exchange), wrote=wrote)
    return doubt(Sentence("{server} broke the connection off", server=name), wrote=wrote)


def _unsent(trouble: Exception, name: str) -> Unreachable:
    if isinstance(trouble, OSError):
        return Unreachable("nothing was sent to {server}: {file} cannot be read", server=name, file=trouble.filename)
    return Unreachable(
        "nothing was sent to {server}: its address or a header cannot be written; look at the account's "
        "token and server",
        NO_TOKEN,
        server=name,
    )


def _late(name: str, given: GivenBody, exchange: Exchange) -> Sentence:
    """Say that no answer came in time."""
    if given.upload:
        return Sentence("{server} gave no answer while it was uploaded to, or too slowly", server=name)
    return Sentence("{server} gave no answer within {seconds} s", server=name, seconds=f"{exchange.seconds(given):g}")

"""What is certain when no answer comes: nothing was sent, or nobody can tell."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx2

from postdesk.errors import NetworkError, Unreachable
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
        raise Unreachable(f"the worker stood still for too long before it sent to {name}: nothing was sent") from None
    except (httpx2.HTTPError, OSError, *IMPOSSIBLE) as trouble:
        raise _meant(trouble, name, given, exchange, wrote=wrote) from None


def _meant(trouble: Exception, name: str, given: GivenBody, exchange: Exchange, *, wrote: bool) -> NetworkError:
    """Return what a failure means; before the first byte was written it is certain that nothing was sent."""
    if isinstance(trouble, NOT_THERE) or (isinstance(trouble, TimeoutError) and not exchange.steps):
        return Unreachable(f"{name} cannot be reached")
    if not exchange.steps or (isinstance(trouble, httpx2.LocalProtocolError) and exchange.steps == 1):
        return _unsent(trouble, name)
    if isinstance(trouble, TimeoutError):
        return doubt(name, f"gave no answer {_in_time(given, exchange)}", wrote=wrote)
    return doubt(name, "broke the connection off", wrote=wrote)


def _unsent(trouble: Exception, name: str) -> Unreachable:
    if isinstance(trouble, OSError):
        return Unreachable(f"nothing was sent to {name}: {trouble.filename} cannot be read")
    advice = "look at the account's token and server"
    return Unreachable(f"nothing was sent to {name}: its address or a header cannot be written; {advice}", NO_TOKEN)


def _in_time(given: GivenBody, exchange: Exchange) -> str:
    return "while it was uploaded to, or too slowly" if given.upload else f"within {exchange.seconds(given):g} s"

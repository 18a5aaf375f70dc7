"""What an answer of X's API makes certain: the status, and for some of them the type or the words of the problem.

    401                       Unreachable: the keys are not, or no longer, good
    402                       Unreachable: the credits are used up; nothing was done, and it is no refusal
    403, the same text        `SameText`: as far as X remembers, this text stands there already
    403, no replying          Refused: programs may not reply to others there
    403, not its own post     Refused
    403, other                Unreachable: a person mends the app's settings or the account
    400, 404, 413, 431        Refused, as everywhere
    429, a cap                Unreachable: a person raises what the app may do in a day or a month
    429, other                Unreachable, until the limit that is used up begins anew
    5xx, no answer            as everywhere: nobody can tell

Words of X's that are no longer known make a repair a wait, never a post that is sent twice.
"""

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, Reply
from postdesk.wire.reply import reply_shown
from postdesk.wire.retry_after import believed, retry_after

NO_CREDITS = 3_600.0
"""Seconds until it is tried again: somebody has to buy credits first."""
CLOCK = 60.0
"""Seconds by which a clock may differ; signatures are good for some minutes round X's own."""
FINAL = ("reply to this conversation is not allowed", "not authorized to delete")
GONE = "media ids are invalid"
SAME = "duplicate content"
CAPPED = "usage-capped"
DAY = ("x-user-limit-24hour", "x-app-limit-24hour")


class SameText(Refused):
    """X says that the account has posted this text already."""


class MediaGone(Refused):
    """X knows a file no more that a post was to show."""


class KeysRefused(Unreachable):
    """X does not know the keys, or not any more."""


class ClockIsOff(Unreachable):
    """The signature was refused, and X's clock shows another time: signed again by that, it may be good."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message, NO_TOKEN)
        self.seconds = seconds


def judge_x(reply: Reply, now: datetime) -> NetworkError | None:
    """Return what an answer means; None leaves it to its status."""
    if reply.status == 429:
        return _busy(reply, now)
    if reply.status == 402:
        return Unreachable(
            "the X account's prepaid credits are used up (402): buy some at console.x.com, or say by_hand = "
            "true; nothing "
            "was sent",
            NO_CREDITS,
        )
    if reply.status == 401:
        return _unknown_keys(reply, now)
    if reply.status == 400:
        words = x_words(reply)
        return (MediaGone if GONE in words.lower() else Refused)(f"{reply.server} refused it: 400, {words}")
    return _forbidden(reply) if reply.status == 403 else None


def _busy(reply: Reply, now: datetime) -> NetworkError:
    """A cap is one that the office set, or its plan: no header says when it ends."""
    if problem_kind(reply) == CAPPED:
        return Unreachable(
            "the X app has used all that it may in this day or month (429): raise the cap at console.x.com, or say "
            "by_hand = true; nothing was sent",
            NO_CREDITS,
        )
    return Unreachable("{server} asks to wait (429)", _wait(reply, now), server=reply.server)


def x_words(reply: Reply) -> str:
    """Return what X says of a no: of the first error, where there is a list of them."""
    said = reply.data if isinstance(reply.data, dict) else {}
    errors = said.get("errors")
    first: Any = errors[0] if isinstance(errors, list) and errors else {}
    words = first.get("message") if isinstance(first, dict) else None
    return reply_shown(reply.hidden.words(words)) if isinstance(words, str) else reply.words


def problem_kind(reply: Reply) -> str:
    """Return the last part of a problem's type, whose beginning differs; "" where it has none."""
    said = reply.data.get("type") if isinstance(reply.data, dict) else ""
    return said.rpartition("/")[2] if isinstance(said, str) else ""


def _unknown_keys(reply: Reply, now: datetime) -> NetworkError:
    off = _clock(reply, now)
    if abs(off) > CLOCK:
        told = Sentence(
            "this machine's clock is {seconds:.0f} s off {server}'s: set it", seconds=abs(off), server=reply.server
        )
        return ClockIsOff(told, off)
    return KeysRefused(
        "{server} does not accept the keys (401): make new ones at console.x.com and run `postdesk accounts add` again",
        NO_TOKEN,
        server=reply.server,
    )


def _clock(reply: Reply, now: datetime) -> float:
    """Return by how many seconds X's clock is ahead."""
    try:
        return (parsedate_to_datetime(reply.headers.get("date", "")) - now).total_seconds()
    except (ValueError, TypeError):  # TypeError: a date without a zone
        return 0.0


def _forbidden(reply: Reply) -> NetworkError:
    words = x_words(reply)
    told = words or Sentence("without a word")
    no = Sentence("{server} refused it: {status}, {words}", server=reply.server, status=403, words=told)
    if SAME in words.lower():
        return SameText(no)
    if any(final in words.lower() for final in FINAL):
        return Refused(no)
    return Unreachable("{what}: {why}", NO_TOKEN, what=no, why=_ADVICE.get(problem_kind(reply), _SEE))


_SEE = Sentence("see what the X account is told when it signs in")
_ADVICE = {
    "unsupported-authentication": Sentence("these keys are the app's alone; make an access token for the account, too"),
    "oauth1-permissions": Sentence(
        "set the app to Read and write at console.x.com, and then make the access token anew"
    ),
    "client-forbidden": Sentence("put the app into a project with credits at console.x.com"),
}


def _wait(reply: Reply, now: datetime) -> float | None:
    """Return how long to wait: until the day's limit begins anew, where that is the one that is used up."""
    for limit in DAY:
        if reply.headers.get(f"{limit}-remaining") == "0":
            reset = reply.headers.get(f"{limit}-reset", "")
            if reset.isdecimal():
                return believed(int(reset) - now.timestamp())
    return retry_after(reply.headers, now)

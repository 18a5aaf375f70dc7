"""An account publishes no more in a time than its network takes.

What is too much is not lost: it waits until the network takes more, and misses its moment by that, or comes too
late. X takes 100 posts in 15 minutes (each part of a thread is one), Instagram 50 a day, Threads 250, a
Facebook Page 30 films, a Telegram channel 20 messages a minute (each picture is one). A member of LinkedIn has
150 calls a day: a text takes one, each picture three more, a first comment two. Posts that take the next free
slot are not counted, nor what is published by hand or rehearses.

What to do: move some of the posts.

Source: `postdesk networks` names that of each number.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from operator import itemgetter

from postdesk import networks
from postdesk.models import Remark, Severity, Summary
from postdesk.moments.spans import minutes

ID = "too-many-posts"
SEVERITY = Severity.WARNING
UNITS = frozenset({"calls", "films", "messages", "posts"})
"""What networks count, each with a sentence of its own."""


def check(summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Name, of each account, the post with which there are too many, once in the time that the network counts by."""
    timed = [(summary.account, summary.at, summary) for summary in summaries if summary.uses and summary.at]
    timed.sort(key=itemgetter(0, 1))
    for account, entries in groupby(timed, key=itemgetter(0)):
        due = [summary for *_, summary in entries]
        grammar = networks.grammar(due[0].network)
        if (quota := grammar.quota) and quota.limit.unit in UNITS:
            span, most = timedelta(seconds=quota.seconds), quota.limit.number
            for summary, used in _beyond(due, most, span):
                yield Remark(
                    summary.time,
                    quota.limit.unit,
                    of=summary,
                    account=account,
                    used=used,
                    span=minutes(span),
                    network=grammar.title,
                    limit=most,
                )


def _beyond(due: Sequence[Summary], most: int, span: timedelta) -> Iterator[tuple[Summary, int]]:
    """Yield posts with which more is used in a span than there is, and how much; then none before the span is over."""
    window, used = deque[Summary](), 0
    told: Summary | None = None
    for summary in due:
        window.append(summary)
        used += summary.uses
        while _later(window[0], summary, span):
            used -= window.popleft().uses
        if used > most and len(window) > 1 and (told is None or _later(told, summary, span)):
            told = summary
            yield summary, used


def _later(one: Summary, other: Summary, span: timedelta) -> bool:
    """Tell whether the second is due so long after the first, or longer."""
    return bool(one.at and other.at and other.at - one.at >= span)

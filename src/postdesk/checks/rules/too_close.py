"""Two posts of one account leave each other room.

Posts within minutes of each other take the readers from one another. `apart` in desk.toml says how long the
desk wants between two posts of one account (30 min where it says nothing).

What to do: move one of them, or write `at: next` and let the desk's slots decide.

Source: the desk's own measure; networks limit the pace too, for example Telegram to one message a second in a
chat (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from postdesk.models import Remark, Severity, Summary
from postdesk.moments.spans import minutes
from postdesk.settings import House

ID = "too-close"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Compare each post with the one that goes out before it on the same account."""
    timed = [(summary.account, summary.at, summary) for summary in summaries if summary.at is not None]
    timed.sort(key=itemgetter(0, 1))
    for (account, at, earlier), (same, then, summary) in pairwise(timed):
        if account == same and then - at < house.apart:
            code, apart = "after" if then > at else "same", minutes(house.apart)
            yield Remark(summary.time, code, of=summary, post=earlier.post, apart=apart, after=minutes(then - at))

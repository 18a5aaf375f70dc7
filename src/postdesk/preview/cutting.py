"""Where a text ends for a network that takes no more of it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate

from postdesk.models import Limit, ParsedText, Severity
from postdesk.text import graphemes

Parse = Callable[[str], ParsedText]


def cut(text: str, parsed: ParsedText, parse: Parse, limits: Sequence[Limit]) -> int | None:
    """Return the index of the first character beyond the limits, None where the text fits.

    Found by bisection over the places where a text can end, each beginning counted by the network's own rule: first a
    beginning about as long as the limit, then twice that, so that a text far too long is not counted again and again.
    Limits that nobody is sure of cut nothing.
    """
    binding = [limit for limit in limits if limit.severity is Severity.ERROR]
    if fits(parsed, binding):
        return None
    ends = endings(text, parsed)

    def beyond(end: int) -> bool:
        return not fits(parse(text[:end]), binding)

    low, high = 1, min(min(limit.number for limit in binding) + 1, len(ends) - 1)
    while high < len(ends) - 1 and not beyond(ends[high]):
        low, high = high, min(2 * high, len(ends) - 1)
    return ends[bisect_left(ends, True, lo=low, hi=high + 1, key=beyond) - 1]


def fits(parsed: ParsedText, limits: Sequence[Limit]) -> bool:
    """Tell whether a text is within every limit."""
    return all(parsed.lengths[limit.unit] <= limit.number for limit in limits)


def endings(text: str, parsed: ParsedText) -> list[int]:
    """Return every index at which the text can end, from 0 on: between characters, but not inside a link or mention.

    Those are counted whole (half an address leads nowhere), so that a beginning counts no more than a longer one.
    """
    whole = {index for entity in (*parsed.links, *parsed.mentions) for index in range(entity.start + 1, entity.end)}
    return [end for end in accumulate(map(len, graphemes.clusters(text)), initial=0) if end not in whole]

"""A text fits the network, counted as the network counts.

Every network has its own way: X gives a link 23 whatever its length and most emoji 2; Mastodon and Bluesky
count what the eye sees as one character; LinkedIn counts UTF-16 units, so that an emoji is 2 or more; Bluesky
has a limit in bytes besides. A text that is too long is refused or cut. Each part of a thread is counted by
itself.

What to do: shorten the text, or give that account a shorter wording of its own:

    x: { text: "The short version." }

A limit that the network documents is an error; one that is only reported by others is a warning. `postdesk
networks` shows each number with its source and the day it was looked up.

Sources: https://docs.x.com/fundamentals/counting-characters, https://docs.joinmastodon.org/user/posting/,
https://docs.bsky.app/docs/advanced-guides/posts, https://developers.facebook.com/docs/threads/posts,
https://core.telegram.org/bots/api#sendmessage.
"""

from collections.abc import Iterator

from postdesk.models import Certainty, Limit, Remark, Severity, Variant
from postdesk.settings import House

ID = "length"
SEVERITY = Severity.ERROR

UNITS = {
    "weighted": "weighted: links count 23, emoji 2",
    "graphemes": "characters as the eye counts them",
    "code points": "code points",
}
HEARSAY = {Certainty.REPORTED: "known from reports only", Certainty.UNSURE: "not certain"}


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the limits are the network's
    """Name each part that is longer than the network takes, by the surest limit that it breaks."""
    for index, parsed in enumerate(variant.parsed):
        broken = [limit for limit in limits(variant, index) if parsed.lengths[limit.unit] > limit.number]
        if broken:
            limit = min(broken, key=lambda limit: limit.severity is not SEVERITY)
            place = variant.place("thread" if index else "text")
            yield Remark(place, sentence(variant, index, parsed.lengths[limit.unit], limit), limit.severity)


def limits(variant: Variant, index: int) -> tuple[Limit, ...]:
    """Return the limits of one part: of a caption, where pictures go with it and the network tells the two apart."""
    every = variant.grammar.limits
    captions = tuple(limit for limit in every if limit.name == "caption") if variant.media and not index else ()
    return captions or tuple(limit for limit in every if limit.name == "text")


def sentence(variant: Variant, index: int, length: int, limit: Limit) -> str:
    """Say what is counted, in which unit, and by how much it is too long."""
    part = f"part {index + 1} of {len(variant.parsed)}" if len(variant.parsed) > 1 else "the text"
    unit = UNITS.get(limit.unit, limit.unit)
    over = f"{part} counts {length} of {limit.number} ({unit}), {length - limit.number} too many"
    return over if limit.certainty.sure else f"{over}; this limit is {HEARSAY[limit.certainty]}"

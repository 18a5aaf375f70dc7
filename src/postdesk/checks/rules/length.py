"""A text fits the network, counted as the network counts.

Every network has its own way: X gives a link 23 whatever its length and most emoji 2; Mastodon and Bluesky
count what the eye sees as one character; LinkedIn counts UTF-16 units, so that an emoji is 2 or more; Bluesky
has a limit in bytes besides. A text that is too long is refused or cut. Each part of a thread is counted by
itself.

What to do: shorten the text, or give that account a shorter wording of its own:

    x: { text: "The short version." }

On Telegram a text longer than a caption is no error beside pictures: it stands below them, as a message of its own, and
the rule warns.

A limit that the network documents is an error; one that is only reported by others is a warning. `postdesk
networks` shows each number with its source and the day it was looked up.

Sources: https://docs.x.com/fundamentals/counting-characters, https://docs.joinmastodon.org/user/posting/,
https://docs.bsky.app/docs/advanced-guides/posts, https://developers.facebook.com/docs/threads/posts,
https://core.telegram.org/bots/api#sendmessage.
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Certainty, Limit, Remark, Severity, Variant

ID = "length"
SEVERITY = Severity.ERROR

HEARSAY = {Certainty.REPORTED: "-reported", Certainty.UNSURE: "-unsure"}


def check(variant: Variant) -> Iterator[Remark]:
    """Name each part that is longer than the network takes, by the surest limit that it breaks."""
    if variant.media:
        yield from _below(variant)
    for index, parsed in enumerate(variant.parsed):
        broken = [limit for limit in limits(variant, index) if parsed.lengths[limit.unit] > limit.number]
        if broken:
            limit = min(broken, key=lambda limit: limit.severity is not SEVERITY)
            place = variant.place("thread" if index else "text")
            length = parsed.lengths[limit.unit]
            yield Remark(
                place,
                _code(variant, limit),
                severity=limit.severity,
                length=length,
                limit=limit.number,
                over=length - limit.number,
                counted=limit.unit,
                part=index + 1,
                parts=len(variant.parsed),
            )


def _below(variant: Variant) -> Iterator[Remark]:
    """Say that a text is no caption any more."""
    for limit in _named("caption", variant) if variant.pictured() else ():
        length = variant.parsed[0].lengths.get(limit.unit, 0)
        if length > limit.number:
            yield Remark(
                variant.place("text"),
                "below",
                severity=Severity.WARNING,
                length=length,
                limit=limit.number,
                over=length - limit.number,
                counted=limit.unit,
            )


def limits(variant: Variant, index: int) -> Sequence[Limit]:
    """Return the limits of one part: of a caption, where pictures go with it and it is no longer than one."""
    if variant.media and not index and variant.pictured():
        captions, lengths = _named("caption", variant), variant.parsed[0].lengths
        if captions and all(lengths[limit.unit] <= limit.number for limit in captions):
            return captions
    return _named("first comment" if variant.grammar.commented(index) else "text", variant)


def _named(name: str, variant: Variant) -> Sequence[Limit]:
    return variant.grammar.limits_named.get(name, ())


def _code(variant: Variant, limit: Limit) -> str:
    """Return what is too long, and how certain its limit is."""
    return ("part" if len(variant.parsed) > 1 else "text") + HEARSAY.get(limit.certainty, "")

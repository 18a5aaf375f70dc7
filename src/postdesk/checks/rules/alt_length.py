"""The words for a picture fit the field that the network keeps for them.

X takes 1,000 characters, Bluesky's app 2,000 (1,000 for a film), LinkedIn about 4,000, Mastodon 10,000 (1,500 before
version 4.6). Longer words are refused together with the post. A screen reader reads all of it aloud and cannot skip, so
that a few sentences serve better in any case.

What to do: say what matters in the picture; put the long description on the page that the post links to.

Sources: https://docs.x.com/x-api/media/metadata-create, https://docs.joinmastodon.org/methods/instance/#v2.
"""

from collections.abc import Callable, Iterator, Mapping

from postdesk.models import Family, Grammar, Head, Limit, Remark, Severity, Variant
from postdesk.text import graphemes, units

ID = "alt-length"
SEVERITY = Severity.ERROR
COUNTS: Mapping[str, Callable[[str], int]] = {
    "graphemes": graphemes.count,
    "UTF-16 units": units.utf16,
    "code points": len,
}


def alt_limit(grammar: Grammar, head: Head | None) -> Limit | None:
    """Return the limit of the words for a picture, or for what is shown as a film; None where there is none."""
    film = head is not None and (head.family is Family.FILM or (head.moving and head.kind in grammar.carries.alone))
    return (grammar.limit("video alt") if film else None) or grammar.limit("alt")


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture whose words are longer than the network's field."""
    for media in variant.media:
        limit = alt_limit(variant.grammar, media.head)
        length = COUNTS[limit.unit](media.alt) if limit else 0
        if limit and length > limit.number:
            yield Remark(
                media.place,
                "too-long",
                severity=limit.severity,
                file=media.name,
                length=length,
                limit=limit.number,
                unit=limit.unit,
            )

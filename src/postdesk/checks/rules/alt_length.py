"""The words for a picture fit the field that the network keeps for them.

X takes 1,000 characters, Bluesky's app 2,000, LinkedIn about 4,000, Mastodon 10,000 (1,500 before version
4.6). Longer words are refused together with the post. A screen reader reads all of it aloud and cannot skip,
so that a few sentences serve better in any case.

What to do: say what matters in the picture; put the long description on the page that the post links to.

Sources: https://docs.x.com/x-api/media/metadata-create, https://docs.joinmastodon.org/methods/instance/#v2.
"""

from collections.abc import Callable, Iterator, Mapping

from postdesk.models import Remark, Severity, Variant
from postdesk.text import graphemes, units

ID = "alt-length"
SEVERITY = Severity.ERROR
COUNTS: Mapping[str, Callable[[str], int]] = {
    "graphemes": graphemes.count,
    "UTF-16 units": units.utf16,
    "code points": len,
}


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture whose words are longer than the network's field."""
    limit = variant.grammar.limit("alt") if variant.media else None
    if limit is None:
        return
    for media in variant.media:
        length = COUNTS[limit.unit](media.alt)
        if length > limit.number:
            yield Remark(
                media.place,
                "too-long",
                severity=limit.severity,
                file=media.name,
                length=length,
                limit=limit.number,
                unit=limit.unit,
            )

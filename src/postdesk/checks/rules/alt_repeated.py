"""The words for a picture add something to the post.

Two pictures with the same words are one picture to those who cannot see them, and words that repeat the post
are read twice and tell nothing. The same picture twice may keep its words.

What to do: say of each picture what only it shows.

Sources: https://www.w3.org/WAI/tutorials/images/decision-tree/, https://webaim.org/techniques/alttext/.
"""

from collections.abc import Iterator
from functools import lru_cache

from postdesk.models import Remark, Severity, Variant

ID = "alt-repeated"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture whose words another picture, or the post itself, has already said."""
    if not variant.grammar.carries_alt:
        return
    posts = set(map(_plain, variant.words))
    first: dict[str, str] = {}
    for media in variant.media:
        said, name = _plain(media.alt), media.name
        if said and said in posts:
            yield Remark(media.place, "post", file=name)
        elif said and first.setdefault(said, media.file) != media.file:
            yield Remark(media.place, "picture", file=name, other=first[said].rpartition("/")[2])


@lru_cache(maxsize=16)
def _plain(text: str) -> str:
    """Return words as they are heard: without case, spacing and the last full stop."""
    return " ".join(text.casefold().split()).rstrip(".!… ")

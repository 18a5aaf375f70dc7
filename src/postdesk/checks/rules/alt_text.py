"""Every picture says in words what it shows.

People who use a screen reader get the words instead of the picture; without them they get "image". Networks
that take no alternative texts are passed over.

What to do: write beside the file what matters in it, in a sentence or two, in the language of the post:

    media:
      - file: media/gifts.jpg
        alt: Children and staff at a table covered with wrapped presents.

Source: https://www.w3.org/WAI/tutorials/images/.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "alt-text"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- no desk can wish words away
    """Name each picture that has no words."""
    if not variant.grammar.carries_alt:
        return
    for media in variant.media:
        if not media.alt.strip():
            yield Remark(media.place, f"{media.file.rpartition('/')[2]} has no alt text")

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

ID = "alt-text"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Name each picture that has no words."""
    if not variant.grammar.carries_alt:
        return
    for media in variant.media:
        if not media.alt.strip():
            yield Remark(media.place, "missing", file=media.name)

"""A hashtag holds at least one letter.

`#2026` is plain text on nearly every network: a tag of digits alone is not linked, so nobody will find the
post by it. `#1` and `#12` in a text are read as "number one" and left alone.

What to do: add a word, as in `#Montenegro2026`, or write the number without `#`.

Sources: https://help.x.com/en/using-x/how-to-use-hashtags, https://docs.joinmastodon.org/user/posting/#tags.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text import written

ID = "digits-only-hashtag"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name each tag of three digits or more that the network will not link, and any such tag in a list of hashtags."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        meant = written.hashtags(text)
        if meant == parsed.hashtags:
            continue
        linked = {tag.start for tag in parsed.hashtags}
        for tag in meant:
            listed = tag.text in variant.hashtags
            if tag.text.isdigit() and tag.start not in linked and (listed or len(tag.text) > 2):
                place = variant.place("hashtags" if listed else "thread" if index else "text")
                yield Remark(place, "unlinked", tag=tag.text)

"""A hashtag is written in the letters of one script.

`#IOМ` with a Cyrillic М looks right and is another tag: nobody who types the word finds it. It happens where
the keyboard is switched in the middle of a word. A tag whose letters of a second script do not all look like
letters of the first is meant so, and fine: `#EUзаТебе`.

What to do: type the tag anew in one go, with one keyboard.

Source: Unicode Technical Standard 39 on letters that look alike, https://www.unicode.org/reports/tr39/.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text import written
from postdesk.text.lookalikes import strays

ID = "lookalike-hashtag"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name each tag that mixes scripts by letters that cannot be told apart."""
    for index, text in enumerate(variant.texts):
        if text.isascii():
            continue
        for tag in written.hashtags(text):
            if found := strays(tag.text):
                key = "hashtags" if tag.text in variant.hashtags else "thread" if index else "text"
                few, letters, many = found
                yield Remark(variant.place(key), "mixed", tag=tag.text, script=few, letters=letters, among=many)

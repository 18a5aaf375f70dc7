"""A post carries a few emoji, not a row of them.

A screen reader speaks each by its full name, "party popper party popper party popper", and the sentence is
lost. `emoji` under `[style]` in desk.toml says how many a post may have (3 where it says nothing); flags,
families and hands of any colour count as one.

What to do: keep the one that adds something, at the end of its sentence.

Sources: https://www.accessible-social.com, https://ada.uky.edu/digital-accessibility/social-media.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import pictographs

ID = "too-many-emoji"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Count the emoji of each part."""
    for index, text in enumerate(variant.words):
        count = len(pictographs.emoji(text))
        if count > house.emoji:
            yield Remark(variant.place("thread" if index else "text"), "too-many", count=count, most=house.emoji)

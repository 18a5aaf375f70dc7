"""A sign that may end a sentence, with what rules ask of it."""

import re

from msgspec import Struct

OPENING = "\"'“„‘«‹([{「『【（《¿¡—–-*_ \u00a0"
WITHOUT_CAPITALS = re.compile("[\u0590-\u08ff\u0900-\u109f\u1200-\u139f\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]")


class Stop(Struct, frozen=True):
    """A sign that may end a sentence: what stands before it, and what comes after it and the marks that it closes.

    `opened` is how many words of the sentence stand before that, `told` whether the quotation that ends there was led
    in by whoever says it, `narrow` whether narrow marks stand between Chinese signs.
    """

    sign: str
    before: str
    earlier: str
    after: str
    quoted: bool
    opened: int
    aside: bool
    told: bool
    narrow: bool

    @property
    def first(self) -> bool:
        """Whether the sentence begins with what stands before the sign."""
        return not self.opened

"""Sentences of ours whose numbers no line tears from what they are of."""

import re
from functools import cache

from postdesk.words import language, say

_NUMBER = r"n = (?=\w)|(?<=\d)–(?=\d)|(?<=\d) (?=%|[kMG]B\b|\d{3}(?!\d))"
_JOINED = {ord(" "): "\N{NO-BREAK SPACE}", ord("–"): "\N{WORD JOINER}–\N{WORD JOINER}"}


def unbroken(text: str) -> str:
    """Return a sentence that stays on one line where it has a number: `n = 45`, `6 to 31`, `16–22`, `90 %`, `1 000`."""
    return _torn(language()).sub(lambda found: found[0].translate(_JOINED), text)


@cache
def _torn(_language: str) -> re.Pattern[str]:
    """Return where a line may not end; a range is written as the language spoken writes it."""
    between = re.escape(say("{low} to {high}", low="", high="").strip("\u2068\u2069"))
    return re.compile(rf"\b{_NUMBER}|(?<=[\d\u2069]){between}(?=[\d\u2068])")

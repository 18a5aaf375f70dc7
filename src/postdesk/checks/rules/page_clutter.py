"""A post holds the message, not the page that it was copied from.

Whoever selects a whole page copies its navigation, its buttons and its forms along: "Skip to main content", "To view
or add a comment, sign in", "WHO WE AREThe Organization". Whoever takes a text from a machine that writes them gets its
answer along: "Certainly! Here is a draft of your post:". Readers take either for carelessness.

What to do: delete the line; put a blank where two words were glued together.

Source: https://www.w3.org/TR/html-aria/ (what is navigation, form and button on a page).
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant
from postdesk.text.page_furniture import (
    end_of_an_extract,
    heads_a_mail,
    is_answer_of_a_machine,
    is_button_alone,
    is_furniture,
    is_network,
    leads_on,
)

ID = "page-clutter"
SEVERITY = Severity.WARNING
_STARTERS = "The This These That As We Our It An For With From After Since While When Under During There They"
STARTERS = frozenset(_STARTERS.split())
"""How sentences begin; glued to the end of another word, one was a heading's neighbour."""
ROW = 3
"""How many names of networks, a line each, are the buttons of a page."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first piece of a page in each part."""
    for index, text in enumerate(variant.words):
        place = variant.place("thread" if index else "text")
        if line := of_a_page(text, linked=bool(variant.link)):
            yield Remark(place, "line", words=line)
        elif note := footnote(text):
            yield Remark(place, "footnote", words=note)
        elif word := glued(text):
            yield Remark(place, "glued", word=word)


def of_a_page(text: str, *, linked: bool = False) -> str:
    """Return the first line that belongs to a page's furniture, in short; "" where there is none.

    A single word that is the whole post is no furniture; nor is "Read more" over an address, or at the end of a post
    that is `linked`.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    small = [line.casefold() for line in lines]
    for number, line in enumerate(small):
        after = small[number + 1] if number + 1 < len(small) else "https://" if linked else ""
        alone = len(lines) == 1 and is_button_alone(line)
        named = is_network(line) and len(list(filter(is_network, small[number : number + ROW]))) == ROW
        if not alone and (named or is_furniture(line) or (leads_on(line) and "://" not in after)):
            return lines[number] if len(lines[number]) <= 60 else f"{lines[number][:57]}…"
        if (number == 0 and len(lines) > 1 and is_answer_of_a_machine(line)) or (
            ":" in line and heads_a_mail(small[number : number + 5])
        ):
            return lines[number]
        if end := end_of_an_extract(line, is_last=number == len(lines) - 1):
            return end
    return ""


def footnote(text: str) -> str:
    """Return the first mark of a footnote that came along with a text: "in 2025[3]"."""
    found = _footnotes().search(text) if "[" in text else None
    return found[0] if found else ""


def glued(text: str) -> str:
    """Return the first word that is a heading's end and a sentence's beginning: "AREThe", "WorkAs"."""
    for word in text.split() if _beginning().search(text) else ():
        if len(word) > 3 and word.isalpha() and not word.isupper() and not word.istitle():
            start = max((place for place, letter in enumerate(word) if letter.isupper()), default=0)
            if start > 1 and word[start:] in STARTERS:
                return word
    return ""


@cache
def _footnotes() -> re.Pattern[str]:
    """Match a number in square brackets right after a word or its punctuation, that leads to no address."""
    return re.compile(r"(?<=[\w.,;:!?)”»’])\[\d{1,3}\](?!\()")


@cache
def _beginning() -> re.Pattern[str]:
    """Match what every glued word holds: the capital of a sentence's beginning right after a letter."""
    capitals = "".join(sorted({word[0] for word in STARTERS}))
    return re.compile(rf"[{capitals}](?<=[^\W\d_].)")

"""What the posts of a table are called: by their words, in whatever script; and of which campaign they are."""

import re
from collections.abc import Container, Sequence
from itertools import count

from postdesk.sentences import Sentence
from postdesk.text.small_words import languages_with_words, small_words_of

WORDS, LETTERS = 4, 40
"""How many words of its text a post is named by, and how many letters at most."""
TWICE = Sentence("{post} stands in row {row} already: keep one of them")


def slug(text: str, otherwise: str = "post") -> str:
    """Return a name made of a text's first words, in whatever script, such as `doors-open-at-six`."""
    bare = re.sub(r"https?://\S+", " ", text)
    words = re.findall(r"[^\W_]+", bare.casefold())
    name = list[str]()
    for word in words[:WORDS]:
        if name and len("-".join((*name, word))) > LETTERS:
            break
        name.append(word[:LETTERS])
    if len(name) < len(words):
        name = _not_cut_short(name, words)
    return "-".join(name) or otherwise


def _not_cut_short(name: list[str], words: Sequence[str]) -> list[str]:
    """Return the first words of a text without those at their end that lead to what is left out: "launch of the"."""
    small = max(map(small_words_of, languages_with_words()), key=lambda each: sum(word in each for word in words))
    while len(name) > 1 and (name[-1] in small or len(name[-1]) == 1):
        name = name[:-1]
    return name


def campaign_meant(cell: str, known: Container[str]) -> str:
    """Return the campaign that a cell names; "" for none.

    It is one that is called so, in whatever letters, else a new one, of which a title is written for a name.
    """
    named = slug(cell, cell)
    if cell in known or (named not in known and re.fullmatch(r"[\w.-]*", cell)):
        return cell
    return named


def free_name(wanted: str, taken: Container[str], before: str = "") -> str:
    """Return a name that nobody has: the wanted one, or with a number behind it; `before` is what all begin with."""
    names = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
    return next(name for name in names if f"{before}{name}" not in taken)

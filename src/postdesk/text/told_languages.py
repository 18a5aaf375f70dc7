"""Which language a post is in, where it is surely not the one that it says it is.

It is judged by the small words that every sentence of a language needs; near relatives by letters, too.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from postdesk.text.language_tags import AS_SERBIAN, subtags
from postdesk.text.signs import in_small
from postdesk.text.small_words import languages_with_words, small_words_of

ONE = {
    **AS_SERBIAN, "nb": "sv", "no": "sv", "nn": "sv", "da": "sv",
    "sk": "cs", "ca": "es", "be": "ru", "ms": "id", "ckb": "fa", "ps": "fa", "dari": "fa",
}  # fmt: skip
"""Languages that are told by the words of a close relative, and so never told apart from it."""
NEAR = frozenset(
    map(
        frozenset,
        [("es", "pt"), ("es", "it"), ("pt", "it"), ("mk", "bg"), ("ru", "uk"), ("sr", "sl"), ("ar", "fa"), ("fa", "ur"),
         ("sr-Cyrl", "mk"), ("sr-Cyrl", "bg"), ("cs", "pl"), ("de", "nl"), ("fr", "es"), ("fr", "it"), ("ar", "ur")],
    )
)  # fmt: skip
"""Pairs between which more evidence is asked for."""
FEWEST, FEWEST_NEAR = 4, 6


def language_told(parts: tuple[str, ...], said: str) -> str:
    """Return the language that the words of some texts are in, where it is surely not the one that is said; else ""."""
    return other_language(parts, said) or near_relative(parts, said)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def near_relative(parts: tuple[str, ...], said: str) -> str:
    """Return the near relative of a language that some texts are surely written in; English is told by its words."""
    text = "\n".join(parts)
    if text.isascii() and said[:2].lower() == "en":
        return ""
    from postdesk.text.near_languages import near_language

    return near_language(text, said)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def other_language(parts: tuple[str, ...], said: str) -> str:
    """Return the language that the small words of some texts speak for; "" where they do not speak against `said`."""
    own = by_words(said)
    if not own:
        return ""
    words = in_small(" ".join(parts)).split()
    ours = _of_its_own(words, own)
    if len(words) >= max(FEWEST, 6 * ours):  # not so at the first look for nearly any text
        words = [word.strip(".,;:!?()«»“”„\"'…،؛؟") for word in words]
        ours = _of_its_own(words, own)
    if len(words) < max(FEWEST, 6 * ours):  # the words that are left are too few for any other
        return ""
    counts = {language: _heard(words, language) for language in languages_with_words()}
    best = max(counts, key=counts.__getitem__)
    fewest = FEWEST_NEAR if any(frozenset((language, best)) in NEAR for language in own) else FEWEST
    different = small_words_of(best).intersection(words)
    certain = counts[best] >= max(fewest, 5 * ours) and len(different) >= 3
    return best.partition("-")[0] if certain and best not in own else ""


def _of_its_own(words: Sequence[str], own: Sequence[str]) -> int:
    """Return how many words are small words of a language, by the table of it that has most of them."""
    return max([_heard(words, language) for language in own])


def _heard(words: Sequence[str], language: str) -> int:
    return sum(map(small_words_of(language).__contains__, words))


@cache
def by_words(tag: str) -> tuple[str, ...]:
    """Return the keys of the tables that hold a language's words; none for a language without."""
    first = subtags(tag)[0]
    first = ONE.get(first, first)
    return tuple(key for key in languages_with_words() if key == first or key.startswith(f"{first}-"))

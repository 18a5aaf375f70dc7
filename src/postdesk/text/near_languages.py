"""Languages told from their nearest relatives, by letters that only one of them has and by small words.

Spanish and Portuguese share most of their small words, Ukrainian and Russian too: what tells them apart are words and
letters that the one has and the other has not ("não", "ñ"; "і", "ы"). Where what speaks for the text's own language is
more than a trace, nothing is told. Quotations and names are left out.

Sources: https://cldr.unicode.org/ (exemplar characters of each language); https://snowballstem.org/algorithms/ (stop
words by language).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from postdesk.text.language_tags import AS_SERBIAN, subtags
from postdesk.text.signs import signs_of
from postdesk.text.small_words import small_words_of

SAME = {**AS_SERBIAN, "nb": "da", "no": "da", "nn": "da"}
FEWEST, DIFFERENT = 4, 3
"""How many words speak for another language at least, and how many different ones."""
SHORT, FEWEST_IN_SHORT = 12, 3
"""In a text of so few words, fewer are enough."""
TIMES = 6
"""How many times as many there are as speak for the text's own language."""
_EDGES = ".,;:!?()[]«»“”„\"'…،؛؟।"
_QUOTES = frozenset('«“„"')
"""With what a quotation begins; whoever uses none needs no pattern of them."""
_KANA, _HANGUL, _HAN = "\u3041-\u30ff", "가-힣", "一-鿿"
_CHINESE_ALONE = frozenset("们們这這个個为為吗嗎么麼开門门发對对时還还没从从应實实现让请谢歡欢与给說说来東东语电关动")
"""Signs of which Japanese uses none, or only in another form."""
FEWEST_SIGNS = 8


class Language(Struct, frozen=True):
    """What tells a language from those of its script: the letters that not all of them have, and its small words."""

    name: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]


class Apart(Struct, frozen=True):
    """What tells other languages from one of a script: the small words and letters that it has not, and they have.

    `alone` are the small words that none of them has.
    """

    own: Language
    others: Sequence[Language]
    words: frozenset[str]
    letters: frozenset[str]
    alone: frozenset[str]

    def is_own(self, words: Sequence[str]) -> bool:
        """Tell whether so much speaks for the own language that the other words are too few for any other."""
        return len(words) <= TIMES * sum(map(self.alone.__contains__, words))

    def speak(self, word: str) -> Sequence[Language]:
        """Return the languages that a word speaks for, and against the own one."""
        if word in self.words:
            return [other for other in self.others if word in other.words]
        if word.isascii() or word in self.own.words or self.letters.isdisjoint(word):
            return ()
        special = special_letters(self.own.script).intersection(word)
        return [other for other in self.others if special <= other.letters]


def near_language(text: str, said: str) -> str:
    """Return the near relative of a language that a text is surely written in; "" where it may be its own."""
    first = subtags(said)[0]
    if first in {"zh", "ja", "ko"}:
        return "" if text.isascii() else _east_asian(text, first)
    words, signs = text.split(), signs_of(text)
    quotes = not _QUOTES.isdisjoint(signs)
    for apart in _apart(SAME.get(first, first)):
        others = len(apart.words.intersection(words)) >= DIFFERENT or not apart.letters.isdisjoint(signs)
        if others and (quotes or not apart.is_own(words)) and (found := _surely(text, apart)):
            return found
    return ""


def _surely(text: str, apart: Apart) -> str:
    """Return the language of a text that is surely not the one it is held apart from; "" for none."""
    words = _words_that_tell(text)
    if apart.is_own(words):
        return ""
    count = Counter(other.name for word in words for other in apart.speak(word))
    found = [
        other for other in apart.others if count[other.name] >= FEWEST_IN_SHORT and _is_clear(words, apart.own, other)
    ]
    best = sorted(found, key=lambda other: -count[other.name])[:2]
    if len(best) == 2 and _for_one(words, best[1], best[0]) >= _for_one(words, best[0], best[1]):
        return ""
    return best[0].name if best else ""


def _is_clear(words: Sequence[str], own: Language, other: Language) -> bool:
    """Tell whether enough words speak for another language, and hardly any for a text's own."""
    for_other = [word for word in words if _speaks(word, other, own)]
    for_own = _for_one(words, own, other)
    fewest = FEWEST_IN_SHORT if len(words) <= SHORT and not for_own else FEWEST
    return len(for_other) >= max(fewest, TIMES * for_own) and len(set(for_other)) >= DIFFERENT


def _for_one(words: Sequence[str], one: Language, other: Language) -> int:
    return sum(_speaks(word, one, other) for word in words)


def _speaks(word: str, one: Language, other: Language) -> bool:
    """Tell whether a word is one of a language's small words, or holds a letter of it, that another one has not."""
    if word in one.words or word in other.words:
        return word not in other.words
    letters = special_letters(one.script).intersection(word)
    return letters <= one.letters and not letters <= other.letters


def _words_that_tell(text: str) -> Sequence[str]:
    """Return the words of a text, in small letters, but for names, quotations, addresses, handles and hashtags."""
    begins, telling = True, []
    said = text if _QUOTES.isdisjoint(signs_of(text)) else _quotations().sub(" ", text)
    for word in said.split():
        plain = word.isalpha()
        bare = word if plain else word.strip(_EDGES)
        if bare and (begins or not bare[0].isupper()) and (plain or not _no_word().search(word)):
            telling.append(bare.casefold())
        begins = not plain and (word.endswith((".", "!", "?", ":")) or (begins and not bare))
    return telling


def _east_asian(text: str, said: str) -> str:
    """Return which of Chinese, Japanese and Korean a text is in, where that is not the one it says it is."""
    kana, hangul, han = (len(re.findall(f"[{signs}]", text)) for signs in (_KANA, _HANGUL, _HAN))
    every = kana + hangul + han
    if every < FEWEST_SIGNS:
        return ""
    if said != "ko" and hangul * 2 > every:
        return "ko"
    if said != "ja" and kana * 4 > every:
        return "ja"
    if said != "zh" and not kana and not hangul and len(_CHINESE_ALONE.intersection(text)) >= DIFFERENT:
        return "zh"
    return ""


@cache
def _apart(name: str) -> Sequence[Apart]:
    """Return what tells the others from a language, for each of its scripts; nothing for a language without words."""
    scripts = [script for script, languages in _written().items() if name in languages]
    return [_held_apart(own) for script in scripts for own in languages_of(script) if own.name == name and own.words]


def _held_apart(own: Language) -> Apart:
    others = [one for one in languages_of(own.script) if one.name != own.name]
    words = frozenset().union(*(other.words for other in others))
    letters = special_letters(own.script) - own.letters
    return Apart(own, others, words - own.words, letters, own.words - words)


@cache
def languages_of(script: str) -> Sequence[Language]:
    """Return the languages of a script that are told from each other."""
    return [_language(script, name, letters, words) for name, (letters, words) in _written()[script].items()]


def _language(script: str, name: str, letters: str, words: str) -> Language:
    listed = small_words_of(f"{name}-{script}") or small_words_of(name)
    return Language(name, script, frozenset(letters), listed.union(words.split()))


@cache
def _written() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Return what the list holds of each language of each script: its letters, and its words."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for line in Path(__file__).with_name("near_languages.txt").read_text("utf-8").splitlines():
        head, _, words = line.partition(":")
        script, name, *letters = head.split()
        found.setdefault(script, {})[name] = "".join(letters), words
    return found


@cache
def special_letters(script: str) -> frozenset[str]:
    """Return the letters of a script that not all of its languages have."""
    return frozenset().union(*(language.letters for language in languages_of(script)))


@cache
def _quotations() -> re.Pattern[str]:
    """Match a quotation of some words: they may be another language's."""
    return re.compile(r"[«“„\"][^«»“”„\"]{1,150}[»”“\"]")


@cache
def _no_word() -> re.Pattern[str]:
    """Match what no word of a language holds."""
    return re.compile(r"[@#/\d_]|＃|\w\.\w")

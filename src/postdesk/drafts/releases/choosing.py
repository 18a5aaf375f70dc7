"""Which sentences of a release say most: those that the others resemble, the first ones, those with figures.

Centrality is LexRank's: a walk over sentences, from each to those that share its words. Source: Erkan and Radev,
"LexRank", Journal of Artificial Intelligence Research 22 (2004).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log, sqrt
from operator import mul, truediv

from msgspec import Struct

from postdesk.drafts.releases.body import Body
from postdesk.drafts.releases.contacts import tells_contacts
from postdesk.drafts.releases.dates import without_head
from postdesk.drafts.releases.quotations import is_spoken
from postdesk.drafts.releases.shapes import bare_words, is_ended, word_count
from postdesk.drafts.releases.titles import word_beginnings
from postdesk.drafts.sources.labels import begins_with, speaks_of
from postdesk.drafts.sources.original import Passage
from postdesk.text.language_tags import SOUTH_SLAVIC
from postdesk.text.named_days import named_days
from postdesk.text.sentences import sentences_in

_MOST = 150
"""Sentences that are compared with each other; longer texts say what matters earlier."""
_LONGEST_PARAGRAPH = 30_000
"""Signs of a paragraph in which sentences are looked for: more than any has that people wrote."""
_DAMPING, _STEPS = 0.85, 20
_FEWEST, _LONGEST = 5, 60
_OF_THE_SOUTH = ("on", "ona", "oni", "one", "to", "taj", "ta", "te", "ti", "time")
"""Words that lean in South Slavic languages, and are others in English ("On Monday") or French."""
_IMPERSONAL = ("il y a ", "il y avait ", "il faut ", "il est temps ")
"""Beginnings in which a word leans on nothing, although it may elsewhere."""
_LIST = 30
"""Entries over an entry among which its lead is looked for."""
_BEGINNING = 7
"""Words of a sentence in which "of them" speaks of those before it."""
_ASKS = ("?", "？", "؟", "?”", '?"', "?»")
_TIME = re.compile(
    r"\d{4}年|\d{1,2}月(?:\d{1,2}日)?|(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}:\d\d\b|"
    r"\b\d{1,2}(?:[.h ]{1,2}\d\d)?\s?(?:h|heures|horas|uhr|časova|часова|sati|сати|часов|a\.?m|p\.?m)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![^\W\u2e80-\u9fff])(?<!/)\d[\d.,\u00a0 ]*(?:\d|%|‰)?(?![^\W\u2e80-\u9fff]|/)")
"""A number that is no part of a word; Chinese has no blanks around one."""
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_])")
"""The number of a part, "2.1 Water is cleaner", where several paragraphs begin so; one alone may be an hour."""
_ANSWER = re.compile(
    r"(?:[ARО]|Odg|Одг|Ответ|Odgovor|Одговор|Answer|Respuesta|Réponse|Risposta|Resposta|Antwort|答|ج|جواب)\.?\s?[:：]\s?"
)
"""What stands before an answer, in a list of questions and answers."""
_QUESTION = re.compile(
    r"(?:[QPВ]|Question|Pitanje|Pregunta|Питање|Вопрос|Domanda|Pergunta|Frage|س|سؤال|问|問)\.?\s?[:：]\s?"
)
_NOTES = re.compile(r"(?<=[.!?…])(?:\[\d{1,3}\])+(?=\s|$)")
"""Where notes are referred to, behind a sentence."""
_PAIRS = tuple(zip("([«（「", ")]»）」", strict=True))


class WeighedSentence(Struct, frozen=True):
    """One sentence of a release: its words, the place of its paragraph, its line, and how much it says.

    `alone` is whether it leans on none before it, `figures` whether it has any, `dated` whether it names a day or an
    hour, `follows` whether nothing but a blank parts it from the sentence before it in this list.
    """

    text: str
    paragraph: int
    line: int
    weight: float = 0.0
    alone: bool = True
    figures: bool = False
    dated: bool = False
    follows: bool = False


def weighed_sentences(body: Body, language: str) -> list[WeighedSentence]:
    """Return the sentences that a post may hold, in order, each with its weight."""
    parts, told = sum(bool(_CHAPTER.match(passage.text)) for passage in body.paragraphs) > 1, body.told
    found = (
        (text, place, number, passage)
        for place, passage in enumerate(body.paragraphs)
        if not (_leans_on_lead(body.paragraphs, place) or is_spoken(passage.text))
        for number, text in enumerate(_sentences(passage.text, place, told, language, parts=parts))
    )
    fit = list(islice((each for each in found if _may_stand(each[0], body.people)), _MOST))
    central = _centrality([word_beginnings(text) for text, *_ in fit])
    said = []
    spots = {(place, number) for _, place, number, _ in fit}
    for (text, place, number, passage), weight in zip(fit, central, strict=True):
        answers = number == 0 and place > 0 and body.paragraphs[place - 1].text.endswith(_ASKS)
        alone, figures = not answers and _stands_alone(text, language), has_figures(text)
        full = weight + _bonus(place, text, alone=alone, figures=figures)
        follows = (place, number - 1) in spots and f" {text}" in passage.text
        dated = bool(_TIME.search(text)) or any(True for _ in named_days(text))
        said.append(WeighedSentence(text, place, passage.line, full, alone, figures, dated, follows))
    return said


def _sentences(text: str, place: int, told: str, language: str, *, parts: bool) -> Iterator[str]:
    """Yield the sentences of a paragraph without what stands before the first: a dateline, a bullet, "A:"."""
    said = bare_words(without_head(text, place, told))
    for mark in (_CHAPTER,) * parts + (_ANSWER,):
        said = said[found.end() :] if (found := mark.match(said)) else said
    whole = [] if _QUESTION.match(said) else sentences_in(said[:_LONGEST_PARAGRAPH], language)
    for noted in whole[:-1] if len(said) > _LONGEST_PARAGRAPH else whole:
        yield from (piece.strip() for piece in _NOTES.split(noted) if piece.strip())


def _may_stand(text: str, people: frozenset[str]) -> bool:
    """Tell whether a sentence is whole, of a length that is read, and gives nobody away."""
    whole = (
        is_ended(text)
        and not (text[0] in '“«„"「' or text[0].islower())
        and all(text.count(one) == text.count(other) for one, other in _PAIRS)
        and _quotes_closed(text)
    )
    return (
        whole
        and text.count('"') % 2 == 0
        and _FEWEST <= word_count(text) <= _LONGEST
        and not tells_contacts(text, people)
    )


def _leans_on_lead(paragraphs: Sequence[Passage], place: int) -> bool:
    """Tell whether a paragraph is an entry that only its lead makes whole ("It found that:"), or a part of one."""
    if not _is_entry(paragraphs[place]):
        return False
    small = bare_words(paragraphs[place].text)[:1].islower()
    above = reversed(paragraphs[max(place - _LIST, 0) : place])
    lead = next((each for each in above if not _is_entry(each)), None)
    return small or (lead is not None and lead.text.endswith((":", "：")))


def _is_entry(passage: Passage) -> bool:
    return passage.item or bare_words(passage.text) != passage.text.strip()


def _quotes_closed(text: str) -> bool:
    """Tell whether all quotation marks are closed: “ opens in English, and closes behind „."""
    low, high, closing = (text.count(sign) for sign in "„“”")
    return low == high + closing if low else high == closing


def _stands_alone(text: str, language: str) -> bool:
    """Tell whether a sentence leans on none before it ("However", "This", "He")."""
    small = text.lstrip('“"«„‘ ').casefold()
    leans = begins_with("leaning", small) if not small.startswith(_IMPERSONAL) else ""
    ours = leans not in _OF_THE_SOUTH or language.partition("-")[0] in SOUTH_SLAVIC
    return not ((leans and ours) or speaks_of("of_them", " ".join(small.split()[:_BEGINNING])))


def has_figures(text: str) -> bool:
    """Tell whether a sentence has a figure that is no day, no year and no hour."""
    words = text.split()
    for day in named_days(text):
        words[day.first : day.last + 1] = [""] * (day.last + 1 - day.first)
    return bool(_FIGURE.search(_TIME.sub("", " ".join(words))))


def _bonus(paragraph: int, text: str, *, alone: bool, figures: bool) -> float:
    lead = (1.2, 0.5, 0.3)[paragraph] if paragraph < 3 else 0.0
    length = word_count(text)
    return lead + 0.25 * figures - 0.8 * (not alone) - 0.02 * max(length - 35, 0) - 0.05 * max(9 - length, 0)


def _centrality(bags: Sequence[dict[str, int]]) -> list[float]:
    """Return how central each of some bags of words is; 1 is the mean."""
    spread = Counter(word for bag in bags for word in bag)
    rarity = {word: log(1 + len(bags) / count) for word, count in spread.items()}
    vectors = [{word: count * rarity[word] for word, count in bag.items()} for bag in bags]
    norms = [sqrt(sum(value * value for value in vector.values())) or 1.0 for vector in vectors]
    links = _likenesses(vectors, norms)
    sums = [sum(row) or 1.0 for row in links]
    ranks = [1.0] * len(bags)
    shares = list(zip(*links, strict=True))
    for _ in range(_STEPS):
        ranks = [1 - _DAMPING + _DAMPING * sum(map(truediv, map(mul, ranks, share), sums)) for share in shares]
    return ranks


def _likenesses(vectors: Sequence[dict[str, float]], norms: Sequence[float]) -> list[list[float]]:
    """Return how like each vector is to each: a matrix that its diagonal mirrors."""
    rows = [[0.0] * len(vectors) for _ in vectors]
    for i, one in enumerate(vectors):
        for j, other in enumerate(vectors[: i + 1]):
            rows[i][j] = rows[j][i] = _likeness(one, other) / (norms[i] * norms[j])
    return rows


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * many[word] for word, value in few.items() if word in many)


def best(said: Sequence[WeighedSentence], number: int) -> list[WeighedSentence]:
    """Return so many sentences of the greatest weight, in the order of the text."""
    alone = [place for place, each in enumerate(said) if each.alone]
    chosen = sorted(alone, key=lambda place: -said[place].weight)[:number]
    return [said[place] for place in sorted(chosen)]

"""Which language a text is in, by its script and its small words."""

import re
from collections import Counter
from collections.abc import Sequence

from postdesk.drafts.releases.shapes import word_count
from postdesk.text.language_tags import AS_SERBIAN
from postdesk.text.sentences import sentences_in
from postdesk.text.small_words import languages_by_word, small_words

_MOST = 2000
"""Words that are looked at."""
_FEWEST = 3
_WORDS_OF_A_PARAGRAPH, _PARAGRAPHS, _SHARE = 8, 2, 4
"""A text is in a second language where so many paragraphs are, and one word in so many; less is quoted in it."""
_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("zh", "[\u3400-\u9fff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("my", "[\u1000-\u109f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("am", "[\u1200-\u137f]"),
    ("km", "[\u1780-\u17ff]"),
    ("hy", "[\u0530-\u058f]"),
)
_ARABIC, _CYRILLIC = "[\u0600-\u06ff]", "[\u0400-\u04ff]"
_NOT_OF_ARABS = "[\u066e-\u06d3\u06ee-\u06ff]"
"""Letters that Persian, Urdu, Kurdish and others added."""
_OF_ARABIC, _OF_CYRILLIC = ("ar", "fa", "ur"), ("sr-Cyrl", "mk", "bg", "ru", "uk")
_OWN_SIGNS = {"ru": "[ыэё]", "uk": "[іїєґ]", "sr-Cyrl": "[љњћђ]", "mk": "[ѓќѕ]"}
"""Letters that the others in Cyrillic do not have."""
_SHARED = ("sr", *AS_SERBIAN)
"""The language that several countries share, by their names of it."""


def language_seen(text: str, own: str = "") -> str:
    """Return the tag of a text's language, "" in doubt; of those that the South Slavs share it is the desk's `own`."""
    head = text[:20_000]
    if (written := _writing(head)) in dict(_SCRIPTS):
        return written
    counts = _counts(head)
    best = max(counts, key=counts.__getitem__)
    if counts[best] < _FEWEST:
        return "ar" if _letters(head) == "ar" and not re.search(_NOT_OF_ARABS, head) else ""
    first = own.partition("-")[0].lower()
    return _of_the_south(best, own, first) if best in {"sr", "sr-Cyrl"} else best


def languages_of(paragraphs: Sequence[str], own: str = "") -> list[str]:
    """Return the language of each paragraph of a text that is in several, "" for each of a text in one.

    A short paragraph is in the language of the one after it, as headings are, or at the end of the one before: of those
    in its letters, where there are any.
    """
    letters = [_writing(text) for text in paragraphs]
    wholes = {
        script: language_seen(
            "\n".join(text for text, its in zip(paragraphs, letters, strict=True) if its == script), own
        )
        for script in {*letters}
    }
    seen = [
        language_seen(text, own) or wholes[script] if word_count(text) >= _WORDS_OF_A_PARAGRAPH else ""
        for text, script in zip(paragraphs, letters, strict=True)
    ]
    words: Counter[str] = Counter()
    for tag, text in zip(seen, paragraphs, strict=True):
        words[tag] += word_count(text)
    often = Counter(tag for tag in seen if tag)
    several = [tag for tag in often if often[tag] >= _PARAGRAPHS and words[tag] * _SHARE >= words.total()]
    if len(several) < 2:
        return [""] * len(seen)
    told = [tag if tag in several else "" for tag in seen]
    alike = {script: [place for place, its in enumerate(letters) if its == script] for script in {*letters}}
    in_letters = {
        place: tag
        for places in alike.values()
        for place, tag in zip(places, _with_neighbours([told[each] for each in places]), strict=True)
    }
    return [in_letters[place] or near for place, near in enumerate(_with_neighbours(told))]


def _with_neighbours(told: Sequence[str]) -> list[str]:
    """Return languages, where one is missing that of the next that is told, or at the end of the last."""
    found = list(told)
    for place in range(len(found) - 2, -1, -1):
        found[place] = found[place] or found[place + 1]
    last = next((tag for tag in reversed(found) if tag), "")
    return [tag or last for tag in found]


def in_language_parts(paragraph: str, own: str = "") -> list[str]:
    """Return a paragraph in parts that are in one language each: runs of its sentences, as they stand there.

    A sentence of few words is in the language of those before it, unless it is in other letters.
    """
    begins, writing, language, at = [0], "", "", 0
    sentences = sentences_in(paragraph)
    for sentence in sentences if len(sentences) > 1 else ():
        at = paragraph.index(sentence, at)
        told = language_seen(sentence, own) if word_count(sentence) >= _WORDS_OF_A_PARAGRAPH else ""
        before, writing = writing, _writing(sentence)
        if at and (writing != before or (told and language and told != language)):
            begins.append(at)
            language = ""
        language, at = told or language, at + len(sentence)
    return [paragraph[one:other].strip() for one, other in zip(begins, (*begins[1:], len(paragraph)), strict=True)]


def _writing(text: str) -> str:
    """Return in which writing a text mostly is, by a name of its own; "" for Latin letters."""
    if text.isascii():
        return ""
    most = _letter_count(text) / 4
    return next((tag for tag, signs in _SCRIPTS if len(re.findall(signs, text)) > most), "") or _letters(text)


def _letters(text: str) -> str:
    """Return in which letters a text is mostly written: "ar", "Cyrl" or any other, ""."""
    if text.isascii():
        return ""
    half = _letter_count(text) / 2
    found = ((name, len(re.findall(signs, text))) for name, signs in (("ar", _ARABIC), ("Cyrl", _CYRILLIC)))
    return next((name for name, count in found if count > half), "")


def _letter_count(text: str) -> int:
    return len(re.findall(r"[^\W\d_]", text)) or 1


def _counts(text: str) -> dict[str, int]:
    """Return what speaks for each language that is written in the letters of a text: its small words, its own signs."""
    of_letters = {"ar": _OF_ARABIC, "Cyrl": _OF_CYRILLIC}
    tags = of_letters.get(_letters(text)) or small_words().keys() - {*_OF_ARABIC, *_OF_CYRILLIC}
    found = {
        tag: len(re.findall(_OWN_SIGNS[tag], text)) if tag in _OWN_SIGNS else 0 for tag in small_words() if tag in tags
    }
    for word in text.casefold().split()[:_MOST]:
        for tag in languages_by_word().get(word.strip(".,;:!?()«»“”„\"'…،؛؟"), ()):
            if tag in found:
                found[tag] += 1
    return found


def _of_the_south(best: str, own: str, first: str) -> str:
    """Return the tag of a language that several countries share: the desk's own, in the script of the text."""
    script = "Cyrl" if best == "sr-Cyrl" else "Latn"
    if first not in _SHARED:
        return f"sr-{script}"
    return own if script in own or (script == "Latn" and first != "sr" and "Cyrl" not in own) else f"{first}-{script}"

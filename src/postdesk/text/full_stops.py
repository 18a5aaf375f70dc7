"""What a full stop says: that a sentence ends, or that the word before it is an abbreviation or a number."""

import re
from functools import cache

from postdesk.text.abbreviations import dotted_word, is_starter, kind_by_word, words_by_kind
from postdesk.text.counted import ends_after_number, names_by_letters
from postdesk.text.language_tags import SOUTH_SLAVIC
from postdesk.text.named_days import months
from postdesk.text.opening_times import says_only_when
from postdesk.text.shortened import CLOSING, first_word, is_counted, is_plural, is_roman, kind_of_word, next_word
from postdesk.text.stops import OPENING, WITHOUT_CAPITALS, Stop

_NUMBER_OF_A_YEAR = re.compile(r"\d{1,5}/(?:19|20)\d\d\b")
_NOUN_FIRST = ("fr", "es", "pt", "it", "ru")
"""Languages where what belongs to "S.A." or "U.E." stands before it, so that a capital behind it begins a sentence."""
_SAYS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:\s?:|,? [^\W\d_A-ZÀ-Þ])")
"""How a sentence begins, and a name does not: a word with a capital, and none after it."""
_PARTS = re.compile(r"['’]|\.[–-](?=[^\W\d_]{3})")
"""What parts the word before a stop from the one it is written together with: "l'art.", "Jan.–Sept."."""
_QUOTES = '“„«「"'
_QUOTED = re.compile(r"[»”“\"][,،]?[»”“\"]? (?:[–—-] )?[^»”“\"]+$")
"""The end of a quotation, and whoever said it."""
_ACRONYM = re.compile(r"(?:[A-ZÀ-Þ]\.){2,}[A-ZÀ-Þ]")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[^.!?…؟()（）][)）]")
"""A bracket in which no sentence ends: "mlađe od 5 god. (SZO, 2025)"."""
_CENTURY = re.compile(r"\b[IVX]{2,}(?:e|ème)?$")
"""The number of a century: "au XIXe s.", "в XIX в."."""
_FACED = re.compile(r"\d [NSEW]$")
"""A number of a house before the side of its street: "221 W. Elm St."."""
_NUMBER_SIGN = re.compile(r"(?:№|N\.?[º°])\s?\d")
_LABEL = re.compile(r"([^\W\d_]): ")
"""How an answer or a question begins: "A: Yes."."""
_POINT = re.compile(r"\d{1,2}\)\s")
"""How the next point of a list begins: "2) Longer hours"."""
_INITIAL = re.compile(r"(?:[^\W\d_a-zà-ÿа-я][^\W\d_A-ZÀ-ÞА-Я]+-)?[^\W\d_a-zß-ÿčćđšžа-яёђјљњћџ\u0590-\uffff]")
"""One capital, also behind a name: "Jean-P."."""
_OF_YEAR = re.compile(r"\b[لو]?(?:عام|سنة)\s\d{3,4}$")
"""A year before its era: "سنة 632 م."."""
_BEGUN = re.compile(r"\s*(?:و[\u0621-\u064a]\u064f|ولا [يت]زال)")
"""An Arabic "and" before a passive verb or "is still"."""
_POSSESSIVE = re.compile(r"[^\W\d_]{2}['’]s$")
"""What somebody has, "at Anne's", and no letter of its own."""
_DAY = re.compile(r"(?:^|\D)\d{1,2}\.?$")
"""A day before its month."""
_TWO_LETTERS = ("Dž", "Lj", "Nj", "Дж", "Ch", "Gh", "Kh", "Ph", "Th", "Ts", "Zh")
"""Initials that are written with two letters."""


def is_full_stop(stop: Stop, following: str, language: str) -> bool:
    """Tell whether a full stop is one, and no part of an abbreviation, an initial or a number."""
    token = _PARTS.split(stop.before.strip(CLOSING + ",;:").lstrip(OPENING))[-1]
    if (told := _told_by_marks(stop, token, following)) is not None:
        return told
    if _POSSESSIVE.search(stop.before) or _is_label(following):
        return True
    tongue = language.partition("-")[0]
    if _NUMBER_SIGN.match(following) or _opens_with(stop, token, tongue):
        return False  # "Бюл. № 14"
    if token.isdecimal() or is_roman(token):
        return not _only_opened(stop, 1) and ends_after_number(stop, token, following, tongue)
    if _INITIAL.fullmatch(token) or (token in _TWO_LETTERS and not following[0].isdecimal()):
        return _after_initial(stop, following, tongue)
    # What is a title with a capital, or in another language: "un don.", "в суд."
    return _is_word(token, tongue) or _after_word(stop, token, following, tongue)


def _is_word(token: str, tongue: str) -> bool:
    """Tell whether an abbreviation is a word in a language: in small letters, or at all: "the Climate Fund"."""
    own = "sr" if tongue in SOUTH_SLAVIC else tongue
    kinds = words_by_kind()
    return token in kinds.get(f"words_{tongue}", ()) or token.casefold() in kinds.get(f"whole_{own}", ())


def _is_label(following: str) -> bool:
    """Tell whether a question or an answer follows: "A: Yes."."""
    label = _LABEL.match(following)
    return label is not None and label[1].casefold() in words_by_kind()["labels"]


def _opens_with(stop: Stop, token: str, tongue: str) -> bool:
    """Tell whether no more than a time has been said, "В 2024 г.", or which point it is, "Step 1. Listen."."""
    if _is_year(token, tongue) and says_only_when(stop.earlier, stop.opened, inflected=tongue in SOUTH_SLAVIC):
        return True
    return token.isdecimal() and stop.opened == 1 and stop.earlier.strip().casefold() in words_by_kind()["steps"]


def _told_by_marks(stop: Stop, token: str, following: str) -> bool | None:
    """Tell by brackets and quotation marks whether a sentence ends, as behind no "1.)" of a list; None: they do not."""
    listed = stop.quoted and token.isdecimal() and len(token) <= 2
    if stop.first and (listed or token.casefold() in words_by_kind()["note"]):
        return False  # "N.B. Le centre est fermé."
    if stop.quoted and _only_shortened(stop, token, following):
        return False
    point = _POINT.match(following) and kind_by_word().get(token.casefold()) != "number"
    said = len(token) == 1 and token.isalpha() and _says_more(stop)
    shut = not stop.first and stop.before.endswith(")")  # "kaže Mira (34). „Sada …“"
    return True if stop.quoted or point or said or shut else None


def _only_shortened(stop: Stop, token: str, following: str) -> bool:
    """Tell whether a quotation without capitals behind it holds an abbreviation and no more: "«غ.م.» غير متاح"."""
    alone = stop.earlier[-1:] in OPENING and dotted_word().fullmatch(token)
    return bool(alone and WITHOUT_CAPITALS.match(following))


def _is_year(token: str, tongue: str) -> bool:
    """Tell whether a stop may belong to a year: "2024 г.", and in South Slavic "2024." and "2024. god."."""
    shortened = {"г", "гг", "god", "год"} if tongue in SOUTH_SLAVIC else {"г", "гг"}
    return token in shortened or (len(token) == 4 and token.isdecimal() and tongue in SOUTH_SLAVIC)


def _only_opened(stop: Stop, words: int) -> bool:
    """Tell whether a sentence has only begun, with so many words and the first like "in": "В 2021 г. Организация"."""
    return stop.opened == words and stop.earlier.split()[0].casefold() in words_by_kind()["before_figures"]


def _after_initial(stop: Stop, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after one capital: of a person seldom, of a door ("12 B.", "3.º B.") always."""
    if stop.first:
        return False  # "A. Methods"
    if tongue == "en" and _FACED.search(f"{stop.earlier} {stop.before}"):
        return is_starter(first_word(following))
    if re.search(r"\d[.º°]*$", stop.earlier) or names_by_letters(stop.earlier) or _is_speaker(stop):
        return True
    spaced = re.search(r"(?:^|\s)([A-Z])\.$", stop.earlier)
    if spaced and kind_by_word().get(f"{spaced[1]}.{stop.before}".casefold()) == "maybe":
        return _after_long_name(stop, f"{spaced[1]}.{stop.before}", following, tongue)  # "Washington D. C."
    shorter = re.search(r"(\w{2,})\.$", stop.earlier)
    lettered = shorter is not None and kind_by_word().get(shorter[1].casefold()) == "number"  # "annex B", "прил. Б"
    return is_starter(next_word(following)) and (lettered or not stop.earlier.endswith("."))


def _is_speaker(stop: Stop) -> bool:
    """Tell whether "I" is who speaks, "you and I", and no initial."""
    return stop.before == "I" and stop.earlier.endswith((" and", " or", " than"))


def _says_more(stop: Stop) -> bool:
    """Tell whether more is quoted behind whoever said a quotation: "“We lost all,” said Ana K. “Now …”"."""
    return stop.after.lstrip()[0] in _QUOTES and bool(_QUOTED.search(stop.earlier))


def _after_word(stop: Stop, token: str, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after a word or an abbreviation."""
    token = _closed_up(token, stop.earlier)
    if _is_followed_up(stop, token, following) or _is_named_on(token, following, tongue):
        return False
    single = len(token.replace("ـ", "")) == 1 and token.isalpha()
    if single and (stop.earlier[-1:].isdecimal() or _CENTURY.search(stop.earlier)):
        return _after_letter(stop, token)
    if _is_measure(stop, token) or (token.casefold() in months() and _DAY.search(stop.earlier)):
        return not following[0].isdecimal()
    kind = kind_of_word(token, stop.earlier, following)
    dashed = kind == "number" and stop.after.lstrip()[0] in "–—"  # "6 февр. – Невис"
    if dashed or (kind and _BRACKET.match(stop.after)) or (kind == "clock" and _only_when(stop)):
        return False  # "At 10 a.m. Gov. Hill spoke."
    if kind == "maybe":
        return _after_long_name(stop, token, following, tongue)
    return _after_letter(stop, token) if single and not kind else _after_kind(kind, token, following)


def _is_followed_up(stop: Stop, token: str, following: str) -> bool:
    """Tell whether more belongs to an abbreviation: "NN. UU.", "sent. 12/2024", "د.أ. فقط"."""
    plural = is_plural(token) and re.match(r"([A-Z])\1\.", following)
    arabic = "." in token and WITHOUT_CAPITALS.match(token) and _goes_on_in_arabic(stop)
    share = re.fullmatch(r"v (?:H|T|Chr)\.", f"{token} {next_word(following)}")  # "80 v. H. der Kosten"
    return bool(plural or arabic or share or _NUMBER_OF_A_YEAR.match(following))


def _is_named_on(token: str, following: str, tongue: str) -> bool:
    """Tell whether a noun or a name goes on behind an abbreviation of one language: "4 Mio. Euro", "вул. Шевченка"."""
    own = "sr" if tongue in SOUTH_SLAVIC else tongue
    street = own == "de" and len(token) > len("str") and token.endswith("str")
    short = street or token.casefold() in words_by_kind().get(f"named_{own}", ())
    return short and not _begins_sentence(following, tongue)


def _only_when(stop: Stop) -> bool:
    """Tell whether a sentence has said no more than when, without cases."""
    return says_only_when(stop.earlier, stop.opened, inflected=False)


def _is_measure(stop: Stop, token: str) -> bool:
    """Tell whether a measure ends here: a square or cubic one, "14 кв. м.", or what is a word elsewhere, "12 см."."""
    measured = token in words_by_kind()["measures"] and stop.earlier[-1:].isdecimal()
    return measured or bool(_measured().search(f"{stop.earlier} {token}"))


@cache
def _measured() -> re.Pattern[str]:
    """Match a number of square or cubic measures."""
    powers = "|".join(words_by_kind()["square"])
    return re.compile(rf"\d[ \u00a0]?(?:{powers})\.? ?\w{{1,2}}$")


def _after_kind(kind: str, token: str, following: str) -> bool:
    """Tell whether a sentence ends after an abbreviation of a kind."""
    if kind == "number":
        return _after_counting(token, following)
    if kind == "clock":
        return next_word(following).rstrip(".").casefold() not in words_by_kind()["after_clock"]
    counts = kind == "end" and following[0].isdecimal() and kind_by_word().get(token.casefold()) == "number"
    return kind != "never" and not counts


def _after_long_name(stop: Stop, token: str, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after what may end one and may not ("U.S.", "Ltd."): by how the next begins."""
    if re.match(r"\d{1,2}[.)]\s", following) or stop.after.lstrip()[0] in f"{_QUOTES}¿¡":
        return True
    measure = token.isalpha() and stop.earlier.rstrip(".")[-1:].isdecimal() and not following[0].isdecimal()
    known = "." in token and token.casefold() in kind_by_word()
    named = known or is_plural(token) or _ACRONYM.fullmatch(token)  # "U.E." and no "J.-P."
    says = not stop.first and named and tongue in _NOUN_FIRST and bool(_SAYS.match(following))
    called = next_word(following).casefold() in words_by_kind()["courtesies"]  # "Frank et al. Mr. Diaz spoke."
    return measure or says or called or _begins_sentence(following, tongue)


def _begins_sentence(following: str, tongue: str) -> bool:
    """Tell whether sentences begin as what follows does: by its first word, or by a colon behind it, "Source: …"."""
    word = next_word(following)
    heads = re.match(r"[^\W\d_]{3,}\s?:\s", following) is not None
    others = (*words_by_kind()["openers"], *words_by_kind().get(f"starters_{tongue}", ()))
    return heads or is_starter(word) or word.casefold() in others


def _closed_up(token: str, before: str) -> str:
    """Return an abbreviation of several letters as it is written without blanks: "p.m" of "p. m", "т.е" of "т. е"."""
    bare = token.casefold() if token in {"m", "M"} else token
    if not (len(bare) == 1 and bare.islower()):
        return token
    letters = re.search(r"(?:(?<=\s)|^)((?:[^\W\d_]\.[ \u00a0\u202f])*[^\W\d_]\.)$", before)
    return re.sub(r"\s", "", letters[1]) + bare if letters and letters[1].islower() else token


def _after_counting(token: str, following: str) -> bool:
    """Tell whether a sentence ends after what counts by a figure ("fig."); an Arabic letter is then an initial."""
    initial = len(token) == 1 and bool(WITHOUT_CAPITALS.match(token))
    return not initial and not is_counted(following) and token.casefold() not in words_by_kind()["telephone"]


def _after_letter_without_capitals(stop: Stop, token: str) -> bool:
    """Tell the same of a letter in a script without capitals: a measure or an era, seldom an initial."""
    if names_by_letters(stop.earlier):
        return True
    word = first_word(stop.after)
    if word[:1].isdecimal() and kind_by_word().get(token) == "number":
        return False  # "المادة 12 ف. 3"
    if _only_when(stop):
        return False  # "في الساعة 8 ص. افتتح"
    goes_on = _goes_on_in_arabic(stop) and not (word.startswith("و") and _OF_YEAR.search(stop.earlier))
    return (stop.earlier[-1:].isdecimal() and not goes_on) or bool(re.match("[\u2e80-\u9fff]", token))


def _goes_on_in_arabic(stop: Stop) -> bool:
    """Tell whether a sentence goes on behind a measure or a company: "8 ص. – 6 م.", "5 م. بتوقيت مكة".

    An Arabic "and" joins what follows as well, "350 م. وعرضه 12 م."; in particles, some verbs and passive ones it
    begins a sentence.
    """
    word = first_word(stop.after)
    joined = word.startswith("و") and not is_starter(word) and not _BEGUN.match(stop.after)
    return joined or word in words_by_kind()["within"] or stop.after.lstrip()[0] in "–—-"


def _after_letter(stop: Stop, token: str) -> bool:
    """Tell whether a sentence ends after a single small letter: "2024 г. Центр" are two, "г. Казань" is one."""
    if WITHOUT_CAPITALS.match(token):
        return _after_letter_without_capitals(stop, token)
    following = stop.after.lstrip()
    if _only_opened(stop, 2):
        return False
    counted = stop.earlier.rstrip(".")[-1:].isdecimal() or _CENTURY.search(stop.earlier) is not None
    return counted and following[0] not in "–—-" and not following[0].isdecimal() and not following.startswith("C.")

"""What a full stop says: that a sentence ends, or that the word before it is an abbreviation or a number."""

import re
from functools import cache

from msgspec import Struct

from postdesk.text.abbreviations import is_starter, kind_by_word, words_by_kind
from postdesk.text.language_tags import SOUTH_SLAVIC
from postdesk.text.named_days import months
from postdesk.text.opening_times import says_only_when
from postdesk.text.shortened import CLOSING, first_word, is_counted, is_plural, is_roman, kind_of_word, next_word

OPENING = "\"'“„‘«‹([{「『【（《¿¡—–-*_ \u00a0"
WITHOUT_CAPITALS = re.compile("[\u0590-\u08ff\u0900-\u109f\u1200-\u139f\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]")
_ORDINALS = (*SOUTH_SLAVIC, "de", "cs", "sk", "pl", "hu", "da", "nb", "no", "fi", "et")
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
_POINT = re.compile(r"\d{1,2}\)\s")
"""How the next point of a list begins: "2) Longer hours"."""
_INITIAL = re.compile(r"(?:[^\W\d_a-zà-ÿа-я][^\W\d_A-ZÀ-ÞА-Я]+-)?[^\W\d_a-zß-ÿа-яёђјљњћџ\u0590-\uffff]")
"""One capital, also behind a name: "Jean-P."."""
_OF_YEAR = re.compile(r"\b[لو]?(?:عام|سنة)\s\d{3,4}$")
"""A year before its era: "سنة 632 م."."""
_PASSIVE = re.compile("و[\u0621-\u064a]\u064f")
_COUNTED_OUT = re.compile(r"\d (?:od|од|из|of|sur|de)$")
"""What stands before the second number of "1 od 10"."""
_POSSESSIVE = re.compile(r"[^\W\d_]{2}['’]s$")
"""What somebody has, "at Anne's", and no letter of its own."""
_DAY = re.compile(r"(?:^|\D)\d{1,2}\.?$")
"""A day before its month."""
_DATELINE = 8
"""Words of a dateline at most."""
_GROUPED = re.compile(r"\d{2,}[ \u00a0/-]\d{2,3}$")
"""What stands before the last group of a telephone number."""
_HAPPENED = re.compile(r"(?i)(?<!poče)(?<!поче)(?:lo|ло)(?: (?:je|је|ih|их))?$")
"""What happened to so many, in South Slavic: "poginulo 12", "стигло их 48"."""
_TWO_LETTERS = ("Dž", "Lj", "Nj", "Дж", "Ch", "Gh", "Kh", "Ph", "Th", "Ts", "Zh")
"""Initials that are written with two letters."""


class Stop(Struct, frozen=True):
    """A sign that may end a sentence: what stands before it, and what comes after it and the marks that it closes.

    `opened` is how many words of the sentence stand before that, `told` whether the quotation that ends there was led
    in by whoever says it.
    """

    sign: str
    before: str
    earlier: str
    after: str
    quoted: bool
    opened: int
    aside: bool
    told: bool

    @property
    def first(self) -> bool:
        """Whether the sentence begins with what stands before the sign."""
        return not self.opened


def is_full_stop(stop: Stop, following: str, language: str) -> bool:
    """Tell whether a full stop is one, and no part of an abbreviation, an initial or a number."""
    token = _PARTS.split(stop.before.strip(CLOSING + ",;:").lstrip(OPENING))[-1]
    if (told := _told_by_marks(stop, token, following)) is not None:
        return told
    if _POSSESSIVE.search(stop.before):
        return True
    tongue = language.partition("-")[0]
    if _is_year(token, tongue) and says_only_when(stop.earlier, stop.opened, inflected=tongue in SOUTH_SLAVIC):
        return False
    if token.isdecimal() or is_roman(token):
        return not _only_opened(stop, 1) and _after_number(stop, token, following, tongue)
    if _INITIAL.fullmatch(token) or (token in _TWO_LETTERS and not following[0].isdecimal()):
        return _after_initial(stop, following, tongue)
    # What is a title with a capital, or in another language: "un don.", "в суд."
    return token in words_by_kind().get(f"words_{tongue}", ()) or _after_word(stop, token, following, tongue)


def _told_by_marks(stop: Stop, token: str, following: str) -> bool | None:
    """Tell by brackets and quotation marks whether a sentence ends, as behind no "1.)" of a list; None: they do not."""
    if stop.first and stop.quoted and token.isdecimal() and len(token) <= 2:
        return False
    if stop.first and token.casefold() in words_by_kind()["note"]:
        return False  # "N.B. Le centre est fermé."
    point = _POINT.match(following) and kind_by_word().get(token.casefold()) != "number"
    said = len(token) == 1 and token.isalpha() and _says_more(stop)
    shut = not stop.first and token.isdecimal() and stop.before.endswith(")")  # "kaže Mira (34). „Sada …“"
    return True if stop.quoted or point or said or shut else None


def _is_year(token: str, tongue: str) -> bool:
    """Tell whether a stop may belong to a year: "2024 г.", and in South Slavic "2024." and "2024. god."."""
    shortened = {"г", "гг", "god", "год"} if tongue in SOUTH_SLAVIC else {"г", "гг"}
    return token in shortened or (len(token) == 4 and token.isdecimal() and tongue in SOUTH_SLAVIC)


def _only_opened(stop: Stop, words: int) -> bool:
    """Tell whether a sentence has only begun, with so many words and the first like "in": "В 2021 г. Организация"."""
    return stop.opened == words and stop.earlier.split()[0].casefold() in words_by_kind()["before_figures"]


def _after_initial(stop: Stop, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after one capital: of a person seldom, of a door ("12 B.", "3.º B.") always."""
    if re.search(r"\d[.º°]*$", stop.earlier) or _names_by_letters(stop.earlier) or _is_speaker(stop):
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


def _names_by_letters(before: str) -> bool:
    """Tell whether a text ends with what is told apart by letters, as an annex is."""
    last = re.search(r"\S+$", before)
    named = last[0].casefold() if last else ""
    return named in words_by_kind()["lettered"] or named.removeprefix("و") in words_by_kind()["lettered"]


def _after_word(stop: Stop, token: str, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after a word or an abbreviation."""
    token = _closed_up(token, stop.earlier)
    if (is_plural(token) and re.match(r"([A-Z])\1\.", following)) or _NUMBER_OF_A_YEAR.match(following):
        return False  # "NN. UU.", "sent. 12/2024"
    single = len(token) == 1 and token.isalpha()
    if single and stop.earlier[-1:].isdecimal():
        return _after_letter(stop, token)
    if _is_measure(stop, token) or (token.casefold() in months() and _DAY.search(stop.earlier)):
        return not following[0].isdecimal()
    kind = kind_of_word(token, stop.earlier, following)
    if kind == "clock" and says_only_when(stop.earlier, stop.opened, inflected=False):
        return False  # "At 10 a.m. Gov. Hill spoke."
    if kind == "maybe":
        return _after_long_name(stop, token, following, tongue)
    return _after_letter(stop, token) if single and not kind else _after_kind(kind, token, following)


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
    named = ("." in token and token.casefold() in kind_by_word()) or is_plural(token)  # "U.E." and no "J.-P."
    says = named and tongue in _NOUN_FIRST and bool(_SAYS.match(following))
    called = next_word(following).casefold() in words_by_kind()["courtesies"]  # "Frank et al. Mr. Diaz spoke."
    return measure or says or called or is_starter(first_word(following))


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


def _after_number(stop: Stop, token: str, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after a number: not after the 1. of a list, an ordinal or a part of a date."""
    ordinal = tongue in _ORDINALS
    if (len(token) <= 2 and stop.first) or (token in words_by_kind()["points"] and stop.earlier.endswith((":", "："))):
        return False
    if stop.after.lstrip()[0] in "–—" and (ordinal or _is_dateline(stop, token)):
        return False
    if following[0].isdecimal():
        return len(token) > 2 and not ordinal
    aged = tongue in SOUTH_SLAVIC and bool(re.search(r"[^\W\d_]{2},$", stop.earlier))  # "Mira, 34."
    if aged or (tongue in SOUTH_SLAVIC and _is_amount(stop.earlier)) or _is_telephone(stop, following):
        return True
    if (counted := re.search(r"(\w+)\.$", stop.earlier)) and first_word(following) not in words_by_kind()["acts"]:
        ordinal &= counted[1].casefold() not in words_by_kind()["number"]
    return not (ordinal and len(token) <= 2 and not is_starter(following.split(maxsplit=1)[0].strip(",.;")))


def _is_dateline(stop: Stop, token: str) -> bool:
    """Tell whether a year belongs to where and when a text was written: "Bogotá, 12 de marzo de 2026. – Se abre"."""
    return len(token) == 4 and stop.opened <= _DATELINE and bool(re.search(r"^[^,]+,.*\d", stop.earlier))


def _is_telephone(stop: Stop, following: str) -> bool:
    """Tell whether a telephone's number ends here, or the word before one follows, with which a line begins."""
    return bool(_GROUPED.search(stop.earlier)) or first_word(following).casefold() in words_by_kind()["telephone"]


def _is_amount(before: str) -> bool:
    """Tell whether what stands before a number counts how many or which: "ih je", "ima", "samo", "Tabela"."""
    last = [word.casefold() for word in before.split()[-2:]]
    return (
        bool(_COUNTED_OUT.search(before) or _HAPPENED.search(before))
        or _names_by_letters(before)
        or any(word in words_by_kind()["amounts"] for word in last)
    )


def _after_letter_without_capitals(stop: Stop, token: str) -> bool:
    """Tell the same of a letter in a script without capitals: a measure or an era, seldom an initial."""
    if _names_by_letters(stop.earlier):
        return True
    word = first_word(stop.after)
    if word[:1].isdecimal() and kind_by_word().get(token) == "number":
        return False  # "المادة 12 ف. 3"
    if says_only_when(stop.earlier, stop.opened, inflected=False):
        return False  # "في الساعة 8 ص. افتتح"
    goes_on = word in words_by_kind()["within"] or (_is_joined(word) and not _OF_YEAR.search(stop.earlier))
    return (stop.earlier[-1:].isdecimal() and not goes_on) or bool(re.match("[\u2e80-\u9fff]", token))


def _is_joined(word: str) -> bool:
    """Tell whether an Arabic "and" joins a word to a measure, "350 م. وعرضه 12 م."; particles and passive verbs not."""
    return word.startswith("و") and not is_starter(word) and not _PASSIVE.match(word)


def _after_letter(stop: Stop, token: str) -> bool:
    """Tell whether a sentence ends after a single small letter: "2024 г. Центр" are two, "г. Казань" is one."""
    if WITHOUT_CAPITALS.match(token):
        return _after_letter_without_capitals(stop, token)
    following = stop.after.lstrip()
    if _only_opened(stop, 2):
        return False
    counted = stop.earlier.rstrip(".")[-1:].isdecimal()
    return counted and following[0] not in "–—-" and not following[0].isdecimal() and not following.startswith("C.")

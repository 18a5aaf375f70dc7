"""Where sentences end, in the languages and scripts that offices write in.

A full stop ends a sentence where a capital, a figure or a script without capitals follows, and what stands before it is
no abbreviation, initial or ordinal. Source of what ends a sentence anywhere: Unicode Standard Annex 29; what its rules
leave out is told in `abbreviations.txt`, for which CLDR's suppressions (common/segments) in English, French, Spanish
and Russian were looked through as well.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from postdesk.text.abbreviations import dotted_word, kind_by_word, starting_words, words_by_kind

CLOSING = "\"'”’»“)]}」』】）》›*_"
_WIDE_CLOSING = "”’」』】）》"
"""What closes behind a wide stop: there “ always opens."""
_OPENING = "\"'“„‘«‹([{「『【（《¿¡—–-*_ \u00a0"
_WIDE = "。！？｡"
_WITHOUT_CAPITALS = re.compile("[\u0590-\u08ff\u0900-\u109f\u1200-\u139f\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]")
_CLAUSE = 5
"""So many Chinese signs before dots say something whole; fewer only hesitate: “我……我不知道。”"""
_TOKEN = re.compile(r"[^\s\"“”„«»(\[{‘]+$")
_SOUTH_SLAVIC = ("sr", "hr", "bs", "cnr", "me", "sl", "mk")
_ORDINALS = ("sr", "hr", "bs", "cnr", "me", "sl", "mk", "de", "cs", "sk", "pl", "hu", "da", "nb", "no", "fi", "et")


class _Stop(Struct, frozen=True):
    """A sign that may end a sentence: what stands before it, and what comes after it and the marks that it closes.

    `opened` is how many words of the sentence stand before that.
    """

    sign: str
    before: str
    earlier: str
    after: str
    quoted: bool
    opened: int
    aside: bool

    @property
    def first(self) -> bool:
        """Whether the sentence begins with what stands before the sign."""
        return not self.opened


def sentences_in(text: str, language: str = "") -> list[str]:
    """Return the sentences of one paragraph, each as it stands there, without the blanks between them."""
    found, start = [], 0
    for end in _ends(text, language):
        found.append(text[start:end].strip())
        start = end
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def _one_word(text: str) -> bool:
    """Tell whether a bracket at the end of a text holds an abbreviation and nothing else: "Gen. (ret.)"."""
    return bool(re.search(r"\w\S* \([^\W\d_]+\.\)$", text))


def _aside(text: str, after: str) -> bool:
    """Tell whether a stop belongs to a bracket within a sentence: the bracket ends there, or is still open."""
    opened = max(text.rfind("（"), text.rfind("("))
    within = text[:opened].rstrip()[-1:] not in ("", *_WIDE)
    shut = max(text.rfind("）"), text.rfind(")"))
    return (
        opened >= 0
        and within
        and (shut == len(text) - 1 if shut > opened else bool(re.match(r"[^()（）]*[)）]", after)))
    )


def _in_one_script(token: str) -> str:
    """Return what is left of a token behind Chinese, which has no blanks: "No" of "住在No"."""
    return re.split("[\u2e80-\u9fff：，；、](?=[^\u2e80-\u9fff])", token)[-1]


def is_starter(word: str) -> bool:
    """Tell whether sentences begin with a word, and names do not."""
    return word.casefold() in starting_words()


def _ends(text: str, language: str) -> Iterator[int]:
    start = 0
    for stop in _stops().finditer(text):
        if stop.end() == len(text) or stop.start() < start:
            continue
        end = stop.end()
        token = _TOKEN.search(text, max(start, stop.start() - 40), stop.start())
        before = _in_one_script(token[0]) if token else ""
        head = text[start : stop.start() - len(before)].rstrip()
        closing = stop["closing"] or ""
        seen = _Stop(
            stop["sign"],
            before,
            head[-40:],
            text[end : end + 80],
            bool(closing.strip("） \u00a0\u202f")) and not _one_word(text[start:end]),
            len(head.split()),
            _aside(text[start:end], text[end : end + 80]),
        )
        if _ended(seen, language):
            yield end
            start = end


@cache
def _stops() -> re.Pattern[str]:
    """Match the signs that may end a sentence with the marks that close behind them; « a space ! » belongs to them."""
    closing = re.escape(CLOSING)
    wide, narrow = rf"(?<=[{_WIDE}])[{_WIDE_CLOSING}]*", rf"(?<![{_WIDE}])(?:[{closing}]|[ \u00a0\u202f]»)*"
    return re.compile(rf"(?P<sign>[.!?…؟۔{_WIDE}]+)(?P<closing>{wide}|{narrow})")


def _ended(stop: _Stop, language: str) -> bool:
    """Tell whether a sentence ends at a stop."""
    if set(_WIDE) & set(stop.sign):
        return not stop.aside and not (stop.quoted and _spoken_in_chinese().match(stop.after))
    if not stop.after[:1].isspace():
        if stop.sign == "……":
            return _trails_off(stop)
        return stop.sign in "؟۔" and bool(_WITHOUT_CAPITALS.match(stop.after))
    following = stop.after.lstrip().lstrip(_OPENING)
    if not following or _begins_small(following) or (stop.aside and not stop.quoted) or _goes_on(following):
        return False
    if stop.sign == ".":
        return _full_stop(stop, following, language)
    return not (stop.quoted and stop.sign[-1] in "!?؟" and _spoken().match(stop.after))


def _trails_off(stop: _Stop) -> bool:
    """Tell whether a Chinese sentence ends with its dots: behind a whole clause, and not within a quotation."""
    clause = re.split("[，、；：]", stop.before)[-1]
    return len(clause) >= _CLAUSE and bool(re.match("[\u2e80-\u9fff]", stop.after))


def _begins_small(following: str) -> bool:
    """Tell whether a word begins with a small letter; a brand that has its capital second, "iPhone", is as good."""
    return following[0].islower() and not following[1:2].isupper()


def _goes_on(following: str) -> bool:
    """Tell whether words follow with which no sentence begins: "…, إلخ"."""
    return _first_word(following) in words_by_kind()["never_first"]


def _first_word(following: str) -> str:
    return following.split(maxsplit=1)[0].strip(",;:.!?،؛" + CLOSING)


def _full_stop(stop: _Stop, following: str, language: str) -> bool:
    """Tell whether a full stop is one, and no part of an abbreviation, an initial or a number."""
    token = re.split("['’]", stop.before.strip(CLOSING + ",;:").lstrip(_OPENING))[-1]
    word = following.split(maxsplit=1)[0].strip(",;:!?" + CLOSING)
    if stop.quoted:
        return True
    if token.isdecimal() or _is_roman(token):
        return not _only_opened(stop, 1) and _after_number(stop, token, following, language)
    if len(token) == 1 and token.isupper():
        return _after_initial(stop, word)
    return _after_word(stop, token, following, word)


def _only_opened(stop: _Stop, words: int) -> bool:
    """Tell whether a sentence has only begun, with so many words and the first like "in": "В 2021 г. Организация"."""
    return stop.opened == words and stop.earlier.split()[0].casefold() in words_by_kind()["before_figures"]


def _after_initial(stop: _Stop, word: str) -> bool:
    """Tell whether a sentence ends after one capital: of a person seldom, of a door ("12 B.", "3.º B.") always."""
    if re.search(r"\d[.º°]*$", stop.earlier) or _names_by_letters(stop.earlier):
        return True
    shorter = re.search(r"(\w{2,})\.$", stop.earlier)
    lettered = shorter is not None and kind_by_word().get(shorter[1].casefold()) == "number"  # "annex B", "прил. Б"
    return is_starter(word) and (lettered or not stop.earlier.endswith("."))


def _names_by_letters(before: str) -> bool:
    """Tell whether a text ends with what is told apart by letters, as an annex is."""
    last = re.search(r"\S+$", before)
    return last is not None and last[0].casefold() in words_by_kind()["lettered"]


def _after_word(stop: _Stop, token: str, following: str, word: str) -> bool:
    """Tell whether a sentence ends after a word or an abbreviation."""
    token = _closed_up(token, stop.earlier)
    single = len(token) == 1 and token.isalpha()
    if single and stop.earlier[-1:].isdecimal():
        return _after_letter(stop, token)
    kind = _kind_of(token, stop.earlier)
    if kind == "end" and following[0].isdecimal() and kind_by_word().get(token.casefold()) == "number":
        return False
    if kind == "number":
        return _after_counting(token, word, following)
    if kind == "clock":
        return word.rstrip(".").casefold() not in words_by_kind()["after_clock"]
    if kind == "maybe":
        measure = token.isalpha() and stop.earlier[-1:].isdecimal() and not following[0].isdecimal()
        return is_starter(word) or measure or bool(re.match(r"\d{1,2}[.)]\s", following))
    return _after_letter(stop, token) if single and not kind else kind != "never"


def _is_street(token: str, before: str) -> bool:
    """Tell whether "St." ends an address, "14 Mill St.", and begins no saint's name."""
    return token[1:] == "t" and bool(re.search(r"\d\w?(?: [A-Z][\w'’-]*){1,3}$", before))


def _closed_up(token: str, before: str) -> str:
    """Return an hour's "a. m." or "p. m." as it is written without a blank."""
    half = re.search(r"\b([ap])\.$", before) if token in {"m", "M"} else None
    return f"{half[1]}.{token}" if half else token


def _after_counting(token: str, word: str, following: str) -> bool:
    """Tell whether a sentence ends after what counts by a figure ("fig."); an Arabic letter is then an initial."""
    initial = len(token) == 1 and bool(_WITHOUT_CAPITALS.match(token))
    return not initial and not _counts(word, following) and token.casefold() not in words_by_kind()["telephone"]


def _counts(word: str, following: str) -> bool:
    """Tell whether a word is what "fig." or "annex" count by: a figure, a Roman one, or a letter that is no word."""
    letter = word.strip(".")
    lettered = len(letter) == 1 and letter.isupper() and not is_starter(letter)
    return following[0].isdecimal() or following.startswith("J.-C") or lettered or _is_roman(letter)


def _kind_of(token: str, before: str) -> str:
    """Return what an abbreviation asks for, "" for a word; some are words where they have no capital: "ask me"."""
    low = token.casefold()
    if low in words_by_kind()["and_others"] and before.endswith((" i", " и", " u")):
        return "end"
    if low == "st" and _is_street(token, before):
        return "end"
    if low == "al" and not before.endswith("et"):  # a paragraph, "al. 3", and not the others of "et al."
        return "number"
    if token[:1].isupper() and low in words_by_kind()["capital"]:
        return "never"
    if token[:1].isupper() and low in words_by_kind()["days"]:
        return "number"
    return kind_by_word().get(low, "maybe" if dotted_word().fullmatch(token) else "")


def _after_number(stop: _Stop, token: str, following: str, language: str) -> bool:
    """Tell whether a sentence ends after a number: not after the 1. of a list, an ordinal or a part of a date."""
    ordinal = language.partition("-")[0] in _ORDINALS
    if (len(token) <= 2 and stop.first) or (token in words_by_kind()["points"] and stop.earlier.endswith((":", "："))):
        return False
    if following[0].isdecimal():
        return len(token) > 2 and not ordinal
    if language.partition("-")[0] in _SOUTH_SLAVIC and re.search(r"[^\W\d_]{2},$", stop.earlier):
        return True  # an age behind a name: "Mira, 34."
    if (counted := re.search(r"(\w+)\.$", stop.earlier)) and _first_word(following) not in words_by_kind()["acts"]:
        ordinal &= kind_by_word().get(counted[1].casefold()) != "number"
    return not (ordinal and len(token) <= 2 and not is_starter(following.split(maxsplit=1)[0].strip(",.;")))


def _after_letter(stop: _Stop, token: str) -> bool:
    """Tell whether a sentence ends after a single small letter: "2024 г. Центр" are two, "г. Казань" is one."""
    if _WITHOUT_CAPITALS.match(token):
        if _names_by_letters(stop.earlier):
            return True
        word = _first_word(stop.after)
        measured = stop.earlier[-1:].isdecimal() and not word.startswith("و") and word not in words_by_kind()["within"]
        return measured or bool(re.match("[\u2e80-\u9fff]", token))
    following = stop.after.lstrip()
    if _only_opened(stop, 2):
        return False
    counted = stop.earlier.rstrip(".")[-1:].isdecimal()
    return counted and following[0] not in "–—-" and not following[0].isdecimal() and not following.startswith("C.")


def _is_roman(token: str) -> bool:
    return len(token) > 1 and bool(re.fullmatch("[IVX]+", token))


@cache
def _spoken() -> re.Pattern[str]:
    """Match the name of whoever said a question or an exclamation, and the word for saying."""
    name, said, arabic = (
        r"[^\W\d_a-z][\w.'’-]*\s+",
        "|".join(words_by_kind()["speech"]),
        "|".join(words_by_kind()["arabic"]),
    )
    return re.compile(rf"\s+(?:(?:{name}){{1,4}}(?:{said})|(?:{arabic}))\b")


@cache
def _spoken_in_chinese() -> re.Pattern[str]:
    verbs, last = ("|".join(words_by_kind()[kind]) for kind in ("chinese", "chinese_end"))
    return re.compile(rf"(?:“[^”]*”)*[^，。：；、“”\s]{{1,12}}?(?:{verbs}|(?:{last})(?=[，。：！]))")

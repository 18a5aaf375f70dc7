"""What an abbreviation is and asks for, by its own letters, what stands before it and what follows its stop.

Pure, and without a look at whole sentences: `full_stops` asks this, and knows those.
"""

import re

from postdesk.text.abbreviations import dotted_word, is_starter, kind_by_word, words_by_kind
from postdesk.text.named_days import months

CLOSING = "\"'”’»“)]}」』】）》›*_"
_MONEY = re.compile(r"(?:[A-Z]{2,3}\$?|[$€£¥₽])[\s\u00a0]?\d")
_SYMBOL = re.compile(r"[A-ZА-Я]+(?:/[\w.()-]+)+")
"""The symbol of a document: A/RES/76/300."""
_NO_VOWEL = re.compile("[B-DF-HJ-NP-TV-XZБ-ДЖЗЙ-НПСТФ-Щ]?[b-df-hj-np-qstv-xzšžčćđбвгджзйклмнпстфхцчшщљњџ]+")
"""A word that must be shortened, for it cannot be said; with r it can: "krv"."""
_STREET = re.compile(
    r"(?:\d\w?|\b(?:on|along|off|down|at|from|in|near|to))(?: [A-Z][\w'’-]*){0,2} "
    r"(?!Port|Mount|Fort|East|Lake)[A-Z][\w'’-]*$"
)
"""What stands before "St." of a street, and not before that of a place, "Port St. Lucie"."""
_CALLED_STREET = re.compile(r"\b[A-ZČĆĐŠŽА-ЯЂЈЉЊЋЏ][^\W\d_]{2,}(?:ke|oj|ке|ој)$")
_ARTICLES = (" le", " du", " au", " el", " del", " al")
_SURNAME = re.compile(r"[A-ZČĆĐŠŽА-ЯЂЈЉЊЋЏ][^\W\d_]{2,}$")
_RANKED = re.compile(r"([^\W\d_]+)\.$")


def first_word(following: str) -> str:
    """Return the first word of what follows, without the marks behind it."""
    return following.split(maxsplit=1)[0].strip(",;:.!?،؛" + CLOSING)


def next_word(following: str) -> str:
    """Return the first word of what follows with its full stop, if it has one, but without other marks behind it."""
    return following.split(maxsplit=1)[0].strip(",;:!?" + CLOSING)


def kind_of_word(token: str, before: str, following: str) -> str:
    """Return what an abbreviation asks for, "" for a word; some are words where they have no capital: "ask me"."""
    low = token.casefold()
    if _closes(low, before):
        return "end"
    paragraph = low == "al" and not before.endswith("et")  # "al. 3", and not the others of "et al."
    if paragraph or (low in words_by_kind()["days"] and (token[:1].isupper() or _is_date(following))):
        return "number"
    if _names_on(token, before, following):
        return "never"
    shouted = token.isupper() and token.isalpha() and len(token) > 1 and not is_plural(token)
    if shouted and low in words_by_kind()["after_clock"]:
        return ""  # "5 p.m. EST."
    if shouted and kind_by_word().get(low) == "never":
        return "maybe"  # rather an acronym: "агенција АП."
    shortened = dotted_word().fullmatch(token) or is_plural(token) or (len(token) > 1 and _NO_VOWEL.fullmatch(token))
    counting = token.islower() and following[0].isdecimal() and low in words_by_kind()["number"]  # "art. 5, inc. 2"
    return "number" if counting else kind_by_word().get(low, "maybe" if shortened else "")


def _closes(low: str, before: str) -> bool:
    """Tell whether what stands before an abbreviation is closed by it: "… i dr.", "Mlinska ul.", "Ivan Kos ml."."""
    others = low in words_by_kind()["and_others"] and before.endswith((" i", " и", " u"))
    younger = low in words_by_kind()["juniors"] and _SURNAME.search(before) is not None
    return others or younger or _is_street(low, before)


def _names_on(token: str, before: str, following: str) -> bool:
    """Tell whether a name goes on behind a word: a title with a capital, a rank of two words such as "lt-col"."""
    low = token.casefold()
    titled = token[:1].isupper() and low in words_by_kind()["capital"]
    if _is_between(low, before, following):
        return True
    rank = "-" in low and kind_by_word().get(low.rpartition("-")[2]) == "never"
    titled |= low in words_by_kind()["capital"] and before.endswith(_ARTICLES) and not _may_begin(following)
    return titled or rank or _is_paired(low, following) or _goes_with_rank(token, before, following)


def _is_between(low: str, before: str, following: str) -> bool:
    """Tell whether a letter stands between two parties, "Lund c. Norvège", or "ex." before what is named, "p. ex."."""
    party = _SURNAME.search(before)
    against = low in {"c", "v"} and following[0].isupper() and party is not None and not is_roman(party[0])
    return against or (f"{before[-2:]} {low}" in {"p. ex", "v. gr"} and not _may_begin(following))


def _may_begin(following: str) -> bool:
    """Tell whether what follows is no name: a figure, or a word with which sentences begin."""
    word = first_word(following)
    return not following[0].isupper() or is_starter(word) or word.casefold() in words_by_kind()["openers"]


def _goes_with_rank(token: str, before: str, following: str) -> bool:
    """Tell whether a second abbreviation belongs to a title with the first: "Gen. Sec. Ana", "Dr sc. med. Ana"."""
    first = _RANKED.search(before)
    titled = first is not None and kind_by_word().get(first[1].casefold()) == "never" and following[0].isupper()
    short = (
        token.isalpha()
        and len(token) <= 4
        and not is_plural(token)
        and (token.islower() or token.casefold() in kind_by_word())
    )
    return titled and short and not is_starter(first_word(following))


def _is_paired(low: str, following: str) -> bool:
    """Tell whether an abbreviation and the capital behind it are one name, "долл. США", or one amount, "mil. USD"."""
    amount = kind_by_word().get(low) == "maybe" and first_word(following).casefold() in words_by_kind()["money"]
    if amount and following[:2].isupper():
        return True
    return f"{low}.{first_word(following).casefold()}" in words_by_kind()["pairs"]


def _is_date(following: str) -> bool:
    """Tell whether a day and a month follow: "20. nov."."""
    named = re.match(r"\d{1,2}(?:\.|er|st|nd|rd|th|-го)?\s+(?:de\s+)?([^\W\d_]{3,})", following)
    return named is not None and (
        named[1].casefold() in months() or kind_by_word().get(named[1].casefold()) == "number"
    )


def _is_street(word: str, before: str) -> bool:
    """Tell whether "St." ends an address, "14 Mill St.", "on Mill St." or "Mlinske ul.", and begins no name."""
    if word in {"ul", "ул"}:
        return bool(_CALLED_STREET.search(before))
    return word == "st" and bool(_STREET.search(before))


def is_plural(token: str) -> bool:
    """Tell whether a token is how Spanish shortens what is more than one: "UU" of "EE. UU."."""
    return bool(re.fullmatch(r"([A-Z])\1", token))


def is_counted(following: str) -> bool:
    """Tell whether what follows is what "fig." or "annex" count by: a figure, a Roman one, a letter that is no word."""
    letter = next_word(following).strip(".")
    lettered = len(letter) == 1 and letter.isupper() and (following[1:2] == "." or not is_starter(letter))
    figure = following[0].isdecimal() or following.startswith("J.-C") or _MONEY.match(following)
    numbered = re.match(r"(?:(?:[Nn][or]s?|[Bb]r|[Бб]р|[Nn]úms?)\.|[Nn]\.?[º°]|№)\s?\d", following)  # "Prot. No. 1"
    union = re.match(r"[A-Z]{2,}\) ", following)  # "Reg. (EU) No. 12"
    return bool(figure or numbered or union or _SYMBOL.match(following)) or lettered or is_roman(letter)


def is_roman(token: str) -> bool:
    """Tell whether a word is a Roman number of two signs and more."""
    return len(token) > 1 and bool(re.fullmatch("[IVX]+", token))

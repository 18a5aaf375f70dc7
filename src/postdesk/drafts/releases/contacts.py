"""Whom journalists may ask: the lines that say so, and the names, which no post gives away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from postdesk.drafts.releases.shapes import OUTSIDE, LineShape
from postdesk.drafts.sources.labels import begins_with, is_label, labels_of, speaks_of
from postdesk.text.abbreviations import is_starter
from postdesk.text.reachable import FEWEST_DIGITS, emails_in, phones_in

_BLOCK = 14
"""Lines that a block of contacts has at most."""
_SHORT = 14
_CARD = 10
"""Words of a line of a visiting card."""
_ABOVE, _HEADING = 3, 4
_SENTENCE = 25
"""Words of a sentence that says whose an address is."""
_LOCAL = re.compile(
    r"\(\d{2,4}\)\s?\d{3,4}[-. ]\d{3,4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b0\d{1,3}[/ -]\d{3}[ -]?\d{2,4}(?:[ -]\d{2,3})?\b|"
    r"\b8[ (-]{1,2}\d{3}[) -]{1,2}\d{3}[ -]\d\d[ -]?\d\d\b|\b\d{3}-\d\d-\d\d\b|[:：] ?\d{3} \d{3} \d{3}(?=\W*$)|"
    r"\(\d{2,4}-\d{1,3}\)\s?\d{3}-\d{4}|"
    r"\b(?:tel|telf|telefon|telephone|phone|ph|fon|fax|mob|mobil|mobile|cell?|тел|факс|моб)\b"
    r"[./: ]{0,3}(?:fax\b[.: ]{0,2})?"
    r"\(?\+?\d(?:[\s()/.–-]{0,3}\d){5,13}\b",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"[\w.+-]\s?[\[(](?:at|arobase|arroba|et|@|собака)[\])]\s?[\w-]", re.IGNORECASE)
"""An address that robots shall not read: "press (at) example.org"."""
_AND = ("or", "and", "et", "ou", "y", "i", "ili", "и", "или", "und", "oder", "e")
_PARTS = re.compile(rf"[,;:،؛：，()/|•·\n\t]| [-–—] |\s{{2,}}|\b(?:{'|'.join(_AND)})\b")
_CHINESE_NAME = re.compile(
    r"(?:联系人|联络人|联系|联络|聯絡人)\s*[:：]?\s*(?!电话|方式|我们|人|邮箱|地址|電話)([\u4e00-\u9fff·]{2,6})"
)
_ARABIC_WORD = re.compile("^[\u0621-\u064a\u0640]+$")
_LATIN_TITLES = (
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "mme",
    "mlle",
    "sr",
    "sra",
    "dra",
    "gđa",
    "gdin",
    "sig",
    "herr",
    "frau",
)
_TITLES = frozenset((*_LATIN_TITLES, "г-н", "г-жа", "г-ђа", "гђа", "السيد", "السيدة", "الأستاذ", "الأستاذة", "د"))

_NAMES_AS_WELL = frozenset(("nada", "an", "he", "le", "su", "al", "mi", "do", "no", "un"))
"""Words with which sentences begin in one language, and names in another: "Nada Marić", "An Nguyen"."""


def is_reachable(text: str) -> bool:
    """Tell whether a text holds a phone number or an e-mail address."""
    if emails_in(text) or phones_in(text) or _SPELT_OUT.search(text):
        return True
    return sum(map(str.isdecimal, text)) >= FEWEST_DIGITS and bool(_LOCAL.search(text))


def contact_places(shapes: Sequence[LineShape]) -> set[int]:
    """Return which lines tell whom to ask: headings and what follows them, pointers, lines with numbers, and cards."""
    found: set[int] = set()
    for place, shape in enumerate(shapes):
        if place in found:
            continue
        if shape.kind == "contact":
            found |= {place, *(_below(shapes, place) if _heads_card(shapes, place) else ())}
        elif shape.words <= _SHORT and is_reachable(shape.text):
            found |= {place, *_above(shapes, place), *_below(shapes, place)}
        elif _points(shape):
            heads = shape.small.endswith((":", "：")) or shape.words <= _HEADING
            found |= {place, *(_below(shapes, place) if heads else ())}
    return found


def _heads_card(shapes: Sequence[LineShape], place: int) -> bool:
    """Tell whether a heading stands over contacts; in a menu it stands over nothing."""
    return is_reachable(shapes[place].text) or any(_is_card(shape) for shape in shapes[place + 1 : place + 7])


def _is_card(shape: LineShape) -> bool:
    return is_reachable(shape.text) and (shape.kind != "prose" or shape.words <= _SHORT)


def _points(shape: LineShape) -> bool:
    """Tell whether a line leads to somebody: "For more information, please contact"."""
    if begins_with("more", shape.small) and (shape.words <= 60 or is_reachable(shape.text)):
        return True
    if shape.words > 60 or not is_reachable(shape.text):
        return False
    return any(speaks_of(kind, shape.small) for kind in ("more", "person", "reach"))


def _below(shapes: Sequence[LineShape], place: int) -> Iterator[int]:
    """Yield the lines of a card that follow: until a paragraph, or a line that is the page's own."""
    for other in range(place + 1, min(place + _BLOCK, len(shapes))):
        shape = shapes[other]
        if is_reachable(shape.text) and shape.words <= 40:
            yield other
        elif _ends_card(shapes, other):
            return
        else:
            yield other


def _ends_card(shapes: Sequence[LineShape], place: int) -> bool:
    """Tell whether a line is no more of a card: a paragraph, a heading, or what stands apart."""
    shape = shapes[place]
    if shape.kind in {"prose", "stop", "about", "end"} or shape.words > _CARD:
        return True
    apart = shape.passage.line - shapes[place - 1].passage.line
    heads = shape.words > 2 and any(other.kind == "prose" for other in shapes[place + 1 : place + 3])
    return (apart > 2 or (apart > 1 and heads)) and not _more_to_come(shapes, place)


def _more_to_come(shapes: Sequence[LineShape], place: int) -> bool:
    return any(is_reachable(shape.text) for shape in shapes[place : place + 4] if shape.kind != "prose")


def _above(shapes: Sequence[LineShape], place: int) -> Iterator[int]:
    """Yield the lines of a card over its number: a name, a post, an office."""
    for other in range(place - 1, max(place - _ABOVE, 0) - 1, -1):
        shape = shapes[other]
        close = shapes[other + 1].passage.line - shape.passage.line <= 1
        card = shape.words <= 8 and shape.kind in {"short", "entry", *OUTSIDE}
        if not (close and (card or _is_whose(shape, shapes[place]))):
            return
        yield other


def _is_whose(shape: LineShape, card: LineShape) -> bool:
    """Tell whether a sentence names whom the address below it belongs to, or the number: "Her number is"."""
    if shape.words > _SENTENCE:
        return False
    return bool(begins_with("theirs", card.small)) or bool(_spelt_in(shape.text, emails_in(card.text)))


def people_named(lines: Iterable[str]) -> frozenset[str]:
    """Return the names of the people in lines of contacts, each as it is written, of two words at least."""
    found: set[str] = set()
    for line in lines:
        found |= {name for part in _PARTS.split(line) if (name := _name(part))}
        found |= set(_CHINESE_NAME.findall(line))
        found |= _by_address(line)
    return frozenset(found)


def _name(part: str) -> str:
    """Return the name that a piece of a line is or ends with; "" for none."""
    words = [word.strip(",;:!?*\"'()<>[]") for word in part.split()]
    reach = [place for place, word in enumerate(words) if word.casefold().rstrip(".") in labels_of("reach") | _TITLES]
    words = words[reach[-1] + 1 :] if reach else words
    while reach and words and words[0].islower():
        words.pop(0)
    if words and is_starter(words[0]) and words[0].casefold() not in _NAMES_AS_WELL:
        return ""
    run: list[str] = []
    for word in words:
        if not _is_name(word):
            break
        run.append(word if len(word) == 2 else word.rstrip("."))
    fits = 2 <= len(run) <= 4 and (len(run) == len(words) or reach or any("@" in word for word in words))
    if (
        not fits
        or is_label("contact", part.strip().casefold())
        or any(word.casefold() in labels_of("office") for word in run)
    ):
        return ""
    return " ".join(run)


def _is_name(written: str) -> bool:
    word = written.rstrip(".")
    if _ARABIC_WORD.match(word):
        return word not in labels_of("reach")
    particle = word in {"de", "da", "di", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le", "dos", "do"}
    named = word[:1].isupper() and not word.isupper() and all(sign.isalpha() or sign in "-'’." for sign in word)
    return named or particle or (len(word) == 1 and word.isupper())


def _by_address(line: str) -> set[str]:
    """Return the words of a line that its e-mail addresses are made of: "eosmanovic@" tells of "Osmanović"."""
    return _spelt_in(line.split("@", maxsplit=1)[0], emails_in(line))


def _spelt_in(text: str, addresses: Sequence[str]) -> set[str]:
    """Return the names in a text that addresses are made of."""
    locals_ = [plain_letters(address.split("@")[0]) for address in addresses]
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]+", text) if word[0].isupper() and len(word) > 3]
    close = [word for word in words if any(plain_letters(word) in local for local in locals_)]
    return {word for word in close if word.casefold() not in labels_of("office")}


def plain_letters(text: str) -> str:
    """Return a word in small letters without accents, as addresses write names."""
    import unicodedata

    bare = unicodedata.normalize("NFKD", text.casefold().replace("đ", "dj").replace("ł", "l").replace("ß", "ss"))
    return "".join(sign for sign in bare if sign.isalpha())


@cache
def _any_of(people: frozenset[str]) -> re.Pattern[str]:
    """Match any of some people by their whole name, or by the last word of it."""
    said = set(people) | {name.split()[-1] for name in people if len(name.split()[-1]) > 3}
    wide = [re.escape(name) for name in said if name[:1] > "\u2e80"]
    whole = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in said if not name[:1] > "\u2e80"]
    return re.compile("|".join([*wide, *whole]) or r"(?!)")


def tells_contacts(text: str, people: frozenset[str]) -> bool:
    """Tell whether a text holds a number, an address, or one of these names."""
    return is_reachable(text) or bool(_any_of(people).search(text))

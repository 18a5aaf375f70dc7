"""Which encoding a text is in: its byte order mark, UTF-8, else the code page in which its letters make sense.

An old code page is judged by language: of the letters beyond ASCII, as many as possible are ones that the language
writes, and none stands where no word has it (a capital after a small letter, a final form before a letter). The desk's
own languages go first where several fit equally well.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from unicodedata import category

from msgspec import Struct

from postdesk.errors import ExportError
from postdesk.files.regular import opened, opened_text
from postdesk.sentences import Sentence

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
PART = 1 << 20
WIDE_START = 16
"""Bytes that tell letters of two bytes without a mark: headers begin in Latin."""
WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][\x80-\xffA-Za-z]*")
WORDS = 2_000
"""How many words beyond ASCII are looked at: an export of a year has more, and a page is known by a hundred."""
BELIEVED = 0.6
"""The share of letters that has to fit, less twice what cannot stand where it does."""
DAMAGED = 50
"""One letter in so many may be broken in a text that is UTF-8 otherwise: a file cut off within a character."""
MISPLACED = re.compile(
    r"[^\W\d_A-Z](?=[A-ZÀ-ÖØ-ÞŽŠŚŞŹŻŁĐČĆĎŇŘŤŮА-ЯЁЂЃЄІЇЈЉЊЋЌЎЏҐΑ-Ω])|[ςךםןףץ](?=\w)|[A-Za-z](?=[\u0370-\u06ff\u0e00-\u0e7f])|[\u0370-\u06ff\u0e00-\u0e7f](?=[A-Za-z])"
)
"""A capital after a small letter, a final form within a word, and letters of two scripts side by side."""
SIGNED = re.compile(r"(?<=[^\W\d_])[\u00a2-\uffff]")
"""A sign right behind a letter: some pages have signs where others have letters."""
SIGNS = {"So", "Sm", "Sk", "No"}
AMID = re.compile(r"(?<=[^\W\d_])[‰†‡§¶•¿¡](?=[^\W\d_])")
"""A sign within a word, which no language writes there."""
BROKEN = {"\ufffd", *map(chr, range(0x80, 0xA0))}
"""What no text holds: signs that a page does not have, and the codes of old terminals."""
OTHERWISE = "cp1252"

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ"
EXPECTED = ((set("аеиоуыэюяёіїє"), 0.25), (set("άέήίόύώ"), 0.05))
"""Letters of which a text has at least that share, if it is Cyrillic, or Greek; Hebrew, read as either, has fewer."""
ENOUGH = 12
PAGES: dict[str, tuple[str, ...]] = {
    "cp1252": ("mac_roman", "cp850"),
    "cp1250": ("mac_latin2", "cp852", "iso8859-2"),
    "cp1251": ("mac_cyrillic", "cp866", "koi8-u"),
    "cp1253": ("mac_greek", "cp737", "iso8859-7"),
    "cp1254": ("mac_turkish", "cp857"),
    "cp1255": ("cp862",),
    "cp1256": ("iso8859-6",),
    "cp1257": ("cp775", "iso8859-13"),
}
"""What else a program on another system writes where Windows writes the page that stands first."""
LETTERS: dict[str, tuple[str, str]] = {
    "fr": ("cp1252", "àâçéèêëîïôùûœ"),
    "es": ("cp1252", "áéíñóúü"),
    "pt": ("cp1252", "áâãàçéêíóôõú"),
    "de": ("cp1252", "äöüß"),
    "it": ("cp1252", "àèéìòù"),
    "sv": ("cp1252", "åäöé"),
    "da": ("cp1252", "æøåé"),
    "nl": ("cp1252", "éëïöü"),
    "sq": ("cp1252", "ëç"),
    "is": ("cp1252", "áðéíóúýþæö"),
    "hr": ("cp1250", "čćđšž"),
    "pl": ("cp1250", "ąćęłńóśźż"),
    "cs": ("cp1250", "áčďéěíňóřšťúůýž"),
    "sk": ("cp1250", "áäčďéíľňóôšťúýž"),
    "hu": ("cp1250", "áéíóöőúüű"),
    "ro": ("cp1250", "ăâîşţ"),
    "ru": ("cp1251", CYRILLIC + "ё"),
    "sr": ("cp1251", "абвгдђежзијклљмнњопрстћуфхцчџш"),
    "mk": ("cp1251", "абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    "uk": ("cp1251", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": ("cp1251", CYRILLIC + "ёіў"),
    "el": ("cp1253", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"),
    "tr": ("cp1254", "çğıöşüâİ"),
    "he": ("cp1255", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    "ar": ("cp1256", ARABIC),
    "fa": ("cp1256", ARABIC + "پچژگ"),
    "ur": ("cp1256", ARABIC + "پچژگٹڈڑںھہے"),
    "lt": ("cp1257", "ąčęėįšųūž"),
    "lv": ("cp1257", "āčēģīķļņšūž"),
    "et": ("cp1257", "äõöüšž"),
    "vi": ("cp1258", "àáâãèéêìíòóôõùúýăđơư"),
    "th": ("cp874", "".join(map(chr, range(0x0E01, 0x0E4F)))),
}  # fmt: skip
ALSO = {"bs": "hr", "sl": "hr", "cnr": "hr", "me": "hr", "sh": "hr", "bg": "ru", "kk": "ru", "ky": "ru", "nb": "da",
        "no": "da", "nn": "da", "fi": "sv", "ca": "fr", "az": "tr", "ps": "ur", "ckb": "fa"}  # fmt: skip
"""Languages that write the letters of another."""
BOTH_SCRIPTS = {"sr", "bs", "cnr", "me"}
WIDE = {"ja": "cp932", "zh": "gb18030", "zh-hant": "big5", "ko": "cp949"}
"""Pages of languages that need two bytes a letter; tried first where the desk writes them, and else not at all."""


MOST = 200_000_000
"""Bytes of a text at most: the posts of a hundred years."""


class Encoding(Struct, frozen=True):
    """How a text is to be read: its encoding, what becomes of letters that it cannot read, and its lines.

    `sure` is False where the encoding was guessed; `note` then says so.
    """

    name: str
    lines: int
    errors: str = "strict"
    note: Sentence | None = None
    sure: bool = True


def encoding(path: Path, start: bytes, languages: Sequence[str] = ()) -> Encoding:
    """Return the encoding that reads a whole file; `languages` are those that the desk writes.

    Raises:
        ExportError: None does: the file is no text.
    """
    marked = next((name for mark, name in MARKS.items() if start.startswith(mark)), _unmarked(start))
    if (lines := _lines(path, marked or "utf-8")) is not None:
        return Encoding(marked or "utf-8", lines)
    if marked is None:
        words, of_rows = _words(path)
        for name in ("utf-8", *_likely(words, languages if of_rows else ())):
            if found := _guessed(path, name, words):
                return found
    raise ExportError("{path} is neither a table in text nor a spreadsheet: export it again", path=path.name)


def _unmarked(start: bytes) -> str | None:
    """Return the encoding of a text that begins with letters of two bytes and without a mark; None for any other."""
    odd, even = start[1:WIDE_START:2], start[0:WIDE_START:2]
    for name, empty, full in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(empty) > 1 and not any(empty) and all(full):
            return name
    return None


def _guessed(path: Path, name: str, words: bytes) -> Encoding | None:
    """Return an encoding that was guessed, with its remark, if it reads the whole file."""
    if name == "utf-8":
        text = words.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        if (
            broken * DAMAGED > sum(letter > "\x7f" for letter in text) - broken
            or (lines := _lines(path, name, "replace")) is None
        ):
            return None
        note = Sentence("{file} has letters that are broken; they are shown as \ufffd", file=path.name)
        return Encoding(name, lines, "replace", note)
    lines = _lines(path, name)
    note = Sentence(
        "{file} is not UTF-8; it was read as {encoding}: look whether its letters are right",
        file=path.name,
        encoding=name,
    )
    return None if lines is None else Encoding(name, lines, note=note, sure=False)


def _words(path: Path) -> tuple[bytes, bool]:
    """Return the first words of a file that hold letters beyond ASCII, and whether they are those of its rows.

    Those of its header only where no others do: they may be of the network's language, and not of the office's.
    """
    found: list[bytes] = []
    with opened(path, most=MOST) as file:
        header = WORD.findall(file.readline(PART))
        while len(found) < WORDS and (part := file.read(PART)):
            found += WORD.findall(part)
    return b" ".join(word[:100] for word in (found or header)[:WORDS]), bool(found)


def _likely(words: bytes, languages: Sequence[str]) -> list[str]:
    """Return the pages that may be it, the likeliest first."""
    best: dict[str, float] = {}
    for page, letters in _candidates(languages):
        best[page] = max(best.get(page, 0.0), _fit(words, page, letters))
    wide = [WIDE[tag] for tag in _tags(languages) if tag in WIDE]
    found = sorted((page for page in best if best[page] >= BELIEVED), key=lambda page: -best[page]) or [OTHERWISE]
    return [*wide, *found]


def _tags(languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        yield language.casefold()
        yield language.casefold().split("-")[0]


def _candidates(languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pages with the letters of a language: the desk's languages', then all others', Windows before the rest."""
    own = [ALSO.get(tag, tag) for tag in _tags(languages)]
    own += ["hr" for tag in _tags(languages) if tag in BOTH_SCRIPTS]
    known = [tag for tag in dict.fromkeys(own) if tag in LETTERS]
    for order in ([LETTERS[tag] for tag in known], [row for tag, row in LETTERS.items() if tag not in known]):
        yield from order
        yield from ((other, letters) for page, letters in order for other in PAGES.get(page, ()))


def _fit(words: bytes, page: str, letters: str) -> float:
    """Return how well a page and a language fit: 1 where every letter does."""
    return _sense(words.decode(page, "replace"), letters)


def sense(text: str) -> float:
    """Return how well a text reads in the language that fits it best: 1 where every letter is one of that language."""
    return max(_sense(text, letters) for _, letters in LETTERS.values())


def _sense(text: str, letters: str) -> float:
    beyond = [letter for letter in text if letter > "\x7f" and (category(letter)[0] in "LM" or letter in BROKEN)]
    beyond += [sign for sign in SIGNED.findall(text) if category(sign) in SIGNS] + AMID.findall(text)
    if not beyond:
        return 1.0
    known = set(letters) | set(letters.upper())
    good = sum(letter in known for letter in beyond)
    fit = (good - 2 * len(MISPLACED.findall(text))) / len(beyond)
    for often, share in EXPECTED:
        if often & known and len(beyond) >= ENOUGH:
            fit *= min(1.0, sum(letter in often for letter in text.lower()) / (len(beyond) * share))
    return fit


def _lines(path: Path, name: str, errors: str = "strict") -> int | None:
    """Return the lines of a file if an encoding reads the whole of it as text, which holds no NUL; else None."""
    lines = 0
    with opened_text(path, name, errors, most=MOST) as file, suppress(UnicodeError):
        while part := file.read(PART):
            if "\0" in part:
                return None
            lines += part.count("\n")
        return lines
    return None

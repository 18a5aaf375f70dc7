r"""No letter was spoilt on its way.

A text that was written in UTF-8 and read as something else comes out as `Donâ€™t` and `MigraciÃ³n`; what no encoding
could read becomes `�`, or `Don???t`, a question mark a byte; what a program wrote in its own way stays `Don\u2019t` and
`Don=E2=80=99t`. It comes along with what is pasted from an old mailbox, a database or a spreadsheet.

What to do: copy the words again from where they are right, or write what the finding proposes.

Sources: https://encoding.spec.whatwg.org/#windows-1252, https://www.unicode.org/faq/utf_bom (replacement character).
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant
from postdesk.text.signs import signs_of

ID = "spoilt-letters"
SEVERITY = Severity.WARNING
LOST = "\ufffd"
FEWEST, SHARE = 2, 0.8
"""How many there are, and of how many of the signs beyond ASCII: one may be a capital before a mark, as in "IRMÃ…"."""
SURE = frozenset("¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º¼½¾¿€†‡ˆ‰ƒ˜™Œœ").union(map(chr, range(0x80, 0xA0)))
"""Signs of which one after a letter is enough: nobody writes `Ã©`."""
LEADS = frozenset(map(chr, range(0xC2, 0xF5)))
"""What the first byte of a letter looks like."""
FOLLOWS = frozenset(map(chr, range(0x80, 0xC0))).union("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
"""What its other bytes look like."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first word of each part, and of the words for each picture, in which a letter was spoilt or lost."""
    texts = [(variant.place("thread" if at else "text"), text) for at, text in enumerate(variant.words)]
    for place, text in (*texts, *((media.place, media.alt) for media in variant.media)):
        if LOST in text:
            yield Remark(place, "lost", words=_word_at(text, text.index(LOST)))
        elif "???" in text and (found := _questioned().search(text)):
            yield Remark(place, "lost", words=_word_at(text, found.start()))
        elif (at := _first(text)) is not None:
            word = _word_at(text, at)
            yield Remark(place, "spoilt", words=word, plain=repaired(unescaped(word)))


def _first(text: str) -> int | None:
    at = first_escape(text) if "\\" in text or "=" in text or "%" in text else None
    return first_spoilt(text) if at is None and not text.isascii() else at


def first_escape(text: str) -> int | None:
    """Return where the first letter stands that a program wrote in its own way; None where there is none."""
    found = (match.start() for match in _escapes().finditer(text) if _plain(match[0]))
    return next((at for at in found if not {"/", "?", "@"}.intersection(_word_at(text, at))), None)


def unescaped(text: str) -> str:
    """Return a text with the letters that a program wrote in its own way as they were."""
    return _escapes().sub(lambda match: _plain(match[0]) or match[0], text)


def _plain(escape: str) -> str:
    """Return the letters that an escape stands for; "" where they are none that anybody writes."""
    if escape.startswith("\\"):
        units = bytes.fromhex(escape.replace("\\u", ""))
        plain = units.decode("utf-16-be", "replace")
    else:
        plain = bytes.fromhex(escape.replace(escape[0], "")).decode("utf-8", "replace")
    return "" if LOST in plain or plain.isascii() else plain


def first_spoilt(text: str) -> int | None:
    """Return where the first letter stands that was read in a wrong encoding; None where none surely was."""
    if LEADS.isdisjoint(signs_of(text)):
        return None
    if not any([text[at + 1 : at + 2] in FOLLOWS for at, sign in enumerate(text) if sign in LEADS]):  # noqa: C419 -- few
        return None  # the patterns take longer to make than a campaign to read
    found = [(match.start(), match[0], plain) for match in _pairs().finditer(text) if (plain := _read_again(match[0]))]
    sure = any(_is_sign(plain) or pair[1] in SURE for _, pair, plain in found) or (
        len(found) >= FEWEST
        and sum(len(pair) for _, pair, _ in found) >= SHARE * sum(not sign.isascii() for sign in text)
    )
    return found[0][0] if found and sure else None


def _is_sign(letter: str) -> bool:
    """Tell whether a letter that was read as three or four is punctuation or an emoji."""
    return "\u2000" <= letter < "\u3000" or letter >= "\U0001f000"


def repaired(text: str) -> str:
    """Return a text with its spoilt letters as they were."""
    return _pairs().sub(lambda match: _read_again(match[0]) or match[0], text)


def _read_again(pair: str) -> str:
    """Return the letter that was read as several; "" where it is none that anybody writes."""
    try:
        letter = b"".join(_byte(sign) for sign in pair).decode("utf-8")
    except UnicodeError:
        return ""
    return letter if _usual().fullmatch(letter) else ""


def _byte(sign: str) -> bytes:
    """Return the byte that Windows shows as a sign; five it shows as nothing."""
    return sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252")


def _word_at(text: str, at: int) -> str:
    """Return the word round a place, in short."""
    before, after = text[max(at - 20, 0) : at].split(), text[at : at + 40].split()
    left = before[-1] if before and not text[at - 1].isspace() else ""
    return left + after[0]


@cache
def _pairs() -> re.Pattern[str]:
    """Match what two, three or four bytes of UTF-8 look like in the encoding of Western Windows."""
    rest = f"[{''.join(sorted(FOLLOWS))}]"
    return re.compile(f"[Â-ß]{rest}|[à-ï]{rest}{{2}}|[ð-ô]{rest}{{3}}")


@cache
def _questioned() -> re.Pattern[str]:
    """Match what an apostrophe of three bytes became where each was lost: "clinic???s", "l???eau"."""
    before, after = "(?<![^\\W\\d_])(?:[cdjlmnst]|qu)", "(?:s|t|re|ve|ll|d|m)(?!\\w)"
    return re.compile(rf"{before}\?{{3}}(?=[^\W\d_])|(?<=[^\W\d_])\?{{3}}(?={after})", re.IGNORECASE)


@cache
def _escapes() -> re.Pattern[str]:
    r"""Match letters as JSON, mail and addresses write those beyond ASCII: `\u2019`, `=E2=80=99`, `%E2%80%99`."""
    return re.compile(r"(?:\\u[0-9A-Fa-f]{4}){1,20}|(?:=[0-9A-F]{2}){2,20}|(?:%[0-9A-F]{2}){2,20}")


@cache
def _usual() -> re.Pattern[str]:
    """Match a letter or sign of the scripts and the punctuation that offices write."""
    return re.compile("[\xa0-ſЀ-џא-תء-ي\u0900-\u0dffḀ-ỿ\u200b-⯿\u3000-ヿ一-鿿\U0001f000-\U0001faff]")

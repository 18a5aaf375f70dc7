"""Files that hold secrets, told by what stands in them: a `.env` may have any name, or a second one by a hard link."""

import codecs
import re
from collections.abc import Iterable, Iterator

from postdesk.sentences import Sentence

PIECE = 1 << 20
"""Bytes that are looked at together."""
LONGEST = 65_536
"""Bytes that a line of settings has at most; of a longer one the end is looked at again with what follows."""
LAP = 1_024
HIDDEN = "…"
_NAME = rb"""(?m)^[ \t"']*(?:export[ \t]+)?POSTDESK_[A-Z0-9_]+["']?"""
_OWN = re.compile(rb"""%b[ \t]*(?:=[ \t]*[^\s#]|[,;:\t|][ \t]*["']?[^\s,;"']{6,}["']?[ \t]*(?:[,;\t|\r]|$))""" % _NAME)
_SETTING = re.compile(rb"\s*(?:export\s+)?[A-Z_][A-Z0-9_]*[ \t]*=.*")
_SESSION = re.compile(rb"""(?i)["'](?:access|refresh)_?(?:jwt|token)["']\s*:""")
_SESSION_NAMES = [b"access" + end for end in (b"jwt", b"_jwt", b"token", b"_token")]
_SESSION_NAMES += [name.replace(b"access", b"refresh") for name in _SESSION_NAMES]
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORD = re.compile(r"\S{8,}")
_LETTER_BY_DIGIT = re.compile(r"(?a)(?=[A-Za-z]\d|\d[A-Za-z])")
_SIGN_IN_IT = re.compile(r"\w[!#$%^&*+=~?@]+\w")
_FOUR_BY_FOUR = re.compile(r"(?:[a-z0-9]{4}-){3}[a-z0-9]{4}")
"""An app password, as Bluesky makes them."""
_LABELS = re.compile(
    r"(?i)pass(?:word|wd|phrase|wort|code)\b|kennwort|\bmots? de passe|contraseña|парол|lozink|fjalëkalim"
    r"|كلمة.{0,3}(?:مرور|سر)|\b(?:secrets?|tokens?|api[ _-]?keys?)\b"
)


def holds_secrets(pieces: Iterable[bytes]) -> bool:
    """Tell whether a file, in pieces, is a list of settings like a `.env`, or holds one of postdesk's, or a session."""
    settings, seen = True, False
    for bare in _lines_together(pieces):
        if _one_by_its_name(bare):
            return True
        lines = _told(bare) if settings else []
        settings = settings and all(map(_SETTING.fullmatch, lines))
        seen = seen or bool(lines)
    return settings and seen


def _one_by_its_name(bare: bytes) -> bool:
    """Tell whether one of postdesk's settings stands there, or a session; without such a name that shows at once."""
    small = bare.lower()
    session = any(name in small for name in _SESSION_NAMES) and _SESSION.search(bare)
    return bool(session or (b"POSTDESK_" in bare and _OWN.search(bare)))


def _lines_together(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a file's bytes without NULs, as UTF-16 has them, in parts that end where a line does."""
    rest = b""
    for number, piece in enumerate(pieces):
        bare = rest + (_unmarked(piece) if number == 0 else piece).replace(b"\0", b"")
        whole, _, rest = bare.rpartition(b"\n")
        if len(rest) > LONGEST:
            whole, rest = bare, bare[-LAP:]
        yield whole
    yield rest


def _unmarked(start: bytes) -> bytes:
    """Return the start of a file without the marks of its encoding."""
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start


def _told(bare: bytes) -> list[bytes]:
    """Return the lines that say something."""
    return [line for line in bare.splitlines() if line.strip() and not line.lstrip().startswith(b"#")]


def told_of_secrets(name: str) -> Sentence:
    """Return why nothing is taken from a file that holds secrets."""
    return Sentence(
        "{name} holds secrets, as the desk's .env does: nothing of it is shown or kept; name another file", name=name
    )


def names_secrets(cells: Iterable[str]) -> bool:
    """Tell whether the header of a table says that passwords, tokens or keys stand below it."""
    return any(map(_LABELS.search, cells))


def without_tokens(text: str) -> str:
    """Return a text in which whatever may be a token or a password stands as an ellipsis.

    Those are words of eight signs or more in which letters and digits change places twice, or that hold a sign of which
    no word is made, and app passwords.
    """
    return _WORD.sub(lambda word: HIDDEN if _may_be_secret(word[0]) else word[0], text)


def _may_be_secret(word: str) -> bool:
    changes = len(_LETTER_BY_DIGIT.findall(word))
    return changes > 1 or bool(_SIGN_IN_IT.search(word) or _FOUR_BY_FOUR.fullmatch(word))

"""Files that hold secrets, told by what stands in them: a `.env` may have any name, or a second one by a hard link."""

import codecs
import re

LOOKED_AT = 65_536
"""Bytes at the start of a file that are looked at."""
_OWN = re.compile(rb"""(?m)^[ \t]*(?:export[ \t]+)?POSTDESK_[A-Z0-9_]+[ \t]*=[ \t]*[^\s#]""")
_SETTING = re.compile(rb"\s*(?:export\s+)?[A-Z_][A-Z0-9_]*[ \t]*=.*")
_SESSION = re.compile(rb"""(?i)["'](?:access|refresh)_?(?:jwt|token)["']\s*:""")
_JUMBLE = re.compile(r"(?a)(?=\S*?[A-Za-z]\d\S*?[A-Za-z]\d)[\w.~+/=-]{20,}")


def holds_secrets(start: bytes) -> bool:
    """Tell whether what a file begins with is a list of settings as in a `.env`, one of postdesk's, or a session."""
    bare = start[:LOOKED_AT].replace(b"\0", b"")
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        bare = bare.removeprefix(mark)
    lines = [line for line in bare.splitlines() if line.strip() and not line.lstrip().startswith(b"#")]
    settings = bool(lines) and all(map(_SETTING.fullmatch, lines))
    return settings or bool(_OWN.search(bare) or _SESSION.search(bare))


def without_tokens(text: str) -> str:
    """Return a text in which a long jumble of letters and digits, as tokens are, stands as an ellipsis."""
    return _JUMBLE.sub("…", text)

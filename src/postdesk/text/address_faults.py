"""What keeps a web address from leading anywhere: a broken scheme, no domain, a blank, a percent sign by itself.

Source: https://url.spec.whatwg.org/ (hosts; an underscore may stand in a name, but in none that can be registered),
RFC 5892 (letters, digits and marks of every script; joiners between them).
"""

import re
import unicodedata
from functools import cache, lru_cache

_JOINERS = "\u200c\u200d"


@lru_cache(maxsize=8)  # several rules look at one address, one after the other
def address_fault(link: str) -> str:
    """Return the code of what is wrong with an address; "" where it is whole."""
    if _plain().fullmatch(link):
        return ""
    if any(letter.isspace() for letter in link):
        return "blank"
    scheme, colon, rest = link.partition("://")
    if not colon or scheme.lower() not in {"http", "https"}:
        return "no-scheme"
    if "://" in rest.partition("?")[0]:
        return "twice" if rest.lower().startswith("http") else ""
    host = named_host(link)
    if not _is_public(host):
        return "no-domain" if host else "no-host"
    return "escape" if "%" in rest and _broken_escape().search(rest) else ""


def named_host(link: str) -> str:
    """Return the host that an address names, without user and port."""
    return re.split(r"[/?#]", link.partition("://")[2], maxsplit=1)[0].rpartition("@")[2].partition(":")[0]


def _is_public(host: str) -> bool:
    """Tell whether a name can be a public host: two or more labels, the last of them not of digits alone."""
    labels = host.removesuffix(".").split(".")
    plain = all(map(_is_label, labels)) and not any("_" in label for label in labels[-2:])
    return plain and len(labels) > 1 and (not labels[-1].isdigit() or len(labels) == 4)


def _is_label(label: str) -> bool:
    """Tell whether a part of a host is of letters with their marks, digits, hyphens and underscores, in any script."""
    bare = label.replace("-", "").replace("_", "")
    if not bare or label.strip("-") != label:
        return False
    return bare.isalnum() or (bare[0].isalnum() and all(map(_is_of_a_word, bare)))


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign in _JOINERS or unicodedata.category(sign).startswith("M")


@cache
def _plain() -> re.Pattern[str]:
    """Match the everyday address, so that it costs next to nothing."""
    return re.compile(r"https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:/[\w./=?&;~+#-]*)?", re.ASCII)


@cache
def _broken_escape() -> re.Pattern[str]:
    """Match a percent sign without two hexadecimal digits."""
    return re.compile(r"%(?![0-9A-Fa-f]{2})")

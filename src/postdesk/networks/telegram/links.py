"""What Telegram makes a link of: addresses with or without a scheme, found around every dot.

E-mail addresses are found on the way and become no links. Source: tdlib/td @022d60202e, td/telegram/MessageEntity.cpp
(match_urls, fix_url, is_email_address, match_tg_urls).
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from postdesk.models import Entity
from postdesk.networks.telegram.letters import DOMAIN, PATH, SCHEME, USER, Letters
from postdesk.text.units import utf8

_A_DOT = re.compile(r"\.[^\s\x00-\x2c./:;<=>?@\[\\\]^`{|}]")
_PORT = re.compile(
    r":0*+(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])(?![0-9])"
)
_BAD_END = ".:;,('?!`"
_WITH_SCHEME = re.compile(r"(?:https?|ftp|tonsite)://", re.IGNORECASE | re.ASCII)
_OWN = re.compile(r"(?:(?<=(tg))|(?<=ton))://[A-Za-z0-9_-]{1,253}", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(
    r"(?:[A-Za-z0-9_-]{0,26}[.+]){0,10}[A-Za-z0-9_-]{1,35}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,28}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,8}"
)
_NO_DIGIT = re.compile(r"[^0-9.]")
_NO_HOST = re.compile(r"[/?#]")
_IPV4 = re.compile(r"(?:(?:0|[1-9][0-9]{0,1}|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\.(?!\Z)|\Z)){4}")
_PUNYCODE = re.compile(r"xn--[A-Za-z0-9]{2,}")
_OTHER_SCHEMES = frozenset({"shttp", "tftp", "sftp"})
_PAIRS = {")": "(", "]": "[", "}": "{"}


@cache
def _tlds() -> frozenset[str]:
    lines = Path(__file__).with_name("tlds.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def own(text: str) -> tuple[list[Entity], list[Entity]]:
    """Return the addresses in Telegram's own schemes, `tg://` and `ton://`, in order.

    Those that begin in the last letters of one before (`tg://tg://…`) come second: they count where a hashtag or a
    mention covers the first.
    """
    first: list[Entity] = []
    second: list[Entity] = []
    if "://" in text:
        end = 0
        for match in _OWN.finditer(text):
            if match.start() >= end:
                start = match.start() - (2 if match[1] else 3)
                kind = second if start < end else first
                end = _path_end(text, match.end())
                kind.append(Entity(text[start:end], start, end))
    return first, second


def found(text: str, patterns: Letters) -> tuple[list[Entity], list[Entity]]:
    """Return the links and the e-mail addresses in order."""
    links: list[Entity] = []
    emails: list[Entity] = []
    if _A_DOT.search(text):
        for start, end in _candidates(text, patterns):
            written = text[start:end]
            mail = written.removeprefix("mailto:")
            if _EMAIL.fullmatch(mail):
                emails.append(Entity(mail, end - len(mail), end))
            elif link := _fixed(written):
                links.append(Entity(link, start, start + len(link)))
    return links, emails


def _path_end(text: str, start: int) -> int:
    path = PATH.match(text, start)
    if not path:
        return start
    kept = path[0][0] + path[0][1:].rstrip(_BAD_END)
    return start + len(kept) if len(kept) > 1 or kept == "/" else start


def _back(text: str, low: int, position: int, symbol: re.Pattern[str]) -> int:
    while position > low and symbol.match(text, position - 1):
        position -= 1
    return position


def _candidates(text: str, patterns: Letters) -> Iterator[tuple[int, int]]:
    """Yield where something that looks like an address begins and ends; each begins after the last one's end."""
    low = 0
    while (dot := text.find(".", low)) >= 0 and dot + 1 < len(text):
        if text[dot + 1] == " ":
            low = dot + 2
            continue
        domain, after, at = _domain(text, low, dot)
        end = _end(text, dot, after)
        begin, bad = _begin(text, low, domain, patterns, at=at)
        if not bad and end > dot + 1:
            yield begin, end
        low = max(_onward(text, dot, end, bad=bad), dot + 1)


def _domain(text: str, low: int, dot: int) -> tuple[int, int, bool]:
    """Return where the domain around a dot begins and ends, user data included, and whether an `@` is inside."""
    end, at = dot, False
    while end < len(text) and (text[end] == "@" or DOMAIN.match(text, end)):
        at = at or text[end] == "@"
        end += 1
    begin = _back(text, low, dot, DOMAIN)
    return (_back(text, low, begin, USER) if at else begin), end, at


def _end(text: str, dot: int, end: int) -> int:
    port = _PORT.match(text, end)
    end = _path_end(text, port.end() if port else end)
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    return end


def _begin(text: str, low: int, begin: int, patterns: Letters, *, at: bool) -> tuple[int, bool]:
    """Return where the address begins, scheme included, and whether what stands before it forbids it."""
    bad = False
    if begin > low and text[begin - 1] == "@":
        user = _back(text, low, begin - 1, USER)
        bad = at or user == begin - 1
        begin = user
    if begin == low:
        return begin, bad
    if begin - low >= 6 and text.endswith("://", low, begin):
        scheme = _scheme(text[_back(text, low, begin - 3, SCHEME) : begin - 3].lower())
        return (begin - 3 - len(scheme), bad) if scheme else (begin, True)
    return begin, bad or bool(patterns.glued.match(text, begin - 1))


def _scheme(written: str) -> str:
    if written in _OTHER_SCHEMES:
        return ""
    return next((scheme for scheme in ("https", "http", "tonsite", "ftp") if written.endswith(scheme)), "")


def _onward(text: str, dot: int, end: int, *, bad: bool) -> int:
    if bad:
        return text.rfind(".", dot, end) + 1
    while end < len(text) and text[end] == ".":
        end += 1
    return end


def _fixed(written: str) -> str:
    """Return the address without what does not belong to it, or "" if it is none."""
    scheme = _WITH_SCHEME.match(written)
    rest = written[scheme.end() :] if scheme else written
    host = _NO_HOST.split(rest, maxsplit=1)[0]
    path = rest[len(host) :]
    domain = host[host.find("@") + 1 :]
    domain = domain[: domain.rfind(":")] if ":" in domain else domain
    if not _is_domain(domain, bare=not scheme):
        return ""
    return written[: len(written) - len(path)] + _balanced(path)


def _balanced(path: str) -> str:
    """Cut a path before the first bracket that closes what was not opened."""
    open_now = dict.fromkeys("([{", 0)
    end = len(path)
    for position, sign in enumerate(path):
        if sign in open_now:
            open_now[sign] += 1
        elif sign in _PAIRS:
            open_now[_PAIRS[sign]] -= 1
            if open_now[_PAIRS[sign]] < 0:
                end = position
                break
    return path[:end].rstrip(_BAD_END)


def _is_domain(host: str, *, bare: bool) -> bool:
    labels = host.split(".")
    if len(labels) < 2 or any(not label or utf8(label) > 63 or label.endswith("-") for label in labels):
        return False
    if _IPV4.fullmatch(host):
        return True
    if host.lower() == "teiegram.org" or not _NO_DIGIT.search(host):
        return False
    return "_" not in labels[-2] and _is_top(labels[-1], bare=bare)


def _is_top(name: str, *, bare: bool) -> bool:
    if len(name) < 2:
        return False
    if name.startswith("xn--"):
        return bool(_PUNYCODE.fullmatch(name))
    if "_" in name or "-" in name:
        return False
    lower = name.replace("İ", "i").lower()  # one letter for one, as Telegram's own table has it
    # "end.So it goes" is a missing space, not a domain.
    only_first_is_capital = lower != name and lower[1:] == name[1:]
    return not bare or (lower in _tlds() and not only_first_is_capital)

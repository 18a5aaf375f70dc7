"""The addresses that a person wrote into a text, and what becomes of each where a network finds links by itself.

An address is meant up to the next blank, without what closes or ends the sentence around it in any script. A network
cuts it where its own alphabet of addresses ends (X leaves all but Latin and Cyrillic letters), or takes signs with it
that belong to the sentence.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import Struct

from postdesk.models import Entity, ParsedText

ENDS = "،؛؟۔。，、；：！？」』》〉】）。…«»“”„‹›।॥၊။፡።፣՝՜՞"
"""Signs that end an address wherever they stand: punctuation of scripts, and quotation marks."""
TRAILING = ".,;:!?'\"’‘*"
"""Signs that end an address only at its end."""
CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@&=+%$,;")
"""The ASCII signs with which every network goes on, inside an address."""
_KEPT = "/?#@&=+%$,;:-._~!*'()[]"


class MeantLink(Struct, frozen=True):
    """An address as it was meant, its place, and the link that a network makes of it; None where it makes none."""

    meant: Entity
    linked: Entity | None

    @property
    def cut(self) -> str:
        """The part of the address that the network leaves out; "" where it leaves out nothing."""
        return self.meant.text[len(self.linked.text) :] if self.linked and self.linked.end < self.meant.end else ""

    @property
    def swallowed(self) -> str:
        """What the network takes into the link that belongs to the sentence; "" where it takes nothing."""
        return self.linked.text[len(self.meant.text) :] if self.linked and self.linked.end > self.meant.end else ""

    @property
    def whole(self) -> bool:
        """Whether the network links just what was meant."""
        return self.linked is not None and self.linked.end == self.meant.end


@lru_cache(maxsize=8)  # several rules and networks look at one text, one after the other
def meant_links(text: str) -> tuple[Entity, ...]:
    """Return each address with http:// or https:// that a person wrote, in order."""
    if "://" not in text:
        return ()
    found = (
        Entity(said, match.start(), match.start() + len(said))
        for match in _starts().finditer(text)
        if (said := _meant(match[0]))
    )
    return tuple(found)


def compared(text: str, parsed: ParsedText) -> Sequence[MeantLink]:
    """Return each address that was meant, with the link that a network makes of it."""
    by_start = {link.start: link for link in parsed.links}
    return [MeantLink(meant, by_start.get(meant.start)) for meant in meant_links(text)]


def _meant(run: str) -> str:
    """Return the address at the beginning of a run of signs without a blank."""
    if not run.isascii():
        run = _script_change(re.split(f"[{ENDS}]", run, maxsplit=1)[0])
    while _ends(run):
        run = run[:-1]
    return run if len(run) > len("https://") else ""


def _ends(run: str) -> bool:
    """Tell whether the last sign of a run closes or ends the sentence rather than the address."""
    last = run[-1:]
    opening = CLOSING.get(last, "")
    return bool(last) and (last in TRAILING or (bool(opening) and run.count(last) > run.count(opening)))


def _script_change(run: str) -> str:
    """Return a run up to where, after ASCII letters of a path, a script without blanks goes on with the sentence."""
    found = _glued().search(run)
    return run[: found.end(1)] if found else run


@cache
def _starts() -> re.Pattern[str]:
    """Match what begins with a scheme, up to the next blank; one that is glued to letters before it, too."""
    return re.compile(r"https?://\S+", re.IGNORECASE)


@cache
def _glued() -> re.Pattern[str]:
    """Match ASCII letters of a path right before Chinese, Japanese or Thai: "/path谢谢"."""
    return re.compile(r"(?<=[^:/]/)([A-Za-z0-9._~%-]*[A-Za-z0-9])(?=[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff])")


def linked_whole(link: str, parse: Callable[[str], ParsedText]) -> str:
    """Return an address so that a network links it whole: as it stands, or percent-encoded as far as is needed.

    Where the network links no form of it whole, it is returned as it stands. Source: RFC 3986, section 2.1.
    """
    if link.isascii() and PLAIN.issuperset(link) and (link[-1:].isalnum() or link[-1:] in "/=-_&"):
        return link
    if len(link.split()) > 1:  # two things in one place, which a rule tells
        return link
    return _encoded(link, parse)


@lru_cache(maxsize=256)
def _encoded(link: str, parse: Callable[[str], ParsedText]) -> str:
    return next((form for form in _forms(link) if _is_whole(form, parse)), link)


def _is_whole(link: str, parse: Callable[[str], ParsedText]) -> bool:
    return [found.text for found in parse(f"a\n\n{link}\n\na").links] == [link]


def _forms(link: str) -> list[str]:
    """Return an address in forms that mean the same, from the one that reads best to the one in fewest signs."""
    try:
        parts = urlsplit(link)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return [link]
    forms = [link, _quoted(link, _KEPT), _quoted(link, "/?#@&=+%$,;:-._~")]
    forms += [_last_quoted(form) for form in forms[1:]]
    return [*forms, _last_quoted(_quoted(urlunsplit(parts._replace(netloc=host)), "/?#@&=+%$,;:-._~"))]


def _quoted(link: str, kept: str) -> str:
    scheme, sign, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{sign}{host}{slash}{quote(path, safe=kept)}"


def _last_quoted(link: str) -> str:
    """Return an address whose last sign is encoded, where it is no letter and no digit."""
    last = link[-1]
    return link if last.isalnum() or last == "/" else f"{link[:-1]}%{ord(last):02X}"

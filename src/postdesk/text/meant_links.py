"""The addresses that a person wrote into a text, and what becomes of each where a network finds links by itself.

An address is meant up to the next blank, without what closes or ends the sentence around it in any script. A network
cuts it where its own alphabet of addresses ends (X leaves all but Latin and Cyrillic letters), or takes signs with it
that belong to the sentence.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from postdesk.models import Entity, ParsedText
from postdesk.text.agreed import standing

ENDS = (
    '"<>¡¿«»…“”„‟\u055b-\u055e։׃،؍؛؝-؟۔܀-܊܌߸߹।॥෴๚๛༈།-༒၊။፡-፨᙮᜵᜶។-៖៚᠂-᠅᠈᠉᥄᥅᪨-᪫᭎᭏᭚᭛᭝-᭟᭽-᭿᰻-᰿᱾᱿'
    "‹›‼‽⁇-⁉、。〈-】〔-〛〝-〟꓾꓿꘍-꘏꛳-꛷꡶꡷꣎꣏꤯꧇-꧉꩝-꩟꫰꫱꯫﴾﴿︒︕-︘︵-﹄﹇﹈﹐-﹒﹔-﹗﹙-﹞！（），．：；？［］｛｝｟-､"
)
"""Signs that end an address wherever they stand, as in a set of a pattern: punctuation of scripts, quotation marks.

Source: https://www.unicode.org/Public/17.0.0/ucd/PropList.txt (Terminal_Punctuation) and the general categories of
brackets and quotation marks, without what also stands inside words: ’ and ‘, middle dots, Hebrew gershayim.
No address holds " < > (RFC 3986).
"""
ENDS_IN_ASCII = '"<>'
"""Those of them that an address of plain letters may meet."""
TRAILING = ".,;:!?'’‘‚‛*|\u0387\u00b7\u037e׳״‐–—―"
"""Signs that end an address only at its end."""
_PICTURES = "§©®°¶†-•※\u2190-\u2bff〒〓〠〰〽\U0001f000-\U0001faff"
"""Arrows, bullets, emoji: right after a letter of an address they belong to the sentence, right after "/" to it."""
CLOSING = {")": "(", "]": "[", "}": "{"}


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
    if alike := standing(text):
        return alike.links
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
    run = _plain_run(run) if run.isascii() else _read_run(run)
    while _ends(run):
        run = run[:-1]
    return run if len(run) > len("https://") else ""


def _plain_run(run: str) -> str:
    """Return a run of ASCII up to a sign that ends an address."""
    for sign in ENDS_IN_ASCII:
        run = run.partition(sign)[0]
    return run


def _read_run(run: str) -> str:
    """Return a run of any signs up to one that ends an address, up to a picture, up to where another script goes on."""
    return _script_change(_before_picture(ends_of_addresses().split(run, maxsplit=1)[0]))


def _before_picture(run: str) -> str:
    """Return a run up to the first picture that its writer put behind an address; a host may hold some, 💩.la."""
    found = _pictured().search(run)
    if found is None:
        return run
    path = run.find("/", run.index("//") + 2)
    rest_of_host = run[found.end() : path] if path > 0 else run[found.end() :]
    in_host = path < 0 or found.start() < path
    return run if in_host and "." in rest_of_host else run[: found.start()]


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
def ends_of_addresses() -> re.Pattern[str]:
    """Match a sign that ends an address wherever it stands."""
    return re.compile(f"[{ENDS}]")


@cache
def _pictured() -> re.Pattern[str]:
    """Match a picture right after a sign of an address that is none, and no slash."""
    return re.compile(rf"(?<=[^/:{_PICTURES}])[{_PICTURES}]")


@cache
def _glued() -> re.Pattern[str]:
    """Match ASCII letters of a path right before Chinese, Japanese or Thai: "/path谢谢"."""
    return re.compile(r"(?<=[^:/]/)([A-Za-z0-9._~%-]*[A-Za-z0-9])(?=[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff])")

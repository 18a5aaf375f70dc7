"""The lines of a plain text: decoded, numbered, and made whole again where an editor or a mailer broke them."""

import itertools
import re
from collections.abc import Iterator, Sequence

from postdesk.drafts.sources.original import MOST_SIGNS, TOO_LONG, Original, Passage, numbered

_WIDTHS = (40, 110)
"""How wide lines are that were broken by a program."""
_BREAKS_OFF = re.compile(r"[^.!?…。！？؟:：;\"”»]$")
_OF_A_TITLE = 3
"""Words of a line, in larger letters, that a small one goes on with."""
_NEW = re.compile(r"^\s*(?:[-–—•*·►▪●]|\d{1,2}[.)]\s|#{1,6}\s|>|\[)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\((?:[^()\s]{1,2000})(?:\s+\"[^\"\n]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,2000}?)(?<=\S)\1(?![\w*])")


def told_lines(text: str) -> Original:
    """Return the passages of a text that is read already; ValueError where it is longer than any release."""
    if len(text) > MOST_SIGNS:
        raise ValueError(TOO_LONG)
    lines = re.split(
        r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]",
        "".join(
            sign if sign.isprintable() or sign in "\n\r\t\x0b\x0c\x85\u2028\u2029\u200c\u200d" else " " for sign in text
        ),
    )
    if lines and not lines[-1]:
        lines.pop()
    marked = _is_markdown(lines)
    passages = list(_unwrapped(list(numbered(lines)), lines))
    found = tuple(map(_without_markdown, passages)) if marked else tuple(passages)
    return Original(found, len(lines), raw=tuple(lines))


def text_decoded(content: bytes) -> str:
    """Return a text from its bytes: UTF-8, UTF-16 by its mark, or else Windows' code page of Western Europe."""
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode(_code_page(content), "replace")


def _code_page(content: bytes) -> str:
    """Return the code page that a text was probably saved in: Cyrillic, Central European or Western."""
    high = [byte for byte in content[:100_000] if byte > 0x7F]
    if sum(byte >= 0xC0 for byte in high) > 0.25 * max(len(content[:100_000]), 1):
        return "cp1251"
    return (
        "cp1250"
        if sum(byte in b"\x9a\x9e\xe8\xe6\xf0\x8a\x8e\xc8\xc6\xd0" for byte in high) * 2 > len(high)
        else "cp1252"
    )


def _is_markdown(lines: Sequence[str]) -> bool:
    return any(_HEADING.match(line) and line[1:2] in {"#", " "} for line in lines) or any(
        "](http" in line for line in lines
    )


def _without_markdown(passage: Passage) -> Passage:
    heading = _HEADING.match(passage.text)
    said = _LINK.sub(r"\1", heading[2] if heading else passage.text)
    said = _EMPHASIS.sub(r"\2", said).strip() or passage.text
    return Passage(passage.line, said, passage.last, heading=bool(heading))


def _unwrapped(passages: Sequence[Passage], lines: Sequence[str]) -> Iterator[Passage]:
    """Yield the passages with those made one that a program broke over several lines."""
    width = _width(passages)
    held: Passage | None = None
    for passage in passages:
        joins = held is not None and width and passage.line == held.last + 1 and not _NEW.match(lines[passage.line - 1])
        if held and joins and _runs_on(lines[held.last - 1].rstrip(), passage.text, width):
            held = Passage(held.line, f"{held.text} {passage.text}", passage.line)
        else:
            if held:
                yield held
            held = passage
    if held:
        yield held


def _runs_on(line: str, following: str, width: int) -> bool:
    """Tell whether a line was broken off: the next word would not have fitted."""
    goes_on = following[:1].islower()
    headed = goes_on and line[:1].isupper() and len(line.split()) >= _OF_A_TITLE and bool(_BREAKS_OFF.search(line))
    fits_not = len(line) + len(following.split(maxsplit=1)[0]) + 1 > width - 4
    return fits_not or headed or (len(line) > width * 0.6 and goes_on)


def _width(passages: Sequence[Passage]) -> int:
    """Return how wide the lines are that were broken by a program; 0 where none were."""
    pairs = [(one, other) for one, other in itertools.pairwise(passages) if other.line == one.last + 1]
    broken = [one for one, other in pairs if _BREAKS_OFF.search(one.text) and other.text[:1].islower()]
    widths = [len(passage.text) for passage in passages]
    if len(broken) < 2 or len(broken) * 4 < len(pairs) or not widths:
        return 0
    widest = sorted(widths)[-max(len(widths) // 50, 1)]
    return widest if _WIDTHS[0] <= widest <= _WIDTHS[1] else 0

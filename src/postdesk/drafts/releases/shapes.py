"""What a line looks like, before anybody asks what it says: prose, an entry, a label, a heading glued to a sentence."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from postdesk.drafts.releases.dates import is_dateline
from postdesk.drafts.sources.labels import begins_with, is_label, speaks_of
from postdesk.drafts.sources.original import Passage
from postdesk.text.abbreviations import is_starter
from postdesk.text.embargo_notes import embargo_note
from postdesk.text.named_days import months
from postdesk.text.page_furniture import is_furniture, leads_on

_MARKS = "-–—•*·►▪●○◦‣➢✓>#|»›→+"
_BULLET = re.compile(rf"^(?:[{re.escape(_MARKS)}]+\s+|[•●▪·►‣◦✓➢]|\(?\d{{1,2}}[.)]\s+|[a-z]\)\s+)")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁴-⁹]{1,2})\s?\S")
"""A note below a text: "[1] See Annex B."."""
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_STOPPED = re.compile(r"[.!?…。！？؟۔:：][\"'”’»“)\]」』）]*$")
_ENDED = re.compile(r"[.!?…。！？؟۔][\"'”’»“)\]」』）*]*(?:\[\d{1,3}\])*$")
_LONG_WORDS, _FEW_WORDS, _DATELINE, _PATH = 14, 6, 8, 16
_SALUTATION = 8
_NOTE = 3
"""Words of a note beside a day."""
_NOTES = re.compile(r"\s[|·•–—-]\s")
_DAY_AND_HOUR = re.compile(
    r"(?:\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-]\d{4}\.?),? \d{1,2}[:.]\d\d\b"
)
_WAY = re.compile(r"\w\s+[>»›→]\s+\w")
_FIGURES_OF_A_COUNTER = re.compile(r"[\d.,: /|%kKmM+-]+")


class LineShape(Struct, frozen=True):
    """One line as it looks: its passage, its words without bullet and in small letters, how many, and its kind.

    Kinds: "prose", "entry" of a list, "lead" (it ends with a colon), "short"; and what is none of a release: "label",
    "stop", "about", "contact", "release", "end", "site", "caption", "byline", "dated", "mark", "twin", "glued",
    "address", "counter", "greeting".
    """

    passage: Passage
    bare: str
    small: str
    words: int
    kind: str

    @property
    def text(self) -> str:
        """The passage's words as they stand."""
        return self.passage.text


OUTSIDE = frozenset(
    ("label", "stop", "about", "contact", "release", "end", "site", "caption", "byline", "mark", "twin", "glued",
     "counter", "address", "greeting")
)  # fmt: skip
"""Kinds that are no part of what a release says."""


def line_shapes(passages: Sequence[Passage]) -> list[LineShape]:
    """Return how each passage looks, among those beside it."""
    bares = [bare_words(passage.text) for passage in passages]
    smalls = [bare.casefold() for bare in bares]
    found: list[LineShape] = []
    writer = ""
    for place, (passage, bare, small) in enumerate(zip(passages, bares, smalls, strict=True)):
        count, before = word_count(bare), smalls[place - 1] if place else ""
        twin = count <= _LONG_WORDS and small in {before, *smalls[place + 1 : place + 2]} and not passage.heading
        kind = "twin" if twin else _kind(passage, bare, small, count)
        if count >= _FEW_WORDS and _goes_on(bare, small, before):
            kind = "glued"
        if found and found[-1].kind == "byline" and is_label("byline", found[-1].small) and kind == "short":
            kind = "byline"
        if kind == "byline":
            writer = writer or _writer(small)
        elif kind == "prose" and writer and small.startswith(writer):
            kind = "byline"
        found.append(LineShape(passage, bare, small, count, kind))
    return found


def _writer(small: str) -> str:
    """Return whom a text is by, and a blank, as a paragraph on them begins, "Mira Tosk is the head …", or ""."""
    name = small[len(begins_with("byline", small)) :].strip(" :：/|")
    return f"{name} " if word_count(name) > 1 else ""


def _goes_on(bare: str, small: str, before: str) -> bool:
    """Tell whether a line says the one before it, and goes on without a blank: "Our Work", "Our WorkAs the"."""
    glued = len(before) > 2 and small.startswith(before) and bare[len(before) : len(before) + 1].isupper()
    return glued or is_glued(bare)


def bare_words(text: str) -> str:
    """Return a line without its bullet or number, and without the signs that emphasise it in Markdown."""
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    first = rest.split(maxsplit=1)[0].casefold() if bullet and rest.strip() else ""
    return (text if first in months() else rest).strip().strip("*_").strip()


def word_count(text: str) -> int:
    """Return how many words a text has; of scripts without blanks two signs are one word."""
    wide = len(_WIDE.findall(text)) if not text.isascii() else 0
    return len(text.split()) + wide // 2 if wide else len(text.split())


def is_ended(text: str) -> bool:
    """Tell whether a line ends as sentences do."""
    return bool(_ENDED.search(text))


def _kind(passage: Passage, bare: str, small: str, count: int) -> str:
    if not any(letter.isalnum() for letter in bare):
        return "end" if is_label("end", passage.text.casefold()) else "mark"
    note = begins_with("footnote", small).rstrip(":：")
    if _FOOTNOTE.match(passage.text) or (note and small[len(note) :].lstrip()[:1] in {":", "："}):
        return "mark"
    if count <= _SALUTATION and _addresses(small):
        return "greeting"
    labelled = _labelled(small, count)
    return labelled or _by_shape(passage, bare, small, count)


def _addresses(small: str) -> bool:
    """Tell whether a line is whom a speech or a letter is to: "Dear friends,"."""
    ends = small.endswith((",", "،", "，", ":", "：", "!", "！"))
    return ends and bool(begins_with("greeting", small) or begins_with("salutation", small))


def _labelled(small: str, count: int) -> str:
    """Return the kind of a line by the labels that it is or begins with; "" for none."""
    for kind in ("end", "release", "stop", "contact"):
        if is_label(kind, small):
            return kind
    if count <= _LONG_WORDS and not is_ended(small) and embargo_note(small):
        return "release"
    if count <= 9 and not is_ended(small) and begins_with("about", small):
        return "about"
    if count <= 12 and begins_with("stop", small) and small.rstrip().endswith((":", "：")):
        return "stop"
    return _furnished(small, count)


def _furnished(small: str, count: int) -> str:
    if (count <= _DATELINE and is_dateline(small)) or _says_its_day(small, count):
        return "dated"
    path = count <= _PATH and not is_ended(small) and _WAY.search(small)
    return "label" if path or is_furniture(small) or leads_on(small) else _attached(small, count)


def _says_its_day(small: str, count: int) -> bool:
    """Tell whether a line is a day and notes beside it: "4 October 2026 | Statement", "2025-01-16 09:12 …"."""
    if count > _LONG_WORDS or is_ended(small):
        return False
    parts = _NOTES.split(small)
    bar = "|" in small or "·" in small or "•" in small
    notes = all(is_dateline(part) or bar or word_count(part) <= _NOTE for part in parts)
    dated = len(parts) > 1 and notes and any(map(is_dateline, parts))
    return dated or bool(_DAY_AND_HOUR.match(small))


def _attached(small: str, count: int) -> str:
    """Return the kind of a line that begins with a label and goes on: a caption, a byline, a date."""
    for kind, most in (("caption", 40), ("dated", 14), ("byline", 8)):
        label = begins_with(kind, small) if count <= most else ""
        rest = small[len(label) :].lstrip()
        if kind == "dated" and label and not any(map(str.isdecimal, rest)):
            return "label"
        if label and (
            rest[:1] in {":", "：", "/", "©", "|"} or (kind != "caption" and count <= 8 and not _STOPPED.search(small))
        ):
            return kind
    if count <= 60 and speaks_of("site", small):
        return "site"
    return ""


def _by_shape(passage: Passage, bare: str, small: str, count: int) -> str:
    if _FIGURES_OF_A_COUNTER.fullmatch(small):
        return "counter"
    if "://" in small and count == 1:
        return "address"
    if count == 1 and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", small) and not small[0].isdigit():
        return "address"
    if count >= _LONG_WORDS or (count >= _FEW_WORDS and (is_ended(bare) or _leads_to_address(bare))):
        return "prose"
    if _STOPPED.search(bare) and bare.endswith((":", "：")):
        return "lead"
    return "entry" if passage.item or _BULLET.match(passage.text) else "short"


def _leads_to_address(bare: str) -> bool:
    """Tell whether a line is a sentence, and then an address: "The Fund pays for it all. More: https://…"."""
    said, address, _ = bare.partition("://")
    sentence = max(said.rfind(f"{sign} ") for sign in ".!?…")
    return bool(address) and word_count(said[: sentence + 1]) >= _FEW_WORDS


def is_glued(text: str) -> bool:
    """Tell whether a heading stands before a sentence without a blank, as in copied menus: "WHO WE AREThe"."""
    for word in text.split()[:6]:
        found = _joined().fullmatch(word)
        if found and is_starter(found["begins"]) and word != "LinkedIn":
            return True
    return False


@cache
def _joined() -> re.Pattern[str]:
    """Match the last word of a heading, in capitals or not, that goes on with another word: "UNRWA" does not."""
    return re.compile(
        r"[^\W\d_](?:[^\W\d_]|[’'-])+?"
        r"(?P<begins>(?<=\w\w)[A-ZÀ-ÞŠĐČĆŽЀ-Я][a-zß-ÿšđčćžа-џ’']+|(?<=[a-zß-ÿšđčćžа-џ]{2})[A-ZÀ-ÞŠĐČĆŽЀ-Я])"
    )

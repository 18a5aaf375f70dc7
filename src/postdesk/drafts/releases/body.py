"""Which lines of a source are the release, and why: its title, its date, its paragraphs; not the page around them."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from msgspec import Struct

from postdesk.drafts.releases.contacts import contact_places, people_named
from postdesk.drafts.releases.dates import is_dateline, without_dated_head
from postdesk.drafts.releases.shapes import OUTSIDE, LineShape, is_ended, line_shapes, word_count
from postdesk.drafts.releases.titles import (
    COMPARED,
    INTO,
    headline,
    names_office,
    tells_event,
    title_place,
    word_beginnings,
)
from postdesk.drafts.sources.labels import begins_with
from postdesk.drafts.sources.original import Original, Passage

_WEIGHTS = {
    "entry": -3, "long entry": -1, "lead": 2, "short": -4, "label": -8, "stop": -25, "about": -22, "contact": -4,
    "release": -2, "end": -30, "site": -10, "caption": -2, "byline": -2, "dated": -1, "mark": -1, "twin": -6,
    "glued": -15, "address": -4, "counter": -3, "repeated": -15, "greeting": 0,
}  # fmt: skip
_LONGEST = 40
"""Words of a paragraph that count."""
_SAYS_MUCH = 6
"""Words of an entry that is rather one of a text than one of a menu."""
_ENOUGH = 60
"""Words after which a label such as "Related news" ends the release."""
_FEW = 6
"""Words of small print."""
_BESIDE = 2
"""Lines within which another tells of the same event."""
_QUOTED = re.compile(r"[“\"«„「].+[”\"»“」][.!?]?")
_SPEAKER = 8
"""Words of a line that names whose the quotation above it is."""
_ONE_KIND = frozenset((("dated", "dated"),))
_WHY = {"stop": "related", "about": "boilerplate", "site": "label", "release": "label", "end": "label",
        "mark": "label", "twin": "label", "glued": "navigation", "counter": "label", "address": "address"}  # fmt: skip

WHYS = (
    "title", "date", "text", "label", "navigation", "related", "boilerplate", "contact", "caption", "byline", "address",
    "repeated", "stranger", "blank", "hidden", "header", "greeting", "quoted", "signature",
)  # fmt: skip
"""What is made of a line, in a word: of its release the first three; not, for what it is or its source said of it."""


class LineVerdict(Struct, frozen=True):
    """What became of one passage: kept or not, and why.

    Kept as "title", "date", "text"; dropped for another of `WHYS`.
    """

    passage: Passage
    kept: bool
    why: str


class Body(Struct, frozen=True):
    """A release among its lines: what became of each, its title, its paragraphs in order, and whom it names to ask."""

    verdicts: tuple[LineVerdict, ...]
    title: str
    title_line: int
    paragraphs: tuple[Passage, ...]
    people: frozenset[str]

    @property
    def told(self) -> str:
        """The whole text, its title first."""
        return "\n".join((self.title, *(passage.text for passage in self.paragraphs)))


Known = Callable[[str], bool]
"""Whether the desk knows a paragraph from other sources."""


def release_body(original: Original, known: Known = lambda _: False) -> Body:
    """Return which passages of a source are its release."""
    shapes = _judged(line_shapes([passage for passage in original.passages if not passage.why]), known)
    spots = contact_places(shapes)
    people = people_named([shapes[place].text for place in spots]) | people_named(original.people)
    shapes = [_as(shape, "contact") if place in spots else shape for place, shape in enumerate(shapes)]
    start, end = (0, len(shapes)) if original.told else _span(shapes)
    end = _cut(shapes, start, end)
    title = title_place(shapes, start, end, original.title)
    if title is not None and not (original.told and title > start + INTO):
        start = title
    end = _list_end(shapes, end)
    shapes = _without_small_print(shapes, start, end, title)
    told = {id(shape.passage): _verdict(shape, place, start, end, title) for place, shape in enumerate(shapes)}
    verdicts = tuple(told.get(id(each)) or LineVerdict(each, kept=False, why=each.why) for each in original.passages)
    paragraphs = tuple(each.passage for each in verdicts if each.kept and each.why == "text")
    found = original.title or ((headline(shapes[title]) or shapes[title].bare) if title is not None else "")
    line = shapes[title].passage.line if title is not None else 1
    return Body(verdicts, without_dated_head(found), line, paragraphs, people)


def _as(shape: LineShape, kind: str) -> LineShape:
    return LineShape(shape.passage, shape.bare, shape.small, shape.words, kind)


def _judged(shapes: Sequence[LineShape], known: Known) -> list[LineShape]:
    return [_as(shape, "repeated") if known(shape.text) else shape for shape in shapes]


def _weight(shapes: Sequence[LineShape], place: int) -> int:
    shape = shapes[place]
    if shape.kind == "prose":
        return min(shape.words, _LONGEST)
    if shape.kind == "entry":
        under = takewhile(lambda other: other.kind == "entry", reversed(shapes[:place]))
        lead = place - len(list(under)) - 1
        if lead >= 0 and shapes[lead].text.endswith((":", "：")):
            return 1
        return _WEIGHTS["long entry"] if shape.words >= _SAYS_MUCH else _WEIGHTS["entry"]
    return _WEIGHTS[shape.kind]


def _span(shapes: Sequence[LineShape]) -> tuple[int, int]:
    """Return where the stretch of lines begins and ends that holds most prose and least else."""
    best, total, start, found = 0, 0, 0, (0, 0)
    for place in range(len(shapes)):
        if total <= 0:
            total, start = 0, place
        total += _weight(shapes, place)
        if total > best and shapes[place].kind in {"prose", "entry"}:
            best, found = total, (start, place + 1)
    return found if best else (0, len(shapes))


def _cut(shapes: Sequence[LineShape], start: int, end: int) -> int:
    """Return where the release ends at the latest: at what heads the rest of its page, when enough was said."""
    said, whole = 0, sum(shape.words for shape in shapes[start:end] if shape.kind == "prose")
    for place in range(start, end):
        shape = shapes[place]
        ends = shape.kind in {"stop", "about", "end"} or _lists_news(shapes, place)
        if ends and (said >= _ENOUGH or said * 2 >= whole > 0):
            return place
        said += shape.words * (shape.kind == "prose")
    return end


def _lists_news(shapes: Sequence[LineShape], place: int) -> bool:
    """Tell whether a list of other news begins at a line: headlines with a day beside each, perhaps under a heading."""
    for first in (place, place + 1):
        kinds = [shape.kind for shape in shapes[first : first + 4]]
        pairs = {tuple(kinds[:2]), tuple(kinds[2:])}
        if len(kinds) == 4 and len(pairs) == 1 and "dated" in kinds and not pairs & _ONE_KIND:
            return {"prose", "dated"} - set(kinds) == {"prose"} and shapes[place].kind not in {"prose", "entry"}
    return False


def _without_small_print(shapes: Sequence[LineShape], start: int, end: int, title: int | None) -> list[LineShape]:
    """Return lines with those as labels that stand between the title and the text, and have no word of it."""
    prose = [place for place in range(start, end) if shapes[place].kind == "prose"][:COMPARED]
    body = word_beginnings(" ".join(shapes[place].small for place in prose))
    first = next((place for place in prose if place != title), start)
    return [
        _as(shape, "label")
        if start < place < first and _is_small_print(shape, body) and not _invites(shapes, place)
        else shape
        for place, shape in enumerate(shapes)
    ]


def _invites(shapes: Sequence[LineShape], place: int) -> bool:
    """Tell whether a line says when or where an event is, beside another that does."""
    beside = [shapes[place], *shapes[max(place - 1, 0) : place], *shapes[place + 1 : place + 2]]
    said = [bool(begins_with("event", shape.small) or begins_with("programme", shape.small)) for shape in beside]
    return said[0] and any(said[1:])


def told_of_event(body: Body) -> set[int]:
    """Return the lines that say when and where an event is, several beside each other, or until when to ask for it."""
    lines = {each.passage.line for each in body.verdicts if tells_event(each.passage.text, "event", "programme")}
    beside = [apart for apart in range(-_BESIDE, _BESIDE + 1) if apart]
    told = {line for line in lines if any(line + apart in lines for apart in beside)}
    return told | {each.passage.line for each in body.verdicts if tells_event(each.passage.text, "deadline")}


def _is_small_print(shape: LineShape, body: dict[str, int]) -> bool:
    words = word_beginnings(shape.small)
    again = sum(word in body for word in words)
    small = shape.kind in {"short", "entry", "lead"} and shape.words <= _FEW and not shape.passage.heading
    return small and (again * 3 < max(len(words), 2) or names_office(shape))


def _list_end(shapes: Sequence[LineShape], end: int) -> int:
    """Return the end with what still belongs to the last paragraph: the entries under it, a quotation's speaker."""
    while end < len(shapes):
        shape, before = shapes[end], shapes[end - 1] if end else shapes[0]
        listed = shape.kind == "entry" and (before.kind == "entry" or before.text.endswith((":", "：")))
        signed = shape.kind in {"short", "entry"} and shape.text.startswith(("—", "–"))
        given_out = shape.kind == "dated" and re.match(r"[^\W\d_][^\d,]{1,30}, ", shape.bare)  # "Bar, 3. maj 2026."
        spoken = shape.kind == "short" and bool(_QUOTED.fullmatch(before.text)) and shape.words <= _SPEAKER
        closing = signed or spoken or bool(given_out) or (shape.kind in {"short", "entry"} and is_ended(shape.bare))
        if not (listed or closing):
            return end
        end += 1
    return end


def _verdict(shape: LineShape, place: int, start: int, end: int, title: int | None) -> LineVerdict:
    """Return what becomes of one line."""
    passage = shape.passage
    if place == title:
        return LineVerdict(passage, kept=True, why="title")
    if shape.kind in OUTSIDE or shape.kind in {"repeated", "byline"}:
        return LineVerdict(passage, kept=False, why=_WHY.get(shape.kind, shape.kind))
    near = title is not None and title - 3 <= place < title
    if near and (shape.kind == "dated" or (shape.words <= 8 and is_dateline(shape.bare))):
        return LineVerdict(passage, kept=True, why="date")
    if not start <= place < end:
        return LineVerdict(passage, kept=False, why="navigation" if place < start else "related")
    if shape.kind == "dated" or (shape.words <= 8 and is_dateline(shape.bare)):
        return LineVerdict(passage, kept=True, why="date")
    return LineVerdict(passage, kept=word_count(shape.bare) > 0, why="text")

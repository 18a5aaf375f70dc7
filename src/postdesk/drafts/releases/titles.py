"""Which line of a source is its title: the one whose words come again in the text below it."""

import re
from collections.abc import Mapping, Sequence

from postdesk.drafts.releases.dates import is_dateline
from postdesk.drafts.releases.shapes import LineShape, is_ended
from postdesk.drafts.sources.labels import begins_with, labels_of
from postdesk.text.small_words import languages_by_word

COMPARED = 100
"""Paragraphs whose words a title is held against."""
_ABOVE, INTO = 14, 7
"""How far over the text, and into it, a title is looked for."""
_BETWEEN = frozenset(("dated", "byline", "label", "caption", "release", "greeting"))
"""Kinds of lines that stand between a title and its text."""
_EVIDENCE = 0.02
"""What each word of a title that comes again counts, beside their share of it."""
_BESIDE = 3
"""Lines within which another tells of the same event."""
_LEAST = 0.35
"""How much a title promises at least."""
_NAME = 7
"""Words of the name of an office."""
_ASKS = ("?", "？", "؟")
_PERSON = re.compile(r"(?:[^\W\d_a-z][\w.’'-]* ){1,3}[^\W\d_a-z][\w’'-]*, [^\W\d_a-z][^.!?]{3,80}$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def title_place(shapes: Sequence[LineShape], start: int, end: int, told: str) -> int | None:
    """Return which line is the title: that of the source, or the one whose words come again in the text below it."""
    if told:
        same = " ".join(told.split()).casefold()
        return next((place for place, shape in enumerate(shapes) if shape.small == same), None)
    prose = [place for place in range(start, end) if shapes[place].kind == "prose"][:COMPARED]
    ended = [place for place in prose if is_ended(shapes[place].bare)]
    first = ended[0] if ended else prose[0] if prose else start
    under = " ".join(shapes[place].small for place in prose if place >= first)
    body = word_beginnings(under)
    places = range(max(start - _ABOVE, 0), min(start + INTO, end))
    found = [(_promise(shapes, place, first, body, under), -place) for place in places if _may_head(shapes[place])]
    score, place = max(found, default=(0.0, 0))
    told_what = next((place for place in places if _is_told_what(shapes, place)), None)
    above = told_what is None or -place < told_what
    return -place if score >= _LEAST and above else told_what


def _is_told_what(shapes: Sequence[LineShape], place: int) -> bool:
    """Tell whether a line says what an event is, among others that say when and where."""
    beside = shapes[max(place - _BESIDE, 0) : place + _BESIDE + 1]
    return bool(headline(shapes[place])) and any(tells_event(shape.bare) for shape in beside)


def headline(shape: LineShape) -> str:
    """Return what a line says an event is, behind "What:"; "" for any other line."""
    label = begins_with("subject", shape.small)
    said = re.match(r"\s?[:：]\s?(?=\S)", shape.bare[len(label) :]) if label else None
    return shape.bare[len(label) + said.end() :] if said else ""


def _may_head(shape: LineShape) -> bool:
    fits = 2 <= shape.words <= 35 and (
        shape.passage.heading or shape.kind in {"short", "entry", "prose", "twin", "lead"}
    )
    return (
        fits
        and not is_dateline(shape.bare)
        and not (shape.bare.endswith((",", "،", "，")) or "://" in shape.bare)
        and not (tells_event(shape.bare, "event", "programme") and not shape.passage.heading)
        and (shape.passage.heading or not is_ended(shape.bare) or shape.bare[-1] in "?!？！")
    )


def _promise(shapes: Sequence[LineShape], place: int, first: int, body: Mapping[str, int], under: str) -> float:
    """Return how much a line promises to be the title: by its words that come again, and how near it is."""
    shape = shapes[place]
    words = set(word_beginnings(shape.small))
    again = [word for word in words if body.get(word, 0) > (shape.kind == "prose" and place >= first)]
    share = len(again) / len(words) if words else 0.0
    low, high = sorted((place, first))
    apart = sum(other.kind not in _BETWEEN for other in shapes[low + 1 : high])
    near = 0.45 * max(0.0, 1 - apart / 8)
    less = (
        0.15 * (shape.kind in {"entry", "lead"})
        + 0.25 * (len(words) < 2)
        + 0.2 * (" | " in shape.text)
        + (0.7 if shape.bare.endswith(_ASKS) else 0.35) * (place > first)
        + 0.5 * (_is_called(shape, under) or _is_person(shape) or names_office(shape))
    )
    long = (0.3, 0.3, 0.4, 0.7, 0.9)[shape.words] if shape.words < 5 else 1.0
    speech = 0.3 * bool(begins_with("speech", shape.small))
    return speech + share * long + _EVIDENCE * min(len(again), 10) + near + 0.3 * shape.passage.heading - less


def tells_event(text: str, *kinds: str) -> bool:
    """Tell whether a line says when or where, "Venue: the town hall", or what else some kinds of labels stand for."""
    labels = [begins_with(kind, text.casefold()) for kind in kinds or ("event",)]
    return any(label and re.match(r"\s?[:：]\s?\S", text[len(label) :]) for label in labels)


def _is_called(shape: LineShape, under: str) -> bool:
    """Tell whether a line is what the text below it calls somebody, as an office above its release."""
    return 2 <= shape.words <= _NAME and not shape.passage.heading and shape.small in under


def _is_person(shape: LineShape) -> bool:
    """Tell whether a line is a person and a post: "Ana Rakić, Director, Lakes Office"."""
    return _PERSON.match(shape.bare) is not None and not shape.passage.heading


def names_office(shape: LineShape) -> bool:
    """Tell whether a line is the name of an office: "Ministry of Health"."""
    first, *others = shape.bare.split()
    named = all(word[0].isupper() or word.casefold() in languages_by_word() for word in others)
    return named and first.casefold() in labels_of("office") and not is_ended(shape.bare)


def word_beginnings(text: str) -> dict[str, int]:
    """Return the beginnings of the longer words of a text, and how often each comes; pairs of signs in Chinese."""
    counted: dict[str, int] = {}
    for word in re.findall(r"[^\W_]+", text.casefold()):
        if _WIDE.match(word):
            parts = [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            parts = [word[:6]] if len(word) > 3 else []
        for part in parts:
            counted[part] = counted.get(part, 0) + 1
    return counted

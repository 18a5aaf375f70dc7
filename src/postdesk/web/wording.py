"""What the page says, in the office's language: sentences by catalogue, numbers and dates as that language has them.

A sentence is written once, whole and in English, as the first argument of `phrase` or `phrases`, in a template or in a
module; `words/pages/` has it in other languages, by its English text. What is put in is escaped and made inert. A
sentence may hold marks of its own, `<b>`, `<bdi>` and `<code>`; a name of which nobody knows which way it runs stands
in `<bdi>`. Never put parts of sentences together, and choose by number with `phrases` alone.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from postdesk.html import filled_markup
from postdesk.models.life import State
from postdesk.text.inert import ISOLATES, inert
from postdesk.words import digits, direction, language, num
from postdesk.words.dates import dated
from postdesk.words.pages import unfilled, unfilled_count
from postdesk.words.unbroken import unbroken

_MOMENT = re.compile(r"(?a)\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")
"""A day, or a moment on a wall clock, as files and other rooms have it."""


def shown_text(text: str) -> str:
    """Return a text as it stands in a page: inert; what holds names together from right to left stays."""
    return inert(text, ISOLATES if not text.isascii() and direction() == "rtl" else "")


def noted(message: str) -> str:
    """Return a message as it is: one that stands in a table, for the catalogues, and is said later by `phrase`."""
    return message


def phrase(message: str, /, **values: object) -> str:
    """Return a sentence in the language spoken, its places filled, ready to stand in a page."""
    return filled_markup(unfilled(message), shown_text, **_written(values))


def phrases(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a sentence in the form that its number asks for; `{n}` is the number itself."""
    return filled_markup(unfilled_count(one, many, count), shown_text, **_written({**values, "n": count}))


def spoken_moment(local: str) -> str:
    """Return a moment on a wall clock, "2026-12-18 09:00", as the language writes it."""
    return filled_markup(
        '<time datetime="{wall}">{words}</time>', shown_text, wall=local[:16], words=moment_words(local)
    )


def moment_words(local: str) -> str:
    """Return a moment on a wall clock in plain words: `18 Dec 2026, 09:00`."""
    day, clock = local[:10], local[11:16]
    return unfilled("{day}, {clock}").format(day=dated(date.fromisoformat(day)), clock=clock_words(clock))


def written_moment(text: str) -> str:
    """Return a day or a moment, as files and other rooms have it, in plain words; anything else as it stands."""
    try:
        if _MOMENT.fullmatch(text):
            return spoken_moment(text) if text[11:] else dated(date.fromisoformat(text))
    except ValueError:
        pass  # it is written like a day that no calendar has
    return filled_markup("<bdi>{text}</bdi>", shown_text, text=text)


def clock_words(clock: str) -> str:
    """Return a time of day, "09:00", with the digits of the language."""
    return digits(clock)


STATES: Mapping[State, str] = {
    State.QUEUED: noted("queued"),
    State.HELD: noted("on hold"),
    State.CLAIMED: noted("about to go out"),
    State.SENDING: noted("going out"),
    State.PUBLISHED: noted("published"),
    State.FAILED: noted("failed"),
    State.UNKNOWN: noted("unknown"),
    State.MISSED: noted("missed"),
    State.CANCELLED: noted("cancelled"),
    State.HANDED_OVER: noted("handed over"),
    State.REHEARSED: noted("rehearsed"),
    State.DELETED: noted("deleted"),
}
"""How a post stands, in words."""


def state_word(state: str) -> str:
    """Return how a post stands, in the language spoken."""
    return _state_word(state, language())


@cache
def _state_word(state: str, _language: str) -> str:
    return phrase(STATES[State(state)])


def change_words(what: str) -> str:
    """Return what became of a post: the states before and after in the language spoken; "" for what is no state."""
    states = what.split(" → ")
    if not all(state in STATES for state in states):
        return ""
    if len(set(states)) == 1:
        return state_word(states[0])
    return phrase("{before} → {after}", before=state_word(states[0]), after=state_word(states[-1]))


def _written(values: Mapping[str, object]) -> dict[str, object]:
    """Return values with whole numbers as the language writes them."""
    return {name: num(value) if type(value) is int else value for name, value in values.items()}


FUNCTIONS = (
    phrase,
    phrases,
    unbroken,
    spoken_moment,
    written_moment,
    clock_words,
    state_word,
    change_words,
    num,
    language,
    direction,
)
"""What every template of the page may call."""

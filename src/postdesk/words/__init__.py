"""The language of a report: its sentences from a gettext catalogue, its numbers and dates by locale (Unicode CLDR).

English is what the code says; every other language is a catalogue here, read when it is first spoken. Sentences are
whole, with named placeholders, so that a language may order them as it likes; one number at most governs a sentence,
so that a language may give every noun and verb in it the form which that number asks for.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from unicodedata import bidirectional

from postdesk.words.catalogues import catalogue
from postdesk.words.languages import ENGLISH, KNOWN, Tongue, known, tongue

__all__ = [
    "ENGLISH", "KNOWN", "TERMS", "clauses", "colon", "decimal", "digits", "direction", "isolated", "known", "language",
    "listed", "locale", "num", "on_day", "per_cent", "percent", "rate", "say", "says", "sentence", "series", "speaking",
    "spoken", "spoken_tongue",
]  # fmt: skip

_first = tongue(ENGLISH)
_spoken: ContextVar[Tongue] = ContextVar("tongue", default=_first)

TERMS = (
    "ordinary", "above", "below", "still rising", "too few", "too short",
    "unknown", "handed-over", "failed", "missed", "held", "public", "clearly", "leans", "we cannot tell yet",
    "rising", "falling", "cannot tell",
)  # fmt: skip
"""Words that stand for a state or a finding in the data, and are printed as words."""


UNGROUPED = 1000
"""From which number on languages group digits, each in its way: what is smaller all but Arabic write alike."""
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
"""The digits of CLDR's numbering system "arab"; Babel gives its separators, and leaves the digits to us."""


def spoken(tag: str) -> str:
    """Return the tag of the language in which a report is written where somebody asks for one: English for none."""
    return tongue(tag).tag


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Say everything within in one language."""
    token = _spoken.set(tongue(tag))
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken_tongue() -> Tongue:
    """Return the language that is spoken now."""
    return _spoken.get()


def language() -> str:
    """Return the tag of the language that is spoken now."""
    return _spoken.get().tag


def locale() -> str:
    """Return what Babel calls the language that is spoken now."""
    return _spoken.get().locale


def direction() -> str:
    """Return which way the language runs: "ltr" or "rtl"."""
    return _spoken.get().direction


def say(message: str, /, **values: object) -> str:
    """Return a message in the language spoken, its placeholders filled; whole numbers are written as it writes them."""
    one = _spoken.get()
    text = message if one.tag == ENGLISH else catalogue(one).gettext(message)
    return _filled(text, values) if values else text


def says(one: str, many: str, n: int, /, **values: object) -> str:
    """Return a message in the form that its number asks for; `{n}` is the number itself."""
    now = _spoken.get()
    text = (one if n == 1 else many) if now.tag == ENGLISH else catalogue(now).ngettext(one, many, n)
    return _filled(text, {**values, "n": n})


def _filled(text: str, values: dict[str, object]) -> str:
    """Return a message with its values; where one ends with a full stop, the message's own behind it is left out."""
    written = _written(values)
    for key, value in written.items():
        if isinstance(value, str) and value.endswith("."):
            text = text.replace(f"{{{key}}}.", f"{{{key}}}")
    return text.format(**written)


def _written(values: dict[str, object]) -> dict[str, object]:
    """Return what stands in a sentence: whole numbers with the language's digits, names kept from its direction."""
    return {key: _put(value) for key, value in values.items()}


def _put(value: object) -> object:
    if type(value) is int:
        return num(value)
    return isolated(value) if isinstance(value, str) else value


def isolated(text: str) -> str:
    """Return a name, a hashtag or a signed number so that a sentence that runs the other way leaves it as it is.

    Unicode isolates (UAX 9) hold it together, since `#`, `+` and `−` have no direction of their own; what is written
    from right to left itself needs none, nor does a number without a sign.
    """
    kinds = [bidirectional(char) for char in text]
    alien = "L" in kinds or kinds[:1] not in ([], ["EN"])
    return f"\u2068{text}\u2069" if direction() == "rtl" and alien and not {*kinds} & {"R", "AL", "FSI"} else text


def clauses(*parts: str) -> str:
    """Return clauses that each stand on their own as one sentence without its end: `3 to come; 1 needs you`."""
    return say("; ").join(filter(None, parts))


def series(parts: Sequence[str]) -> str:
    """Return names or phrases one after the other: `X, Y, Z`."""
    return say(", ").join(isolated(part) for part in parts if part)


def colon(name: str, said: str) -> str:
    """Return what is said of something, after its name: `X: 3 posts`."""
    return say("{name}: {said}", name=name, said=said)


def sentence(text: str) -> str:
    """Return a text with its full stop; one that ends with an abbreviation's has it already."""
    return text if text.endswith(".") else f"{text}."


def num(value: float) -> str:
    """Return a number without decimals, as the language groups and writes its digits."""
    if locale() == ENGLISH:
        return f"{value:,.0f}"
    if direction() == "ltr" and 0 <= round(value) < UNGROUPED:
        return str(round(value))
    from babel.numbers import format_decimal

    return digits(format_decimal(round(value), locale=locale(), numbering_system="default"))


def decimal(value: float, pattern: str = "#,##0.###") -> str:
    """Return a number with its decimals, by a pattern of CLDR."""
    from babel.numbers import format_decimal

    return digits(format_decimal(value, pattern, locale=locale(), numbering_system="default"))


def per_cent(value: int) -> str:
    """Return a number of per cent: `12%`, `12 %`."""
    if locale() == ENGLISH:
        return f"{value}%"
    from babel.numbers import format_percent

    return digits(format_percent(value / 100, locale=locale(), numbering_system="default"))


def rate(value: float) -> str:
    """Return a share with its decimals in per cent: 0.015 is `1.5%`, `1,5 %`."""
    if locale() == ENGLISH:
        return f"{100 * value:g}%"
    from babel import Locale
    from babel.numbers import format_percent

    pattern = Locale.parse(locale()).percent_formats[None].pattern.replace("##0", "##0.###")
    return digits(format_percent(value, pattern, locale=locale(), numbering_system="default"))


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent, never rounding something to 0 or less than all to 100."""
    if part in {0, whole}:
        return per_cent(100) if part else per_cent(0)
    return per_cent(min(99, max(1, round(100 * part / whole))))


def on_day(day: date, form: str) -> str:
    """Return a date as the language writes it: by a skeleton of CLDR (`MMMd`), a form ("long") or a pattern."""
    from babel import Locale
    from babel.dates import format_date, format_skeleton

    spoken_as = Locale.parse(locale())
    if form in spoken_as.datetime_skeletons:
        return digits(format_skeleton(form, day, locale=spoken_as))
    return digits(format_date(day, form, locale=spoken_as))


def digits(text: str) -> str:
    """Return a text with the digits of the language: Arabic in Egypt writes ٠١٢, Arabic in Morocco 012."""
    if direction() == "ltr":
        return text
    from babel import Locale

    eastern = Locale.parse(locale()).default_numbering_system == "arab"
    return text.translate(EASTERN) if eastern else text


def listed(names: Sequence[str]) -> str:
    """Return names as a list ends in a sentence: `X, Y and Z`."""
    if language() == ENGLISH:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    from babel.lists import format_list

    return format_list([isolated(name) for name in names], locale=locale())

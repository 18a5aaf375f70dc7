"""The language of a report: its sentences from a gettext catalogue, its numbers and dates by locale (Unicode CLDR).

English is what the code says; every other language is a `.po` file here, read when it is first spoken. Sentences are
whole, with named placeholders, so that a language may order them as it likes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
_tag: ContextVar[str] = ContextVar("language", default=ENGLISH)

TERMS = (
    "ordinary", "above", "below", "still rising", "too few", "too short",
    "unknown", "handed-over", "failed", "missed", "clearly", "leans", "cannot tell yet",
)  # fmt: skip
"""Words that stand for a state or a finding in the data, and are printed as words."""


def languages() -> tuple[str, ...]:
    """Return the languages that a report can be written in."""
    return (ENGLISH, *sorted(file.stem for file in Path(__file__).parent.glob("*.po")))


def spoken(tag: str) -> str:
    """Return the language in which a report is written where somebody asks for one: English where there is none."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    return language if language in languages() else ENGLISH


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything within in one of `languages`."""
    token = _tag.set(language)
    try:
        yield
    finally:
        _tag.reset(token)


def language() -> str:
    """Return the language that is spoken now."""
    return _tag.get()


@cache
def _catalogue(language: str) -> "NullTranslations":
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with Path(__file__).with_name(f"{language}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def say(message: str, /, **values: object) -> str:
    """Return a message in the language spoken, its placeholders filled."""
    text = message if language() == ENGLISH else _catalogue(language()).gettext(message)
    return text.format(**values) if values else text


def says(one: str, many: str, n: int, /, **values: object) -> str:
    """Return a message in the form that its number asks for; `{n}` is the number itself."""
    if language() == ENGLISH:
        return (one if n == 1 else many).format(n=n, **values)
    return _catalogue(language()).ngettext(one, many, n).format(n=num(n), **values)


def num(value: float) -> str:
    """Return a number without decimals, as the language groups its digits."""
    if language() == ENGLISH:
        return f"{value:,.0f}"
    from babel.numbers import format_decimal

    return format_decimal(round(value), locale=language())


def per_cent(value: int) -> str:
    """Return a number of per cent: `12%`, `12 %`."""
    if language() == ENGLISH:
        return f"{value}%"
    from babel.numbers import format_percent

    return format_percent(value / 100, locale=language())


def on_day(day: date, pattern: str) -> str:
    """Return a date in the words of the language, by a pattern of CLDR (`d MMM`)."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=language())


def listed(names: list[str]) -> str:
    """Return names as a list ends in a sentence: `X, Y and Z`."""
    if language() == ENGLISH:
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    from babel.lists import format_list

    return format_list(names, locale=language())

"""Days on which an office is closed, and the international days that it marks.

Public holidays are those of the library `holidays` (https://github.com/vacanza/holidays), which cites each country's
law; it takes a third of a second to load, so it is loaded for the first day that is asked of a desk with countries.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from postdesk.sentences import Sentence

PLACE = r"[A-Z]{2}(-[A-Z0-9]{1,3})?"
"""How a country is written, or a part of it: "ME", "DE-BY". Source: ISO 3166."""
CLOSED = "the office is closed"


def holiday_on(day: date, places: Sequence[str], closed: Sequence[date]) -> str:
    """Return what keeps an office closed on a day: "Statehood Day (ME)"; "" where nothing does.

    Raises:
        ValueError: Of one of the places no holidays are known; the sentence names it.
    """
    if day in closed:
        return CLOSED
    return next((f"{name} ({place})" for place in places if (name := _public(place, day.year).get(day))), "")


@cache
def _public(place: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of a place in one year, in English where the library has that."""
    import holidays

    country, _, part = place.partition("-")
    try:
        found = holidays.country_holidays(country, subdiv=part or None, years=year, language="en_US")
    except NotImplementedError:
        raise ValueError(
            Sentence(
                'no holidays are known of "{place}": write a country as "ME", or a part of one as "DE-BY"; add single '
                "days under `closed`",
                place=place,
            )
        ) from None
    return dict(found)


@cache
def un_days() -> Mapping[str, tuple[int, int]]:
    """Return the month and the day of each of the United Nations' international days, by their names."""
    lines = (Path(__file__).parent / "un_days.txt").read_text("utf-8").splitlines()
    said = (line.split(" ", 1) for line in lines if not line.startswith("#"))
    return {name: (int(when[:2]), int(when[3:])) for when, name in said}


def un_day_named(name: str) -> str:
    """Return an international day by its whole name, in whatever letters it is written.

    Raises:
        ValueError: There is none; the sentence names one that has the same words.
    """
    known = {each.casefold(): each for each in un_days()}
    if found := known.get(name.casefold()):
        return found
    words = set(name.casefold().split())
    near = next((each for low, each in known.items() if words <= set(low.split())), "")
    raise ValueError(
        Sentence(
            '"{name}" is no international day of the UN that has a date of its own: {advice}',
            name=name,
            advice=Sentence('did you mean "{near}"?', near=near)
            if near
            else Sentence("write its name as on un.org/en/observances/list-days-weeks"),
        )
    )


def marked_days(names: Sequence[str], first: date, days: int) -> Iterator[tuple[date, str]]:
    """Yield when each of some international days is, of so many days from the first on, by their dates."""
    known = un_days()
    for day in (first + timedelta(days=ahead) for ahead in range(days)):
        yield from ((day, name) for name in names if known[name] == (day.month, day.day))

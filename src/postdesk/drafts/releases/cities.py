"""Names of cities in the languages that offices write in, by which "DHAKA: …" begins a release, unlike "Update: …".

Source: Unicode's CLDR, exemplar cities of time zones, which hold most capitals. `cities.txt` has capitals after which
no zone is called, and seats of the United Nations.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LANGUAGES = ("en", "fr", "es", "pt", "de", "sr", "sr_Latn", "sq", "ru", "ar", "zh")
_VOWELS = re.compile("[\u064b-\u0652]")


def is_city(name: str) -> bool:
    """Tell whether a name is that of a city, however it is capitalised; of "Geneva/Dakar" each part has to be one."""
    return all(_plain(part) in _cities() for part in name.split("/"))


@cache
def _cities() -> frozenset[str]:
    others = Path(__file__).with_suffix(".txt").read_text("utf-8").replace("\n", "|").split("|")
    return frozenset(_plain(name) for names in (others, *map(_names, _LANGUAGES)) for name in names if name)


def _plain(name: str) -> str:
    """Return a name in small letters, without the vowels that Arabic may write or leave out."""
    return _VOWELS.sub("", name.strip().casefold())


def _names(language: str) -> Iterator[str]:
    """Yield the names that one language has; the rest of them stands in the zones' own, as "Africa/Addis_Ababa"."""
    from babel import Locale
    from babel.core import get_global

    said = Locale.parse(language).time_zones
    for zone in (zone for zone in get_global("zone_territories") if "/" in zone and not zone.startswith("Etc/")):
        yield said.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")

"""Names of cities in the languages that offices write in, by which "DHAKA: …" begins a release, unlike "Update: …".

Source: Unicode's CLDR, exemplar cities of time zones in eleven languages, which hold most capitals
(`zone_cities.txt`: to read them out of Babel takes longer than a release). `cities.txt` has capitals after which no
zone is called, and seats of the United Nations.
"""

import re
from functools import cache
from pathlib import Path

_VOWELS = re.compile("[\u064b-\u0652]")


def is_city(name: str) -> bool:
    """Tell whether a name is that of a city, however it is capitalised; of "Geneva/Dakar" each part has to be one."""
    return all(_plain(part) in _cities() for part in name.split("/"))


@cache
def _cities() -> frozenset[str]:
    lists = (Path(__file__).with_name(name).read_text("utf-8") for name in ("cities.txt", "zone_cities.txt"))
    return frozenset(_plain(name) for names in lists for name in names.replace("\n", "|").split("|") if name)


def _plain(name: str) -> str:
    """Return a name in small letters, without the vowels that Arabic may write or leave out."""
    return _VOWELS.sub("", name.strip().casefold())

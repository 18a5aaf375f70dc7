"""Which languages a report speaks, and which of them a tag asks for.

Serbian without a script is Cyrillic, as Unicode CLDR has it; Serbian of Montenegro and Montenegrin are Latin there,
and ijekavian. Both are read in either script.
"""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

ENGLISH = "en"
KNOWN = ("ar", "cnr", "de", "en", "es", "fr", "ru", "sq", "sr", "sr-Latn")
"""What a report speaks, as people ask for it."""
PLAIN = {"ar", "de", "es", "fr", "ru", "sq"}
"""Languages of one script, whose region says how numbers and dates are written."""
MONTENEGRIN = {"cnr", "me"}
"""The tag of ISO 639-2, and the ending of the country's addresses, which is what people type."""


class Tongue(Struct, frozen=True):
    """A language as a report speaks it.

    `tag` names it by BCP 47, `catalogue` the file of its sentences, `locale` its numbers and dates in CLDR; where
    `cyrillic`, the sentences are written over from Latin.
    """

    tag: str
    catalogue: str = ""
    locale: str = ENGLISH
    cyrillic: bool = False

    @property
    def direction(self) -> str:
        """Which way it runs: "ltr" or "rtl"."""
        return "rtl" if self.catalogue == "ar" else "ltr"


def known(tag: str) -> bool:
    """Whether a report can be written in the language that a tag asks for."""
    return tongue(tag).tag != ENGLISH or re.match(r"en([-_]|$)", tag, re.IGNORECASE) is not None


@cache
def tongue(tag: str) -> Tongue:
    """Return the language that a tag asks for (`fr`, `ar-EG`, `sr_Latn`); English where there is no catalogue."""
    language, *rest = tag.replace("_", "-").lower().split("-")
    script = rest.pop(0) if rest and len(rest[0]) == 4 and rest[0].isascii() and rest[0].isalpha() else ""
    region = rest[0] if rest and _is_region(rest[0]) else ""
    if language in {"sr", *MONTENEGRIN}:
        return _serbian(language, script.title(), region.upper())
    if language in PLAIN:
        return _plain(language, region.upper())
    return Tongue(ENGLISH)


def _is_region(part: str) -> bool:
    """Whether a part of a tag names a country, or a part of the world by three digits."""
    return part.isascii() and ((len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdecimal()))


def _serbian(language: str, script: str, region: str) -> Tongue:
    montenegrin = language in MONTENEGRIN or region == "ME"
    usual = "Latn" if montenegrin else "Cyrl"
    wanted = script if script in {"Latn", "Cyrl"} else usual
    name, locale = ("cnr", f"sr_{wanted}_ME") if montenegrin else ("sr", f"sr_{wanted}")
    tag = name if wanted == usual else f"{name}-{wanted}"
    return Tongue(tag, "cnr" if montenegrin else "sr-Latn", locale, cyrillic=wanted == "Cyrl")


def _plain(language: str, region: str) -> Tongue:
    if region and _in_cldr(f"{language}_{region}"):
        return Tongue(f"{language}-{region}", language, f"{language}_{region}")
    return Tongue(language, language, language)


def _in_cldr(locale: str) -> bool:
    """Whether CLDR knows a language of a region: it lies among Babel's data, which takes long to load itself."""
    from importlib.util import find_spec  # for a tag with a region alone

    babel = find_spec("babel")
    places = (babel.submodule_search_locations if babel else None) or ()
    return any((Path(place) / "locale-data" / f"{locale}.dat").is_file() for place in places)

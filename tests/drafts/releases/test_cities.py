"""Cities by their names in many languages, and words that are none."""

import pytest
from babel import Locale
from babel.core import get_global

from postdesk.drafts.releases.cities import is_city


@pytest.mark.parametrize(
    "name", ["DHAKA", "Le Caire", "Dakar/Geneva", "Beograd", "Београд", "القاهرة", "عمان", "北京", "Addis Ababa"]
)
def test_a_capital_is_known_in_the_languages_of_releases(name):
    assert is_city(name)


@pytest.mark.parametrize("word", ["Update", "Statement", "UTC", "Geneva/Update", "", "Ahmed", "发言人"])
def test_another_word_is_no_city(word):
    assert not is_city(word)


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "de", "sr", "sr_Latn", "sq", "ru", "ar", "zh"])
def test_the_cities_of_time_zones_are_known_as_cldr_names_them(language):
    said = Locale.parse(language).time_zones
    zones = [zone for zone in get_global("zone_territories") if "/" in zone and not zone.startswith("Etc/")]
    own = [zone.rpartition("/")[2].replace("_", " ") for zone in zones]
    names = [said.get(zone, {}).get("city") or name for zone, name in zip(zones, own, strict=True)]
    unknown = [name for name in names if not is_city(name)]
    assert len(names) > 400
    assert len(unknown) <= len(names) / 50, unknown  # a later CLDR may know some by other names

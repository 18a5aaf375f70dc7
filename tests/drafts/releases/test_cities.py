"""Cities by their names in many languages, and words that are none."""

import pytest

from postdesk.drafts.releases.cities import is_city


@pytest.mark.parametrize(
    "name", ["DHAKA", "Le Caire", "Dakar/Geneva", "Beograd", "Београд", "القاهرة", "عمان", "北京", "Addis Ababa"]
)
def test_a_capital_is_known_in_the_languages_of_releases(name):
    assert is_city(name)


@pytest.mark.parametrize("word", ["Update", "Statement", "UTC", "Geneva/Update", "", "Ahmed", "发言人"])
def test_another_word_is_no_city(word):
    assert not is_city(word)

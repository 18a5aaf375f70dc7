"""What nobody can read is told with the zone that was probably meant."""

import pytest

from postdesk.moments.unreadable import UnknownZone, zones


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Podgorca", '"Europe/Podgorca" is not a time zone: did you mean "Europe/Podgorica"?'),
        ("europe/paris ", '"europe/paris " is not a time zone: did you mean "Europe/Paris"?'),
        ("?!", '"?!" is not a time zone: write one like Europe/Paris'),
    ],
)
def test_the_zone_that_was_probably_meant_is_named_or_none(zone, said):
    assert str(UnknownZone(zone)) == said


def test_whoever_has_looked_for_it_says_which_one_was_meant():
    unknown = UnknownZone("Pariis")
    assert (unknown.meaning("europe/paris").values, unknown.meaning("")) == (
        {"zone": "Pariis", "near": "Europe/Paris"},
        unknown,
    )


def test_every_zone_is_known_by_its_name_in_small_letters():
    assert {name.casefold(): name for name in zones().values()} == zones()

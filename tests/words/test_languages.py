"""Which language a tag asks for."""

import pytest

from postdesk.words import KNOWN, known, speaking, spoken
from postdesk.words.languages import tongue


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("fr", "fr"),
        ("fr_FR", "fr-FR"),
        ("fr-Latn-CH-1996", "fr-CH"),
        ("fr-JP", "fr"),
        ("es-419", "es-419"),
        ("de-AT", "de-AT"),
        ("ru", "ru"),
        ("sq-XK", "sq-XK"),
        ("ar", "ar"),
        ("ar-EG", "ar-EG"),
        ("sr", "sr"),
        ("sr-RS", "sr"),
        ("sr-Cyrl", "sr"),
        ("sr_latn", "sr-Latn"),
        ("sr-ME", "cnr"),
        ("sr-Latn-ME", "cnr"),
        ("sr-Cyrl-ME", "cnr-Cyrl"),
        ("cnr", "cnr"),
        ("cnr-Latn", "cnr"),
        ("cnr-Cyrl", "cnr-Cyrl"),
        ("me", "cnr"),
        ("ME", "cnr"),
    ],
)
def test_a_tag_asks_for_a_language_a_script_and_a_region(asked, language):
    assert spoken(asked) == language
    assert known(asked)


@pytest.mark.parametrize("asked", ["tlh", "pl", "", "english please", "enm", "esperanto"])
def test_what_no_report_speaks_is_said_in_english(asked):
    assert spoken(asked) == "en"
    assert not known(asked)


def test_what_people_are_told_to_ask_for_is_known_under_that_name():
    assert [spoken(tag) for tag in KNOWN] == list(KNOWN)


def test_arabic_runs_from_right_to_left_and_the_others_do_not():
    assert [tag for tag in KNOWN if tongue(tag).direction == "rtl"] == ["ar"]


def test_a_language_within_another_ends_with_it():
    with speaking("ar"):
        with speaking("cnr"):
            assert spoken("x") == "en"
        assert tongue("ar").catalogue == "ar"

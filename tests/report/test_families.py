"""Hashtags that may be one to a reader."""

import pytest

from postdesk.report.families import families, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SafeMigration", "safe_migration"),
        ("БезбеднаМиграција", "BezbednaMigracija"),
        ("ŠećerĐak", "шећерђак"),
        ("Réfugiés", "refugies"),
        ("Straße", "strasse"),
    ],
)
def test_script_marks_capitals_and_separators_do_not_count(one, other):
    assert likeness(one) == likeness(other)


def test_what_differs_in_a_letter_or_is_no_letter_stays_apart():
    assert families(["Safe", "Save", "الهجرة", "移民", "🎁", "🌍"]) == ()


def test_a_family_keeps_the_order_of_use():
    assert families(["Safe", "IOM", "Sàfe", "S_afe"]) == (("Safe", "Sàfe", "S_afe"),)

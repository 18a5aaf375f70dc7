"""Hashtags that may be one to a reader."""

import pytest

from postdesk.figures.families import alike_tags, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SafeMigration", "safe_migration"),
        ("БезбеднаМиграција", "BezbednaMigracija"),
        ("ŠećerĐak", "шећерђак"),
        ("Réfugiés", "refugies"),
        ("Straße", "strasse"),
        ("Миграција", "Migracija"),
        ("Ђурђевдан", "Đurđevdan"),
        ("Đurđevdan", "Djurdjevdan"),
        ("СигурнаМиграција", "sigurna_migracija"),
        ("İstanbul", "istanbul"),
        ("الهجرة_الآمنة", "الهجرةالآمنة"),
    ],
)
def test_script_marks_capitals_and_separators_do_not_count(one, other):
    assert likeness(one) == likeness(other)


def test_what_differs_in_a_letter_or_is_no_letter_stays_apart():
    assert alike_tags(["Safe", "Save", "الهجرة", "移民", "🎁", "🌍"]) == ()


def test_a_family_keeps_the_order_of_use():
    assert alike_tags(["Safe", "IOM", "Sàfe", "S_afe"]) == (("Safe", "Sàfe", "S_afe"),)

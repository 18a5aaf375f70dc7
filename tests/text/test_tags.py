import pytest

from postdesk.text.tags import identity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("#migration", "Migration"),
        ("＃移民", "#移民"),
        ("ＩＯＭ", "iom"),
        ("Straße", "STRASSE"),
        ("МиграцијаСДостојанством", "миграцијасдостојанством"),
    ],
)
def test_hashtags_that_networks_treat_as_one(one, other):
    assert identity(one) == identity(other)


def test_scripts_and_diacritics_stay_apart():
    assert len({identity(tag) for tag in ("Миграција", "Migracija", "Đurđevdan", "Djurdjevdan")}) == 4

"""No two names are one file, and none leads out of its folder."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postdesk.files.names import MOST, file_name, in_letters, new_file_name


@pytest.mark.parametrize(
    "name", ["spring", "migrants-day-2026", "office.example.org", "a_b", "1", "-" * 0 + "x" * MOST]
)
def test_a_plain_name_stays_as_it_is(name):
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("दिन", "दिन~"),
        ("دان", "دان~"),
        ("day:1", "day_1~"),
        ("Spring", "Spring~"),
        ("..", "_~"),
        ("../../outside/pwn", "_.._outside_pwn~"),
        (".hidden", "hidden~"),
        ("", "_~"),
        ("con", "_con~"),
        ("nul.txt", "_nul.txt~"),
        ("ends.", "ends.~"),
        ("a\0b", "a_b~"),
        ("a+b@c~d", "a_b_c_d~"),
        ("\ud800", "_~"),
        ("x" * 500, "x" * MOST + "~"),
        ("д" * 500, "д" * (MOST // 2) + "~"),
    ],
)
def test_any_other_is_still_readable_and_has_a_mark(name, begins):
    assert file_name(name).startswith(begins)
    assert len(file_name(name)) == len(begins) + 16


NAMES = st.one_of(
    st.text(), st.text("aA.~_:/+@é", max_size=4), st.text("aéÉ" + unicodedata.normalize("NFD", "é"), max_size=3)
)


@given(NAMES, NAMES)
def test_two_names_are_two_files_where_capitals_and_accents_are_one(one, other):
    def there(name):
        return unicodedata.normalize("NFC", unicodedata.normalize("NFD", file_name(name)).casefold())

    assert (there(one) == there(other)) is (one == other)


@given(NAMES)
def test_a_name_is_one_part_of_a_way_that_every_system_takes(name):
    made = file_name(name)
    assert Path(made).name == made
    assert 0 < len(made.encode()) <= MOST + 17
    assert not made.startswith((".", "-", "~"))
    assert not made.endswith((".", " "))
    assert not set(made) & set('<>:"/\\|?*+@\0')


@given(st.text(), st.integers(8, 200))
def test_it_can_be_cut_shorter(name, most):
    assert len(file_name(name, most).encode()) <= most + 18


def test_two_posts_whose_names_look_alike_have_two_folders():
    assert (
        len(
            {
                file_name(name)
                for name in ("दिन", "दान", "day:1", "day_1", "Day_1", "é", unicodedata.normalize("NFD", "é"))
            }
        )
        == 7
    )


def test_bytes_that_are_no_letters_are_written_out():
    assert in_letters("campaigns/tea\udcff.yaml") == "campaigns/tea\\udcff.yaml"
    assert in_letters("Žabljak 日本") == "Žabljak 日本"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Spring", "spring"),
        ("Migrants Day 2026", "migrants-day-2026"),
        ("Дан миграната", "дан-миграната"),
        (unicodedata.normalize("NFD", "Été"), "été"),
        ("con", file_name("con")),
        ("../x", file_name("../x")),
        ("ends.", file_name("ends.")),
        ("", file_name("")),
        ("д" * MOST, file_name("д" * MOST)),
        ("\ud800", file_name("\ud800")),
    ],
)
def test_a_file_that_is_to_begin_is_called_as_a_person_would_call_it(name, written):
    assert new_file_name(name) == written


@pytest.mark.parametrize("there", ["spring", "SPRING"])
def test_a_second_file_of_that_name_on_any_file_system_has_a_mark(there):
    assert new_file_name("Spring", [there]) == file_name("Spring")


def test_what_is_composed_and_what_is_apart_are_one_file():
    assert new_file_name("Été", [unicodedata.normalize("NFD", "ÉTÉ")]) == file_name("Été")


@pytest.mark.parametrize(
    ("campaign", "file"),
    [
        ("प्रवासी दिवस २०२६", "प्रवासी-दिवस-२०२६"),
        ("วันผู้ย้ายถิ่น", "วันผู้ย้ายถิ่น"),
        ("অভিবাসী দিবস", "অভিবাসী-দিবস"),
        ("குடியேறிகள் நாள்", "குடியேறிகள்-நாள்"),
        ("ថ្ងៃជនអន្តោប្រវេសន៍", "ថ្ងៃជនអន្តោប្រវេសន៍"),
        ("يَوْمُ المُهاجِر", "يَوْمُ-المُهاجِر"),
        ("שָׁלוֹם", unicodedata.normalize("NFC", "שָׁלוֹם")),
    ],
)
def test_a_campaign_in_a_script_with_marks_has_a_file_that_its_people_can_read(campaign, file):
    assert new_file_name(campaign) == file
    assert new_file_name(unicodedata.normalize("NFD", campaign)) == file
    assert new_file_name(campaign, [unicodedata.normalize("NFD", file)]).startswith(f"{file_name(campaign)[:-17]}~")


@pytest.mark.parametrize("name", ["\u0301", "a\ufe0fb", "a\u034fb", "दि\u200cन", "ends.\u0301"])
def test_marks_of_nothing_or_that_nobody_sees_are_no_letters(name):
    assert "~" in new_file_name(name)


@given(NAMES, NAMES)
@example("A", "a")
def test_a_new_file_is_no_other_one_whatever_is_there(one, other):
    def there(name):
        return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).lower())

    first = new_file_name(one)
    written = new_file_name(other, [first])
    stays = one == other or written == file_name(other) == other  # of a plain name the file that is there
    assert there(written) != there(first) or stays

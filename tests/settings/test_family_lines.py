"""Hashtags that a person has found to be one are written into desk.toml, and no other line changes."""

import pytest

from postdesk.errors import SettingsError
from postdesk.networks import SHELF
from postdesk.settings.family_lines import family_line, with_family

DESK = '[desk]\nname = "Office"  # ours\ntimezone = "UTC"\n'
TABLE = f'{DESK}\n[hashtags.families] # confirmed by Ana\nDay = ["Дан"] # since May\nFair = ["Sajam"]\n\n# What the week looks like:\n[slots]\n'
DAYS = ("MigrantsDay", "migrants_day")
KNOWN = {"Day": ("Day", "Дан"), "Fair": ("Fair", "Sajam")}


def written(text, tags=DAYS):
    return with_family(text.encode(), tags, SHELF).decode()


@pytest.mark.parametrize(
    ("tags", "confirmed", "line"),
    [
        (DAYS, {}, 'MigrantsDay = ["migrants_day"]'),
        (("ДанМиграната", "Dan"), {}, '"ДанМиграната" = ["Dan"]'),
        (("Дан_2", "Day"), KNOWN, 'Day = ["Дан", "Дан_2"]'),
        (('a"b', "ab"), {}, '"a\\"b" = ["ab"]'),
    ],
)
def test_the_line_stands_under_the_name_of_a_family_or_the_first(tags, confirmed, line):
    assert family_line(tags, confirmed) == line


def test_the_first_family_is_put_at_the_end_in_a_table_of_its_own():
    assert written(DESK) == f'{DESK}\n[hashtags.families]\nMigrantsDay = ["migrants_day"]\n'
    assert written(DESK.rstrip("\n")) == f'{DESK}\n[hashtags.families]\nMigrantsDay = ["migrants_day"]\n'


def test_another_is_put_below_those_that_there_are():
    assert written(TABLE) == TABLE.replace('["Sajam"]\n', '["Sajam"]\nMigrantsDay = ["migrants_day"]\n')
    ends = DESK + '[hashtags.families]\nDay = ["Дан"]'
    assert written(ends) == f'{ends}\nMigrantsDay = ["migrants_day"]\n'


def test_one_that_is_there_gets_another_member_and_keeps_its_comment():
    assert written(TABLE, ("Day", "dan")) == TABLE.replace('["Дан"] # since', '["Дан", "dan"] # since')


def test_line_ends_and_a_mark_of_their_order_stay():
    text = "\ufeff" + TABLE.replace("\n", "\r\n")
    assert written(text) == text.replace('["Sajam"]\r\n', '["Sajam"]\r\nMigrantsDay = ["migrants_day"]\r\n')


@pytest.mark.parametrize(
    "text",
    [
        DESK + '[hashtags]\nfamilies = {Day = ["Дан"]}\n',
        DESK + '[hashtags.families]\nMigrantsDay = [\n  "x",\n]\n',
    ],
)
def test_a_file_into_which_it_does_not_fit_is_left_alone_and_the_line_is_told(text):
    with pytest.raises(SettingsError, match=r'under \[hashtags\.families\]: MigrantsDay = \[.*"migrants_day"\]$'):
        written(text)


def test_a_hashtag_of_another_family_is_refused():
    with pytest.raises(SettingsError, match="#Sajam is in two families, Fair and MigrantsDay: keep it in one"):
        written(TABLE, (*DAYS, "Sajam"))


@pytest.mark.parametrize("tag", ["a\nb = 1", 'x"] \n[accounts.evil]', "two words", "#", "\x1b"])
def test_what_is_no_hashtag_is_refused(tag):
    with pytest.raises(SettingsError):
        written(TABLE, ("Day", tag))

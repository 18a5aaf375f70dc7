"""Whose table it is."""

import pytest

from postdesk.drafts.spreadsheets.recognising import shelf
from postdesk.errors import ExportError
from stage.plans import csv_plan, new_posts, taken, xlsx_plan


def refused(office, plan, **said):
    with pytest.raises(ExportError) as why:
        taken(office, plan, **said)
    return str(why.value)


def test_every_tool_on_the_shelf_is_known_by_something():
    assert {layout.name for layout in shelf()} == {
        "Agorapulse", "Ayrshare", "Buffer", "HighLevel", "Hootsuite", "Metricool", "Publer", "Publer (old)", "SocialBee",
        "Sprout Social",
    }  # fmt: skip
    assert all(layout.needs or layout.bare for layout in shelf())


def test_anybodys_table_is_read_by_the_words_people_use(office, tmp_path):
    rows = [["Spring campaign", ""], [], ["Datum", "Vrijeme", "Tekst", "Mreže"],
            ["1.12.2026.", "9:00", "Vrata su otvorena.", "fedi"]]  # fmt: skip
    taking = taken(office, xlsx_plan(tmp_path / "plan.xlsx", Plan=rows))
    assert new_posts(taking) == {
        "plan/vrata-su-otvorena": {"at": "2026-12-01 09:00", "accounts": ["fedi"], "text": "Vrata su otvorena."}
    }


def test_what_an_officer_says_of_a_column_goes_before_what_is_known(office, tmp_path):
    rows = [["Text", "What we say", "When", "Hash tags"],
            ["inner remark", "Doors open.", "2026-12-01 09:00", "Spring, #Doors"]]  # fmt: skip
    said = {"What we say": "text", "hash  TAGS": "hashtags"}
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), headings=said, accounts=["fedi"])
    assert new_posts(taking)["plan/doors-open"] == {
        "at": "2026-12-01 09:00", "accounts": ["fedi"], "text": "Doors open.", "hashtags": ["Spring", "Doors"],
    }  # fmt: skip


def test_a_moment_in_one_column_makes_a_day_beside_it_a_remark(office, tmp_path):
    rows = [["Date", "Scheduled at", "Text"], ["Tuesday", "2026-12-01 09:00", "Doors open."]]
    taking = taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert new_posts(taking)["plan/doors-open"]["at"] == "2026-12-01 09:00"


def test_one_column_of_texts_is_enough(office, tmp_path):
    taking = taken(office, csv_plan(tmp_path / "plan.csv", [["text"], ["Doors open."]]), accounts=["fedi"])
    assert new_posts(taking) == {"plan/doors-open": {"accounts": ["fedi"], "text": "Doors open."}}


def test_columns_that_nobody_knows_are_to_be_named(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [["Foo", "Bar"], ["2026-12-01 09:00", "Doors open."]])
    how = 'name what its columns hold, as in --map "Their heading=text" --map "Their date=at"'
    assert refused(office, plan) == f"plan.csv has no headings that are known: {how}"
    assert refused(office, plan, headings={"Foo": "at"}) == (
        f'no column of plan.csv is known as the posts\' text, of "Foo", "Bar": {how}'
    )
    assert refused(office, plan, headings={"Baz": "text"}) == 'plan.csv has no heading "Baz"; it has "Foo", "Bar"'
    assert refused(office, plan, headings={"Foo": "at", "Baz": "text"}) == (
        'plan.csv has no heading "Baz"; it has "Foo", "Bar"'
    )
    assert refused(office, plan, headings={"Foo": "dat"}) == (
        '--map "Foo=dat": there is no field "dat": did you mean "date"?'
    )
    assert "write one of at, date, time, text" in refused(office, plan, headings={"Foo": "xyzzy"})


def test_a_table_without_headings_and_without_dates_is_nobodys(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [["5/6/2026 09:00", "Doors open."], ["soon", "Tea."]])
    assert "has no headings that are known" in refused(office, plan)


def test_an_empty_file_holds_no_posts(office, tmp_path):
    assert refused(office, xlsx_plan(tmp_path / "plan.xlsx", Plan=[])) == (
        "plan.xlsx holds no posts: the first row should have headings, such as at, accounts, text"
    )

"""Whose table it is."""

import pytest

from postdesk.drafts.spreadsheets.recognising import shelf
from postdesk.errors import ExportError
from stage.plans import changes, csv_plan, errors, new_posts, taken, xlsx_plan


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


@pytest.mark.parametrize(
    ("headings", "cells", "column"),
    [
        ("post,text", "spring/tea,Tea is hot.", "text"),
        ("post,text", "tea,Tea is hot.", "text"),
        ("text,post,campaign", "Tea is hot.,tea,spring", "text"),
        ("post,at", "spring/tea,2026-11-26 11:00", "at"),
        ("Campaign,Post,At,Text", "spring,tea,,Tea is hot.", "text"),
        ("post,link", "spring/tea,https://example.org/hot", "link"),
        ("post,accounts", "spring/tea,fedi", "accounts"),
        ("post,language,state", "spring/tea,sr,queued", "language"),
    ],
)
def test_some_of_our_own_columns_are_enough_and_what_is_missing_is_said(desk, tmp_path, headings, cells, column):
    taking = taken(desk, csv_plan(tmp_path / "some.csv", [headings.split(","), cells.split(",")]))
    assert [change[:2] for change in changes(taking) if change[1] != "at" or column == "at"] == [("spring/tea", column)]
    assert (errors(taking), new_posts(taking)) == ([], {})
    (missing,) = taking.notes
    assert missing.startswith('some.csv: without the column "base", which export-drafts writes, nobody can tell what ')


def test_a_table_that_says_only_how_posts_stand_changes_nothing_and_says_why(desk, tmp_path):
    taking = taken(desk, csv_plan(tmp_path / "some.csv", [["post", "state"], ["spring/tea", "queued"]]))
    assert (taking.files, taking.unchanged) == ([], 1)
    told = "some.csv: none of its columns says what a post is to be, such as text, at, link, accounts"
    assert taking.notes == [told]


def test_a_post_is_what_it_says_where_its_column_holds_no_names(desk, tmp_path):
    rows = [["post", "link"], ["Doors open at six.", "https://example.org"]]
    taking = taken(desk, csv_plan(tmp_path / "some.csv", rows), accounts=["fedi"])
    assert new_posts(taking)["some/doors-open-at-six"]["text"] == "Doors open at six."


@pytest.mark.parametrize("text", ["text", "Text", "What we say"])
def test_each_row_goes_into_the_campaign_that_it_names(desk, tmp_path, text):
    rows = [["campaign", text, "account"], ["spring", "More tea.", "fedi"], ["Migrants Day 2026", "Gifts.", "fedi"],
            ["", "Soup.", "fedi"]]  # fmt: skip
    said = {text: "text"} if text == "What we say" else {}
    taking = taken(desk, csv_plan(tmp_path / "plan.csv", rows), headings=said)
    assert {*new_posts(taking)} == {"spring/more-tea", "migrants-day-2026/gifts", "plan/soup"}
    assert not any("campaign" in note for note in taking.notes)


def test_a_row_of_ours_goes_into_the_campaign_that_it_names(desk, tmp_path):
    rows = [
        ["post", "campaign", "text"],
        ["", "spring", "More tea."],
        ["", "Winter 2026", "Soup."],
        ["stew", "", "Stew."],
    ]
    taking = taken(desk, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    assert {*new_posts(taking)} == {"spring/more-tea", "winter-2026/soup", "plan/stew"}
    assert taking.notes == ['plan.csv: without a column "at" new posts go out at the next free slot of their account']


def test_a_campaign_that_is_none_and_one_that_is_not_the_posts_are_told_at_their_cells(desk, tmp_path):
    rows = [["post", "campaign", "text"], ["spring/tea", "winter", "Tea."], ["", "..", "Soup."]]
    taking = taken(desk, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])
    first, second = errors(taking)
    assert first == (
        "plan.csv!B2: error: spring/tea is not of winter: a table moves no post to another campaign; write the campaign of its "
        "name, or nothing"
    )
    assert second.startswith("plan.csv!B3: error: ")

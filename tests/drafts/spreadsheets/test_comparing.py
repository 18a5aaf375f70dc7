"""A table that comes back: what a colleague changed, what the office changed meanwhile, and what both did."""

from datetime import datetime

import pytest

from stage.desks import write
from stage.plans import (
    SPRING,
    campaign,
    cells,
    changes,
    csv_plan,
    edited,
    errors,
    exported,
    new_posts,
    taken,
    written,
    xlsx_plan,
)

DOORS, BSKY, TEA = 2, 3, 4
"""Their rows in the table."""


def test_a_table_that_nobody_touched_changes_nothing(desk):
    for name in ("plan.xlsx", "plan.csv"):
        taking = taken(desk, exported(desk, name))
        assert (taking.files, taking.faults, taking.unchanged) == ([], [], 2)


def test_what_a_colleague_changed_is_written_at_its_place_and_nothing_else(desk):
    plan = edited(
        exported(desk),
        (DOORS, "text", "Doors open at seven.\nBring a cup: yours."),
        (DOORS, "at", datetime(2026, 11, 24, 10, 30)),  # noqa: DTZ001 - as a spreadsheet has it
        (DOORS, "alt 1", "The hall, all its lamps lit."),
        (BSKY, "text", "Doors open at seven."),
        (TEA, "part 2", "Another: the last."),
        (TEA, "hashtags", "Tea, ThankYou"),
    )
    taking = written(desk, plan)
    assert changes(taking)[:2] == [
        ("spring/doors", "at", "2026-11-24 09:00", "2026-11-24 10:30"),
        (
            "spring/doors",
            "text",
            "Doors open at six, and there is tea for everybody.",
            "Doors open at seven.\nBring a cup: yours.",
        ),
    ]
    assert campaign(desk, "spring") == SPRING.replace("11-24 09:00 ", "11-24 10:30 ").replace(
        "      Doors open at six, and there is tea\n      for everybody.\n",
        "      Doors open at seven.\n\n      Bring a cup: yours.\n",
    ).replace("The hall with its lamps lit.", '"The hall, all its lamps lit."').replace(
        "Doors open at six. :tea:", "Doors open at seven."
    ).replace("[One more thing., Another.]", '[One more thing., "Another: the last."]').replace(
        "🍵\n", "🍵\n    hashtags: [Tea, ThankYou]\n"
    )
    assert taken(desk, plan).files == []


def test_an_empty_cell_inherits_and_an_empty_one_on_purpose_is_empty(desk):
    plan = edited(exported(desk), (DOORS, "link", None), (TEA, "link", "(empty)"), (DOORS, "alt 1", None))
    written(desk, plan)
    assert "example.org/doors" not in campaign(desk, "spring")
    assert '    link: ""\n' in campaign(desk, "spring")
    assert "alt:" not in campaign(desk, "spring")


def test_pictures_and_parts_come_and_go(desk):
    plan = edited(
        exported(desk),
        (DOORS, "media 2", "media/hall.jpg"),
        (DOORS, "alt 2", "The same hall."),
        (TEA, "part 2", None),
        (TEA, "media 1", "media/hall.jpg"),
    )
    written(desk, plan)
    assert "      - file: media/hall.jpg\n        alt: The same hall.\n" in campaign(desk, "spring")
    assert "thread: [One more thing.]" in campaign(desk, "spring")
    plan = edited(exported(desk), (TEA, "part 1", None), (TEA, "media 1", None))
    written(desk, plan)
    assert "thread" not in campaign(desk, "spring")


def test_what_the_office_changed_meanwhile_stays(desk):
    plan = edited(exported(desk), (DOORS, "text", "Doors open at seven."))
    write(desk, spring=SPRING.replace("11-24 09:00", "11-25 09:00").replace("at: next", "at: next\n    latest: 1 h"))
    taking = written(desk, plan)
    assert [change[1] for change in changes(taking)] == ["text"]
    assert taking.newer == 1  # a column that the table has not got says nothing
    assert "11-25 09:00" in campaign(desk, "spring")


def test_what_both_changed_only_a_person_can_settle(desk):
    plan = edited(exported(desk), (DOORS, "at", "2026-11-24 10:00"), (DOORS, "link", "https://example.org/new"))
    write(
        desk, spring=SPRING.replace("11-24 09:00", "11-25 09:00").replace("    link: https://example.org/doors\n", "")
    )
    both = "was changed here and in the campaign file, which"
    settle = "write that in the cell, or export again"
    assert errors(taken(desk, plan)) == [
        f'plan.xlsx!spring!C2: error: at {both} now says "2026-11-25 09:00": {settle}',
        f"plan.xlsx!spring!G2: error: link {both} has none now: {settle}",
    ]
    edited(plan, (DOORS, "at", "2026-11-25 09:00"), (DOORS, "link", None))
    assert taken(desk, plan).files == []


def test_a_name_that_a_spreadsheet_damaged_is_known_again(desk):
    write(desk, spring=SPRING.replace("id: tea", 'id: "007"'))
    plan = exported(desk, "plan.csv")
    rows = cells(plan)
    rows[3][0] = "7"
    rows[3][5] = "Tea for all."
    taking = written(desk, csv_plan(plan, rows))
    assert changes(taking) == [("spring/007", "text", "Tea for everybody who helped. 🍵", "Tea for all.")]


def test_dates_that_excel_wrote_in_its_own_way_are_what_they_were(desk):
    write(desk, spring=SPRING.replace("2026-11-24 09:00", "2026-11-05 09:00"))
    plan = exported(desk, "plan.csv")
    rows = cells(plan)
    for damaged in ("11/5/2026 9:00", "5/11/2026 09:00", "46331.375"):
        rows[1][2] = damaged
        assert taken(desk, csv_plan(plan, rows)).files == []
    write(desk, spring=SPRING.replace("2026-11-24 09:00", "2026-11-12 09:00"))
    rows[1][2] = "5/11/2026 9:00"
    assert taken(desk, csv_plan(plan, rows)).newer == 1
    rows[1][2] = "6/11/2026 9:00"
    assert errors(taken(desk, csv_plan(plan, rows))) == [
        (
            "plan.csv!C2: error: which number is the day? say --dates day-first or --dates month-first, or write the date as "
            "2026-12-18 09:00"
        )
    ]
    assert "changed here and in the campaign file" in errors(taken(desk, csv_plan(plan, rows), dates="day-first"))[0]


def test_a_row_twice_and_a_key_of_the_post_in_the_row_of_an_account(desk):
    plan = edited(exported(desk), (5, "post", "doors"), (5, "text", "Again."), (BSKY, "at", "2026-11-24 11:00"))
    assert errors(taken(desk, plan)) == [
        "plan.xlsx!spring!C3: error: at is the same for all accounts: change it in the row of the post itself",
        "plan.xlsx!spring!A5: error: spring/doors stands in row 2 already: keep one of them",
    ]


def test_every_cell_that_is_wrong_is_told_and_nothing_is_written(desk):
    plan = edited(
        exported(desk),
        (DOORS, "at", "2026-03-29 02:30"),
        (DOORS, "accounts", "fedi, twitter"),
        (DOORS, "media 1", "media/hal.jpg"),
        (DOORS, "latest", "soon"),
        (DOORS, "ignore", "quiet-hours"),
        (DOORS, "visibility", "Nobody"),
        (DOORS, "card", "MAYBE"),
        (TEA, "at", "2026-10-25 02:30"),
        (TEA, "hashtags", "#one#two"),
        (TEA, "language", "in english"),
        (TEA, "text", "A ‎turned sign is fine."),
    )
    assert [fault.partition("error: ")[0] for fault in errors(taken(desk, plan))] == [
        f"plan.xlsx!spring!{cell}: " for cell in ("C2", "D2", "I2", "P2", "Q2", "R2", "S2", "C4", "E4", "H4")
    ]
    assert campaign(desk, "spring") == SPRING


def test_words_that_mean_the_same_are_no_change(desk):
    write(
        desk,
        spring=SPRING.replace(
            "    link:", "    visibility: unlisted\n    card: no\n    ignore: {length: long}\n    link:"
        ),
    )
    plan = edited(
        exported(desk),
        (DOORS, "accounts", "Mastodon; bluesky"),
        (DOORS, "visibility", "Unlisted "),
        (DOORS, "card", "NO"),
        (DOORS, "ignore", "length:  long\n"),
        (DOORS, "link", " https://example.org/doors "),
    )
    assert taken(desk, plan).files == []


def test_a_table_without_digests_is_believed(desk):
    plan = exported(desk, "plan.csv")
    rows = [row[:-1] for row in cells(plan)]
    rows[1][5] = "Doors open."
    assert changes(taken(desk, csv_plan(plan, rows))) == [
        ("spring/doors", "text", "Doors open at six, and there is tea for everybody.", "Doors open.")
    ]


def test_a_moment_of_another_zone_keeps_it_and_next_is_next(desk):
    plan = edited(exported(desk), (DOORS, "at", "NEXT"), (TEA, "at", "2026-11-24 09:00 Europe/Paris"))
    assert [change[1:] for change in changes(written(desk, plan))] == [
        ("at", "2026-11-24 09:00", "next"),
        ("at", "next", "2026-11-24 09:00 Europe/Paris"),
    ]


def test_a_row_with_nothing_but_remarks_of_ours_says_nothing(desk):
    plan = edited(exported(desk), (6, "state", "draft"), (7, "remarks", "Ask Ana."))
    taking = taken(desk, plan)
    assert (taking.files, taking.faults) == ([], [])
    assert 'plan.xlsx!spring: the column "remarks" is not ours, and was not read' in taking.notes


def test_reasons_are_written_and_pictures_emptied_on_purpose(desk):
    plan = edited(exported(desk), (DOORS, "ignore", "length: it is long"), (BSKY, "media 1", "(empty)"))
    written(desk, plan)
    assert "ignore: {length: it is long}" in campaign(desk, "spring") or "length: it is long" in campaign(
        desk, "spring"
    )
    assert "media: []" in campaign(desk, "spring")


def copied(desk, name):
    """A plan in which a colleague copied the first row, and gave the copy another name and another text."""
    rows = cells(exported(desk))
    copy = list(rows[DOORS - 1])
    copy[rows[0].index("post")], copy[rows[0].index("text")] = name, "The hall has a kitchen, too."
    return edited_rows(desk, [*rows, copy])


def edited_rows(desk, rows):
    return xlsx_plan(desk.house.root / "copied.xlsx", spring=[[cell or "" for cell in row] for row in rows])


@pytest.mark.parametrize(("name", "ref"), [("spring/kitchen", "spring/kitchen"), ("", "spring/the-hall")])
def test_a_row_that_was_copied_is_a_new_post(desk, name, ref):
    taking = taken(desk, copied(desk, name))
    assert errors(taking) == []
    assert changes(taking) == []
    assert list(new_posts(taking)) == [ref]


def test_a_copy_under_the_same_name_is_one_too_many(desk):
    assert errors(taken(desk, copied(desk, "spring/doors"))) == [
        "copied.xlsx!spring!A5: error: spring/doors stands in row 2 already: keep one of them"
    ]


def test_a_post_whose_text_was_emptied_is_told_at_its_cell(desk):
    assert errors(taken(desk, edited(exported(desk), (DOORS, "text", None)))) == [
        "plan.xlsx!spring!F2: error: the post would have no text: write it, or put the old one back"
    ]

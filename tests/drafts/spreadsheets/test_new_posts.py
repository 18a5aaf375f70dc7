"""The file of a new campaign, and posts that are there already."""

from stage.plans import campaign, changes, csv_plan, errors, new_posts, taken, written, xlsx_plan

ROWS = [
    ["post_content", "scheduled_at"],
    ["Doors open: at six. #Doors", "2026-12-01 09:00"],
    ["Doors open: at seven.", "2026-12-02 09:00"],
    ["Doors open: at six. #Doors", "2026-12-03 09:00"],
]


def test_a_new_campaign_gets_a_file_that_reads_well(office, tmp_path):
    (office.house.campaigns / ".schema.json").write_text("{}")
    written(office, csv_plan(tmp_path / "Winter plan.csv", ROWS), accounts=["fedi"])
    assert campaign(office, "winter-plan") == (
        "# yaml-language-server: $schema=.schema.json\n"
        "campaign: winter-plan\n"
        "title: Winter plan\n"
        "posts:\n"
        "  - id: doors-open-at-six\n"
        "    at: 2026-12-01 09:00\n"
        "    accounts: [fedi]\n"
        "    text: |\n"
        "      Doors open: at six. #Doors\n"
        "\n"
        "  - id: doors-open-at-seven\n"
        "    at: 2026-12-02 09:00\n"
        "    accounts: [fedi]\n"
        "    text: |\n"
        "      Doors open: at seven.\n"
        "\n"
        "  - id: doors-open-at-six-2\n"
        "    at: 2026-12-03 09:00\n"
        "    accounts: [fedi]\n"
        "    text: |\n"
        "      Doors open: at six. #Doors\n"
    )


def test_the_same_table_again_changes_nothing_and_a_changed_one_changes_its_post(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", ROWS)
    written(office, plan, accounts=["fedi"])
    again = taken(office, plan, accounts=["fedi"])
    assert (again.files, again.unchanged) == ([], 3)
    rows = [*ROWS[:2], ["Doors open: at seven.", "2026-12-02 10:00"], ["Another text.", "2026-12-03 09:00"]]
    taking = taken(office, csv_plan(plan, rows), accounts=["fedi"])
    assert changes(taking) == [
        ("plan/doors-open-at-seven", "at", "2026-12-02 09:00", "2026-12-02 10:00"),
        ("plan/doors-open-at-six-2", "text", "Doors open: at six. #Doors", "Another text."),
    ]


def test_of_two_that_may_be_meant_none_is_changed(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", ROWS)
    written(office, plan, accounts=["fedi"])
    taking = taken(
        office, csv_plan(plan, [ROWS[0], ["Doors open: at six. #Doors", "2026-12-09 09:00"]]), accounts=["fedi"]
    )
    assert list(new_posts(taking)) == ["plan/doors-open-at-six-3"]


def test_sheets_are_campaigns_and_a_file_that_is_there_is_not_written_over(office, tmp_path):
    (office.house.campaigns / "May.yaml").write_text("campaign: other\nposts: []\n")
    plan = xlsx_plan(tmp_path / "plan.xlsx", May=ROWS[:2], June=[ROWS[0], ROWS[2]], Notes=[["To do"]])
    taking = written(office, plan, accounts=["fedi"])
    assert [file.shown for file in taking.files] == ["campaigns/may-2.yaml", "campaigns/june.yaml"]
    assert "plan.xlsx!Notes has no headings that are known, and was not read" in taking.notes


def test_a_campaign_that_is_named_takes_them_at_its_end(office, tmp_path):
    taking = written(office, csv_plan(tmp_path / "plan.csv", ROWS[:2]), accounts=["fedi"], campaign="spring")
    assert [file.shown for file in taking.files] == ["campaigns/spring.yaml"]
    assert campaign(office, "spring").endswith("    text: |\n      Doors open: at six. #Doors\n")


def test_a_sign_that_nobody_sees_keeps_a_new_campaign_out(office, tmp_path):
    rows = [*ROWS[:2], ["Doors\ufeffopen.", "2026-12-02 09:00"]]
    assert errors(taken(office, csv_plan(tmp_path / "plan.csv", rows), accounts=["fedi"])) == [
        "plan.csv!A3: error: the new text holds a character that cannot be seen (U+FEFF): delete it there"
    ]

"""Metricool's calendar."""

from stage.plans import campaign, csv_plan, errors, new_posts, taken, written

HEADINGS = ["Text", "Date", "Time", "Draft", "Facebook", "Twitter/X", "LinkedIn", "GBP", "Bluesky", "Picture Url 1",
            "Picture Url 2", "Alt text picture 1", "Alt text picture 2", "Shortener"]  # fmt: skip
ROW = ["Doors open.", "2026-12-01", "09:00:00", "false", "false", "false", "true", "TRUE", "true",
       "https://example.org/hall.jpg", "https://example.org/new.jpg?w=9", "", "The new hall.", ""]  # fmt: skip


def test_networks_are_columns_and_pictures_have_their_alt_texts(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, ROW], ";")
    taking = taken(office, plan)
    assert errors(taking) == []
    assert new_posts(taking)["plan/doors-open"] == {
        "at": "2026-12-01 09:00",
        "accounts": ["linkedin", "bsky"],
        "text": "Doors open.",
        "media": [{"file": "media/hall.jpg"}, {"file": "media/new.jpg", "alt": "The new hall."}],
    }
    assert taking.notes[1:] == [
        "plan.csv: no account of this desk is on GBP; it was left out of 1 row",
        "plan.csv: save https://example.org/new.jpg?w=9 as campaigns/media/new.jpg",
    ]


def test_what_is_unfinished_there_is_kept_out_of_the_queue_until_somebody_accepts_it(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, [*ROW[:3], "TRUE", *ROW[4:7], "", *ROW[8:9], "", "", "", "", ""]])
    taking = written(office, plan)
    assert taking.notes[1].startswith("plan.csv: unfinished in the table, so `proposal:` keeps them out of the queue")
    assert "proposal" in {finding.rule for finding in office.drafts.check().findings}
    accepted = campaign(office, "plan").replace('    proposal: "plan.csv:2"\n', "")
    (office.house.campaigns / "plan.yaml").write_text(accepted)
    assert "proposal" not in accepted
    assert taken(office, plan).files == []

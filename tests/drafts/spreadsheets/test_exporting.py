"""The desk's posts as tables for people."""

import pytest

from postdesk.errors import PostdeskError
from stage.desks import write
from stage.plans import SPRING, cells, exported, taken

COLUMNS = ["post", "account", "at", "accounts", "language", "text", "link", "hashtags", "media 1", "alt 1", "part 1",
           "part 2", "state", "findings", "base"]  # fmt: skip


def test_a_csv_has_every_post_for_a_spreadsheet_to_open(desk):
    plan = exported(desk, "plan.csv")
    assert plan.read_bytes().startswith(b"\xef\xbb\xbfpost,account,at,")
    headings, doors, bsky, tea = cells(plan)
    assert headings == COLUMNS
    assert doors[:10] == [
        "spring/doors", "", "2026-11-24 09:00", "fedi, bsky", "", "Doors open at six, and there is tea for everybody.",
        "https://example.org/doors", "", "media/hall.jpg", "The hall with its lamps lit.",
    ]  # fmt: skip
    assert bsky[:6] == ["spring/doors", "bsky", "", "", "", "Doors open at six. :tea:"]
    assert tea[10:13] == ["One more thing.", "Another.", "draft"]


def test_a_workbook_has_a_sheet_a_campaign_with_only_its_columns(desk):
    write(desk, summer="campaign: summer\naccounts: [fedi]\nposts:\n  - {id: sun, text: Sun., at: 2026-07-01 00:00}\n")
    plan = exported(desk)
    assert [row[0] for row in cells(plan, "spring")] == ["post", "spring/doors", "spring/doors", "spring/tea"]
    headings, sun = cells(plan, "summer")
    assert "part 1" not in headings
    assert sun[:6] == ["summer/sun", None, "2026-07-01 00:00", None, None, "Sun."]
    assert taken(desk, plan).files == []


def test_what_check_finds_and_how_each_stands_is_told_beside_it(desk):
    write(desk, spring=SPRING.replace("Tea for everybody who helped. 🍵", "Tea! " * 200))
    desk.queue.apply()
    headings, doors, _, tea = cells(exported(desk, "plan.csv"))
    told = [dict(zip(headings, row, strict=True)) for row in (doors, tea)]
    assert [row["state"] for row in told] == ["queued", "draft"]
    assert told[0]["findings"] == ""
    assert told[1]["findings"].startswith("error: fedi: ")


def test_a_remark_on_several_accounts_is_told_once(desk):
    write(desk, spring=SPRING.replace("alt: The hall with its lamps lit.", "caption: The hall"))
    headings, doors, *_ = cells(exported(desk, "plan.csv"))
    remarks = dict(zip(headings, doors, strict=True))["findings"].splitlines()
    assert [line for line in remarks if "alt text" in line] == ["error: fedi, bsky: hall.jpg has no alt text"]


def test_posts_that_stand_otherwise_on_each_account(desk):
    desk.queue.apply()
    desk.queue.hold(["spring/doors@bsky"], "wait")
    assert cells(exported(desk, "plan.csv"))[1][12] == "fedi: queued, bsky: held"


def test_a_text_longer_than_a_cell_goes_only_to_csv(desk, tmp_path):
    write(desk, spring=SPRING.replace("Tea for everybody who helped. 🍵", "Tea " * 9_000))
    exported(desk, "plan.csv")
    with pytest.raises(PostdeskError) as why:
        exported(desk)
    assert str(why.value) == "spring/tea: text is longer than the 32,767 letters that a cell takes: export to CSV"
    write(desk, spring=SPRING.replace("Doors open at six. :tea:", "Tea " * 9_000))
    with pytest.raises(PostdeskError, match=r"^spring/doors@bsky: text is longer"):
        exported(desk)


def test_a_desk_without_posts_gives_a_table_to_begin_with(desk):
    (desk.house.campaigns / "spring.yaml").unlink()
    assert cells(exported(desk))[0][:6] == ["post", "account", "at", "accounts", "language", "text"]
    assert cells(exported(desk, "plan.csv"))[0][-3:] == ["state", "findings", "base"]

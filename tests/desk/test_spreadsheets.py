"""The desk's drafts as tables: what is asked, and what is kept from getting lost."""

import pytest

from postdesk.errors import PostdeskError
from stage.desks import SPRING, write
from stage.plans import csv_plan, edited, exported


def refused(office, path, **how):
    with pytest.raises(PostdeskError) as why:
        office.spreadsheets.export(path, **how)
    return str(why.value)


def test_what_is_said_of_a_table_is_of_this_desk(office):
    meant = office.spreadsheets.meant({"A": "text"}, "Asia/Manila", "day-first", ("bsky", "Mastodon"), "spring")
    assert (meant.headings, meant.zone, meant.order) == ({"A": "text"}, "Asia/Manila", "day-first")
    assert (meant.accounts, meant.campaign) == (("bsky", "fedi"), "spring")
    with pytest.raises(
        PostdeskError, match=r'there is no account "vk" in this desk.*; --campaign: "a b" cannot be a name'
    ):
        office.spreadsheets.meant({}, accounts=("vk",), campaign="a b")
    with pytest.raises(PostdeskError, match='"Asia/Manilla" is not a time zone: did you mean "Asia/Manila"'):
        office.spreadsheets.meant({}, zone="Asia/Manilla")


def test_the_ending_says_which_kind_of_table(office):
    assert refused(office, office.house.root / "plan.ods") == (
        "plan.ods should end in .csv or .xlsx: that says which of them it is to be"
    )


def test_what_a_colleague_wrote_is_never_written_over(office):
    plan = exported(office)
    office.spreadsheets.export(plan)
    edited(plan, (2, "text", "Doors open at seven."))
    assert refused(office, plan) == (
        "plan.xlsx holds changes that no campaign file has: take them in with `postdesk import-drafts plan.xlsx` first, "
        "or say --yes to write over them"
    )
    edited(plan, (2, "text", "Doors open at six."))
    write(office, spring=SPRING.replace("09:00", "09:30"))
    office.spreadsheets.export(plan)
    budget = csv_plan(office.house.root / "budget.csv", [["Item", "Cost"], ["Tea", "5"]])
    assert refused(office, budget) == "budget.csv is there and is no table of posts: name another file, or say --yes"
    assert [table.shown for table in office.spreadsheets.export(budget, over=True)] == ["campaigns/spring.yaml"]


def test_a_campaign_that_cannot_be_read_is_in_no_table(office):
    write(office, broken="campaign: [")
    tables = office.spreadsheets.export(office.house.root / "plan.csv")
    assert [(table.shown, table.broken) for table in tables] == [
        ("campaigns/broken.yaml", True),
        ("campaigns/spring.yaml", False),
    ]
    plan = edited(exported(office), (4, "text", "New."))
    assert refused_in(office, plan) == (
        "campaigns/broken.yaml cannot be read: correct what `postdesk check campaigns/broken.yaml` says of it first"
    )


def refused_in(office, plan):
    with pytest.raises(PostdeskError) as why:
        office.spreadsheets.take_in(plan, office.spreadsheets.meant({}))
    return str(why.value)


def test_a_desk_that_was_never_queued_is_not_given_a_memory_by_an_export(tmp_path, clock):
    from postdesk.desk import Desk
    from stage.desks import lay

    desk = Desk.open(lay(tmp_path, spring=SPRING), clock)
    desk.spreadsheets.export(tmp_path / "plan.csv")
    assert not (desk.house.memory / "desk.sqlite").exists()


def test_a_post_that_comes_back_has_one_row_and_says_how_its_days_stand(office, tmp_path):
    write(
        office,
        news="""\
campaign: news
accounts: [fedi]
posts:
  - {id: briefing, every: Tuesday 09:00, from: 2026-11-24, count: 2, text: The briefing is out.}
""",
    )
    office.queue.apply()
    office.queue.cancel(["news/briefing-2026-12-01@fedi"], "")
    office.spreadsheets.export(tmp_path / "plan.csv", [office.house.campaigns / "news.yaml"])
    (row,) = [line for line in (tmp_path / "plan.csv").read_text("utf-8").splitlines() if "briefing" in line]
    assert "Tuesday 09:00" in row
    assert "2026-11-24 fedi: queued, 2026-12-01 fedi: cancelled" in row

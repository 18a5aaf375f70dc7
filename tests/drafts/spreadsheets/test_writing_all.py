"""Several campaign files change together, or none does."""

import pytest

from postdesk.errors import PostdeskError
from stage.desks import write
from stage.plans import SPRING, campaign, edited, exported, taken

SUMMER = "campaign: summer\naccounts: [fedi]\nposts:\n  - id: sun\n    text: Sun.\n"


@pytest.fixture
def taking(desk):
    """A table that changes two files and begins a third."""
    write(desk, summer=SUMMER)
    plan = edited(exported(desk), (2, "text", "Doors open."))
    edited(plan, (2, "text", "Much sun."), (3, "post", "winter/snow"), (3, "accounts", "fedi"), (3, "text", "Snow."),
           sheet="summer")  # fmt: skip
    return taken(desk, plan)


def says(desk, taking):
    with pytest.raises(PostdeskError) as why:
        desk.spreadsheets.write(taking.files)
    return str(why.value)


def test_all_are_written(desk, taking):
    desk.spreadsheets.write(taking.files)
    assert "Doors open." in campaign(desk, "spring")
    assert "Much sun." in campaign(desk, "summer")
    assert "Snow." in campaign(desk, "winter")


def test_a_file_that_was_edited_meanwhile_keeps_all_as_they_were(desk, taking):
    write(desk, summer=f"{SUMMER}# a remark\n")
    assert "summer.yaml was changed by somebody meanwhile: nothing was written" in says(desk, taking)
    assert campaign(desk, "spring") == SPRING


def test_a_file_that_appeared_meanwhile_does_so_too(desk, taking):
    write(desk, winter="campaign: winter\nposts: []\n")
    assert says(desk, taking) == (
        "campaigns/winter.yaml has appeared meanwhile: nothing was written; look at it, and try again"
    )
    assert (campaign(desk, "spring"), campaign(desk, "summer")) == (SPRING, SUMMER)


def test_a_new_file_goes_again_where_a_later_one_cannot_be_written(desk, taking):
    taking.files.reverse()
    write(desk, spring=f"{SPRING}# a remark\n")
    assert "spring.yaml was changed by somebody meanwhile" in says(desk, taking)
    assert not (desk.house.campaigns / "winter.yaml").exists()
    assert campaign(desk, "summer") == SUMMER


def test_a_file_that_is_gone(desk, taking):
    (desk.house.campaigns / "summer.yaml").unlink()
    assert says(desk, taking) == (
        "campaigns/summer.yaml cannot be written (no such file or directory): nothing was written"
    )
    assert campaign(desk, "spring") == SPRING


def test_what_somebody_changed_since_is_left_to_them(desk, taking):
    from postdesk.drafts.spreadsheets.writing_all import taken_back

    desk.spreadsheets.write(taking.files)
    (desk.house.campaigns / "winter.yaml").write_text("campaign: winter\nposts: []\n")
    (desk.house.campaigns / "summer.yaml").write_text(SUMMER)
    taken_back(taking.files)
    assert campaign(desk, "winter") == "campaign: winter\nposts: []\n"
    assert (campaign(desk, "spring"), campaign(desk, "summer")) == (SPRING, SUMMER)

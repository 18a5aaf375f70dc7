"""What a check finds, and of how much."""

from stage.desks import SPRING, write


def test_findings_come_file_by_file_and_then_across_files(office):
    again = SPRING.replace("spring", "summer").replace("at: next", "at: 2026-11-25 09:00")
    write(office, spring=SPRING, summer=again.replace("Doors open at six.", "Doors are open. " * 60))
    assert [finding.rule for finding in office.drafts.check().findings] == ["length", "same-text", "too-close"]


def test_one_campaign_or_one_network_can_be_checked_alone(office):
    long = SPRING.replace("Doors open at six.", "Doors open at six. " * 60)
    write(office, spring=long.replace("[fedi]", "[fedi, bsky]").replace("at: next", "at: 2026-11-25 09:00"))
    checked = office.drafts.check([office.house.campaigns / "spring.yaml"], "bluesky")
    assert {finding.network for finding in checked.findings} == {"bluesky"}
    assert (checked.posts, checked.accounts) == (2, 1)

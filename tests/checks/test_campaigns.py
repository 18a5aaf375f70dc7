"""From campaign files to variants, each held against the rules."""

from pathlib import Path

import pytest

from postdesk.checks.campaigns import Looked, campaigns, check_campaigns, variants
from postdesk.checks.checker import Checker
from postdesk.words.findings import in_words
from stage.desks import LINKEDIN, SPRING, lay


@pytest.fixture
def house(office):
    """A desk with two campaigns; the first draft of one goes to two accounts."""
    both = SPRING.replace("    text: Doors", "    accounts: [fedi, bsky]\n    text: Doors")
    lay(office.house.root, spring=both, page=LINKEDIN)
    return office.house


def test_campaign_files_are_read_one_after_another(house):
    assert [file.campaign for file in campaigns(house)] == ["page", "spring"]
    assert [file.path for file in campaigns(house, [house.campaigns / "spring.yaml"])] == ["campaigns/spring.yaml"]


def test_reading_does_not_go_ahead_of_whoever_asks(house):
    reading = campaigns(house)
    assert next(reading).campaign == "page"
    (house.campaigns / "spring.yaml").write_text(SPRING.replace("campaign: spring", "campaign: summer"), "utf-8")
    assert next(reading).campaign == "summer"


def test_one_name_for_two_posts_is_seen_across_files(house):
    lay(house.root, summer=SPRING)
    findings = [finding for file in campaigns(house) for finding in file.findings]
    assert {Path(finding.place.path).name for finding in findings} == {"summer.yaml"}
    assert all("campaigns/spring.yaml" in in_words(finding) for finding in findings)


def test_a_draft_is_composed_for_each_of_its_accounts_or_for_one_network(house):
    (file,) = campaigns(house, [house.campaigns / "spring.yaml"])
    assert [variant.ref for variant in variants(house, file)] == [
        "spring/doors@fedi",
        "spring/doors@bsky",
        "spring/tea@fedi",
    ]
    assert [variant.ref for variant in variants(house, file, "bluesky")] == ["spring/doors@bsky"]
    assert list(variants(house, file, "telegram")) == []


def test_a_clean_desk_is_looked_at_file_by_file_and_at_last_as_a_whole(house):
    looked = list(check_campaigns(house, Checker(house)))
    assert [(file.campaign, len(file.variants), file.findings) for file in looked] == [
        ("page", 1, ()),
        ("spring", 3, ()),
        ("", 0, ()),
    ]


def test_what_is_wrong_with_the_file_comes_before_what_its_posts_break(house):
    wrong = SPRING.replace("Doors open at six.", "Doors open at six. " * 60).replace("title:", "titel:")
    lay(house.root, spring=wrong)
    (file, whole) = check_campaigns(house, Checker(house), [house.campaigns / "spring.yaml"], "mastodon")
    assert [finding.rule for finding in file.findings] == ["unknown-key", "length"]
    assert whole == Looked("", "", (), ())


def test_a_moment_that_cannot_be_read_is_not_taken_for_the_next_slot(house):
    lay(house.root, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-31 09:00"))
    (file, _) = check_campaigns(house, Checker(house), [house.campaigns / "page.yaml"])
    assert [finding.rule for finding in file.findings] == ["date"]
    lay(house.root, page=LINKEDIN.replace("2026-11-24 09:00", "next"))
    (file, _) = check_campaigns(house, Checker(house), [house.campaigns / "page.yaml"])
    assert [finding.rule for finding in file.findings] == ["no-slots"]


def test_what_only_shows_across_files_comes_at_the_end(house):
    again = LINKEDIN.replace("campaign: page", "campaign: again").replace("2026-11-24 09:00", "2026-11-24 09:05")
    lay(house.root, again=again)
    *files, whole = check_campaigns(house, Checker(house))
    assert [file.findings for file in files] == [(), (), ()]
    assert {finding.rule for finding in whole.findings} == {"same-text", "too-close"}


def test_a_campaign_that_was_copied_is_told_once_and_not_for_each_of_its_posts(house):
    lay(house.root, again=SPRING, page="")
    found = [finding for seen in check_campaigns(house, Checker(house)) for finding in seen.findings]
    assert [finding.rule for finding in found if finding.place.path.endswith(("again.yaml", "spring.yaml"))] == [
        "repeated-campaign"
    ]

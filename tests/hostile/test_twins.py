"""Names that people and disks cannot tell apart, and files that are one and the same: told, and published once at most."""

import os

import pytest

from hostile.attempts import attempt
from stage.desks import lay
from stage.life import NOON

SECRET = "planted-7c1e-planted"
CAMPAIGN = "campaign: {}\naccounts: [linkedin]\nposts:\n  - {{id: {}, at: 2026-12-18 09:00, text: {} is warm for everybody.}}\n"
TWINS = {
    "accents stored in two ways": ("caf\u00e9", "cafe\u0301"),
    "capitals": ("Spring", "spring"),
    "letters of full width": ("tea", "ｔｅａ"),
    "one name": ("doors", "doors"),
}


def queued(root):
    """How many posts wait, after all that may be done."""
    attempt(root, "queue --yes")
    return attempt(root, "list --all")[1].count("  queued ")


@pytest.mark.parametrize("kind", TWINS)
def test_of_two_campaigns_that_look_alike_one_is_told_and_one_at_most_is_queued(tmp_path, kind):
    one, other = TWINS[kind]
    root = lay(tmp_path, a=CAMPAIGN.format(one, "hall", "The hall"), b=CAMPAIGN.format(other, "roof", "The roof"))
    code, said = attempt(root, "check")
    assert (code, "campaigns/b.yaml:1:11: error: the campaign" in said) == (1, True), said
    assert queued(root) <= 1


@pytest.mark.parametrize("kind", TWINS)
def test_of_two_posts_that_look_alike_the_second_is_told_and_one_at_most_is_queued(tmp_path, kind):
    one, other = TWINS[kind]
    more = f"  - {{id: {other}, at: 2026-12-19 09:00, text: The roof is warm for everybody.}}\n"
    root = lay(tmp_path, a=CAMPAIGN.format("spring", one, "The hall") + more)
    code, said = attempt(root, "check")
    assert (code, "campaigns/a.yaml:5:10: error: " in said, "[repeated-id]" in said) == (1, True, True), said
    assert queued(root) <= 1


@pytest.mark.parametrize("names", [("caf\u00e9", "cafe\u0301"), ("Spring", "spring")])
def test_files_whose_names_look_alike_are_two_files(tmp_path, names):
    one, other = names
    root = lay(
        tmp_path, **{one: CAMPAIGN.format("a", "hall", "The hall"), other: CAMPAIGN.format("b", "roof", "The roof")}
    )
    if len(list((root / "campaigns").glob("*.yaml"))) < 2:
        pytest.skip("on this disk the two are one file")
    assert queued(root) == 2


def test_a_campaign_that_has_two_names_is_told_and_not_queued_twice(tmp_path):
    root = lay(tmp_path, a=CAMPAIGN.format("spring", "hall", "The hall"))
    os.link(root / "campaigns/a.yaml", root / "campaigns/b.yaml")
    assert "[repeated-campaign]" in attempt(root, "check")[1]
    assert queued(root) <= 1


@pytest.mark.parametrize("name", ["media/hall.jpg", "more.yaml"])
def test_a_secret_that_has_a_second_name_is_not_shown_and_sent_nowhere(tmp_path, name):
    media = "text: The hall is warm., media: [{file: media/hall.jpg, alt: The hall}]}\n"
    root = lay(
        tmp_path, a="campaign: spring\naccounts: [linkedin]\nposts:\n  - {id: hall, at: 2026-11-20 09:00, " + media
    )
    (root / ".env").write_text(f"POSTDESK_FEDI_TOKEN={SECRET}\n")
    (root / ".env").chmod(0o600)
    (root / "campaigns" / name).unlink(missing_ok=True)
    os.link(root / ".env", root / "campaigns" / name)
    for words in ("check", "queue --yes", "preview", "publish", "plan --format json", "doctor"):
        assert SECRET not in attempt(root, words, NOON)[1], words
    kept = {path for path in root.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()}
    assert kept == {root / ".env", root / "campaigns" / name}

"""What was found is said again, and never where anything has changed that it follows from."""

import os
import random
import time

import pytest
from msgspec.structs import replace

from postdesk.checks import kept_sights
from postdesk.checks.checked_files import look
from postdesk.checks.in_parallel import sights
from postdesk.checks.kept_sights import FOLDER, KeptSights, look_again
from postdesk.desk import Desk
from postdesk.models import Account
from postdesk.networks.mastodon import INSTANCES
from stage import pictures
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay

DAY = "2026-11-24"
SHOUTS = SPRING.replace("Doors open at six.", "DOORS OPEN AT SIX, FOR EVERYBODY WHO COMES.")
SUMMER = SHOUTS.replace("campaign: spring", "campaign: summer").replace("accounts: [fedi]", "accounts: [fedi, bsky]")


@pytest.fixture
def house(tmp_path, clock):
    """A desk of three campaigns, one with a picture."""
    return Desk.open(lay(tmp_path, spring=SHOUTS, summer=SUMMER, page=LINKEDIN), clock).house


def rest():
    """Let the disk's clock go past the time in which a change may leave no trace."""
    time.sleep(kept_sights.UNSURE_NS / 1e9 + 0.05)


def files(house):
    return sorted(house.campaigns.glob("*.yaml"))


def again(house, network="", day=DAY):
    return look_again(house, files(house), network, day, whole_desk=True)


def untouched(house):
    """Whether nothing was looked at: what is kept of all files is still the same, to the moment."""
    before = {there.name: there.stat().st_mtime_ns for there in os.scandir(house.memory / FOLDER)}
    again(house)
    return before == {there.name: there.stat().st_mtime_ns for there in os.scandir(house.memory / FOLDER)}


def test_what_is_kept_is_what_was_found(house):
    rest()
    first = again(house)
    assert [finding.rule for finding in first.findings] == [
        finding.rule for finding in look(house, files(house)).findings
    ]
    assert (first, first.posts, first.accounts) == (again(house), 5, 3)
    assert untouched(house)
    assert len(list((house.memory / FOLDER).iterdir())) == 4


def test_only_a_file_that_changed_is_looked_at_again(house):
    rest()
    again(house)
    kept = {there.name: there.stat().st_ino for there in os.scandir(house.memory / FOLDER)}
    (house.campaigns / "summer.yaml").write_text(SUMMER.replace("COMES.", "CAME!"), "utf-8")
    assert again(house) == look(house, files(house))
    now = {there.name: there.stat().st_ino for there in os.scandir(house.memory / FOLDER)}
    assert len(now.items() - kept.items()) == 2


def test_what_belongs_to_a_file_that_is_gone_is_forgotten(house):
    again(house)
    (house.campaigns / "summer.yaml").unlink()
    assert again(house) == look(house, files(house))
    assert len(list((house.memory / FOLDER).iterdir())) == 3


CHANGES = {
    "words": lambda house: (house.campaigns / "spring.yaml").write_text(SPRING, "utf-8"),
    "words back": lambda house: (house.campaigns / "spring.yaml").write_text(SHOUTS, "utf-8"),
    "name": lambda house: (house.campaigns / "spring.yaml").write_text(SUMMER, "utf-8"),
    "settings": lambda house: (house.root / "campaigns/desk.toml").write_text(
        SETTINGS + '[rules]\nshouting = "error"\n', "utf-8"
    ),
    "settings back": lambda house: (house.root / "campaigns/desk.toml").write_text(SETTINGS, "utf-8"),
    "picture gone": lambda house: (house.campaigns / "media/hall.jpg").unlink(missing_ok=True),
    "picture back": lambda house: (house.campaigns / "media/hall.jpg").write_bytes(pictures.jpeg()),
    "picture empty": lambda house: (house.campaigns / "media/hall.jpg").write_bytes(b""),
    "picture a link": lambda house: (
        (house.campaigns / "media/hall.jpg").unlink(missing_ok=True),
        (house.campaigns / "media/hall.jpg").symlink_to("elsewhere.jpg"),
    ),
    "server": lambda house: (house.memory / INSTANCES).write_text(
        '{"https://example.social": {"version": "4.3.0", "limits": {"text": 20}, "seen": "2026-11-01T00:00:00Z"}}',
        "utf-8",
    ),
    "file gone": lambda house: (house.campaigns / "summer.yaml").unlink(missing_ok=True),
    "file back": lambda house: (house.campaigns / "summer.yaml").write_text(SUMMER, "utf-8"),
    "kept gone": lambda house: [path.unlink() for path in (house.memory / FOLDER).glob("*")],
    "kept damaged": lambda house: [
        path.write_bytes(path.read_bytes()[:40]) for path in (house.memory / FOLDER).glob("*")
    ],
}


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_what_is_kept_is_what_a_look_finds(tmp_path, clock, seed):
    dice = random.Random(seed)
    root = lay(tmp_path, spring=SHOUTS, summer=SUMMER, page=LINKEDIN)
    for _ in range(12):
        house = Desk.open(root, clock).house
        network, day = dice.choice(("", "", "mastodon")), dice.choice((DAY, "2026-11-25"))
        expected = look(house, files(house), network)
        assert again(house, network, day) == again(house, network, day) == expected
        CHANGES[dice.choice(list(CHANGES))](house)


def test_a_picture_that_was_touched_just_now_is_not_relied_on(house):
    (house.campaigns / "media/hall.jpg").write_bytes(pictures.jpeg())
    again(house)
    assert not untouched(house)


def test_a_file_that_changes_while_it_is_looked_at_is_not_kept(house):
    def slowly(*given):
        yield from sights(*given)
        (house.campaigns / "spring.yaml").write_text(SPRING, "utf-8")

    look_again(house, files(house), "", DAY, seek=slowly)
    assert again(house) == look(house, files(house))


def test_what_accounts_share_of_a_post_is_kept_once_although_one_of_them_is_charged(tmp_path, clock):
    network = '\n[accounts.{0}]\nnetwork = "{0}"\n'
    post = "campaign: one\naccounts: [fedi, x, telegram]\nposts:\n  - {id: doors, at: 2026-12-18 09:00, text: Open.}\n"
    live = SETTINGS.replace("rehearsal = true\n", "", 1) + network.format("x") + network.format("telegram")
    house = Desk.open(lay(tmp_path, live, one=post), clock).house
    rest()
    again(house)
    (path,), kept = files(house), KeptSights(house, day=DAY)
    (there,) = [there for there in (house.memory / FOLDER).iterdir() if there.name != "desk"]
    assert there.read_bytes().count(b"one/doors") == 1
    found = kept.sight(path, kept.mark(path))
    assert [(summary.account, summary.uses, summary.price) for summary in found.seen.summaries()] == [
        ("fedi", 0, 0.0),
        ("x", 1, 0.015),
        ("telegram", 1, 0.0),
    ]


def test_a_desk_that_cannot_be_written_to_is_checked_as_well(house):
    house.memory.mkdir(exist_ok=True)
    (house.memory / FOLDER).write_text("no folder")
    assert again(house) == look(house, files(house))


def test_a_file_that_is_not_there(house):
    gone = house.campaigns / "gone.yaml"
    together = sorted([*files(house), gone])
    assert look_again(house, together, "", DAY) == look(house, together)
    assert KeptSights(house).mark(gone) == b""


def test_a_network_of_somebody_elses_may_look_at_anything(house):
    account = Account("board", "pinboard")
    strange = replace(house, accounts={**house.accounts, "board": account})
    assert KeptSights(strange).mark(files(house)[0]) == b""

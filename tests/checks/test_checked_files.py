"""A check of a few files keeps nothing; of many it keeps what it found."""

from postdesk.checks import checked_files
from postdesk.checks.checked_files import check_files, look
from postdesk.checks.kept_sights import FOLDER
from stage.desks import SPRING, lay


def test_a_small_desk_keeps_nothing(office):
    house = office.house
    lay(house.root, spring=SPRING.replace("title:", "titel:"))
    found = check_files(house)
    assert [finding.rule for finding in found.findings] == ["unknown-key"]
    assert (found.posts, found.accounts) == (2, 1)
    assert not (house.memory / FOLDER).exists()


def test_a_large_desk_keeps_what_it_found(office):
    house = office.house
    lay(house.root, spring=f"{SPRING.replace('title:', 'titel:')}#{'-' * checked_files.KEPT_FROM}")
    assert check_files(house) == check_files(house) == look(house, sorted(house.campaigns.glob("*.yaml")))
    assert len(list((house.memory / FOLDER).iterdir())) == 2


def test_a_file_that_is_not_there_and_one_that_is_misnamed(office):
    house = office.house
    (told,) = check_files(house, [house.campaigns / "gone.yaml"]).findings
    assert told.rule == "unreadable"
    lay(house.root, spring=SPRING)
    (house.campaigns / "autumn.yaml.txt").write_text(SPRING, "utf-8")
    assert [finding.rule for finding in check_files(house).findings] == ["misnamed-file"]

"""A desk of many posts, read by several processes: the same findings in the same order."""

from pathlib import Path

import pytest

from postdesk.checks import in_parallel
from postdesk.checks.campaigns import check_campaigns
from postdesk.checks.checker import Checker
from stage.desks import SPRING, lay


@pytest.fixture
def house(office):
    """A desk of six campaigns, two of which have the same name; each says in a wrong way that doors open."""
    for number in range(6):
        named = SPRING.replace("campaign: spring", f"campaign: spring-{min(number, 4)}")
        lay(office.house.root, **{f"c{number}": named.replace("Doors", f"Doors {number}").replace("title:", "titel:")})
    return office.house


@pytest.fixture
def alone(house):
    """What one process finds, and what it keeps in mind."""
    checker = Checker(house)
    return [finding for seen in check_campaigns(house, checker) for finding in seen.findings], checker.summaries


@pytest.mark.parametrize("processes", [0, 1, 2, 5])
def test_however_many_read_the_findings_and_their_order_are_the_same(house, alone, processes):
    checker = Checker(house)
    files = sorted(house.campaigns.glob("*.yaml"))
    assert list(in_parallel.of_many(house, checker, files, processes=processes)) == alone[0]
    assert checker.summaries == alone[1]
    assert len(alone[0]) > len(files)


def test_a_name_that_two_files_claim_is_found_whoever_reads_them(house):
    found = in_parallel.of_many(house, Checker(house), sorted(house.campaigns.glob("*.yaml")), processes=2)
    assert [Path(finding.place.path).name for finding in found if finding.rule == "repeated-campaign"] == ["c5.yaml"]


def test_only_one_network_is_looked_at_where_that_is_asked(house):
    files = sorted(house.campaigns.glob("*.yaml"))
    checker = Checker(house)
    list(in_parallel.of_many(house, checker, files, "telegram", processes=2))
    assert checker.summaries == []


def test_a_small_desk_is_read_by_one_process_and_a_large_one_by_several(house, alone):
    assert list(in_parallel.check_files(house, Checker(house))) == alone[0]
    long = house.campaigns / "long.yaml"
    long.write_text(
        "#" * in_parallel.SHARED_FROM + "\n" + SPRING.replace("campaign: spring", "campaign: long"), "utf-8"
    )
    checker = Checker(house)
    expected = [finding for seen in check_campaigns(house, checker) for finding in seen.findings]
    assert list(in_parallel.check_files(house, Checker(house))) == expected


def test_a_file_that_is_not_there_is_told_by_whoever_reads_it(house):
    (told,) = in_parallel.check_files(house, Checker(house), [house.campaigns / "gone.yaml"])
    assert "gone.yaml" in str(told)

"""A desk of many posts, read by several processes: the same findings in the same order."""

import os
import signal
from functools import partial
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
    return [finding for seen in check_campaigns(house, checker) for finding in seen.findings], checker.seen.summaries()


@pytest.mark.parametrize("processes", [0, 1, 2, 5])
def test_however_many_read_the_findings_and_their_order_are_the_same(house, alone, processes):
    checker = Checker(house)
    files = sorted(house.campaigns.glob("*.yaml"))
    assert list(in_parallel.of_many(house, checker, files, processes=processes)) == alone[0]
    assert checker.seen.summaries() == alone[1]
    assert len(alone[0]) > len(files)


def test_a_name_that_two_files_claim_is_found_whoever_reads_them(house):
    found = in_parallel.of_many(house, Checker(house), sorted(house.campaigns.glob("*.yaml")), processes=2)
    assert [Path(finding.place.path).name for finding in found if finding.rule == "repeated-campaign"] == ["c5.yaml"]


def test_only_one_network_is_looked_at_where_that_is_asked(house):
    files = sorted(house.campaigns.glob("*.yaml"))
    checker = Checker(house)
    list(in_parallel.of_many(house, checker, files, "telegram", processes=2))
    assert checker.seen.summaries() == []


def test_what_is_known_of_a_file_is_not_sought(house, alone):
    files = sorted(house.campaigns.glob("*.yaml"))
    known = {files[0]: in_parallel.sight(house, "", files[0])}
    files[0].write_text("campaign: [", "utf-8")
    assert list(in_parallel.of_many(house, Checker(house), files, known=known)) == alone[0]


def test_a_lot_is_shared_among_processes(house, alone):
    padded = house.campaigns / "c0.yaml"
    padded.write_text(padded.read_text("utf-8") + "#" * in_parallel.SHARED_FROM, "utf-8")
    assert list(in_parallel.of_many(house, Checker(house), sorted(house.campaigns.glob("*.yaml")))) == alone[0]


def ends_at_the_third(reader, path):
    """Look at a file by its name alone; at the third, the system ends whichever process is not the first."""
    if path.name == "c2.yaml" and os.getpid() != reader:
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def test_where_the_system_ends_a_process_the_first_one_looks_at_what_is_left(house):
    files = sorted(house.campaigns.glob("*.yaml"))
    with in_parallel._in_order(partial(ends_at_the_third, os.getpid()), files, 2) as looked:
        assert list(looked) == [path.name for path in files]


def its_name(path):
    return path.name


def test_what_several_look_at_comes_in_the_order_of_the_files(house):
    files = sorted(house.campaigns.glob("*.yaml"))
    with in_parallel._in_order(its_name, files, 2) as looked:
        assert list(looked) == [path.name for path in files]

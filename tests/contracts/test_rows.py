"""Each row of the networks' contracts is held by a test of its server and met by a test of postdesk: README.md has them."""

import re
from pathlib import Path

import pytest

from contracts.playing import NETWORKS
from stage.source_trees import named_tests

TESTS = Path(__file__).parents[1]
SECTIONS = {
    "X": "x",
    "X, signed in": "x",
    "LinkedIn, a page": "linkedin",
    "LinkedIn, a page whose token is renewed": "linkedin",
    "LinkedIn, a member": "linkedin",
    "Facebook Pages": "facebook",
    "Instagram": "instagram",
    "Threads": "threads",
    "Telegram": "telegram",
    "Mastodon and what speaks its API": "mastodon",
    "Bluesky": "bluesky",
}
EVERY = "Every network"
COLUMNS = ("row", "the server holds to it", "postdesk meets it")


def rows():
    """Each row with its section: what it is about, the tests of the server, and those of postdesk."""
    section = ""
    for line in (TESTS / "contracts/README.md").read_text().splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        elif line.startswith("| ") and (cells := tuple(re.findall(r"[^|]+", line))):
            about, *named = (cell.strip() for cell in cells)
            if (about, *named) != COLUMNS:
                yield section, about, *(cell.split(", ") for cell in named)


ROWS = list(rows())


def file_of(section, name):
    """The file of a test, and how its name begins."""
    where, _, begins = name.partition(".")
    if where == "server":
        where = f"contracts/{SECTIONS[section]}"
    elif "/" not in where:
        where = f"networks/{SECTIONS[section]}/{where}"
    folder, _, file = where.rpartition("/")
    return TESTS / folder / f"test_{file}.py", f"test_{begins}"


def named_in(path):
    """The tests of a file, each as its `def` begins."""
    return [f"{name}(" for name in named_tests(path)]


def named(section, name):
    """The tests that a name of the table names."""
    path, begins = file_of(section, name)
    return [(path, each) for each in named_in(path) if each.startswith(begins)] if path.is_file() else []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_every_row_names_tests_that_are_there(row):
    section, _, *columns = row
    assert len(columns) == 2
    every = [name for column in columns for name in column]
    for name in every:
        found = named(section, name)
        assert len(found) == 1 or (found and name.endswith(".")), (name, found)


def test_every_network_has_its_rows_and_no_row_stands_twice():
    assert [*dict.fromkeys(section for section, *_ in ROWS)] == [EVERY, *SECTIONS]
    assert len(NETWORKS) == len(SECTIONS)
    assert len({(section, about) for section, about, *_ in ROWS}) == len(ROWS)


def test_no_test_of_a_server_is_without_a_row():
    held = {
        test for section, _, *columns in ROWS for names in columns for name in names for test in named(section, name)
    }
    tested = sorted((TESTS / "contracts").glob("test_*.py"))
    servers = [path for path in tested if path.with_name(path.name.removeprefix("test_")).is_file()]
    assert len(servers) > 7
    assert [f"{path.name}: {test}" for path in servers for test in named_in(path) if (path, test) not in held] == []

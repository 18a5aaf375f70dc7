"""Two weeks on all eight networks and two more of Mastodon's kin; the real servers among them are in tests/live."""

import pytest

from contracts.fortnight import LIVES
from contracts.two_weeks import LONG, SHORT, goes_on, lived, often, pictured


@pytest.fixture
def whole(request):
    return LONG if request.config.getoption("--long") else SHORT


@pytest.fixture
def database(request):
    return request.getfixturevalue("cluster").database() if request.config.getoption("--postgres") else ""


def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path, whole, database):
    lived(tmp_path, LIVES, whole, database)


def test_what_is_there_twice_or_without_its_words_is_seen_here():
    post = {"account": "threads", "ref": "threads/p04-01@threads"}
    seen = ("threads 04-01 opens.", ["The open door."], 2, None)
    there = {"threads": {"public": [seen, seen]}}
    assert often(there, post) == 2
    with pytest.raises(AssertionError):
        pictured(LIVES, there)
    post["ref"] = "threads/p04-00@threads"
    assert (often(there, post), goes_on(LIVES, there, post)) == (0, 0)

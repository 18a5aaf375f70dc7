"""Two weeks on every network at once, the real Bluesky server and the real snac among them, on both databases."""

import pytest
import servers
from real_lives import bluesky_life, snac_life

from contracts.fortnight import LIVES
from contracts.two_weeks import LONG, SHORT, lived


@pytest.fixture
def everywhere(pds, kept):
    """An account on each of the eight networks, at three more with Mastodon's API, and at the real Bluesky server.

    The snac is its own: at the one of all tests the other two weeks have left posts of the same words.
    """
    with servers.snac() as snac:
        yield LIVES | {"pds": bluesky_life(pds, f"fortnight-{kept}.test"), "snac": snac_life(snac)}


@pytest.mark.parametrize("kept", ["sqlite", "postgres"])
def test_nothing_is_lost_and_nothing_is_there_twice(request, everywhere, tmp_path, kept):
    whole = LONG if request.config.getoption("--long") else SHORT
    database = request.getfixturevalue("cluster").database() if kept == "postgres" else ""
    lived(tmp_path, everywhere, whole, database)

"""Accounts by the words that people use."""

import pytest

from postdesk.desk import Desk
from postdesk.drafts.spreadsheets.networks_named import accounts_named
from stage.desks import SETTINGS, lay

TWO_ON_X = '\n[accounts.x_en]\nnetwork = "x"\n\n[accounts.x_fr]\nnetwork = "x"\n'


@pytest.fixture
def house(tmp_path):
    return Desk.open(lay(tmp_path, SETTINGS.replace("\n[slots]", f"{TWO_ON_X}\n[slots]"))).house


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("fedi, bsky", ["fedi", "bsky"]),
        ("fedi bsky", ["fedi", "bsky"]),
        ("LinkedIn; Mastodon|bluesky\nfedi", ["linkedin", "fedi", "bsky"]),
        ("LinkedIn Page", ["linkedin"]),
        ('["bluesky","linkedin"]', ["bsky", "linkedin"]),
        ("BSKY", ["bsky"]),
        ("X_EN", ["x_en"]),
        ("", []),
    ],
)
def test_accounts_and_networks_by_whatever_they_are_called(house, cell, names):
    assert accounts_named(cell, house) == (names, [])


def test_a_network_with_two_accounts_and_a_word_that_nobody_knows(house):
    assert accounts_named("twitter, fedii, radio", house) == (
        [],
        [
            '"twitter" is several accounts of this desk: write x_en or x_fr',
            'there is no account "fedii" in this desk: did you mean "fedi"?',
            'there is no account "radio" in this desk: write one of fedi, bsky, linkedin, x_en, x_fr',
        ],
    )

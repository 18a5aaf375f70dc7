"""An account that leaves: its token loses its power where the network lets us, and what is left is told."""

import pytest

from postdesk.accounts import removing
from postdesk.errors import SettingsError, Unreachable
from postdesk.networks import SHELF
from postdesk.networks.declaration import Declaration
from postdesk.settings import load
from stage.desks import lay
from stage.life import NOON


def freely(_account):
    """Let secrets go wherever desk.toml leads."""


@pytest.fixture
def house(tmp_path):
    (tmp_path / ".env").write_text("POSTDESK_FEDI_TOKEN=geheim\n")
    return load(lay(tmp_path), SHELF)


def declared(**more):
    return Declaration(name="mastodon", title="Mastodon", read=SHELF["mastodon"].read, **more)


def test_nobody_is_told_that_there_is_no_such_account(house):
    with pytest.raises(SettingsError, match=r"campaigns/desk\.toml has no account nobody"):
        removing.remove_account(house, "nobody", NOON, None, freely)


def test_a_network_takes_the_token_back(house):
    given = []

    def revoke(access, now):
        given.append(dict(access.secrets))
        return "The token is worth nothing any more."

    assert (
        removing.revoked(house, "fedi", declared(revoke=revoke), NOON, freely) == "The token is worth nothing any more."
    )
    assert given == [{"token": "geheim"}]


def test_a_network_that_does_not_answer_leaves_it_to_a_person(house):
    def revoke(access, now):
        raise Unreachable("example.social cannot be reached")

    said = removing.revoked(house, "fedi", declared(revoke=revoke, leaving="open the settings"), NOON, freely)
    assert said == (
        "The network did not take the token back (example.social cannot be reached). "
        "To take the token's power away, open the settings."
    )
    assert removing.revoked(house, "fedi", declared(), NOON, freely) == ""


def test_an_account_by_hand_leaves_nothing_to_do(house):
    left = removing.remove_account(house, "linkedin", NOON, None, freely)
    assert (left.at_network, left.places) == ("", [])
    assert "linkedin" not in load(house.root, SHELF).accounts

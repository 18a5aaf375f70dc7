"""What an account of Meta's needs, told also to offices that go on posting by hand."""

import pytest

from postdesk.errors import SettingsError
from postdesk.models import Account
from postdesk.networks import SHELF, connect
from postdesk.networks.declaration import Access
from postdesk.networks.network import freely
from postdesk.settings import House

LEFT = ", or say by_hand = true in desk.toml"


@pytest.mark.parametrize(
    ("network", "own", "lacks"),
    [
        ("facebook", {}, "a Page token"),
        ("instagram", {}, "id, page, a Page token"),
        ("instagram", {"id": "1"}, "page, a"),
    ],
)
def test_what_is_missing_is_named_with_both_ways_on(tmp_path, network, own, lacks):
    access = Access(Account("ours", network, own=own), {}, tmp_path, tmp_path, freely)
    with pytest.raises(
        SettingsError, match=f"ours lacks {lacks}.*: run `postdesk accounts add ours --network {network}`"
    ) as told:
        SHELF[network].connect(access)
    assert str(told.value).endswith(LEFT)


@pytest.mark.parametrize("network", ["facebook", "instagram"])
def test_an_office_without_access_goes_on_by_hand(tmp_path, network):
    assert connect(Account("ours", network, by_hand=True), House(tmp_path, "Office", "UTC"), freely) is None

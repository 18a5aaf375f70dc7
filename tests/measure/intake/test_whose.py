from pathlib import Path

import pytest

from postdesk.measure.intake import whose
from postdesk.models import Account
from postdesk.settings import House

PAGE = Account("page", "linkedin", own={"id": "urn:li:organization:1"})
ME = Account("me", "linkedin", own={"id": "urn:li:person:1"})
FEDI = Account("fedi", "mastodon", own={"server": "https://social.example", "handle": "@office"})


def house(*accounts):
    return House(Path(), "Office", "UTC", accounts={one.name: one for one in accounts})


@pytest.mark.parametrize(
    ("accounts", "personal", "name"),
    [
        ([PAGE], False, "page"),
        ([PAGE], True, ""),
        ([ME], True, "me"),
        ([PAGE, ME], False, ""),
        ([PAGE, ME], True, ""),
        ([], False, ""),
    ],
)
def test_the_only_account_on_a_network_is_whose_a_file_is_that_names_none(accounts, personal, name):
    assert whose.single(house(*accounts), "linkedin", personal=personal) == name


def test_an_account_is_known_by_its_address_on_its_server():
    assert whose.account_names(house(FEDI, Account("bare", "mastodon")), "mastodon") == {
        "fedi": "fedi",
        "office": "fedi",
        "office@social.example": "fedi",
        "bare": "bare",
    }

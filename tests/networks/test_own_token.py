"""A token is compared with the account that desk.toml names, by its lasting number, or else by its handle."""

import pytest

from postdesk.models import Account, Standing
from postdesk.networks.own_token import anothers, cannot_post, told_lacking
from postdesk.wire import NO_TOKEN


def office(**own):
    return Account("office", "mastodon", own=own)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({}, ("7", "office")),
        ({"id": "7"}, ("7", "renamed")),
        ({"handle": "@Office@example.social"}, ("7", "office")),
        ({"handle": "office"}, ("7", "@OFFICE")),
        ({"id": "7"}, ("", "")),
    ],
)
def test_one_that_is_ours_or_cannot_be_told_apart_is_no_trouble(own, told):
    assert anothers(office(**own), *told) is None


@pytest.mark.parametrize(
    ("own", "theirs", "ours"),
    [
        ({"id": "8"}, "@office (7)", "8"),
        ({"id": "8", "handle": "office"}, "@office (7)", "@office (8)"),
        ({"handle": "other"}, "@office (7)", "@other"),
    ],
)
def test_one_of_somebody_else_is_told_with_what_to_do(own, theirs, ours):
    wrong = anothers(office(**own), "7", "office@example.social")
    assert wrong.retry_after == NO_TOKEN
    assert str(wrong) == (
        f"the token is of {theirs}, and desk.toml says that office is {ours}: nothing goes out with it; sign in as "
        f"{ours} with `postdesk accounts add office --network mastodon`, or correct desk.toml"
    )


def test_an_account_cannot_post_where_its_network_bars_it_or_the_token_is_anothers():
    assert cannot_post(office(id="7"), Standing("office", id="7")) == ""
    assert cannot_post(office(), Standing("office", id="7")) == ""
    assert cannot_post(office(id="7"), Standing("office", id="7", bars="it may only read")) == "it may only read"
    assert cannot_post(office(id="8"), Standing("office", id="7")).startswith("the token is of @office (7), and desk")


def test_what_a_token_lacks_is_told_with_what_each_is_for():
    uses = {"write": "publishing", "read": "figures", "delete": "deleting"}
    assert told_lacking(["write", "read"], uses) == "write (publishing); read (figures)"
    assert told_lacking([], uses) == ""

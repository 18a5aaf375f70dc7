"""How many people sign a post: the most that is asked for it anywhere."""

import pytest

from postdesk.models.signatures import NO_SIGNERS, SignersWanted


@pytest.mark.parametrize(
    ("campaign", "account", "number"),
    [("spring", "x", 1), ("spring", "fedi", 2), ("vote", "x", 2), ("spr", "fed", 1), ("", "", 1)],
)
def test_an_account_or_a_campaign_asks_for_more(campaign, account, number):
    assert SignersWanted(1, {"@fedi": 2, "vote/": 2, "spring/": 1}).of(campaign, account) == number


def test_a_desk_that_asks_for_none_says_so_and_one_that_asks_for_two_somewhere():
    assert NO_SIGNERS.nobody
    assert not SignersWanted(0, {"@fedi": 1}).nobody
    assert SignersWanted(0, {"@fedi": 2}).two
    assert not SignersWanted(1).two


def test_statements_get_the_scopes_of_each_number_in_one_text():
    given = SignersWanted(0, {"@fedi": 2, "spring/": 1}).given()
    assert (given["scopes_of_one"], given["scopes_of_two"]) == ("\n@fedi\n\nspring/\n", "\n@fedi\n")

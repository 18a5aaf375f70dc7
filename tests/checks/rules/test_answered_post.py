from msgspec.structs import replace

from postdesk.checks.rules import answered_post


def test_a_post_of_another_network_and_networks_that_answer_nothing(said):
    """
    accounts: [fedi, bsky, x]
    text: Welcome!
    reply: https://bsky.app/profile/partner.example.org/post/3kabc
    fedi: {reply: ""}
    """
    assert said(answered_post) == ["postdesk answers nothing on X: leave reply: out, or post it by hand"]


def test_an_address_that_is_no_post_there(said):
    """
    accounts: [bsky]
    text: Welcome!
    quote: https://example.social/@partner/1
    """
    told = (
        "https://example.social/@partner/1 is no post on Bluesky: write the address under the account it is meant for"
    )
    assert said(answered_post) == [told]


def test_a_post_of_another_network_is_none_of_the_fediverse(said):
    """
    text: Welcome!
    reply: https://bsky.app/profile/partner.example.org/post/3kabc
    quote: https://www.x.com/partner/status/1
    """
    where = "is no post on Mastodon: write the address under the account it is meant for"
    posts = ("https://bsky.app/profile/partner.example.org/post/3kabc", "https://www.x.com/partner/status/1")
    assert said(answered_post) == [f"{post} {where}" for post in posts]


def test_a_person_answers_and_quotes_where_postdesk_cannot(remarks, house):
    """
    accounts: [x, fedi]
    text: Welcome!
    quote: https://example.social/@partner/1
    """
    assert len(remarks(answered_post)) == 1
    by_hand = {name: replace(account, by_hand=True) for name, account in house.accounts.items()}
    assert remarks(answered_post, accounts=by_hand) == []

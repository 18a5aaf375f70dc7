"""An id is a number of its network, of a server or of a chat, and the address of a post says which."""

import pytest

from postdesk.models.homes import ONE_SERIES, apart, home_of, known_as
from postdesk.networks import SHELF


@pytest.mark.parametrize(
    ("network", "url", "home"),
    [
        ("mastodon", "https://Social.Example/@office/115", "social.example"),
        ("mastodon", "http://127.0.0.1:8080/@office/115", "127.0.0.1:8080"),
        ("mastodon", "https://somebody@social.example/users/office/statuses/115", "social.example"),
        ("mastodon", "https://other.example/@office@social.example/93", ""),
        ("mastodon", "https://[broken/@office/115", ""),
        ("mastodon", "", ""),
        ("telegram", "https://t.me/IOM_Example/41", "iom_example"),
        ("telegram", "https://t.me/s/iom_example/41?before=50", "iom_example"),
        ("telegram", "https://t.me/c/1987654321/41", "c/1987654321"),
        ("telegram", "https://t.me/", ""),
        ("somebodys_own", "https://hub.example/p/1", "hub.example"),
        *((network, "https://www.example.org/posts/1", "") for network in sorted(ONE_SERIES)),
    ],
)
def test_whose_number_an_id_is(network, url, home):
    assert home_of(network, url) == home


def test_every_network_of_ours_has_one_series_of_ids_but_two():
    assert SHELF.keys() - ONE_SERIES == {"mastodon", "telegram"}


@pytest.mark.parametrize(
    ("one", "other", "surely"),
    [("a.example", "b.example", True), ("a.example", "a.example#7", False), ("", "b.example", False), ("", "", False)],
)
def test_where_nobody_says_whose_a_number_is_it_may_be_anybodys(one, other, surely):
    assert apart(one, other) is apart(other, one) is surely


def test_a_post_is_known_by_its_number_where_that_counts():
    assert (known_as("", "7"), known_as("iom_example", "7")) == ("7", "iom_example 7")

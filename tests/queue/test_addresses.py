"""The address of a post has to be one of its network, and of its account's server."""

import pytest

from postdesk.errors import PostdeskError
from postdesk.models import Account
from postdesk.queue.addresses import remote

FEDI = Account("fedi", "mastodon", own={"server": "https://example.social"})


@pytest.mark.parametrize(
    ("network", "url", "id"),
    [
        ("x", "https://x.com/office/status/1790000000000000001", "1790000000000000001"),
        ("x", "https://twitter.com/office/status/17?s=20", "17"),
        ("mastodon", "https://example.social/@office/113", "113"),
        ("bluesky", "https://bsky.app/profile/office.example.org/post/3kabc", "3kabc"),
        ("linkedin", "https://www.linkedin.com/feed/update/urn:li:share:7/", "urn:li:share:7"),
        ("linkedin", "https://www.linkedin.com/posts/office_doors-activity-7-AbC", "office_doors-activity-7-AbC"),
        ("telegram", "https://t.me/office/41", "41"),
        ("telegram", "https://t.me/c/1234/41", "41"),
        ("facebook", "https://facebook.com/office/posts/1", "1"),
        ("facebook", "https://www.facebook.com/permalink.php?story_fbid=1&id=2", "permalink.php"),
        ("instagram", "https://www.instagram.com/p/Cabc/", "Cabc"),
        ("threads", "https://www.threads.com/@office/post/Cabc", "Cabc"),
        ("youtube", "https://youtu.be/abc", "abc"),
        ("tiktok", "https://www.tiktok.com/@office/video/7", "7"),
        ("rehearsal", "https://anywhere.example/7", "7"),
        ("pinboard", "https://anywhere.example/7", "7"),
    ],
)
def test_a_networks_own_address(network, url, id):
    found = remote(f" {url} ", network)
    assert (found.id, found.url) == (id, url)


@pytest.mark.parametrize(
    ("network", "url"),
    [
        ("x", "https://x.com/office"),
        ("x", "https://x.com.evil.example/office/status/1"),
        ("x", "https://facebook.com/office/posts/1"),
        ("linkedin", "https://notlinkedin.com/posts/1"),
        ("telegram", "https://t.me/office"),
        ("bluesky", "https://bsky.app/profile/office.example.org"),
    ],
)
def test_the_address_of_another_place(network, url):
    with pytest.raises(PostdeskError, match=r"is another place: this is on .*; copy the address of a post there"):
        remote(url, network)


def test_the_account_is_named_with_its_server():
    with pytest.raises(
        PostdeskError, match=r"other.social is another place: fedi is on Mastodon; .* post on example.soc"
    ):
        remote("https://other.social/@office/1", "mastodon", FEDI)
    assert remote("https://EXAMPLE.social/@office/1", "mastodon", FEDI).id == "1"
    assert remote("https://example.social/notes/9abc", "mastodon", FEDI).id == "9abc"


def test_a_rehearsal_of_a_network_on_this_machine_has_its_own_addresses():
    here = Account("news", "telegram", own={"server": "http://127.0.0.1:8080"})
    assert remote("http://127.0.0.1:8080/office/41", "telegram", here).id == "41"
    with pytest.raises(PostdeskError, match="news is on Telegram; copy the address of a post there"):
        remote("https://example.org/41", "telegram", here)


@pytest.mark.parametrize("url", ["gifts", "ftp://example.org/1", "https://", "javascript:alert(1)"])
def test_no_address_of_the_web(url):
    with pytest.raises(PostdeskError, match="is no address of a post: copy it from the browser, with https://"):
        remote(url, "x")

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


OFFICES = {
    "x": Account("x", "x", own={"handle": "@Office"}),
    "mastodon": FEDI,
    "bluesky": Account("bsky", "bluesky", own={"handle": "office.example.org", "id": "did:plc:7"}),
    "telegram": Account("news", "telegram", own={"id": "@office"}),
    "threads": Account("threads", "threads", own={"handle": "office"}),
    "tiktok": Account("tiktok", "tiktok", own={"handle": "office"}),
}
FEDI_OFFICE = Account("fedi", "mastodon", own={"server": "https://example.social", "handle": "@office@example.social"})


@pytest.mark.parametrize(
    ("network", "url", "account"),
    [
        ("x", "https://x.com/OFFICE/status/1", OFFICES["x"]),
        ("x", "https://x.com/i/status/1", OFFICES["x"]),
        ("x", "https://x.com/anybody/status/1", Account("x", "x")),
        ("mastodon", "https://example.social/@office/1", FEDI_OFFICE),
        ("mastodon", "https://example.social/web/@office@example.social/1", FEDI_OFFICE),
        ("mastodon", "https://example.social/users/office/statuses/1", FEDI_OFFICE),
        ("mastodon", "https://example.social/@anybody/1", FEDI),
        ("mastodon", "https://example.social/notes/9abc", FEDI_OFFICE),
        ("bluesky", "https://bsky.app/profile/office.example.org/post/3k", OFFICES["bluesky"]),
        ("bluesky", "https://bsky.app/profile/did:plc:7/post/3k", OFFICES["bluesky"]),
        ("bluesky", "https://bsky.app/profile/did:plc:8/post/3k", Account("bsky", "bluesky", own={"handle": "a.org"})),
        ("telegram", "https://t.me/office/41", OFFICES["telegram"]),
        ("telegram", "https://t.me/c/1234/41", Account("news", "telegram", own={"id": "-1001234"})),
        ("telegram", "https://t.me/office/41", Account("news", "telegram", own={"id": "-1001234"})),
        ("threads", "https://www.threads.com/@office/post/C", OFFICES["threads"]),
        ("threads", "https://www.threads.com/t/C", OFFICES["threads"]),
        ("tiktok", "https://www.tiktok.com/@office/video/7", OFFICES["tiktok"]),
        ("tiktok", "https://vm.tiktok.com/ZMabc/", OFFICES["tiktok"]),
    ],
)
def test_the_accounts_own_post(network, url, account):
    assert remote(url, network, account).url == url


@pytest.mark.parametrize(
    ("network", "url", "theirs", "own"),
    [
        ("x", "https://x.com/other/status/1", "other", "office"),
        ("mastodon", "https://example.social/@other/1", "other", "office"),
        ("mastodon", "https://example.social/@office@other.social/1", "office@other.social", "office"),
        ("bluesky", "https://bsky.app/profile/other.example.org/post/3k", "other.example.org", "office.example.org"),
        ("bluesky", "https://bsky.app/profile/did:plc:8/post/3k", "did:plc:8", "did:plc:7"),
        ("telegram", "https://t.me/s/other/41", "other", "office"),
        ("threads", "https://www.threads.com/@other/post/C", "other", "office"),
        ("tiktok", "https://www.tiktok.com/@other/video/7", "other", "office"),
    ],
)
def test_the_post_of_another_account(network, url, theirs, own):
    account = FEDI_OFFICE if network == "mastodon" else OFFICES[network]
    told = f"@{theirs} is another account: {account.name} is @{own}; copy the address of its own post"
    with pytest.raises(PostdeskError) as no:
        remote(url, network, account)
    assert str(no.value) == told


def test_an_account_that_was_renamed_since_is_known_by_both_names():
    renamed = Account("x", "x", own={"handle": "head_office"})
    for handle in ("office", "head_office"):
        assert remote(f"https://x.com/{handle}/status/1", "x", OFFICES["x"], renamed).id == "1"

"""An account as it was when a post was queued."""

from postdesk import networks
from postdesk.models import Account, Payload
from postdesk.models.as_queued import as_queued, audience, frozen_keys

MASTODON, BLUESKY = (networks.SHELF[name].keys for name in ("mastodon", "bluesky"))
OFFICE = {"handle": "office", "server": "https://example.social"}


def payload(**more):
    return Payload("mastodon", "fedi", ("Doors open at six.",), **more)


def test_who_it_is_and_what_decides_how_a_post_looks_is_frozen_and_nothing_else():
    assert frozen_keys(Account("fedi", "mastodon", own=OFFICE), MASTODON) == {**OFFICE, "visibility": "public"}
    own = {"handle": "office.example.org", "appview": "https://example.net", "shorten_links": True}
    frozen = frozen_keys(Account("bsky", "bluesky", own=own), BLUESKY)
    assert frozen == {"handle": "office.example.org", "shorten_links": True}


def test_what_desk_toml_leaves_to_the_default_is_frozen_as_that():
    assert frozen_keys(Account("bsky", "bluesky"), BLUESKY) == {"shorten_links": False}


def test_what_the_draft_says_itself_is_not_the_accounts():
    assert frozen_keys(Account("fedi", "mastodon"), MASTODON, drafts_own=("visibility",)) == {}


def test_desk_toml_of_the_moment_gives_only_what_is_not_frozen():
    now = {"handle": "press", "server": "https://example.net", "visibility": "public", "appview": "https://example.com"}
    keys = (*MASTODON, *BLUESKY)
    queued = as_queued(Account("fedi", "mastodon", own=now), payload(own={**OFFICE, "visibility": "private"}), keys)
    assert queued.own == {"appview": "https://example.com", **OFFICE, "visibility": "private"}


def test_what_was_queued_before_anything_was_frozen_has_what_desk_toml_says():
    account = Account("fedi", "mastodon", own=OFFICE)
    assert as_queued(account, payload(), MASTODON) is account


def test_the_drafts_word_on_who_sees_it_counts_before_the_accounts():
    assert audience(payload(own={"visibility": "private"})) == "private"
    assert audience(payload(own={"visibility": "private"}, visibility="unlisted")) == "unlisted"
    assert (audience(payload()), audience(payload(own={}))) == ("", "")

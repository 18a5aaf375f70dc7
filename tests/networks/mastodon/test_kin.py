"""Servers with Mastodon's API are known by what their version says."""

from datetime import timedelta

import pytest

from postdesk.networks.mastodon.kin import KIN, STRANGER, Counted, KeyUse, software_of


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("4.6.4", "Mastodon"),
        ("4.7.0-alpha.2", "Mastodon"),
        ("4.10.0+glitch", "Mastodon"),
        ("5.0.0", "Mastodon"),
        ("10.1.0", "Mastodon"),
        ("4.5.15", "Mastodon before 4.6"),
        ("4.3.0 (compatible; Hollo/0.10.0)", "Hollo"),
        ("takahe/0.11.0", "Takahe"),
        ("0.20.0+git-1a2b3c4", "GoToSocial"),
        ("4.0.0 (compatible; Enable Mastodon Apps 1.6.0)", "WordPress"),
        ("4.2.0 (compatible; snac 2.75)", "snac"),
        ("2.7.2 (compatible; Pleroma 2.9.0)", "Pleroma"),
        ("2.7.2 (compatible; Akkoma 3.15.2)", "Akkoma"),
        ("2.8.0 (compatible; Friendica 2026.03)", "Friendica"),
        ("3.5.3 (compatible; Pixelfed 0.12.5)", "Pixelfed"),
        ("4.2.1 (compatible; Iceshrimp 2023.12.9)", "a fork of Misskey"),
        ("3.0.0 (compatible; Sharkey 2025.4.3)", "a fork of Misskey"),
        ("2.7.2 (compatible; Mitra 4.9.0)", STRANGER.name),
        ("", STRANGER.name),
    ],
)
def test_a_server_is_known_by_its_version(version, name):
    assert software_of(version).name == name


def test_who_locks_its_keys_shows_a_post_at_once_and_whoever_does_not_later():
    assert software_of("4.6.4").keys is KeyUse.LOCKED
    assert software_of("4.6.4").settles == timedelta(0)
    for version in ("4.5.1", "takahe/0.11.0", "", "4.3.0 (compatible; Hollo/0.10.0)"):
        assert software_of(version).settles >= timedelta(minutes=3)


def test_some_count_addresses_in_full():
    full = [
        version
        for version in ("4.6.4", "takahe/0.11.0", "0.20.0", "")
        if software_of(version).counts is Counted.IN_FULL
    ]
    assert full == ["takahe/0.11.0", "0.20.0"]


def test_what_was_only_read_of_is_treated_with_the_greatest_care():
    for version in ("(compatible; Pixelfed 0.12.5)", "(compatible; Friendica 2026.03)", "(compatible; Akkoma 3.15.2)"):
        kind = software_of(version)
        assert (kind.keys, kind.settles) == (STRANGER.keys, STRANGER.settles)


def test_what_a_server_does_not_keep_and_what_it_needs_is_in_its_row():
    differ = {
        kind.name: (kind.warns, kind.restricts, kind.pictured, kind.uploads)
        for kind in KIN
        if (kind.warns, kind.restricts, kind.pictured) != (True, True, False)
    }
    assert differ == {
        "WordPress": (False, False, False, "/api/v2/media"),
        "Pixelfed": (True, True, True, "/api/v1/media"),
    }

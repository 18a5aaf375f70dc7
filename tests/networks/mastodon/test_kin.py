"""Servers with Mastodon's API are known by what their version says."""

from datetime import timedelta

import pytest

from postdesk.networks.mastodon.kin import STRANGER, Counted, KeyUse, software_of


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
        ("2.7.2 (compatible; Pleroma 2.9.0)", STRANGER.name),
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

"""What a Mastodon server counts and links."""

import pytest

from postdesk.networks.mastodon import text as mastodon


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("\u00a0\u3000", 0),
        ("  Doors open at six.\n", 18),
        ("हिन्दी", 2),
        ("https://www.iom.int/a/very/long/path", 23),
        ("iom.int", 7),
        ("@office@example.social hello", 13),
        (f"@a@{'b' * 250}.com", 257),
        ("https://💩.la", 12),
        ("a\r\nb", 3),
    ],
)
def test_lengths(text, length):
    assert mastodon.parse(text).lengths == {"graphemes": length}


def test_a_content_warning_counts_too():
    assert mastodon.read_note("body", " Warning ").lengths == {"graphemes": 11}


def test_older_servers_cut_conjuncts_apart():
    assert mastodon.parse("क्षि").lengths == {"graphemes": 1}
    assert mastodon.parse_45("क्षि").lengths == {"graphemes": 2}


def test_older_servers_link_tags_after_a_bracket():
    assert mastodon.parse("(#IOM)").hashtags == ()
    assert [tag.text for tag in mastodon.parse_45("(#IOM)").hashtags] == ["IOM"]


def test_what_overlaps_links_once():
    parsed = mastodon.parse("magnet:?xt=https://iom.int @un")
    assert [link.text for link in parsed.links] == ["magnet:?xt=https://iom.int"]


def test_places_count_the_white_space_that_the_server_strips():
    parsed = mastodon.parse("  #IOM https://iom.int @un")
    assert [(tag.start, tag.end) for tag in parsed.hashtags] == [(2, 6)]
    assert [(link.start, link.end) for link in parsed.links] == [(7, 22)]
    assert [(mention.start, mention.end) for mention in parsed.mentions] == [(23, 26)]

"""What X counts and links."""

import pytest

from postdesk.networks.x import text as x


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("Doors open at six.", 18),
        ("Вести", 5),
        ("日本", 4),
        ("…", 2),
        ("Việt", 5),
        ("e\u0301", 1),
        ("a\r\nb", 4),
        ("iom.int", 23),
        ("see https://www.iom.int/a/very/long/path?x=1 now", 31),
        ("№ https://日本.jp/a", 26),
        ("❤️ https://日本.jp/a", 26),
        ("👩‍👩‍👧‍👦", 2),
        ("1️⃣", 2),
        ("🇷🇸", 2),
        ("☝🏽", 2),
        ("🧑‍💻", 5),
        ("©", 1),
        ("©️", 2),
        ("😀", 2),
        ("\ud800", 2),
    ],
)
def test_weights(text, weight):
    assert x.weigh(text) == weight
    assert x.parse(text).lengths["weighted"] == weight


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("👋🏽 👩‍💻", {"weighted": 5}),
        ("🧑‍💻", {"weighted": 5, "weighted, every emoji 2": 2}),
        ("🧑‍💻 https://example.org/🧑 🫱🏻‍🫲🏿", {"weighted": 41, "weighted, every emoji 2": 31}),
    ],
)
def test_a_newer_emoji_has_two_weights(text, lengths):
    assert x.parse(text).lengths == lengths


def test_a_text_is_weighed_as_twitter_text_walks_it():
    """Where a bare domain goes on in another script, twitter-text's link is shorter than what it covers."""
    assert x.weigh("un.xn--abc.😀.рф/c") == 30
    assert x.weigh("foo.com.рф/") == 23
    assert x.weigh("中a.com.中b.com.рф/x") == 51


@pytest.mark.parametrize(("text", "valid"), [("a", True), ("", False), ("a" * 281, False), ("a\ufeff", False)])
def test_what_x_takes(text, valid):
    assert x.valid(text) is valid


def test_what_overlaps_links_once():
    parsed = x.parse("https://example.org/@un#x @iom #Day $ABC")
    assert [link.text for link in parsed.links] == ["https://example.org/@un#x"]
    assert [mention.text for mention in parsed.mentions] == ["iom"]
    assert [tag.text for tag in parsed.hashtags] == ["Day"]
    assert [tag.text for tag in parsed.cashtags] == ["ABC"]

"""What Telegram counts and links."""

import pytest

from postdesk.networks.telegram import text as telegram


def test_counts_code_points():
    assert telegram.parse("👩‍👧 é").lengths == {"code points": 5}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no tag", []),
        ("(#IOM) ＃x a#b #a#b #2024", ["IOM"]),
        ("#tag@channel #tag@ab", ["tag@channel", "tag"]),
        ("#हिन्दी #ж", ["ह", "ж"]),
        ("#" + "a" * 300 + "@abcd", ["a" * 256]),
        ("#tag@channel#tag #ok@channel", ["ok@channel"]),
    ],
)
def test_hashtags(text, found):
    assert [tag.text for tag in telegram.parse(text).hashtags] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nobody", []),
        ("@office @abc @gif @" + "a" * 33, ["office", "gif"]),
        ("/start@office @other a@office", ["other"]),
    ],
)
def test_mentions(text, found):
    assert [name.text for name in telegram.parse(text).mentions] == found


@pytest.mark.parametrize(
    ("text", "found"), [("5 USD", []), ("$USD $1INCH@office $usd x$Y $A$", ["USD", "1INCH@office"])]
)
def test_cashtags(text, found):
    assert [tag.text for tag in telegram.parse(text).cashtags] == found


def test_a_time_is_no_part_of_a_link():
    assert [link.text for link in telegram.parse("at 12:30 iom.int").links] == ["iom.int"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://iom.int tg://resolve?domain=iom", ["https://iom.int", "tg://resolve?domain=iom"]),
        ("tg://resolve?domain=a.com", ["tg://resolve?domain=a.com"]),
        ("tg://a/ton://b", ["tg://a/ton://b"]),
        ("tg://tg://b", ["tg://tg"]),
        ("#tg://tg://b", ["tg://b"]),
        ("ask iom.Aİ", ["iom.Aİ"]),
    ],
)
def test_what_begins_first_links(text, found):
    assert [link.text for link in telegram.parse(text).links] == found

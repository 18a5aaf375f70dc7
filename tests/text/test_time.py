"""No text takes long, whatever it repeats."""

import random
from time import process_time

import pytest
from posts import PIECES as SIGNS

from postdesk import networks
from stage.unwatched import unwatched

LENGTH = 100_000
# Five times the promise: the machines that run this are busy. What grows with the square of the length takes more than ten.
SECONDS = 2.5
PIECES = (
    "a", "#", "@", ".", "a.", "a.b ", "@a@b.c", "http://", "http://a.co/", "(", "a.co/(", "a.co/&(", "a.co/.", "a-", "_", "é.", "😀.",
    "a.co,", "#1", "#·", "\r\n", "न", "क्", "👩\u200d", "🇷", "1\ufe0f", "ａ.", "https://t.co/a", "xmpp:a@", "mailto:", "#a http://b.co ",
    "(((", "http://a.b/(((", "http://a.b/)", "http://a.b/]", "http://a.b/(a)", "a.com/(a(b)c)d ", "tg://", "tg://a/", "a@a.",
    "中.中国", "[{(", "#a\u200d", "xn--a.", "http://a:1", "magnet:?", "한", "ᄀ", "\ufeff",
    "[中国.中国", "ж.рф{http://", "中.中国=", "・👩\u200dx.rs", "\n・👩\u200dx.rs", "a.com/🕵🏻\u200d♀️ ", "x.rs(@a.co", "क्ष\u200d",
    "x@", "RT @", "$A ", "é a.b ", "#a@bcd", "1:", "\ud800", "{hashtag|", "中a.com",
)  # fmt: skip


def periods(count):
    """Two to four signs that mean something to somebody, in a row that is repeated; the same ones in every run."""
    dice = random.Random(1)
    return ["".join(dice.choices(SIGNS, k=dice.randint(2, 4))) for _ in range(count)]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("opening", ["é ", "http://a.b/"])
def test_a_hundred_thousand_characters(piece, opening):
    assert_quick(opening + (piece * LENGTH)[:LENGTH])


@pytest.mark.parametrize("period", periods(30))
def test_whatever_is_repeated(period):
    assert_quick((period * LENGTH)[:LENGTH])


def assert_quick(text):
    grammars = [networks.grammar(name) for name in networks.NAMES]
    start = process_time()
    with unwatched():
        lengths = [grammar.parse(text).lengths for grammar in grammars]
    assert process_time() - start < SECONDS
    assert all(lengths)

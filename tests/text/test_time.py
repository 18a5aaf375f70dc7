"""No text takes long, whatever it repeats."""

import sys
from time import process_time

import pytest

from postdesk import networks

LENGTH = 100_000
# Five times the promise: the machines that run this are busy, and counting branches takes its own time. What grows with
# the square of the length takes more than ten seconds.
SECONDS = 2.5 if sys.gettrace() is None else 10
PIECES = (
    "a", "#", "@", ".", "a.", "a.b ", "@a@b.c", "http://", "http://a.co/", "(", "a.co/(", "a.co/&(", "a.co/.", "a-", "_", "é.", "😀.",
    "a.co,", "#1", "#·", "\r\n", "न", "क्", "👩\u200d", "🇷", "1\ufe0f", "ａ.", "https://t.co/a", "xmpp:a@", "mailto:", "#a http://b.co ",
    "(((", "http://a.b/(((", "http://a.b/)", "http://a.b/]", "http://a.b/(a)", "a.com/(a(b)c)d ", "tg://", "tg://a/", "a@a.",
    "中.中国", "[{(", "#a\u200d", "xn--a.", "http://a:1", "magnet:?", "한", "ᄀ", "\ufeff",
    "x@", "RT @", "$A ", "é a.b ", "#a@bcd", "1:", "\ud800", "{hashtag|", "中a.com",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("opening", ["é ", "http://a.b/"])
def test_a_hundred_thousand_characters(piece, opening):
    text = opening + (piece * LENGTH)[:LENGTH]
    grammars = [networks.grammar(name) for name in networks.NAMES]
    start = process_time()
    lengths = [grammar.parse(text).lengths for grammar in grammars]
    assert process_time() - start < SECONDS
    assert all(lengths)

"""No text takes long, whatever it repeats."""

from time import process_time

import pytest

from postdesk import networks

LENGTH = 100_000
SECONDS = 2.5  # five times the promise: the machines that run this are busy
PIECES = (
    "a", "#", "@", ".", "a.", "a.b ", "@a@b.c", "http://", "http://a.co/", "(", "a.co/(", "a.co/&(", "a.co/.", "a-", "_", "é.", "😀.",
    "a.co,", "#1", "#·", "\r\n", "न", "क्", "👩\u200d", "🇷", "1\ufe0f", "ａ.", "https://t.co/a", "xmpp:a@", "mailto:", "#a http://b.co ",
    "x@", "RT @", "$A ", "é a.b ", "#a@bcd", "1:", "\ud800", "{hashtag|", "中a.com",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_hundred_thousand_characters(piece):
    text = "é " + (piece * LENGTH)[:LENGTH]
    grammars = [networks.grammar(name) for name in networks.NAMES]
    start = process_time()
    lengths = [grammar.parse(text).lengths for grammar in grammars]
    assert process_time() - start < SECONDS
    assert all(lengths)

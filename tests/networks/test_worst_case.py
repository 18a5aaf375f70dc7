"""No text keeps an officer waiting: 100,000 characters that mean no good take all networks together half a second."""

import time

import pytest

from postdesk.networks import NAMES, grammar

LENGTH = 100_000
PIECES = (
    "(((", "a.a.a.", "@a@a", "#a#a", "http://a.b/(((", "http://a.b/)", "http://a.b/]", "http://a.b/(a)", "a.com/(a(b)c)d ",
    "tg://", "tg://a/", "a@a.", "a.com", "中.中国", "中.com", "क.", "xmpp:a@", "magnet:?", "#·", "#a\u200d", "$A.", "1:", "[{(",
    "{hashtag|", "e\u0301", "क्ष", "👩\u200d", "🇷", "\u0300", "한", "ᄀ", "\r\n", "\ufeff", "http://a:1", "xn--a.",
)  # fmt: skip


def seconds(text):
    """Return the processor's time for one text; what else the machine does plays no part."""
    start = time.process_time()
    for name in NAMES:
        grammar(name).parse(text)
    return time.process_time() - start


def filled(piece, before="", after=""):
    room = LENGTH - len(before) - len(after)
    return before + (piece * (room // len(piece) + 1))[:room] + after


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text_and_no_faster(piece):
    """Half a second on a quiet machine: what grows with the square of the length takes ten and more."""
    grown = [filled(piece), filled(piece, "http://a.b/"), filled(piece, "#é", "!"), filled(piece, after=".com")]
    slow = {text[:30]: took for text in grown if (took := seconds(text)) > 2}
    assert slow == {}

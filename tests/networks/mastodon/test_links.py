"""What a Mastodon server makes a link of."""

import pytest

from postdesk.networks.mastodon.links import calls, mastodon_links

LABEL = "a" * 64


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("iom.int", []),
        ("see https://iom.int/a_(b), and (gemini://iom.int/).", ["https://iom.int/a_(b)", "gemini://iom.int/"]),
        ("https://ja.wikipedia.org/wiki/日本", ["https://ja.wikipedia.org/wiki/日本"]),
        ("https://iom.int/a(…) https://iom.int/(a)", ["https://iom.int/a", "https://iom.int/(a)"]),
        ("https://iom.int?a=✓. https://iom.zz", ["https://iom.int?a=✓"]),
        ("https://t.co/abc.def", ["https://t.co/abc"]),
        (f"https://t.co/{'a' * 41}", []),
        (f"https://{LABEL}.com https://{'é' * 64}.com", []),
        (f"https://iom.int/{'a' * 4090}", []),
        ("https://💩.la https://münchen.de", ["https://münchen.de"]),
        (f"https://{'é' * 5000}.com", []),
        ("https://😀x.int https://a\u200e.int", []),
        ("ahttps://iom.int", []),
    ],
)
def test_links(text, found):
    assert [link.text for link in mastodon_links(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nothing", []),
        (
            "magnet:?xt=urn:btih:abc. and xmpp:muc@instance.com?join",
            ["magnet:?xt=urn:btih:abc", "xmpp:muc@instance.com?join"],
        ),
        ("xmpp:user@nowhere.zz", []),
    ],
)
def test_calls(text, found):
    assert [call.text for call in calls(text)] == found

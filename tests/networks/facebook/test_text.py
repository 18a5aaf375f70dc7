"""What the network counts and links."""

from postdesk.networks.facebook.text import GRAMMAR


def test_counts_and_links():
    parsed = GRAMMAR.parse("💡 #Day @un https://iom.int")
    assert parsed.lengths["UTF-16 units"] == 27
    assert [tag.text for tag in parsed.hashtags] == ["Day"]
    assert [mention.text for mention in parsed.mentions] == []
    assert [link.text for link in parsed.links] == ["https://iom.int"]

"""What the network counts and links."""

from postdesk.networks.rehearsal.text import GRAMMAR


def test_counts_and_links():
    parsed = GRAMMAR.parse("💡 #Day @un https://iom.int")
    assert parsed.lengths["graphemes"] == 26
    assert [tag.text for tag in parsed.hashtags] == ["Day"]
    assert [mention.text for mention in parsed.mentions] == ["un"]
    assert [link.text for link in parsed.links] == ["https://iom.int"]


def test_a_content_warning_counts():
    parsed = GRAMMAR.reader("Crowds")("Doors open. #Welcome")
    assert parsed.lengths == {"graphemes": 26}
    assert [tag.text for tag in parsed.hashtags] == ["Welcome"]

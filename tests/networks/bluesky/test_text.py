"""What Bluesky counts."""

from postdesk.networks.bluesky import text as bluesky


def test_graphemes_and_bytes():
    assert bluesky.parse("👩‍👩‍👧‍👦 é").lengths == {"graphemes": 3, "bytes": 28}


def test_what_links():
    parsed = bluesky.parse("#Day @un.bsky.social iom.int $ABC")
    assert [tag.text for tag in parsed.hashtags] == ["Day"]
    assert [mention.text for mention in parsed.mentions] == ["un.bsky.social"]
    assert [link.text for link in parsed.links] == ["iom.int"]
    assert [tag.text for tag in parsed.cashtags] == ["ABC"]


def test_an_account_may_send_links_as_the_app_writes_them():
    text = "Doors https://example.org/news/doors-open-at-six #Welcome"
    parsed = bluesky.parse_short(text)
    assert parsed.lengths == {"graphemes": 42, "bytes": 42}
    assert parsed.links == bluesky.parse(text).links
    assert bluesky.parse_short("Doors #Welcome") == bluesky.parse("Doors #Welcome")

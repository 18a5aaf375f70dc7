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

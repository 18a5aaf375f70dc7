"""What Threads counts and links."""

import pytest

from postdesk.networks.threads import text as threads


@pytest.mark.parametrize(("text", "length"), [("é", 1), ("👩‍👩‍👧‍👦", 25), ("a😀b", 6), ("☎", 1), ("☎️", 6), ("日本", 2)])
def test_emoji_count_by_their_bytes(text, length):
    assert threads.parse(text).lengths["graphemes, emoji by bytes"] == length


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("none", []),
        ("#Migrants-Day(IOM).x #second", ["Migrants-Day(IOM)"]),
        ("https://iom.int/#a #b&c", ["b"]),
        ("https://iom.int/#a", []),
        ("#2026 #Migrants2026", ["Migrants2026"]),
        ("#2026. #2026th", ["2026th"]),
        ("#a!b", ["a"]),
        ("#a?b", ["a"]),
        ("#a@b", ["a"]),
        ("#a,b", ["a"]),
        ("#a;b", ["a"]),
        ("#a:b", ["a"]),
        ("#a\tb", ["a"]),
        ("#a\nb", ["a"]),
        ("#a-b_c", ["a-b_c"]),
    ],
)
def test_only_the_first_tag_counts(text, tags):
    assert [tag.text for tag in threads.parse(text).hashtags] == tags

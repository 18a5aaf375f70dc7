"""What a Mastodon server makes a hashtag or a mention of."""

import pytest

from postdesk.networks.mastodon import tags


@pytest.mark.parametrize(
    ("text", "recent", "older"),
    [
        ("no tag", [], []),
        ("#IOM ＃Миграције", ["IOM", "Миграције"], ["IOM", "Миграције"]),
        ("“#IOM” 👉#UN", [], ["IOM", "UN"]),
        ("#2024 #_ #² #·a", [], []),
        ("#20·24 #1_2", ["20·24", "1_2"], ["20·24", "1_2"]),
        ("#a· #a_", ["a", "a_"], ["a", "a_"]),
        ("#a-b #a#b", ["a", "a"], ["a", "a"]),
        ("#tagshttps://iom.int #x://", ["tags", "x"], ["tags", "x"]),
        ("#हिन्दी #a\u200db", ["हिन्दी", "a\u200db"], ["हिन्दी", "a"]),
        ("x\n#line", ["line"], ["line"]),
        ("x/#a =#b", [], []),
    ],
)
def test_hashtags(text, recent, older):
    assert [tag.text for tag in tags.mastodon_hashtags(text, recent=True)] == recent
    assert [tag.text for tag in tags.mastodon_hashtags(text, recent=False)] == older


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nobody", []),
        ("@office, @office@example.social.", ["office", "office@example.social"]),
        ("a@b.co /@x @x@ @xé @x://", []),
        ("@alice@münchen.de", ["alice@münchen.de"]),
        ("हि @alice@हि.भारत", ["alice@हि.भारत"]),
    ],
)
def test_mentions(text, found):
    assert [name.text for name in tags.mastodon_mentions(text, recent=True)] == found

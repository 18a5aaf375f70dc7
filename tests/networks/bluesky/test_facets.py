"""What Bluesky's clients make a facet of."""

import pytest

from postdesk.networks.bluesky import facets
from postdesk.networks.bluesky.facets import Facet


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no tag", []),
        ("#IOM's ＃EU-2024", ["IOM's", "EU-2024"]),
        ("#InternationalOrganizationforMigration(IOM)", ["InternationalOrganizationforMigration(IOM"]),
        ("(#IOM) x#y #2024 #?! #️⃣", []),
        ("#😀 #² ##x", ["😀", "²", "#x"]),
        ("#" + "a" * 65, []),
        ("#" + "👩‍👩‍👧" * 20, ["👩‍👩‍👧"[:1]]),
        ("#" + "é" * 64, ["é" * 64]),
        ("#" + "e\u0301" * 64, ["e\u0301" * 64]),
    ],
)
def test_hashtags(text, found):
    assert [tag.text for tag in facets.bluesky_hashtags(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("nobody", []), ("@UNEgypt a@b.co", []), ("(@un.bsky.social) @x.test @a.zz", ["un.bsky.social", "x.test"])],
)
def test_mentions(text, found):
    assert [mention.text for mention in facets.bluesky_mentions(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nothing", []),
        ("(https://iom.int/a) https://iom.int/a_(b).", ["https://iom.int/a", "https://iom.int/a_(b)"]),
        ("ftp:// a.b. -a.int", []),
        ("iom.int/x! iom.INT iom.zz -iom.int", ["iom.int/x"]),
        ("http.zz HTTP://iom.int httpſ://iom.int", ["http.zz"]),
    ],
)
def test_links(text, found):
    assert [link.text for link in facets.bluesky_links(text)] == found


@pytest.mark.parametrize(("text", "found"), [("5 USD", []), ("$USD, ($A) $TOOLONG $1", ["USD", "A"])])
def test_cashtags(text, found):
    assert [tag.text for tag in facets.cashtags(text)] == found


def test_facets_have_byte_offsets_in_order():
    assert facets.facets("#x iom.int") == [Facet(0, 2, "tag", "x"), Facet(3, 10, "link", "https://iom.int")]
    assert facets.facets("é #x iom.int @a.test $ab") == [
        Facet(3, 5, "tag", "x"),
        Facet(6, 13, "link", "https://iom.int"),
        Facet(14, 21, "mention", "a.test"),
        Facet(22, 25, "tag", "$AB"),
    ]


def test_a_mention_within_a_link_has_its_own_facet():
    assert facets.facets("é https://é.int/(@a.test") == [
        Facet(3, 26, "link", "https://é.int/(@a.test"),
        Facet(19, 26, "mention", "a.test"),
    ]


@pytest.mark.parametrize(
    ("text", "clean"),
    [("a\n\n\n\nb", "a\n\nb"), ("a\n \n\u200b\n b", "a\n\n b"), ("a\n\nb", "a\n\nb"), ("a\r\n\r\nb", "a\n\nb")],
)
def test_one_empty_line_at_most(text, clean):
    assert facets.clean_newlines(text) == clean

"""The plain reading, for networks without a documented grammar."""

import pytest

from postdesk.models import Entity
from postdesk.text import plain_grammar


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Doors open.", []),
        ("#IOM and ＃Миграције", ["IOM", "Миграције"]),
        ("#2024 #_ a#b &#x", []),
        ("(#COVID-19)", ["COVID"]),
        ("#हिन्दी #day1", ["हिन्दी", "day1"]),
        ("https://iom.int/#top #top", ["top"]),
    ],
)
def test_hashtags(text, tags):
    assert [tag.text for tag in plain_grammar.hashtags(text)] == tags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("no sign", []),
        ("@un.egypt. @iom", ["un.egypt", "iom"]),
        ("a@b.co", []),
        ("https://x.org/@un", []),
        ("see https://x.org @un", ["un"]),
    ],
)
def test_mentions(text, names):
    assert [mention.text for mention in plain_grammar.mentions(text)] == names


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("iom.int", []),
        ("(see https://iom.int/a_(b)).", ["https://iom.int/a_(b)"]),
        ("“http://iom.int”, HTTPS://UN.ORG!", ["http://iom.int", "HTTPS://UN.ORG"]),
        ("[https://iom.int]", ["https://iom.int"]),
    ],
)
def test_links(text, links):
    assert [link.text for link in plain_grammar.links(text)] == links


def test_places_are_in_code_points():
    assert plain_grammar.hashtags("💡 #x") == (Entity("x", 2, 4),)

import pytest

from postdesk.checks.rules import no_card
from postdesk.models import Page, Place
from stage.said import Said

AT = Place("campaigns/spring.yaml", 7)
DOORS = "https://example.org/doors"


@pytest.fixture
def said(variants):
    """What the rule says of a page that the docstring's post links to."""
    return lambda **seen: [
        Said("no-card", remark).message
        for variant in variants()
        for remark in no_card.check(Page(DOORS, seen.pop("status", 200), DOORS, **seen), variant, AT)
    ]


def test_a_page_without_words_or_picture_for_its_card(said):
    """
    text: Doors open at six.
    link: https://example.org/doors
    """
    assert said(kind="text/html") == [f"{DOORS} has no og:title and no og:image: its card will be bare"]
    assert said(kind="text/html", title="Doors") == [f"{DOORS} has no og:image: its card will be bare"]
    assert said(kind="text/html", title="Doors", picture="https://example.org/hall.jpg") == []
    assert said(kind="text/html", status=404) == []


def test_a_file_has_no_card(said):
    """
    text: The programme.
    link: https://example.org/doors
    """
    assert said(kind="application/pdf") == [f"{DOORS} is a file (application/pdf): networks show no card for it"]
    assert said() == [f"{DOORS} is a file (of no kind): networks show no card for it"]


def test_a_post_with_a_picture_needs_no_card(said):
    """
    text: Doors open at six.
    link: https://example.org/doors
    media: [{file: hall.jpg, alt: The hall.}]
    """
    assert said(kind="text/html") == []


def test_a_draft_without_a_card_needs_nothing_for_it(said):
    """
    accounts: [bsky]
    text: Doors open at six.
    link: https://example.org/doors
    card: off
    """
    assert said(kind="text/html") == []


def test_where_the_network_makes_the_card_it_is_told_all_the_same(said):
    """
    accounts: [x]
    text: Doors open at six.
    link: https://example.org/doors
    card: off
    """
    assert said(kind="text/html", title="Doors") == [f"{DOORS} has no og:image: its card will be bare"]

"""The card of a link: the page's own words and picture, or only where it is."""

from io import BytesIO

import pytest
from PIL import Image

from postdesk.models import NOWHERE, Page, PageVisits
from postdesk.networks.bluesky.cards import bare_card, card_of, with_picture
from stage.pictures import jpeg

NEWS = "https://www.example.org/news"
PAGE = Page(NEWS, 200, NEWS, "text/html", "Doors open", "/og.jpg", description="At six.")


def showing(content):
    asked = []

    def fetch(address, most):
        asked.append((address, most))
        return content

    return PageVisits(NOWHERE.look, fetch), asked


def test_a_card_has_the_pages_own_title_and_description():
    assert (card_of(PAGE).title, card_of(PAGE).description, card_of(PAGE).uri) == ("Doors open", "At six.", NEWS)


@pytest.mark.parametrize(
    "page",
    [
        Page(NEWS, None, why="gives no answer"),
        Page(NEWS, 404, NEWS, "text/html", "Not found"),
        Page(NEWS, 200, NEWS, "application/pdf"),
        Page(NEWS, 200, NEWS, "text/html"),
        NOWHERE.look(NEWS),
    ],
)
def test_a_page_that_says_nothing_has_a_card_that_names_its_site(page):
    assert card_of(page) == bare_card(NEWS)
    assert bare_card(NEWS).title == "example.org"


def test_the_pages_picture_is_fetched_from_where_the_page_is_and_made_to_fit(tmp_path):
    big = BytesIO()
    Image.effect_noise((2400, 2000), 90).convert("RGB").save(big, "PNG")
    visits, asked = showing(big.getvalue())
    card = with_picture(card_of(PAGE), PAGE, visits, tmp_path)
    assert asked == [("https://www.example.org/og.jpg", 8_000_000)]
    assert card.kind == "image/jpeg"
    assert len((tmp_path / card.kept).read_bytes()) <= 1_000_000


@pytest.mark.parametrize("content", [None, b"", b"<html>", b"\xff\xd8\xff" + b"x" * 40, jpeg()[:200]])
def test_a_picture_that_is_none_leaves_the_words(tmp_path, content):
    visits, _ = showing(content)
    assert with_picture(card_of(PAGE), PAGE, visits, tmp_path) == card_of(PAGE)
    assert NOWHERE.fetch(NEWS, 1) is None


def test_a_page_without_a_picture_asks_for_none(tmp_path):
    visits, asked = showing(jpeg())
    page = Page(NEWS, 200, NEWS, "text/html", "Doors open")
    assert with_picture(card_of(page), page, visits, tmp_path).kept == ""
    assert asked == []

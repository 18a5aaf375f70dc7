"""The card of a link: the page's own words, its picture made to fit, and what is left where there are none."""

import pytest

from contracts.linkedin import no
from postdesk.errors import Unreachable
from postdesk.models import NOWHERE, Page
from postdesk.networks.linkedin.cards import article_card, card_picture
from postdesk.networks.network import KnownPost
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.pictures import jpeg

PAGE = Page("https://www.iom.int/a", 200, kind="text/html", title="The doors", picture="/p.jpg")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (PAGE, "The doors"),
        (Page("https://www.iom.int/a", 200, kind="text/html"), "iom.int"),
        (Page("https://www.iom.int/a", 404, kind="text/html", title="Not found"), "iom.int"),
        (Page("https://www.iom.int/a.pdf", 200, kind="application/pdf"), "iom.int"),
        (Page("https://iom.int/a", 200, kind="text/html", title="x" * 500), "x" * 400),
    ],
)
def test_what_a_card_is_called(page, title):
    assert article_card(page).title == title


def test_a_picture_that_is_none_is_left_out(tmp_path, visits):
    bare = article_card(PAGE)
    for page, picture in ((PAGE, None), (PAGE, b"no picture"), (Page("https://iom.int", 200, title="x"), jpeg())):
        pages, _ = visits(page, picture)
        assert card_picture(bare, page, pages, tmp_path) == bare
    assert NOWHERE.look("https://iom.int") == Page("https://iom.int", None)
    assert NOWHERE.fetch("https://iom.int", 7) is None


def test_a_picture_that_linkedin_cannot_show_is_left_out(account, api, post, visits):
    pages, _ = visits(PAGE, jpeg())
    api.files.processing = ["PROCESSING_FAILED"]
    network = account(pages)
    network.concerns(KnownPost(NOON, begun=False))
    out(network, post("Doors: https://www.iom.int/a"))
    assert api.posts[0]["content"] == {"article": {"source": "https://www.iom.int/a", "title": "The doors"}}


def test_a_picture_that_linkedin_lost_is_sent_anew(account, api, post, visits):
    pages, _ = visits(PAGE, jpeg())
    network, payload = account(pages), post("Doors: https://www.iom.int/a")
    network.concerns(KnownPost(NOON, begun=False))
    prepared = ready(network, payload)
    usual = api.files.trouble
    api.files.trouble = lambda *_: no(400, "UPDATING_ASSET_FAILED", "Updating asset failed")
    with pytest.raises(Unreachable, match="its files are sent anew") as lost:
        network.publish(payload, KEY, NOON, prepared)
    api.files.trouble, again = usual, lost.value.kept
    while (more := network.prepare(payload, KEY, NOON, again)) != again:
        again = more
    network.publish(payload, KEY, NOON, again)
    (first, second) = api.files.there
    assert api.posts[0]["content"]["article"]["thumbnail"] == second != first

"""What is read and uploaded before a post goes out stays as it was read, whatever the page says later."""

import pytest
from msgspec.structs import replace

from postdesk.errors import Unreachable
from postdesk.models import Page, PageVisits, Payload
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import jpeg
from stage.pretend_bluesky import Pds

NEWS = "https://example.org/news"
POST = Payload("bluesky", "bsky", ("Doors open at six.", f"More: {NEWS}?part=2"), link=NEWS)
UPLOAD = "com.atproto.repo.uploadBlob"


class Site:
    """Pages as they are now, and how often each was looked at."""

    def __init__(self):
        self.page = Page(NEWS, 200, NEWS, "text/html", "Doors open", "og.jpg", description="At six.")
        self.looked = []

    def look(self, address):
        self.looked.append(address)
        return replace(self.page, address=address)

    def fetch(self, address, most):
        return jpeg()


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def pds():
    pds = Pds()
    with pds.serve() as pds.server:
        yield pds


@pytest.fixture
def bluesky(pds, site, tmp_path):
    wire, sign_in = (
        Wire(pds.server.url),
        SignIn(Wire(pds.server.url), "office.test", "app-pass", tmp_path / "kept.json"),
    )
    return Bluesky(wire, wire, sign_in, tmp_path, visits=PageVisits(site.look, site.fetch))


def ahead(bluesky, post):
    early = ""
    while (done := bluesky.ahead(post, KEY, NOON, early)) != early:
        early = done
    return early


def cards(pds):
    return [pds.records[key]["embed"]["external"] for key in sorted(pds.records)]


def test_a_card_is_read_ahead_and_goes_out_as_it_was_read(bluesky, pds, site):
    early = ahead(bluesky, POST)
    site.page = replace(site.page, title="Doors stay closed")
    bluesky.publish(POST, KEY, NOON, ready(bluesky, POST, prepared=early))
    one, two = cards(pds)
    assert (one["title"], one["description"], one["uri"]) == ("Doors open", "At six.", NEWS)
    assert (two["uri"], two["thumb"]["mimeType"]) == (f"{NEWS}?part=2", "image/png")
    assert site.looked == [NEWS, f"{NEWS}?part=2"]
    assert len(pds.uploads) == 2


@pytest.mark.parametrize("page", [Page(NEWS, None, why="gives no answer"), Page(NEWS, 404)])
def test_a_page_that_is_not_there_yet_is_visited_again_until_its_posts_moment(bluesky, pds, site, page):
    site.page = page
    with pytest.raises(Unreachable, match=rf"^{NEWS} (gives no answer|answers 404)"):
        bluesky.ahead(POST, KEY, NOON, "")
    bluesky.publish(POST, KEY, NOON, ready(bluesky, POST))
    assert [card["title"] for card in cards(pds)] == ["example.org", "example.org"]


def test_a_cards_picture_that_the_server_refuses_leaves_the_words(bluesky, pds):
    pds.faults[UPLOAD] = answer(413, {"error": "PayloadTooLarge"})
    bluesky.publish(POST, KEY, NOON, ready(bluesky, POST))
    one, two = cards(pds)
    assert ("thumb" in one, "thumb" in two) == (False, True)


def test_a_cards_picture_that_the_server_dropped_is_uploaded_again(bluesky, pds):
    prepared = ready(bluesky, POST)
    pds.faults["com.atproto.repo.putRecord"] = answer(400, {"error": "BlobNotFound", "message": "Could not find blob"})
    bluesky.publish(POST, KEY, NOON, prepared)
    assert pds.uploads == [pds.uploads[0]] * 3


def test_a_draft_without_a_card_visits_nothing(bluesky, pds, site):
    post = replace(POST, card=False)
    bluesky.publish(post, KEY, NOON, ready(bluesky, post))
    assert site.looked == []
    assert not any("embed" in record for record in pds.records.values())

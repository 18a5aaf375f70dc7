"""Which card a part of a post shows, and what it carries instead."""

import pytest

from postdesk.models import Attachment, Payload
from postdesk.networks.bluesky.answers import Ref
from postdesk.networks.bluesky.cards import LinkCard
from postdesk.networks.bluesky.embeds import card_address, embed

HALL = Attachment("hall.png", "The hall.", 3, "00", "image/png", 40, 30)
NEWS = "https://example.org/news"


def post(*texts, **more):
    return Payload("bluesky", "bsky", texts, **more)


@pytest.mark.parametrize(
    ("payload", "addresses"),
    [
        (post("Doors open.", link=NEWS), [NEWS]),
        (post(f"Read {NEWS} and https://example.org/b."), [NEWS]),
        (post("Read example.org/a."), ["https://example.org/a"]),
        (post("One.", f"Two: {NEWS}"), ["", NEWS]),
        (post(f"One: {NEWS}", "Two.", link=NEWS, card=False), ["", ""]),
        (post(f"One: {NEWS}", f"Two: {NEWS}", media=(HALL,)), ["", NEWS]),
        (post("Nothing."), [""]),
    ],
)
def test_a_parts_card_is_that_of_its_link(payload, addresses):
    assert [card_address(payload, part) for part in range(len(payload.texts))] == addresses


def test_a_card_says_what_the_page_said_of_itself_and_without_that_where_it_is():
    card = LinkCard(NEWS, "Doors", "At six.", {"ref": "thumb"}, "aa", "image/jpeg")
    external = embed(post(NEWS), 0, (), card, None)["external"]
    assert external == {"uri": NEWS, "title": "Doors", "description": "At six.", "thumb": {"ref": "thumb"}}
    assert embed(post(NEWS), 0, (), None, None)["external"]["title"] == "example.org"
    assert embed(post("Nothing."), 0, (), None, None) is None


def test_a_quote_belongs_to_the_first_part_and_stands_beside_its_pictures():
    quoted, payload = Ref("at://q", "q"), post("One.", "Two.", media=(HALL,))
    both = embed(payload, 0, ({"ref": "blob", "mimeType": "image/png"},), None, quoted)
    assert both["record"]["record"] == {"uri": "at://q", "cid": "q"}
    assert both["media"]["images"][0]["aspectRatio"] == {"width": 40, "height": 30}
    assert embed(payload, 1, ({"ref": "blob"},), None, quoted) is None

"""Answers and quotes on Bluesky: found by the address that the app shows, before anything is sent."""

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.models import Payload
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.pretend_bluesky import Pds

PARTNER = "https://bsky.app/profile/partner.test/post/3kabc"
URI = "at://did:plc:partner/app.bsky.feed.post/3kabc"


@pytest.fixture
def pds():
    pds = Pds()
    with pds.serve() as pds.server:
        yield pds


@pytest.fixture
def bluesky(pds, tmp_path):
    wire = Wire(pds.server.url)
    return Bluesky(wire, wire, SignIn(wire, "office.test", "app-pass", tmp_path / "kept.json"), tmp_path)


def out(bluesky, pds, **more):
    payload = Payload("bluesky", "bsky", ("Welcome!",), **more)
    bluesky.publish(payload, KEY, NOON, ready(bluesky, payload))
    (record,) = pds.records.values()
    return record


def found(pds, **record):
    pds.elsewhere[URI] = {"uri": URI, "cid": "bafypartner", "record": record}


def test_an_answer_stands_below_its_post_and_in_its_thread(bluesky, pds):
    found(pds)
    itself = {"uri": URI, "cid": "bafypartner"}
    assert out(bluesky, pds, reply=PARTNER)["reply"] == {"root": itself, "parent": itself}
    pds.records.clear()
    root = {"uri": "at://did:plc:other/app.bsky.feed.post/3kroot", "cid": "bafyroot"}
    found(pds, reply={"root": root, "parent": itself})
    assert out(bluesky, pds, reply=PARTNER.replace("partner.test", "did:plc:partner"))["reply"]["root"] == root


def test_a_quote_stands_below_the_text_and_below_a_card(bluesky, pds):
    found(pds)
    quoted = {"$type": "app.bsky.embed.record", "record": {"uri": URI, "cid": "bafypartner"}}
    assert out(bluesky, pds, quote=PARTNER)["embed"] == quoted
    pds.records.clear()
    both = out(bluesky, pds, quote=PARTNER, link="https://example.org/news")["embed"]
    assert (both["$type"], both["record"]) == ("app.bsky.embed.recordWithMedia", quoted)
    assert both["media"]["external"]["uri"] == "https://example.org/news"


@pytest.mark.parametrize("address", [PARTNER, PARTNER.replace("partner.test", "nobody.test")])
def test_what_cannot_be_found_puts_off_its_post(bluesky, pds, address):
    with pytest.raises(Unreachable, match=f"{address} cannot be found on Bluesky: is it still there") as no:
        out(bluesky, pds, reply=address)
    assert (no.value.retry_after, pds.records) == (300, {})


def test_what_is_no_address_of_a_post_is_refused(bluesky, pds):
    with pytest.raises(Refused, match=r"https://example.org/1 is no address of a post on Bluesky"):
        out(bluesky, pds, quote="https://example.org/1")

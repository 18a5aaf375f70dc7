"""The pretend kin of Mastodon are as the real ones were seen to be."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest

from contracts.mastodon_kin import (
    AFTER,
    BEFORE,
    Kin,
    ampersands,
    gotosocial,
    hollo,
    markdown,
    pixelfed,
    snac,
    takahe,
    wordpress,
)
from postdesk.errors import Refused, Unknown
from postdesk.models import Attachment, Payload
from postdesk.networks.mastodon.api import Mastodon
from postdesk.wire import Wire
from stage.begun import png
from stage.life import Clock

POSTS = "/api/v1/accounts/7/statuses"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def at():
    """A wire to a server that is as it is told to be."""
    opened = []

    def at(kin):
        opened.append(kin.serve().__enter__())
        return Wire(opened[-1].url)

    yield at
    for server in opened:
        server.__exit__()


def sent(wire, clock, text="Doors open at six.", key="k", **more):
    asked = {"status": text, "visibility": "public", **more}
    headers = {"Idempotency-Key": key}
    return wire.write("/api/v1/statuses", clock(), token="token", headers=headers, json=asked).data


def listed(wire, clock):
    return [post["content"] for post in wire.read(POSTS, clock(), token="token").data]


def test_one_hides_private_posts_counts_in_full_and_answers_400_to_a_bad_token(at, clock):
    kin = takahe(clock)
    wire = at(kin)
    sent(wire, clock, visibility="private")
    sent(wire, clock, language="de")
    assert len(listed(wire, clock)) == 1
    assert [post["language"] for post in kin.posts] == [None, None]
    assert wire.read(POSTS, clock(), token="old", accept=(400,)).status == 400
    with pytest.raises(Refused, match="400"):
        sent(wire, clock, "https://example.org/" + "x" * 490)


def test_one_alters_what_it_is_given(at, clock):
    wire = at(gotosocial(clock))
    sent(wire, clock, r"Tea \& cake")
    assert listed(wire, clock) == ["<p>Tea &amp;amp; cake</p>"]
    assert markdown("1. *Tea*\n2. Cake") == "<p>Tea</p><p>Cake</p>"
    assert ampersands("plain") == "<p>plain</p>"


def test_one_knows_keys_and_not_those_of_requests_that_hang(at, clock):
    kin = hollo(clock, hangs=timedelta(seconds=50))
    wire = at(kin)
    for _ in range(2):
        with pytest.raises(Unknown):
            sent(wire, clock)
    clock.forward(seconds=51)
    assert len(listed(wire, clock)) == 2
    sent(wire, clock)
    assert len(kin.posts) == 2


def test_one_that_locks_its_keys_does_not_double_what_hangs(at, clock):
    kin = Kin(clock, "4.6.4", honours=True, locks=True, hangs=timedelta(seconds=50))
    wire = at(kin)
    for _ in range(2):
        with pytest.raises(Unknown):
            sent(wire, clock)
    clock.forward(seconds=51)
    assert len(listed(wire, clock)) == 1


def test_one_drops_warning_audience_and_language(at, clock):
    said = sent(at(wordpress(clock)), clock, spoiler_text="Violence", visibility="private", language="de")
    assert (said["spoiler_text"], said["visibility"], said["language"]) == ("", "public", None)


def test_pictures_lists_and_answers_go_missing(at, clock):
    kin = Kin(clock, drops={"pictures"}, lags=timedelta(seconds=30))
    wire = at(kin)
    assert sent(wire, clock, media_ids=["1"])["media_attachments"] == []
    assert listed(wire, clock) == []
    clock.forward(seconds=31)
    assert len(listed(wire, clock)) == 1
    for kin.cuts, there in ((BEFORE, 1), (AFTER, 2)):
        with pytest.raises(Unknown):
            sent(wire, clock)
        assert len(kin.posts) == there


def test_a_slow_clock_shows_in_the_date_and_in_the_posts(at, clock):
    kin = Kin(clock, behind=timedelta(minutes=4))
    wire = at(kin)
    sent(wire, clock)
    reply = wire.read(POSTS, clock(), token="token")
    assert parsedate_to_datetime(reply.headers["date"]) == clock() - timedelta(minutes=4)
    assert reply.data[0]["created_at"] == (clock() - timedelta(minutes=4)).isoformat()


def test_one_takes_no_post_without_a_picture_and_pictures_in_the_older_way(at, clock, tmp_path):
    kin = pixelfed(clock)
    network = Mastodon(at(kin), "token", tmp_path)
    with pytest.raises(Refused, match="no media"):
        sent(network.wire, clock)
    (tmp_path / "hall").write_bytes(png())
    post = Payload("mastodon", "pixels", ("The hall.",), media=(Attachment("hall.png", "A hall.", 9, "hall"),))
    prepared = before = ""
    while (prepared := network.prepare(post, "k", clock(), before)) != before:
        before = prepared
    network.publish(post, "k", clock(), prepared)
    assert [len(each["media_attachments"]) for each in kin.posts] == [1]
    with pytest.raises(Refused, match="404"):
        network.wire.write("/api/v2/media", clock(), token="token", public=False, form={})


def test_one_gives_an_edited_post_another_id_at_the_same_address(at, clock):
    kin = snac(clock)
    wire = at(kin)
    first = sent(wire, clock)
    answering = sent(wire, clock, "Tea is free.", in_reply_to_id=first["id"])
    words = {"status": "Doors open at seven.", "spoiler_text": "", "media_ids": [], "media_attributes": []}
    for _ in range(2):
        path = f"/api/v1/statuses/{first['id']}"
        edited = wire.write(path, clock(), method="PUT", token="token", public=False, json=words).data
    there = [wire.read(f"/api/v1/statuses/{name}", clock(), token="token").data for name in (first["id"], edited["id"])]
    assert there == [edited, edited]
    assert (edited["id"] != first["id"], edited["uri"]) == (True, first["uri"])
    shown = {post["id"]: post["in_reply_to_id"] for post in wire.read(POSTS, clock(), token="token").data}
    assert shown == {edited["id"]: None, answering["id"]: edited["id"]}

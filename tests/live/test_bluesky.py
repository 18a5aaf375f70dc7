"""Posting to the real Bluesky server, @atproto/pds, on this machine."""

import hashlib
import itertools
import json
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
import servers

from postdesk import queue
from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Attachment, Figures, Payload, Remote
from postdesk.networks.bluesky.answering import AnsweredPost
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.records import PreparedRecords
from postdesk.networks.bluesky.session import SignIn
from postdesk.wire import Wire
from stage.begun import KEY, png, ready
from stage.life import courier, queued, story, wanted
from stage.loopback import Loopback, answer
from stage.pictures import film

PUT = "/xrpc/com.atproto.repo.putRecord"
NUMBERS = itertools.count()


@pytest.fixture
def now():
    return datetime.now(UTC)


@pytest.fixture
def office(pds, tmp_path):
    """A new account, and postdesk signed in to it by the app password, over `url` if it is not the server's own."""
    handle = f"office{next(NUMBERS)}.test"
    did, password = servers.new_account(pds["pds"], handle)
    (tmp_path / hashlib.sha256(png()).hexdigest()).write_bytes(png())

    def connect(url=pds["pds"], password=password):
        wire = Wire(url)
        network = Bluesky(wire, wire, SignIn(wire, handle, password, tmp_path / "kept.json"), tmp_path)
        network.did = did
        return network

    return connect


def payload(*texts, **more):
    return Payload("bluesky", "bsky", texts, **more)


def records(pds, network):
    """Every post of the account as the server lists it, oldest first."""
    query = f"repo={network.did}&collection=app.bsky.feed.post&reverse=true"
    return json.loads(servers.called(f"{pds['pds']}/xrpc/com.atproto.repo.listRecords?{query}"))["records"]


def test_a_post_with_everything_is_taken_as_it_was_meant(pds, office, now):
    network = office()
    text = f"Žena @{network.sign_in.handle} and @nobody.test: https://example.org/врата #ОтворенаВрата 🎁"
    picture = Attachment("hall.png", "The hall, с лампама.", 3, hashlib.sha256(png()).hexdigest())
    post = payload(text, language="sr-Latn", media=(picture,))
    remote = network.publish(post, KEY, now, ready(network, post, now))
    (record,) = records(pds, network)
    value, raw = record["value"], text.encode()
    assert (record["uri"], value["text"], value["langs"]) == (remote.id, text, ["sr-Latn"])
    linked = {
        raw[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode(): facet["features"][0]
        for facet in value["facets"]
    }
    assert linked[f"@{network.sign_in.handle}"]["did"] == network.did
    assert linked["https://example.org/врата"]["uri"] == "https://example.org/врата"
    assert linked["#ОтворенаВрата"]["tag"] == "ОтворенаВрата"
    assert len(linked) == 3
    (image,) = value["embed"]["images"]
    assert (image["alt"], image["image"]["mimeType"]) == ("The hall, с лампама.", "image/png")


def test_a_link_gets_a_card(pds, office, now):
    network = office()
    post = payload(
        "Doors open at six.\n\nhttps://example.org/doors?utm_source=x", link="https://example.org/doors?utm_source=x"
    )
    network.publish(post, KEY, now, ready(network, post, now))
    (record,) = records(pds, network)
    assert record["value"]["embed"]["external"]["uri"] == "https://example.org/doors?utm_source=x"


def test_a_thread_hangs_together_and_the_same_again_changes_nothing(pds, office, now):
    network = office()
    post = payload("One.", "Two.", "Three.")
    prepared = ready(network, post, now)
    remote = network.publish(post, KEY, now, prepared)
    before = records(pds, network)
    assert network.publish(post, KEY, now, prepared) == remote
    assert network.find(post, KEY, now + timedelta(days=1), prepared) == remote
    assert records(pds, network) == before
    one, two, three = before
    assert [record["value"]["text"] for record in before] == ["One.", "Two.", "Three."]
    assert two["value"]["reply"]["parent"] == {"uri": one["uri"], "cid": one["cid"]}
    assert three["value"]["reply"]["root"] == {"uri": one["uri"], "cid": one["cid"]}
    assert three["value"]["reply"]["parent"] == {"uri": two["uri"], "cid": two["cid"]}


def test_a_lost_answer_in_the_middle_of_a_thread_is_gone_on_from(pds, office, now):
    between = servers.Between(pds["pds"])
    with between.serve() as proxy:
        network = office(proxy.url)
        post = payload("One.", "Two.")
        prepared = ready(network, post, now)
        between.drop = [PUT]
        with pytest.raises(Unknown):
            network.publish(post, KEY, now, prepared)
        assert not network.find(post, KEY, now, prepared).whole
        remote = network.publish(post, KEY, now, prepared)
        assert network.find(post, KEY, now, prepared) == remote
        assert len(records(pds, network)) == 2


def test_a_post_whose_answer_was_lost_is_found_and_not_doubled(pds, office, log, clock):
    queued(log, wanted(account="bsky"))
    between = servers.Between(pds["pds"])
    with between.serve() as proxy:
        network = office(proxy.url)
        between.drop = [PUT]
        rounds = []
        for _ in range(3):
            rounds += courier(log, network, clock).run_due()
            clock.forward(seconds=10)
    assert [str(outcome.state) for outcome in rounds] == ["unknown", "published"]
    assert story(log, "gifts") == ["queued", "claimed", "sending", "unknown", "published"]
    (record,) = records(pds, network)
    assert queue.find(log, "gifts").remote_id == record["uri"]


def test_a_post_that_its_author_deleted_is_not_raised_from_the_dead(pds, office, now):
    network = office()
    post = payload("Doors open at six.")
    prepared = ready(network, post, now)
    remote = network.publish(post, KEY, now, prepared)
    asked = {"repo": network.did, "collection": "app.bsky.feed.post", "rkey": remote.id.rpartition("/")[2]}
    token = json.loads((network.media / "kept.json").read_bytes())["accessJwt"]
    servers.called(f"{pds['pds']}/xrpc/com.atproto.repo.deleteRecord", json.dumps(asked).encode(), token)
    with pytest.raises(Unknown, match="a person may have deleted"):
        network.find(post, KEY, now + timedelta(minutes=11), prepared)


def test_a_thread_is_deleted_whole_and_deleting_it_again_is_no_trouble(pds, office, now):
    network = office()
    post = payload("One.", "Two.", "Three.")
    prepared = ready(network, post, now)
    remote = network.publish(post, KEY, now, prepared)
    for _ in range(2):
        network.delete(post, remote, KEY, now, prepared)
        assert records(pds, network) == []


def test_a_lost_answer_to_a_delete_is_no_trouble(pds, office, now):
    between = servers.Between(pds["pds"])
    with between.serve() as proxy:
        network = office(proxy.url)
        post = payload("Doors open at six.")
        prepared = ready(network, post, now)
        remote = network.publish(post, KEY, now, prepared)
        between.drop = ["/xrpc/com.atproto.repo.deleteRecord"]
        with pytest.raises(Unreachable):
            network.delete(post, remote, KEY, now, prepared)
        network.delete(post, remote, KEY, now, prepared)
    assert records(pds, network) == []


def test_a_picture_uploaded_ahead_is_used_and_one_that_the_server_does_not_have_is_uploaded_again(pds, office, now):
    """Another account's upload is what a dropped one looks like: the right reference, and nothing there."""
    picture = Attachment("hall.png", "The hall.", 3, hashlib.sha256(png()).hexdigest())
    post = payload("Doors open at six.", media=(picture,))
    ours, handle = office(), f"theirs{next(NUMBERS)}.test"
    _, password = servers.new_account(pds["pds"], handle)
    sign_in = SignIn(ours.wire, handle, password, ours.media / "theirs.json")
    early = Bluesky(ours.wire, ours.wire, sign_in, ours.media).ahead(post, KEY, now, "")
    prepared = ready(ours, post, now, early)
    assert len(msgspec.json.decode(prepared, type=PreparedRecords).blobs) == 1
    remote = ours.publish(post, KEY, now, prepared)
    assert f"{ours.did}/" in remote.id
    (record,) = records(pds, ours)
    assert record["value"]["embed"]["images"][0]["alt"] == "The hall."


def test_one_record_key_never_holds_two_posts(pds, office, now):
    network = office()
    prepared = ready(network, payload("Doors open at six."), now)
    first = network.publish(payload("Doors open at six."), KEY, now, prepared)
    assert network.publish(payload("Doors open at seven."), KEY, now, prepared) == first
    assert [record["value"]["text"] for record in records(pds, network)] == ["Doors open at six."]


def test_what_is_too_long_is_refused_in_the_servers_words(pds, office, now):
    network = office()
    for text in ("x" * 301, "👨‍👩‍👧‍👦" * 121):
        with pytest.raises(Refused, match=r"refused it: 400, .*too big \(maximum (300|3000), got"):
            network.publish(payload(text), KEY, now, ready(network, payload(text), now))
    assert records(pds, network) == []


def test_an_expired_session_is_refreshed(pds, office, now):
    network = office()
    network.sign_in.did(now)
    kept = network.media / "kept.json"
    session = json.loads(kept.read_bytes())
    kept.write_text(json.dumps(session | {"accessJwt": servers.expired(pds["jwtSecret"], network.did)}))
    post = payload("Doors open at six.")
    network.publish(post, KEY, now, ready(network, post, now))
    assert len(records(pds, network)) == 1
    kept.write_text(json.dumps(session | {"accessJwt": "garbage", "refreshJwt": "garbage"}))
    assert network.publish(post, KEY, now, ready(network, post, now))


def test_a_wrong_password_is_told_before_anything_is_sent(pds, office, now):
    with pytest.raises(Unreachable, match=r"does not let office\d+.test in \(AuthenticationRequired\)"):
        ready(office(password="wrong"), payload("Doors open at six."), now)


def test_a_limit_is_kept_to_for_as_long_as_the_server_says(tmp_path, now):
    with servers.bluesky("--rate-limits") as limited:
        _, password = servers.new_account(limited["pds"], "busy.test")
        wire = Wire(limited["pds"])
        for number in range(30):
            SignIn(wire, "busy.test", password, tmp_path / f"{number}.json").did(now)
        with pytest.raises(Unreachable, match="asks to wait") as wait:
            SignIn(wire, "busy.test", password, tmp_path / "31.json").did(now)
    assert 200 < wait.value.retry_after <= 360


def test_what_is_fixed_is_read_by_the_next_version(office, now):
    fixed = msgspec.json.decode(ready(office(), payload("Doors."), now), type=PreparedRecords)
    assert (fixed.key, len(fixed.rkeys)) == (KEY, 1)


def test_figures_are_asked_of_an_appview(office, now):
    counts = {
        "posts": [
            {
                "uri": "at://did:plc:a/app.bsky.feed.post/3k",
                "likeCount": 3,
                "replyCount": 0,
                "repostCount": 1,
                "quoteCount": 0,
            }
        ]
    }
    with Loopback(lambda _asked: answer(body=counts)) as appview:
        network = office()
        network.appview = Wire(appview.url)
        figures = network.measure(Remote("at://did:plc:a/app.bsky.feed.post/3k", ""), now, now)
    assert figures == Figures(reactions=3, comments=0, shares=1)


def test_a_film_pictures_of_a_later_part_a_label_and_a_card_are_taken_as_they_were_meant(pds, office, now, tmp_path):
    """The server has no video service of its own, and takes the film as it takes a picture."""
    network, kept = office(), {}
    for name, content in (("tour.mp4", film()), ("hall.png", png())):
        kept[name] = hashlib.sha256(content).hexdigest()
        (tmp_path / kept[name]).write_bytes(content)
    tour = Attachment("tour.mp4", "A walk.", 3, kept["tour.mp4"], "video/mp4", 640, 360)
    hall = Attachment("hall.png", "The hall.", 3, kept["hall.png"], "image/png", 1, 1, part=1)
    post = payload("One.", "Two.", "Three: https://example.org/news", media=(tour, hall), warning="Flashing lights")
    network.publish(post, KEY, now, ready(network, post, now))
    one, two, three = (record["value"] for record in records(pds, network))
    assert (one["embed"]["$type"], one["embed"]["video"]["mimeType"]) == ("app.bsky.embed.video", "video/mp4")
    assert two["embed"]["images"][0]["alt"] == "The hall."
    assert [part["labels"]["values"] for part in (one, two)] == [[{"val": "graphic-media"}]] * 2
    assert three["embed"]["external"]["title"] == "example.org"
    assert "labels" not in three


def test_an_answer_and_a_quote_beside_a_picture_are_records_that_the_server_takes(pds, office, now):
    network = office()
    first = network.publish(payload("Doors open."), KEY, now, ready(network, payload("Doors open."), now))
    ref = network._read(network.did, first.id.rpartition("/")[2], now)
    picture = Attachment("hall.png", "The hall.", 3, hashlib.sha256(png()).hexdigest())
    post = payload("See you there!", media=(picture,))
    key = "0a" * 16
    fixed = msgspec.json.decode(ready(network, post, now, key=key), type=PreparedRecords)
    meant = msgspec.structs.replace(fixed, answered=AnsweredPost(ref, ref), quoted=ref)
    network.publish(post, key, now, msgspec.json.encode(meant).decode())
    (answer,) = [each["value"] for each in records(pds, network) if each["value"]["text"] == "See you there!"]
    assert answer["reply"] == {"root": ref.written(), "parent": ref.written()}
    assert answer["embed"]["$type"] == "app.bsky.embed.recordWithMedia"
    assert answer["embed"]["record"]["record"] == ref.written()

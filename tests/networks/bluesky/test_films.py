"""Films on Bluesky: through its video service, and straight to a server that has none."""

import pytest

from contracts.bluesky_video import LIMITS, STATUS, UPLOAD, VideoService
from postdesk.errors import Refused, Unreachable
from postdesk.models import Attachment, Payload
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import gif
from stage.pretend_bluesky import Pds

FILM = Attachment("media/tour.mp4", "A walk through the hall.", 4, "f1", "video/mp4", 1920, 1080)
WAVE = Attachment("media/wave.gif", "A hand waves.", 4, "f2", "image/gif", 40, 30)


@pytest.fixture
def pds():
    pds = Pds()
    with pds.serve() as pds.server:
        pds.host = "https://morel.example.org"
        yield pds


@pytest.fixture
def service():
    service = VideoService("did:web:morel.example.org")
    with service.serve() as service.server:
        yield service
    assert service.broken == []


@pytest.fixture
def account(pds, tmp_path):
    (tmp_path / "f1").write_bytes(b"film")
    (tmp_path / "f2").write_bytes(gif())

    def made(video=None):
        wire = Wire(pds.server.url)
        sign_in = SignIn(wire, "office.test", "app-pass", tmp_path / "kept.json")
        return Bluesky(wire, wire, sign_in, tmp_path, video=Wire(video.server.url) if video else None)

    return made


def post(*media):
    return Payload("bluesky", "bsky", ("Doors open at six.",), media=media)


def out(bluesky, payload, key=KEY):
    return bluesky.publish(payload, key, NOON, ready(bluesky, payload, key=key))


def at_last(bluesky, payload):
    """Publish, asking again as the courier does while the service works."""
    prepared, waits = "", 0
    while True:
        try:
            more = bluesky.prepare(payload, KEY, NOON, prepared)
        except Unreachable as still:
            waits += still.retry_after == 5 and "is still working on a film" in str(still)
            if not waits:
                raise
            continue
        if more == prepared:
            return bluesky.publish(payload, KEY, NOON, prepared), waits
        prepared = more


@pytest.mark.parametrize("nested", [False, True])
def test_a_film_is_made_ready_by_the_video_service_before_its_post_goes_out(account, pds, service, nested):
    service.nested = nested
    _, waits = at_last(account(service), post(FILM))
    (record,) = pds.records.values()
    film = record["embed"]
    assert (film["$type"], film["alt"]) == ("app.bsky.embed.video", "A walk through the hall.")
    assert film["aspectRatio"] == {"width": 1920, "height": 1080}
    assert film["video"]["mimeType"] == "video/mp4"
    assert "presentation" not in film
    assert waits == 1
    asked = {purpose: (audience, until - int(NOON.timestamp())) for audience, purpose, until in pds.purposes}
    own = f"did:web:{service.server.url.removeprefix('http://').replace(':', '%3A')}"
    assert asked[LIMITS] == (own, 1800)
    assert asked["com.atproto.repo.uploadBlob"] == ("did:web:morel.example.org", 1800)


def test_a_film_that_the_service_knows_is_not_made_again(account, pds, service):
    service.faults[UPLOAD] = answer(502, {})
    with pytest.raises(Unreachable, match="answered 502"):
        ready(account(service), post(FILM))
    at_last(account(service), post(FILM))
    at_last(account(service), post(FILM))
    assert len(service.jobs) == 1
    assert len([asked for asked in service.server.asked if UPLOAD in asked.path]) == 3


def test_a_film_that_the_service_has_ready_is_not_waited_for(account, pds, service):
    blob = {"$type": "blob", "ref": {"$link": "bafyready"}, "mimeType": "video/mp4", "size": 4}
    known = {"jobId": "j1", "state": "JOB_STATE_COMPLETED", "error": "already_exists", "message": "known", "blob": blob}
    service.faults[UPLOAD] = answer(409, known)
    out(account(service), post(FILM))
    (record,) = pds.records.values()
    assert record["embed"]["video"] == blob
    assert not [asked for asked in service.server.asked if STATUS in asked.path]


def test_a_moving_picture_is_sent_as_the_film_that_it_becomes(account, pds, service):
    at_last(account(service), post(WAVE))
    (record,) = pds.records.values()
    assert record["embed"]["presentation"] == "gif"
    assert record["embed"]["video"]["mimeType"] == "video/mp4"


def test_a_film_that_the_service_cannot_make_is_refused_in_its_words(account, service):
    job = {"jobId": "j1", "did": "did:plc:office", "state": "JOB_STATE_FAILED", "message": "no video track"}
    service.faults[UPLOAD] = answer(body=job)
    with pytest.raises(Refused, match="can make no film of it: no video track"):
        ready(account(service), post(FILM))
    service.faults[STATUS] = answer(body={"jobStatus": {**job, "state": "JOB_STATE_COMPLETED"}})
    prepared = account(service).prepare(post(FILM), KEY, NOON, "")
    prepared = account(service).prepare(post(FILM), KEY, NOON, prepared)
    with pytest.raises(Unreachable, match="says that a film is ready, and not where"):
        account(service).prepare(post(FILM), KEY, NOON, prepared)


def test_an_account_that_may_send_no_more_films_today_waits(account, service):
    service.allowed = {"canUpload": False, "message": "You have reached your daily limit"}
    with pytest.raises(Unreachable, match="takes no film from this account now: You have reached") as no:
        ready(account(service), post(FILM))
    assert no.value.retry_after == 3600
    service.allowed = {"canUpload": False}
    with pytest.raises(Unreachable, match="it does not say why"):
        ready(account(service), post(FILM))


def test_a_server_without_a_video_service_takes_an_mp4_as_it_takes_a_picture(account, pds):
    pds.kind = "video/mp4"
    out(account(), post(FILM))
    (record,) = pds.records.values()
    assert (record["embed"]["$type"], pds.uploads) == ("app.bsky.embed.video", [b"film"])
    with pytest.raises(Refused, match=r"wave.gif: 127.0.0.1:.* takes films as MP4 only"):
        out(account(), post(WAVE), key="ee" * 16)


@pytest.mark.parametrize("call", [LIMITS, UPLOAD])
def test_a_server_that_says_in_words_that_it_has_no_service_has_none(account, pds, service, call):
    pds.kind = "video/mp4"
    words = {"error": "InvalidRequest", "message": f"No service configured for {call}"}
    service.faults[call] = answer(400, words)
    out(account(service), post(FILM))
    assert pds.uploads == [b"film"]


def test_a_call_that_the_service_does_not_take_is_refused_in_its_words(account, service):
    service.faults[UPLOAD] = answer(400, {"error": "InvalidRequest", "message": "unsupported codec"})
    with pytest.raises(Refused, match="refused it: 400, unsupported codec"):
        ready(account(service), post(FILM))


def test_a_service_that_takes_no_film_of_this_server_leaves_it_to_the_server(account, pds, service):
    pds.kind = "video/mp4"
    service.faults[UPLOAD] = answer(501, {"error": "MethodNotImplemented"})
    out(account(service), post(FILM))
    assert pds.uploads == [b"film"]


def test_a_server_that_gives_no_token_for_the_service_has_refused(account, pds, service):
    pds.faults["com.atproto.server.getServiceAuth"] = answer(400, {"error": "InvalidRequest", "message": "bad lxm"})
    with pytest.raises(Refused, match="refused it: 400, bad lxm"):
        ready(account(service), post(FILM))


def test_nobody_reads_a_token_in_what_is_printed(service):
    from postdesk.networks.bluesky.answers import ServiceToken

    assert repr(ServiceToken("abc")) == "<token>"

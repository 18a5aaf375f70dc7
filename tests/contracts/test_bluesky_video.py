"""The pretended video service says no to what the real one would refuse or, worse, pass over."""

import json

import pytest

from contracts.bluesky_video import LIMITS, STATUS, UPLOAD, VideoService
from stage.loopback import Asked

KEEPS = "did:web:pds.test"
GOOD = f"Bearer {KEEPS}|com.atproto.repo.uploadBlob"


def call(service, name, token="", kind="video/mp4", body=b"film", query="?did=did:plc:office&name=a.mp4"):
    head = f"POST /xrpc/{name}{query} HTTP/1.1\r\nHost: video.test\r\nContent-Type: {kind}\r\nAuthorization: {token}\r\n\r\n"
    return json.loads(service(Asked(head.encode() + body)).partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (UPLOAD, {"token": f"Bearer {KEEPS}|{LIMITS}"}),
        (UPLOAD, {"token": "Bearer did:web:other|com.atproto.repo.uploadBlob"}),
        (UPLOAD, {"token": GOOD, "kind": "image/png"}),
        (UPLOAD, {"token": GOOD, "query": "?did=did:plc:office"}),
        (UPLOAD, {"token": GOOD, "body": b""}),
        (LIMITS, {"token": GOOD}),
        (STATUS, {"query": "?jobId=nobodys"}),
    ],
)
def test_what_breaks_the_contract_is_refused_and_written_down(name, given):
    service = VideoService(KEEPS)
    assert "error" in call(service, name, **given)
    assert len(service.broken) == 1


def test_a_film_is_worked_on_then_ready_and_known_from_then_on():
    service = VideoService(KEEPS, nested=True)
    job = call(service, UPLOAD, GOOD)["jobStatus"]["jobId"]
    states = [call(service, STATUS, query=f"?jobId={job}")["jobStatus"]["state"] for _ in range(2)]
    assert states == ["JOB_STATE_ENCODING", "JOB_STATE_COMPLETED"]
    assert call(service, UPLOAD, GOOD)["error"] == "already_exists"
    assert call(service, LIMITS, f"Bearer did:web:video.test|{LIMITS}")["canUpload"]
    assert service.broken == []

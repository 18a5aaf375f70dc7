"""Every network's server sends us elsewhere, whatever it is asked: nobody else hears of it, and what is certain is said.

After each of the five nobody can tell what became of a post, and what was only asked is not answered. Elsewhere is another server on this machine, which would answer, a host of another name, and the server itself.
"""

import json
from itertools import cycle

import pytest

from contracts.story import Scene
from hostile.parrots import LIVES
from stage.loopback import Loopback, answer

STATUSES = (301, 302, 303, 307, 308)
POST = """\
  - id: at-{status}
    at: 2026-11-23 12:30
    text: Doors open at {status}.
    {more}
"""
READS = ("accounts --check", "measure --all", "publish")


@pytest.fixture
def elsewhere():
    """A server of somebody else's, which says yes to everything."""
    with Loopback(lambda _asked: answer(200, {"id": "1", "data": {"id": "1"}, "ok": True})) as server:
        yield server


@pytest.fixture(params=sorted(LIVES))
def scene(request, tmp_path):
    """A desk with the network's account."""
    scene = Scene(LIVES[request.param](), tmp_path)
    scene.door.__enter__()
    yield scene
    scene.door.__exit__()


def sent_on(status, to):
    """The bytes of an answer that sends whoever asks to another address."""
    return answer(status, b"<h1>Moved</h1>", "text/html", Location=to, Refresh=f"0; url={to}")


def became(scene):
    """What became of each sending, in their order."""
    told = [entry["what"] for entry in json.loads(scene.run("log", "--format", "json", minutes=60))]
    return [what.removeprefix("sending → ") for what in told if what.startswith("sending → ")]


def settled(scene):
    """What is known to be public, or not to be: no redirect settles anything."""
    return [post["ref"] for post in scene.posts if post["state"] in {"published", "failed"}]


def test_nobody_else_is_told_anything_and_what_became_of_a_post_is_said(scene, elsewhere):
    scene.lay()
    campaign = scene.root / "campaigns/doors.yaml"
    posts = "".join(POST.format(status=status, more=scene.life.always) for status in STATUSES)
    campaign.write_text(campaign.read_text().partition("  - id:")[0] + posts)
    scene.run("queue")
    to = cycle(
        [f"{elsewhere.url}/taken", "//elsewhere.example/taken", f"{scene.door.url}/taken", "http://[::1]:1/taken"]
    )
    scene.between.faults = [sent_on(status, next(to)) for status in STATUSES]
    for minute in range(31, 60, 4):
        if scene.between.faults:
            scene.run("publish", minutes=minute)
    assert became(scene)[: len(STATUSES)] == ["unknown"] * len(STATUSES)
    assert (scene.between.faults, len(scene.life.public()) <= 2) == ([], True)
    before = settled(scene)
    for status in STATUSES:
        scene.between.everything = [sent_on(status, next(to)) for _ in range(200)]
        told = [scene.run(*words.split(), minutes=70) for words in READS]
        assert [said for said in told if "Traceback" in said] == []
        assert f" answered {status}" in told[0] or " has moved to " in told[0]
        assert told[1].startswith("0 posts read.\n")
    scene.between.everything = []
    assert settled(scene) == before
    assert elsewhere.asked == []
    assert [asked.path for asked in scene.door.asked if "/taken" in asked.path] == []
    scene.ends()

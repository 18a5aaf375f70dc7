"""Workers are killed, for real and at every point of a post's life: no post is lost, and none is there twice."""

import os
import random
import signal
import time

import pytest

from faults import crew, shore
from faults.shore import KINDS

CERTAIN = ("after claim", "after commit")
"""Where a worker may be killed and everybody still knows whether the post is out."""


@pytest.fixture
def sea(place, tmp_path):
    """A desk and a network, each with a database of its own."""
    shore.build(tmp_path / "shore.sqlite")
    return place, tmp_path / "shore.sqlite"


def killed_at(point, desk, network):
    """Run a worker with one thread until it stands at a point, and kill it there."""
    ours, theirs = crew.FORK.Pipe()
    worker = crew.launch(desk, network, point=point, pipe=theirs, threads=1)
    assert ours.poll(30), point
    assert ours.recv()[0] == point
    crew.kill(worker)


def finished(desk, network, ends):
    """Let a worker that nobody kills do the rest."""
    worker = crew.launch(desk, network)
    assert crew.becomes(desk, ends, 30)
    crew.stop(worker)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("point", crew.POINTS)
def test_killed_at_every_point_a_post_is_there_once_or_a_person_is_asked(sea, point, kind):
    desk, network = sea
    crew.fill(desk, 3, accounts=3, kinds=(kind,))
    if point in ("in rescue", "in ask"):
        killed_at("after intent", desk, network)
    killed_at(point, desk, network)
    asks = kind == "mute" and point not in CERTAIN
    finished(desk, network, {"published", "unknown"} if asks else {"published"})
    states = crew.audit(desk, network)
    assert states == ({"published": 2, "unknown": 1} if asks else {"published": 3})


def test_a_post_that_goes_out_twice_is_seen_here(sea):
    """The network lies about what it has, so the post is sent again: the account of it says so."""
    desk, network = sea
    crew.fill(desk, 1, kinds=("liar",))
    killed_at("mid-request", desk, network)
    finished(desk, network, {"published"})
    assert list(shore.effects(network).values()) == [2]
    with pytest.raises(AssertionError):
        crew.audit(desk, network)


@pytest.mark.parametrize(("workers", "seed"), [(2, 1), (4, 2)])
def test_killed_at_random_under_all_that_networks_do(sea, request, workers, seed):
    desk, network = sea
    long = request.config.getoption("--long")
    posts, share, most = (5000, 0.03, 240) if long else (200, 0.05, 12)
    crew.fill(desk, posts)
    dice, kills = random.Random(seed), 0
    running = [crew.launch(desk, network, seed=seed * 1000 + number, share=share) for number in range(workers)]
    until = time.monotonic() + most
    while time.monotonic() < until and crew.count(desk, "queued", "claimed", "sending"):
        time.sleep(dice.uniform(0.1, 0.8))
        victim = dice.randrange(workers)
        crew.kill(running[victim])
        kills += 1
        running[victim] = crew.launch(desk, network, seed=seed * 1000 + workers + kills, share=share)
    assert crew.certain(desk, 600 if long else 90)
    for worker in running:
        crew.stop(worker)
    states = crew.audit(desk, network)
    assert sum(states.values()) == posts
    assert set(states) <= {"published", "unknown", "failed"}
    assert kills >= 3
    faults = shore.faults(network)
    crew.told(f"{workers} workers, {posts} posts", kills=kills, faults=faults, doubles=0, lost=0, states=states)


@pytest.mark.parametrize("kind", KINDS)
def test_a_worker_that_stood_still_past_its_lease_and_goes_on(sea, kind):
    """It was stopped with its intent on the disk and nothing sent; another took over, then it sends what it had."""
    desk, network = sea
    crew.fill(desk, 1, kinds=(kind,))
    ours, theirs = crew.FORK.Pipe()
    frozen = crew.launch(desk, network, point="after intent", pipe=theirs, goes_on=True)
    assert ours.poll(30)
    crew.freeze(frozen, desk)
    other = crew.launch(desk, network)
    assert crew.becomes(desk, {"published"} if kind == "keyed" else {"unknown"}, 20)
    time.sleep(2)
    assert crew.count(desk, "unknown") == (kind != "keyed")
    os.kill(frozen.pid, signal.SIGCONT)
    ours.send("go on")
    assert crew.becomes(desk, {"published"}, 20)
    crew.stop(frozen)
    crew.stop(other)
    assert crew.audit(desk, network) == {"published": 1}

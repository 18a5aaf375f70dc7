"""What every test may use."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser):
    parser.addoption("--write-golden", action="store_true", help="write the golden transcripts anew")
    parser.addoption("--postgres", action="store_true", help="keep logs in PostgreSQL instead of SQLite")
    parser.addoption("--long", action="store_true", help="run for minutes, over thousands of posts or invented weeks")
    parser.addoption("--inputs", type=int, default=400, help="how many invented inputs tests/hostile tries")
    parser.addoption("--first-input", type=int, default=0, help="the number of the first of them")


def pytest_configure():
    """Read English, whatever whoever runs the tests reads, and blame no invented example for a machine that is busy.

    Numpy works in one thread here, and cycles are looked for rarely, as in the program.
    """
    gc.set_threshold(100_000, 50, 100)
    os.environ["POSTDESK_LANGUAGE"] = "en"  # noqa: TID251 -- before anything is run
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 -- before numpy is imported
    settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("busy")


def pytest_collection_finish():
    """Leave what stays until the end, thousands of tests, out of every search for cycles."""
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    """Leave out, with `--postgres`, what asks SQLite about itself."""
    if config.getoption("--postgres"):
        left = [item for item in items if item.get_closest_marker("sqlite")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


@pytest.fixture
def shared():
    """The folder of conformance data and samples that lies beside the project on its authors' machines."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    return folder


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL server for this run alone."""
    from stage.clusters import Cluster

    with Cluster() as running:
        yield running


@pytest.fixture
def place(request, tmp_path):
    """Where a log is to be kept: a file, or with `--postgres` a database."""
    if request.config.getoption("--postgres"):
        return request.getfixturevalue("cluster").new_log()
    return tmp_path / "desk.sqlite"


@pytest.fixture
def log(place):
    """An empty log of its own."""
    from postdesk.log import open_log

    with open_log(place) as opened:
        yield opened


@pytest.fixture
def git(tmp_path):
    """Git in the test's folder, which reads no settings but those of that folder."""
    import os
    import shutil
    import subprocess

    program = shutil.which("git")
    if program is None:
        pytest.skip("git is absent")
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    clock = iter(range(1, 1000))

    def ask(*words, by="Cara Petrović <cara@example.org>", folder=tmp_path):
        name, _, mail = by.rstrip(">").partition(" <")
        who = {
            f"GIT_{one}_{what}": said
            for one in ("AUTHOR", "COMMITTER")
            for what, said in (("NAME", name), ("EMAIL", mail))
        }
        who |= {f"GIT_{one}_DATE": f"2026-11-22T12:{next(clock):02}:00Z" for one in ("AUTHOR", "COMMITTER")}
        done = subprocess.run(
            [program, *words],
            cwd=folder,
            env={"PATH": os.defpath, "HOME": str(tmp_path), **alone, **who},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    return ask


@pytest.fixture
def clock():
    """A clock that stands at noon (UTC) of Monday, 23 November 2026, until it is moved."""
    from stage.life import Clock

    return Clock()


@pytest.fixture
def office(tmp_path, clock):
    """An office with one campaign of two posts: doors on Tuesday at nine, tea in the next free slot."""
    from postdesk.desk import Desk
    from stage.desks import SPRING, lay

    desk = Desk.open(lay(tmp_path, spring=SPRING), clock)
    with desk.log:
        yield desk


@pytest.fixture
def public(office, clock):
    """The office on Tuesday after ten: both posts of its campaign are published."""
    from datetime import UTC, datetime

    from stage.desks import states

    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
    office.publishing.publish_due()
    assert set(states(office).values()) == {"published"}
    return office

"""Commands that write files, killed at a step of it or out of disk there: what has its name is whole, and once more does it.

A step is a file that is opened to be written, given its name, linked, or a folder that is made. In the normal run three
steps of each command are taken, with `--long` every one.
"""

import contextlib
import errno
import hashlib
import json
import os
import resource
import signal
import sys
from datetime import UTC, datetime
from random import Random

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from stage.desks import LINKEDIN, SPRING, lay

COMMANDS = {
    "init": "init OUT",
    "export --csv": "--desk DESK export --csv OUT",
    "export --parquet": "--desk DESK export --parquet OUT",
    "report": "--desk DESK report --week 2026-W48 --to OUT --format html,csv,json",
    "preview --html": "--desk DESK preview --html OUT/page.html",
    "hashtags --chart": "--desk DESK hashtags --chart OUT/tags.svg",
}
STEPS = {"open", "os.rename", "os.link", "os.mkdir", "tempfile.mkdtemp", "tempfile.mkstemp"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk with a week behind it."""
    root = lay(tmp_path_factory.mktemp("desk"), spring=SPRING, page=LINKEDIN)
    for words, moment in (("queue", NOW.replace(month=11, day=23)), ("publish", NOW.replace(month=11, day=24, hour=9))):
        assert CliRunner().invoke(main, ["--desk", str(root), words], obj=Office(lambda at=moment: at)).exit_code == 0
    return root


class Steps:
    """Counts what is done below a folder, in a child; at the step `at` it gets a signal, or the disk is full from there on."""

    def __init__(self, folder, at, ends):
        self.folder, self.at, self.ends, self.seen = str(folder), at, ends, 0

    def __call__(self, event, arguments):
        if event not in STEPS or not str(arguments[0]).startswith(self.folder):
            return
        if event == "open" and not arguments[2] & WRITES:
            return
        self.seen += 1
        if self.seen >= self.at and self.ends == FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
        if self.seen == self.at:
            os.kill(os.getpid(), self.ends)


def run(words, desk, out, at=sys.maxsize, ends=signal.SIGKILL, most=resource.RLIM_INFINITY):
    """Run a command in a child; return its exit code, what it said, and its steps; None where it was killed."""
    answer, tell = os.pipe()
    if os.fork() == 0:
        steps = Steps(out, at, ends)
        sys.addaudithook(steps)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        result = CliRunner().invoke(
            main,
            [one.replace("DESK", str(desk)).replace("OUT", str(out)) for one in words.split()],
            obj=Office(lambda: NOW),
        )
        sound = result.exception is None or isinstance(result.exception, SystemExit)
        said = result.output if sound else repr(result.exception)
        os.write(tell, json.dumps((result.exit_code if sound else -1, said[-500:], steps.seen)).encode())
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))  # coverage writes
        os._exit(0)
    os.close(tell)
    with os.fdopen(answer, "rb") as told:
        said = told.read()
    os.wait()
    return json.loads(said) if said else None


def whole(folder):
    """What stands there by its name, with the hash of what is in it; hidden names are nobody's."""
    files = (path for path in folder.rglob("*") if path.is_file())
    shown = {path.relative_to(folder): path for path in files}
    return {
        str(name): hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in shown.items()
        if not any(part.startswith(".") and part not in {".schema.json", ".gitignore"} for part in name.parts)
    }


def refused(ended):
    """Whether a command ended with one sentence."""
    code, said, _ = ended
    return code == 1 and said.startswith("postdesk: ") and said.count("\n") == 1


FULL = 0
ENDS = {
    signal.SIGKILL: lambda ended: ended is None,
    signal.SIGINT: lambda ended: ended[:2] == [1, "\nAborted!\n"],
    FULL: refused,
}
"""How a command is broken off, and how it ends then."""


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_killed_or_out_of_disk_in_the_middle_is_completed_by_the_same_once_more(
    command, desk, tmp_path, request
):
    words = COMMANDS[command]
    made = tmp_path / "made"
    made.mkdir()
    code, _, steps = run(words, desk, made)
    right = whole(made)
    assert (code, bool(right)) == (0, True)
    every = range(1, steps + 1)
    at = every if request.config.getoption("--long") else Random(command).sample(every, min(3, steps))
    for step in at:
        for ends, as_it_should in ENDS.items():
            out = tmp_path / f"{step}-{ends}"
            out.mkdir()
            ended = run(words, desk, out, step, ends)
            assert as_it_should(ended), (step, ended)
            assert whole(out).items() <= right.items(), (step, ends)
            code, said, _ = run(words, desk, out)
            assert (code, whole(out)) == (0, right), (step, ends, said)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("most", [300, 5_000])
def test_what_may_write_no_more_than_a_little_says_so_and_leaves_nothing_half(command, most, desk, tmp_path):
    made, out = tmp_path / "made", tmp_path / "out"
    made.mkdir()
    out.mkdir()
    run(COMMANDS[command], desk, made)
    sizes = [path.stat().st_size for path in made.rglob("*") if path.is_file()]
    with contextlib.closing(Desk.open(desk, lambda: NOW)) as open_already, open_already.log.read():
        ended = run(COMMANDS[command], desk, out, most=most)
    assert refused(ended) if max(sizes) > most else ended[0] == 0, ended
    assert whole(out).items() <= whole(made).items()


def test_a_disk_that_is_full_where_duckdb_writes_is_told_as_everywhere(tmp_path):
    desk, out = lay(tmp_path / "desk"), tmp_path / "out"
    out.mkdir()
    with contextlib.closing(Desk.open(desk, lambda: NOW)) as open_already, open_already.log.read():
        ended = run(COMMANDS["export --parquet"], desk, out, most=100)
    assert refused(ended), ended
    assert whole(out) == {}

"""Tries invented inputs, many at a time beside a healthy neighbour, in this process, thousands of them one after the other.

What holds for each: every command ends with 0, 1 or 2 and no traceback, within seconds of the processor's time; nothing
that steers a terminal is printed; outside the desk no file appears, is changed or goes away, nor does a campaign in it;
and the neighbour's posts are queued and published, its export is taken in, whatever lies beside it.
Where something of this does not hold, the inputs are tried again by halves until the one is found that did it.
"""

import hashlib
import os
import re
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from hostile.invented_inputs import KINDS, SETTINGS, Invented, invented, toml
from postdesk.cli import Office, main
from stage.damaged import FILES
from stage.desks import lay
from stage.life import NOON

SECONDS = 5
"""Of the processor, for one command on all its files; what is traced or crowded takes three times as long."""
LONGEST = 120
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
ROUND = 800
"""Inputs that are tried together, a fourth of them of each kind; every round begins with the same memory."""
CHECKS = ("check", "check --format json", "check --format github", "check --format sarif", "preview")
LOOKS = (
    ("list", "log", "plan"),
    ("list --format ics", "approvals", "preview"),
    ("list --format json", "hashtags", "plan --format json"),
)
"""What is asked of the queue, one of these in each round."""
REPORTS = 20
"""In every so many rounds a worker's whole Monday follows: the week's report is written and mailed."""
DUE = NOON.replace(month=12, day=18, hour=8)
"""When the posts are due."""
MONDAY = DUE + timedelta(days=3)
NEIGHBOUR = """\
campaign: other
accounts: [neighbour]
language: en
posts:
  - {id: hall, at: 2026-12-18 09:00, text: The hall is warm and everybody is welcome.}
"""
PUBLIC = "rehearsed: other/hall@neighbour"
EXPORTS = {
    "import --account fedi": FILES["outbox.json"],
    "import --account page": FILES["linkedin.csv"],
}
EXPORT = """\
Post id,Date,Post text,Post Link,Likes
2105789855953846299,2026-10-01,Warm,https://x.com/o/status/2105789855953846299,7
"""
"""The neighbour's export, and others where whose figures they are is said."""


class TooLongError(BaseException):
    """A command did not end; nothing catches this."""


class Tried:
    """A desk in a folder of its own, and what went wrong there, by the number of the input."""

    def __init__(self, folder: Path) -> None:
        self.outside = folder
        self.desk = lay(folder / "desk", toml(SETTINGS), other=NEIGHBOUR)
        self.campaigns, self.inputs = self.desk / "campaigns", folder / "inputs"
        self.inputs.mkdir()
        self.wrong: list[str] = []
        self.slowest = (0.0, "")
        self.codes: Counter[int] = Counter()
        self.reached: Counter[str] = Counter()
        signal.signal(signal.SIGALRM, _give_up)
        self.trouble: list[str] = []
        for words, moment in (("queue --yes", NOON), ("publish", DUE - timedelta(minutes=3))):
            self._run(words, moment)
        self.memory = {name: self.desk / name for name in (".postdesk", "campaigns/.desk-here")}
        for name, own in self.memory.items():
            shutil.copytree(own, folder / "empty" / name)
        self.before = self._around()

    def numbers(self, first: int, last: int) -> list[str]:
        """Try the inputs of these numbers; return what went wrong."""
        for at in range(first, last, ROUND):
            every = {number: invented(number) for number in range(at, min(at + ROUND, last))}
            for kind in KINDS:
                of_kind = {number: one for number, one in every.items() if one.kind == kind}
                self.wrong += self._blamed(kind, of_kind, at // ROUND)
        return self.wrong

    def _blamed(self, kind: str, inputs: dict[int, Invented], turn: int) -> list[str]:
        """What goes wrong with these inputs together; by halves, down to the one whose number is told."""
        trouble = self._together(kind, inputs, turn) if inputs else []
        if not trouble or len(inputs) == 1:
            return [f"{number} ({kind}, round {turn}): {said}" for number in inputs for said in trouble]
        every = list(inputs.items())
        halves = dict(every[: len(every) // 2]), dict(every[len(every) // 2 :])
        alone = [said for half in halves for said in self._blamed(kind, half, turn)]
        return alone or [f"{min(inputs)} to {max(inputs)} ({kind}, round {turn}), only together: {trouble[0]}"]

    def _together(self, kind: str, inputs: dict[int, Invented], turn: int) -> list[str]:
        """Give a desk these inputs and return what went wrong; then it is as it was."""
        self.trouble = []
        for name, own in self.memory.items():
            shutil.rmtree(own)
            shutil.copytree(self.outside / "empty" / name, own)
        try:
            ways = {"check": self.check, "queue": self.queue, "desk.toml": self.settle, "import": self.bring_in}
            ways[kind](inputs, turn)
        except TooLongError:
            self.trouble.append(f"did not end in {LONGEST} s")
        shutil.rmtree(self.desk / "reports", ignore_errors=True)
        if (now := self._around()) != self.before:
            self.trouble.append(f"files: {sorted(now.items() ^ self.before.items())[:6]}")
            self.before = now
        return self.trouble

    @contextmanager
    def _laid(self, files: dict[Path, bytes]) -> Iterator[None]:
        """Lay files for as long as commands read them, and see that none was changed."""
        for path, content in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        try:
            yield
        finally:
            gone = [path for path in files if not path.is_file()]
            self.trouble += [f"{path} is gone" for path in gone]
            for path in files.keys() - gone:
                if path.read_bytes() != files[path]:
                    self.trouble.append(f"{path} was changed")
                path.unlink()

    def _campaigns(self, inputs: dict[int, Invented]) -> AbstractContextManager[None]:
        return self._laid({self.campaigns / one.name: one.content for one in inputs.values()})

    def check(self, inputs: dict[int, Invented], turn: int) -> None:
        """All of them at once; the neighbour has no error."""
        with self._campaigns(inputs):
            said = self._run(CHECKS[turn % len(CHECKS)])
        if re.search(r"other\.yaml:\d+:\d+: error", said):
            self.trouble.append("the neighbour's campaign has an error")

    def queue(self, inputs: dict[int, Invented], turn: int) -> None:
        """Queue all, look at the queue, publish what is due, on some Mondays report: the neighbour is public."""
        with self._campaigns(inputs):
            self.reached["queued"] += self._run("queue --yes").count("  new\n")
            for words in LOOKS[turn % len(LOOKS)]:
                self._run(words)
            said = self._run("publish", DUE)
            self.reached["published"] += said.count("rehearsed: ")
            if PUBLIC not in said:
                self.trouble.append(f"the neighbour was not published: {said[-300:]}")
            if turn % REPORTS == 0:
                self.reached["reports"] += "The weekly report is in" in self._run("publish", MONDAY)

    def settle(self, inputs: dict[int, Invented], turn: int) -> None:
        """One after the other in the place of desk.toml; with the good one in its place, the desk works on."""
        file, before = self.campaigns / "desk.toml", self.codes[0]
        good = file.read_bytes()
        for one in inputs.values():
            file.unlink(missing_ok=True)
            with self._laid({file: one.content}):
                self._run(one.command)
        file.write_bytes(good)
        self.reached["settings"] += self.codes[0] - before
        if "other/hall@neighbour" not in self._run("list --all"):
            self.trouble.append("the neighbour is no longer in the queue")

    def bring_in(self, inputs: dict[int, Invented], turn: int) -> None:
        """Import all that are given the same options in one run, the neighbour's last: it is taken in."""
        for words in sorted({one.command for one in inputs.values()}):
            given = [(str(number), one) for number, one in inputs.items() if one.command == words]
            files = {self.inputs / number / one.name: one.content for number, one in given}
            files[self.inputs / "last" / "neighbour.csv"] = EXPORTS.get(words, EXPORT).encode()
            with self._laid(files):
                said = self._run(words, files=list(files))
            self.reached["imported"] += len(re.findall(r": \d+ posts? .*read: ", said))
            if "neighbour.csv: 1 post of" not in said:
                self.trouble.append(f"the neighbour's export was not taken in: {said[-300:]}")

    def _run(self, words: str, moment: datetime = NOON, files: Sequence[Path] = ()) -> str:
        """Run a command and return what it said; what is wrong with how it ends goes to `trouble`."""
        begun = time.process_time()
        signal.alarm(LONGEST)
        try:
            line = ["--desk", str(self.desk), *words.split(), *map(str, files)]
            result = CliRunner().invoke(main, line, obj=Office(lambda: moment), prog_name="postdesk")
        finally:
            signal.alarm(0)
        took = time.process_time() - begun
        self.slowest = max(self.slowest, (took, words))
        if took > SECONDS:
            self.trouble.append(f"{words} took {took:.1f} s")
        if isinstance(result.exception, TooLongError):
            raise result.exception
        if result.exception and not isinstance(result.exception, SystemExit):
            self.trouble.append(f"{words}: {type(result.exception).__name__}: {result.exception}"[:300])
        elif result.exit_code not in {0, 1, 2}:
            self.trouble.append(f"{words}: exit code {result.exit_code}")
        self.codes[result.exit_code] += 1
        said = result.output
        if steering := STEERS.search(said):
            self.trouble.append(f"{words} prints {said[max(0, steering.start() - 60) :][:120]!r}")
        return said

    def _around(self) -> dict[str, str]:
        """Every file around the desk's memory and reports, with the hash of what is in it."""
        own = {*self.memory.values(), self.desk / "reports"}
        found = {}
        for folder, folders, files in os.walk(self.outside):
            folders[:] = [name for name in folders if Path(folder, name) not in own]
            found |= {str(path): _sum(path) for path in (Path(folder, name) for name in files)}
        return found


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _give_up(*_: object) -> None:
    raise TooLongError

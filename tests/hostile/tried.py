"""Tries invented inputs on a desk, in this process, thousands of them one after the other.

What holds for each: the command ends with 0, 1 or 2 and no traceback, within seconds of the processor's time; nothing that
steers a terminal is printed; outside the desk no file appears, is changed or goes away, nor does a campaign in it.
"""

import hashlib
import os
import re
import shutil
import signal
import time
from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner

from hostile.invented_inputs import SETTINGS, Invented, invented, toml
from postdesk.cli import Office, main
from stage.desks import SPRING, lay
from stage.life import NOON

SECONDS = 5
"""Of the processor, for one command on a few kilobytes; what is traced or crowded takes three times as long."""
LONGEST = 60
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
ROUND = 100
"""Inputs between two looks at what lies around the desk; then its memory begins anew."""


class TooLongError(BaseException):
    """A command did not end; nothing catches this."""


class Tried:
    """A desk in a folder of its own, and what went wrong there, by the number of the input."""

    def __init__(self, folder: Path) -> None:
        self.outside = folder
        self.desk = lay(folder / "desk", toml(SETTINGS), other=SPRING.replace("campaign: spring", "campaign: other"))
        self.inputs = folder / "inputs"
        self.inputs.mkdir()
        self.wrong: list[str] = []
        self.slowest = (0.0, -1)
        self.codes = {0: 0, 1: 0, 2: 0}
        signal.signal(signal.SIGALRM, _give_up)
        self._run("queue --yes")
        self.memory = {name: self.desk / name for name in (".postdesk", "campaigns/.desk-here")}
        for name, own in self.memory.items():
            shutil.copytree(own, folder / "empty" / name)
        self.before = self._around()

    def numbers(self, first: int, last: int) -> list[str]:
        """Try the inputs of these numbers; return what went wrong."""
        for number in range(first, last):
            self._try(number, invented(number))
            if number % ROUND == ROUND - 1 or number == last - 1:
                self._look(number)
        return self.wrong

    def _try(self, number: int, one: Invented) -> None:
        file = (self.inputs if one.kind == "import" else self.desk / "campaigns") / one.name
        good = file.read_bytes() if file.exists() else None
        file.write_bytes(one.content)
        for words in one.commands:
            begun = time.process_time()
            signal.alarm(LONGEST)
            try:
                if trouble := self._run(words.replace("FILE", str(file))):
                    self.wrong.append(f"{number} ({words}): {trouble}")
            except TooLongError:
                self.wrong.append(f"{number} ({words}): did not end in {LONGEST} s")
            finally:
                signal.alarm(0)
            took = time.process_time() - begun
            self.slowest = max(self.slowest, (took, number))
            if took > SECONDS:
                self.wrong.append(f"{number} ({words}): took {took:.1f} s")
        if file.read_bytes() != one.content:
            self.wrong.append(f"{number}: {file.name} was changed")
        file.unlink() if good is None else file.write_bytes(good)

    def _run(self, words: str) -> str:
        """Return what is wrong with how a command ends, "" where it is as it must be."""
        office = Office(lambda: NOON + timedelta(days=26 if words == "publish" else 0))
        result = CliRunner().invoke(main, ["--desk", str(self.desk), *words.split()], obj=office, prog_name="postdesk")
        if isinstance(result.exception, TooLongError):
            raise result.exception
        if result.exception and not isinstance(result.exception, SystemExit):
            return f"{type(result.exception).__name__}: {result.exception}"[:300]
        if result.exit_code not in self.codes:
            return f"exit code {result.exit_code}"
        self.codes[result.exit_code] += 1
        said = result.output
        steering = STEERS.search(said)
        return f"prints {said[max(0, steering.start() - 60) :][:120]!r}" if steering else ""

    def _look(self, number: int) -> None:
        """Compare what lies around with what lay there before, and let the memory begin anew."""
        if (now := self._around()) != self.before:
            self.wrong.append(f"up to {number}: {sorted(now.items() ^ self.before.items())[:6]}")
            self.before = now
        shutil.rmtree(self.desk / "reports", ignore_errors=True)
        for name, own in self.memory.items():
            shutil.rmtree(own)
            shutil.copytree(self.outside / "empty" / name, own)

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

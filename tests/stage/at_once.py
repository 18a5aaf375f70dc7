"""Several who do something at the same moment: browsers in threads, and commands in processes of their own."""

import subprocess
import sys
from threading import Barrier, Thread

WAITING = """
import sys
from datetime import datetime
import click
from postdesk import desk
from postdesk.cli import Office, main

moment, words = datetime.fromisoformat(sys.argv[1]), sys.argv[2:]
main.get_command(click.Context(main), words[0])
print("ready", flush=True)
sys.stdin.readline()
main(words, prog_name="postdesk", obj=Office(lambda: moment))
"""
"""A command line that has loaded all it needs, and begins when it is told to, at a moment that is given."""


def at_once(*acts):
    """Do several things at the same moment; return what each was answered."""
    start, answers = Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        start.wait()
        answers[number] = act()

    running = [Thread(target=run, args=one) for one in enumerate(acts)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return answers


class WaitingCommand:
    """A command of `postdesk` in a process that is ready to begin; `go` lets it, and returns its code and its words."""

    def __init__(self, root, now, *words):
        command = [sys.executable, "-c", WAITING, now.isoformat(), *words]
        pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self._running = subprocess.Popen(command, cwd=root, text=True, **pipe)
        assert self._running.stdout.readline() == "ready\n"

    def go(self):
        said, _ = self._running.communicate("now\n", timeout=60)
        return self._running.returncode, said

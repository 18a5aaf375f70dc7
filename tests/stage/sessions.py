"""Sessions at the command line, played again: commands in-process, the clock where the session puts it."""

import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from postdesk.cli import Office, main

LANGUAGE = "POSTDESK_LANGUAGE="
"""What stands before a command that is read in another language."""


def play(session: str) -> str:
    """Run every command of a session and return the session with what each one says now."""
    moment = datetime(2026, 6, 1, 6, tzinfo=UTC)
    page = []
    for line in session.splitlines():
        if line.startswith(("#", "@")):
            page += ["", line] if page and page[-1] and not page[-1].startswith(("#", "@")) else [line]
        if line.startswith("@ "):
            moment = datetime.fromisoformat(line[2:])
        if line.startswith("$ "):
            output, code = run(line[2:], moment)
            page += ["", line, *output.splitlines(), *([f"[exit {code}]"] if code else [])]
    return "\n".join(page).strip() + "\n"


def run(command: str, moment: datetime) -> tuple[str, int]:
    said = {}
    if command.startswith(LANGUAGE):
        first, _, command = command.partition(" ")
        said = dict([first.split("=")])
    if command.partition(" ")[0] != "postdesk":
        return in_shell(command)
    ours, piped, theirs = command.partition(" | ")
    runner = CliRunner(env=said)
    result = runner.invoke(main, shlex.split(ours)[1:], obj=Office(lambda: moment), prog_name="postdesk")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return in_shell(theirs, result.output) if piped else (tidy(result.output), result.exit_code)


def in_shell(command: str, given: str = "") -> tuple[str, int]:
    done = subprocess.run(command, shell=True, input=given, capture_output=True, text=True, check=False)
    return tidy(done.stdout + done.stderr), done.returncode


def tidy(output: str) -> str:
    """Leave out the name of the temporary folder and spaces at the ends of lines."""
    return "\n".join(line.rstrip() for line in output.replace(str(Path.cwd()), "…").splitlines())

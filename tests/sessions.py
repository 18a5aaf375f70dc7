"""Sessions at the command line, played again: commands in-process, the clock where the session puts it."""

import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from postdesk.cli import Office, main


def play(session: str) -> str:
    """Run every command of a session and return the session with what each one says now."""
    moment = datetime(2026, 6, 1, 6, tzinfo=UTC)
    page = []
    for line in session.splitlines():
        if line.startswith(("#", "@")) or (not line and page and page[-1].startswith("#")):
            page.append(line)
        if line.startswith("@ "):
            moment = datetime.fromisoformat(line[2:])
        if line.startswith("$ "):
            output, code = run(line[2:], moment)
            page += ["", line, *output.splitlines(), *([f"[exit {code}]"] if code else [])]
    return "\n".join(page).strip() + "\n"


def run(command: str, moment: datetime) -> tuple[str, int]:
    if command.startswith("postdesk "):
        result = CliRunner().invoke(main, shlex.split(command)[1:], obj=Office(lambda: moment), prog_name="postdesk")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return tidy(result.output), result.exit_code
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    return tidy(done.stdout + done.stderr), done.returncode


def tidy(output: str) -> str:
    """Leave out the name of the temporary folder and spaces at the ends of lines."""
    return "\n".join(line.rstrip() for line in output.replace(str(Path.cwd()), "…").splitlines())

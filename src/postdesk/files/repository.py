"""What git knows of a folder: asked of the command itself, which reads its own settings and formats."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 20
"""Seconds that one question may take."""


def asked_of_git(folder: Path, *words: str, more: Mapping[str, str] | None = None) -> str | None:
    """Return what git answers in a folder; None where there is no git, no repository, or no answer.

    Args:
        folder: Where it is asked.
        words: The command and its arguments.
        more: Settings of git for this question.
    """
    program = shutil.which("git")
    if program is None:
        return None
    given = [f"-c{name}={value}" for name, value in (more or {}).items()]
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours
            [program, *given, *words], cwd=folder, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None

"""What git knows of a folder: asked of the command itself, which reads its own settings and formats."""

import shutil
import subprocess
from pathlib import Path

PATIENCE = 20
"""Seconds that one question may take."""


def asked_of_git(folder: Path, *words: str) -> str | None:
    """Return what git answers in a folder; None where there is no git, no repository, or no answer."""
    program = shutil.which("git")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours
            [program, *words], cwd=folder, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None

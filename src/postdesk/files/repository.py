"""What git knows of a folder: asked of the command itself, which reads its own settings and formats."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

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


@contextmanager
def folder_in_commit(folder: Path, commit: str, name: str) -> Iterator[Path | None]:
    """Lay out elsewhere what one folder within a folder held in a commit; None where the commit has none of it.

    What is given holds that one folder under its name, and is taken away at the end.
    """
    with tempfile.TemporaryDirectory(prefix="postdesk-") as made:
        packed, root = Path(made) / "commit.zip", Path(made) / "desk"
        if asked_of_git(folder, "archive", "--format=zip", "-0", f"--output={packed}", commit, name) is None:
            yield None
            return
        with ZipFile(packed) as files:
            files.extractall(root)
        packed.unlink()
        yield root

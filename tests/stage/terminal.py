"""A command at a terminal, where somebody sits and answers."""

import os
import subprocess
import sys
from pathlib import Path


def answered(office: Path, answers: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Return what a command says in a desk to somebody who sits at a terminal and answers."""
    master, slave = os.openpty()
    os.write(master, answers.encode())
    command = [sys.executable, "-m", "postdesk", *words]
    done = subprocess.run(command, check=False, cwd=office, stdin=slave, capture_output=True, text=True, timeout=60)
    for end in (master, slave):
        os.close(end)
    return done

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


def shown_at(office: Path, columns: int, *words: str, **environment: str) -> str:
    """Return what a command shows on a terminal that is so many columns wide."""
    return script_at(office, columns, "-m", "postdesk", *words, **environment)


def script_at(office: Path, columns: int, *words: str, **environment: str) -> str:
    """Return what Python shows on a terminal that is so many columns wide."""
    master, slave = os.openpty()
    command = [sys.executable, *words]
    settings = {"TERM": "xterm", "COLUMNS": str(columns), **environment}
    command = ["env", *(f"{name}={value}" for name, value in settings.items()), *command]
    running = subprocess.Popen(command, cwd=office, stdout=slave, stderr=subprocess.STDOUT)
    os.close(slave)
    seen = bytearray()
    with os.fdopen(master, "rb", buffering=0) as terminal:
        while piece := _piece(terminal.fileno()):
            seen += piece
    running.wait(timeout=60)
    return seen.decode().replace("\r\n", "\n")


def _piece(terminal: int) -> bytes:
    """Return what stands on a terminal; nothing once whoever wrote is gone, which Linux tells as a fault."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""

import socket
import subprocess
import sys

import pytest

from postdesk.log.workers import processes
from stage.unwatched import unwatched_environment


@pytest.fixture(scope="session")
def dead():
    """The name of a worker on this machine that has surely ended."""
    script = "import os; print(os.getpid())"
    ended = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=unwatched_environment()
    )
    return f"{socket.gethostname()}:{ended.stdout.strip()}{processes.mark()}"

"""Reading by a process of its own, which has nothing else to do and is ended before it takes what others need.

For files that others made, read by libraries that have no bounds: what unpacks without end, or breaks them, ends that
process alone.
"""

import subprocess
import sys

PATIENCE = 20.0
"""Seconds that a file may take on a busy machine; the process itself gives up after half of them at work."""
MEMORY, SECONDS = 380_000_000, 10
"""Bytes of memory, and seconds of the processor."""


def said_apart(module: str, *words: str, given: bytes = b"", patience: float = PATIENCE) -> bytes:
    """Return what a module, run with these words and given this, says; nothing where it ended, or took too long."""
    command = [sys.executable, "-P", "-m", module, *words]
    try:
        ended = subprocess.run(  # noqa: S603 - our own words
            command, input=given, capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return b""
    return ended.stdout if ended.returncode == 0 else b""


def stay_in_bounds() -> None:
    """Let the system end this process before it takes what others need, where the system can."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

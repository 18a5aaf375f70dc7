"""A package of somebody else's is first imported by a process of its own, which it may hold up or end as it likes.

What never ends, calls `os._exit` or breaks the interpreter takes no command with it, and is told in a sentence. What
only raises does so again where it is imported in earnest, and is told there.
"""

import json
import subprocess
import sys

PATIENCE = 20.0
"""Seconds that an import may take on a busy machine."""
CAME_BACK = 86
"""The exit code of a process in which an import ended, whatever came of it."""
IMPORT = f"""\
import sys, json
sys.path[:] = json.loads(sys.argv[2])
try:
    import importlib
    importlib.import_module(sys.argv[1])
finally:
    sys.exit({CAME_BACK})
"""
"""Waits, as a command does at its end, for threads that the package has begun."""


def harm(module: str, patience: float = PATIENCE) -> str:
    """Return what importing a module does to a process: that it never ends, or ends all; "" where it does neither."""
    command = [sys.executable, "-P", "-c", IMPORT, module, json.dumps(sys.path)]
    try:
        ended = subprocess.run(  # noqa: S603 - our own words
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"is not imported within {patience:.0f} seconds"
    return "" if ended.returncode == CAME_BACK else f"ends the program while it is imported (with {ended.returncode})"

"""The memory of a worker that has nothing to do, on a fresh desk (a process of its own, read from /proc)."""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stopwatch import options, verdict


def resident(pid: int) -> float:
    """Return the memory that a process holds now, in MB."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Start a desk and a worker, let it idle, read its memory, stop it."""
    idle = 3 if options(__doc__).smoke else 20
    postdesk = [sys.executable, "-m", "postdesk"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*postdesk, "init", folder], check=True, stdout=subprocess.DEVNULL)
        worker = subprocess.Popen([*postdesk, "--desk", folder, "work"], stdout=subprocess.DEVNULL)
        time.sleep(idle)
        memory = resident(worker.pid)
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=30)
    print(f"idle worker after {idle} s: {memory:.0f} MB (promised <= 120): {verdict(memory <= 120)}")


if __name__ == "__main__":
    main()

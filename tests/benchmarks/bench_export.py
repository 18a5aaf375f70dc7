"""Exporting a desk with a million readings as Parquet: how long it takes, and that history never fills the memory."""

import os
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from bench_history import desk
from stopwatch import options, verdict


def laid(folder: Path, readings: int) -> Path:
    """Lay the desk in another process: a child's peak begins at the size of the one that starts it."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(desk, (folder, readings))


def main() -> None:
    """Export one desk as a process of its own."""
    readings = 20_000 if options(__doc__).smoke else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        place = laid(Path(folder, "desk"), readings)
        export = ["-m", "postdesk", "--desk", str(place), "export", "--parquet", str(Path(folder, "history"))]
        begun = time.perf_counter()
        child = subprocess.Popen([sys.executable, *export], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        took, peak = time.perf_counter() - begun, used.ru_maxrss / 1024
        assert status == 0
    print(f"export of {readings:,} readings: {took:.3g} s; peak memory {peak:.0f} MB (promised <= 250 MB): ", end="")
    print(verdict(peak <= 250))


if __name__ == "__main__":
    main()

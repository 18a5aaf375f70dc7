"""Exporting a desk with a million readings as Parquet: how long it takes, and that history never fills the memory."""

import tempfile
from pathlib import Path

from bench_history import desk
from stopwatch import options, peak_of_children, python, seconds, verdict


def main() -> None:
    """Export one desk as a process of its own."""
    readings = 20_000 if options(__doc__).smoke else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        place = desk(Path(folder, "desk"), readings)
        export = ("-m", "postdesk", "--desk", str(place), "export", "--parquet", str(Path(folder, "history")))
        took, peak = seconds(python(*export)), peak_of_children()
    print(f"export of {readings:,} readings: {took:.3g} s; peak memory {peak:.0f} MB (promised <= 250 MB): ", end="")
    print(verdict(peak <= 250))


if __name__ == "__main__":
    main()

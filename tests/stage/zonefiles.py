"""Time-zone data of two releases, written to folders as a system has it: what governments do, without waiting for it."""

import struct
from zoneinfo import ZoneInfo

from postdesk.moments import zone_data
from postdesk.moments.zone_data import Rules

EUROPE = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Summer time from the last Sunday of March to that of October, as POSIX writes it."""


def lay_out(folder, release, **zones):
    """Write zones, `__` for the slash in their names, that follow one POSIX rule each, and return how to read them."""
    folder.mkdir(exist_ok=True)
    (folder / "tzdata.zi").write_text(f"# version {release}\n", encoding="utf-8")
    for name, rule in zones.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(compiled(rule))
    return lambda: Rules(zone_data.release([str(folder)])[0], lambda name: read(folder, name))


def read(folder, name):
    if name == "UTC":
        return ZoneInfo(name)
    with (folder / name).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def compiled(rule):
    """A TZif file (RFC 9636) without history: all is in its last line."""
    block = struct.pack(">6l", 0, 0, 0, 0, 1, 4) + struct.pack(">lbb", 0, 0, 0) + b"LMT\0"
    head = b"TZif2" + bytes(15)
    return head + block + head + block + f"\n{rule}\n".encode()

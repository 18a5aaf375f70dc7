"""Which machine this is: the one that a desk's memory, where that is a file, belongs to."""

import hashlib
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from postdesk.text.inert import one_line

VARIABLE = "POSTDESK_MACHINE"
"""What names a machine that has another id each time it starts, such as a container."""
IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine(environ: Mapping[str, str] = os.environ, ids: tuple[Path, ...] = IDS) -> str:  # noqa: TID251 - the door
    """Return what tells this machine from others: its own word, else a digest of its system's id, else its name.

    The system's id is said to nobody as it is: that is what its manual asks for.
    """
    if named := environ.get(VARIABLE, "").strip():
        return one_line(named)
    for path in ids:
        try:
            found = path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if found and found != "uninitialized":
            return hashlib.sha256(f"postdesk {found}".encode()).hexdigest()[:16]
    return host(environ)


def host(environ: Mapping[str, str] = os.environ) -> str:  # noqa: TID251 - the door
    """Return what people call this machine."""
    return one_line(environ.get(VARIABLE, "").strip() or socket.gethostname())

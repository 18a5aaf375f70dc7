"""A PostgreSQL of the machine's own, made for one run and forgotten after it."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import servers

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")


def programs():
    """Where the newest PostgreSQL of this machine is; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextlib.contextmanager
def postgres():
    """Yield the address of an empty database that listens on this machine alone."""
    with tempfile.TemporaryDirectory(prefix="postdesk-pg-") as root:
        other = {}
        if os.getuid() == 0:  # it must not run as root
            nobody = pwd.getpwnam("nobody")
            os.chown(root, nobody.pw_uid, nobody.pw_gid)
            other = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        port, data = servers.free_port(), f"{root}/data"
        make = [programs() / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]
        subprocess.run(make, check=True, capture_output=True, cwd=root, **other)
        settings = (f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={root}", *FAST)
        words = [word for setting in settings for word in ("-c", setting)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [programs() / "postgres", "-D", data, *words]
        with servers.ended(subprocess.Popen(command, cwd=root, **quiet, **other)):
            ready = [programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
            servers.until(lambda: subprocess.run(ready, check=False).returncode == 0)
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"

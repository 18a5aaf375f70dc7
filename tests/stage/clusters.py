"""A PostgreSQL server that a test starts for itself on 127.0.0.1, and stops."""

import os
import shutil
import socket
import subprocess
import tempfile
from functools import cached_property
from itertools import count
from pathlib import Path

FAST = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "64MB", "max_connections": "200"}
"""For tests that do not pull the plug: what a commit promises is not theirs to show."""


def home():
    """Return the folder of the machine's newest initdb and pg_ctl; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return homes[-1].parent if homes else None


class Cluster:
    """One server with its data in a folder of its own; root cannot run it, so it then belongs to `postgres`."""

    def __init__(self, **settings):
        self.port = free_port()
        own = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
        self.settings = FAST | own | settings
        self._numbers = count()

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="postdesk-cluster-"))
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-D", self.folder, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
        return self.start()

    def start(self):
        options = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        self.run("pg_ctl", "-D", self.folder, "-w", "-l", self.folder / "log", "-o", options, "start")
        return self

    def stop(self, mode="immediate"):
        self.run("pg_ctl", "-D", self.folder, "-w", "-m", mode, "stop")

    def __exit__(self, *_):
        if (self.folder / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder)

    def standby(self):
        """Return a second server that has every commit of this one before it counts; not started yet."""
        other = Cluster()
        other.folder = Path(tempfile.mkdtemp(prefix="postdesk-standby-"))
        if os.getuid() == 0:
            shutil.chown(other.folder, "postgres")
        source = f"host=127.0.0.1 port={self.port} user=postgres application_name=standby"
        self.run("pg_basebackup", "-D", other.folder, "-R", "-X", "stream", "-c", "fast", "-d", source)
        return other

    def run(self, program, *words):
        """Run one of PostgreSQL's programs as whoever may."""
        command = [str(home() / program), *map(str, words)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, capture_output=True, cwd="/")

    def url(self, database="postgres"):
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def database(self, like="template1"):
        """Make an empty database, or a copy of one that nobody uses, and return its address."""
        import psycopg

        name = f"desk{next(self._numbers)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            quickly = " STRATEGY file_copy" if connection.info.server_version >= 150_000 else ""
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}{quickly}")
        return self.url(name)

    def new_log(self):
        """Make a database that holds a log to which nothing has happened yet, and return its address."""
        return self.database(self._empty_log)

    @cached_property
    def _empty_log(self):
        """The database that each new log is a copy of: to make the tables takes ten times as long."""
        from postdesk.log import open_log

        address = self.database()
        open_log(address).close()
        return address.rpartition("/")[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

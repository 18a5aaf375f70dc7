"""A desk whose memory another program wrote into, or a disk cut off: every command and page says where, and what brings it back."""

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.log.engine.copies import whole_copies
from stage.desks import published
from stage.filled import fill
from stage.serving import entered, served

PLANTED = {
    ("post", "wake", b"\xff"): ("list",),
    ("post", "state", "lost"): ("list", "publish --dry-run", "publish"),
    ("memory", "since", "always"): ("publish",),
    ("event", "why", b"\xff"): ("log",),
    ("latest", "reactions", "many"): ("report --week 2026-W48", "hashtags"),
    ("content", "payload", "{"): (),
}
"""What another program wrote into the last row of a table, and commands that read it; `doctor` reads all there is."""


@pytest.fixture
def remembering(public, clock):
    """A desk with two published posts, and a whole copy of its memory, in every table of which is a row."""
    public.queue.apply()
    public.log.close()
    path = public.house.memory / "desk.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        fill(connection)
    public.log.copy(clock())
    public.log.close()
    return public


def planted(path, table, column, value):
    """Write a value into the last row of a table, and return how it is told."""
    with closing(sqlite3.connect(path)) as connection, connection:
        (row,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row))
    return f"in its table {table}, row {row}, the column {column} is {value!r}"


def test_every_command_says_where_and_which_copy_brings_it_back(remembering, clock):
    path, root = remembering.house.memory / "desk.sqlite", str(remembering.house.root)
    sound, before = path.read_bytes(), published(remembering)
    (copy,) = whole_copies(path)
    for what, commands in PLANTED.items():
        where = planted(path, *what)
        for command in (*commands, "doctor"):
            result = CliRunner().invoke(main, ["--desk", root, *command.split()], obj=Office(clock))
            assert isinstance(result.exception, SystemExit), command
            said = result.output.replace("\n", "").replace("  ", "")
            assert (result.exit_code, where in said, copy.name in said) == (1, True, True), said
        path.write_bytes(sound)
    assert published(remembering) == before


def test_a_memory_that_was_cut_off_is_told_with_the_copy_that_brings_it_back(remembering, clock):
    path, root = remembering.house.memory / "desk.sqlite", str(remembering.house.root)
    sound, before = path.read_bytes(), published(remembering)
    (copy,) = whole_copies(path)
    for size in (0, 1, 100, 4096, len(sound) // 2):
        path.write_bytes(sound[:size])
        result = CliRunner().invoke(main, ["--desk", root, "publish"], obj=Office(clock))
        said = " ".join(result.output.split())
        assert isinstance(result.exception, SystemExit), said
        assert (result.exit_code, copy.name in said.replace(" ", "")) == (1, True), said
    path.write_bytes(sound)
    assert published(remembering) == before


def test_every_page_says_where(remembering, capfd):
    path = remembering.house.memory / "desk.sqlite"
    with served(remembering) as address:
        connection, headers = entered(urlsplit(address))
        where = planted(path, "post", "state", "lost").replace("'", "&#39;")
        for page in ("/", "/approvals", "/log", "/post/spring/doors@fedi"):
            connection.request("GET", page, headers=headers)
            answer = connection.getresponse()
            assert (answer.status, where in answer.read().decode()) == (500, True), page
        connection.close()
    assert "Traceback" not in capfd.readouterr().err

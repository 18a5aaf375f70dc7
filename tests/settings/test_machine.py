"""Which machine this is."""

import hashlib
import socket

from postdesk.settings.machine import host, machine


def test_a_machine_that_names_itself_is_believed(tmp_path):
    assert machine({"POSTDESK_MACHINE": " desk-1 "}) == host({"POSTDESK_MACHINE": "desk-1"}) == "desk-1"


def test_else_its_systems_id_tells_it_which_is_shown_to_nobody(tmp_path):
    (tmp_path / "machine-id").write_text("0f3c\n", encoding="ascii")
    found = machine({}, (tmp_path / "none", tmp_path / "machine-id"))
    assert found == hashlib.sha256(b"postdesk 0f3c").hexdigest()[:16]


def test_a_system_without_an_id_has_its_name(tmp_path):
    for content in (b"", b"uninitialized\n", b"\xff"):
        (tmp_path / "machine-id").write_bytes(content)
        assert machine({}, (tmp_path / "machine-id",)) == socket.gethostname() == host({})

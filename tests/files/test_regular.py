import os
import re
from pathlib import Path

import pytest

from postdesk.files import regular
from postdesk.files.regular import below, contents, opened


def test_only_files_are_opened(tmp_path):
    (tmp_path / "hall.jpg").write_bytes(b"picture")
    os.mkfifo(tmp_path / "pipe.jpg")
    with opened(tmp_path / "hall.jpg") as file:
        assert file.read() == b"picture"
    for name, why in (("pipe.jpg", "no file"), (".", "a folder"), ("gone.jpg", "No such"), ("/dev/zero", "no file")):
        with pytest.raises(OSError, match=why) as trouble:
            opened(tmp_path / name)
        assert str(trouble.value.filename) == str(tmp_path / name)
    for read in (opened, contents):
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "a\0b")


def test_what_is_opened_within_a_folder_lies_there(campaigns):
    (campaigns / "a.yaml").symlink_to("spring.yaml")
    (campaigns / "b.yaml").symlink_to("../.env")
    for name in ("spring.yaml", "a.yaml"):
        with opened(campaigns / name, campaigns) as file:
            assert file.read() == b"campaign: spring"
    for name in ("b.yaml", "../.env"):
        with pytest.raises(OSError, match="it lies outside campaigns/"):
            opened(campaigns / name, campaigns)


@pytest.fixture
def campaigns(tmp_path):
    (tmp_path / ".env").write_bytes(b"POSTDESK_FEDI_TOKEN=planted")
    folder = tmp_path / "campaigns"
    folder.mkdir()
    (folder / "spring.yaml").write_bytes(b"campaign: spring")
    return folder


@pytest.mark.parametrize(
    ("leads", "why"),
    [
        ("../.env", r"a link that leads out of campaigns/"),
        ("/etc/hostname", r"a link that leads out of campaigns/"),
        ("/proc/self/environ", r"no file"),
        ("/dev/stdin", r"no file|leads out of"),
        ("/dev/zero", r"no file"),
        ("/dev/fd/0", r"no file|leads out of"),
        ("a.yaml", r"Too many levels|leads out of"),
        ("gone.yaml", r"No such file"),
        (".", r"it is a folder"),
    ],
)
def test_a_link_leads_to_no_secret_and_to_nothing_that_never_ends(campaigns, leads, why):
    (campaigns / "a.yaml").symlink_to(leads)
    with pytest.raises(OSError, match=why):
        contents(campaigns / "a.yaml", campaigns)


def test_a_link_within_the_folder_is_read_and_one_to_the_folder_itself(campaigns):
    (campaigns / ".kept").mkdir()
    (campaigns / ".kept/a.yaml").write_bytes(b"campaign: a")
    (campaigns / "a.yaml").symlink_to(".kept/a.yaml")
    elsewhere = campaigns.with_name("elsewhere")
    elsewhere.symlink_to(campaigns)
    assert contents(elsewhere / "a.yaml", elsewhere) == b"campaign: a"


def test_what_lies_where_devices_lie_is_not_read_but_for_files_in_memory(tmp_path):
    for name in ("/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/cmdline", "/sys/kernel/uevent_seqnum"):
        with pytest.raises(OSError, match="it is no file"):
            contents(Path(name))
    with pytest.raises(FileNotFoundError):
        contents(Path("/dev/shm/there-is-no-such-file"))


def test_a_file_of_more_bytes_than_anybody_means_is_told_and_not_read(tmp_path):
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(OSError, match="it is larger than 50 MB"):
        contents(tmp_path / "a.yaml")


def test_below_is_neither_beside_nor_hidden(campaigns):
    (campaigns / "out.jpg").symlink_to("../.env")
    assert below(campaigns, campaigns / "spring.yaml")
    for name in ("out.jpg", "../.env", ".desk-here/reached"):
        assert not below(campaigns, campaigns / name)


def test_a_link_that_anybody_sees_leads_to_nothing_hidden(campaigns):
    root = campaigns.parent
    (root / ".git").mkdir()
    (root / ".git/config").write_text("token")
    for name, to in (("a.csv", ".env"), ("b.csv", ".git/config"), ("campaigns/c.csv", "../.env")):
        (root / name).symlink_to(to)
        for read in (opened, contents):
            with pytest.raises(OSError, match="it is a link to something hidden"):
                read(root / name)
    (root / ".env.local").symlink_to(".env")
    (root / ".git/other").symlink_to("../.env")
    assert contents(root / ".env.local") == contents(root / ".git/other") == contents(root / ".env")


def test_a_link_is_turned_to_the_systems_own_after_it_was_looked_at(campaigns):
    with pytest.raises(OSError, match="it is no file"):
        opened(Path("/proc/self/environ"))


def test_a_file_that_has_grown_beyond_what_is_asked_for_is_not_opened(tmp_path):
    (tmp_path / "a.jpg").write_bytes(bytes(2_000_001))
    with opened(tmp_path / "a.jpg", most=2_000_001) as file:
        assert len(file.read()) == 2_000_001
    with pytest.raises(OSError, match="it is larger than 2 MB"):
        opened(tmp_path / "a.jpg", most=2_000_000)


READS = re.compile(r"\.read_(?:text|bytes)\(|\bopen\(")
OWN = {
    "cli/door.py", "doctor/evidence.py", "files/exchanging.py", "files/private.py", "files/received.py",
    "files/regular.py", "files/unfinished.py", "files/whole.py", "log/engine/write_lock.py",
    "log/readings/parquet.py", "log/workers/processes.py", "media/privacy.py", "moments/zone_data.py",
    "settings/machine.py", "sheets/archives.py", "sheets/tarballs.py", "sheets/unpacking.py", "sheets/writing.py",
    "words/catalogues.py", "worker/demo.py",
}  # fmt: skip
"""What opens the program's own tables, the system's notes, parts of an archive in hand, or a file to write it."""


def test_whatever_a_desk_holds_is_opened_in_one_place():
    source = Path(regular.__file__).parents[1]
    texts = {path.relative_to(source).as_posix(): path.read_text("utf-8") for path in source.rglob("*.py")}
    candidates = {name: text for name, text in texts.items() if READS.search(text)}
    found = {name for name, text in candidates.items() if any(map(opens, text.splitlines()))}
    assert found == OWN


def opens(line):
    """Whether a line opens a file; a program's own table stands beside `__file__`."""
    called = re.sub(r"(?:Desk|webbrowser|Image)\.open\(|def open\(", "", line)
    return bool(READS.search(called)) and "__file__" not in line

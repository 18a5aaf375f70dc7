import os
from pathlib import Path

import pytest

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

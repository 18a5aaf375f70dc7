"""Files that are there whole or not at all."""

import os

import pytest

from postdesk.files.whole import write_new, write_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_the_place_of_another_and_leaves_nothing_beside_it(tmp_path):
    page = tmp_path / "page.html"
    assert write_whole(page, b"one") == page
    write_whole(page, b"two")
    assert (page.read_bytes(), names(tmp_path)) == (b"two", ["page.html"])


def test_what_cannot_be_written_leaves_the_old_one_and_is_named_by_its_own_name(tmp_path):
    (tmp_path / "page.html").mkdir()
    with pytest.raises(OSError) as trouble:  # noqa: PT011 -- each system has a class and a sentence of its own
        write_whole(tmp_path / "page.html", b"one")
    assert trouble.value.filename == str(tmp_path / "page.html")
    assert names(tmp_path) == ["page.html"]


def test_a_pipe_and_a_device_are_written_to_and_stay_what_they_are(tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "page.html"
    os.mkfifo(pipe)
    link.symlink_to("/dev/null")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"one")
    write_whole(link, b"two")
    assert os.read(reader, 10) == b"one"
    os.close(reader)
    assert (pipe.is_fifo(), link.is_symlink(), names(tmp_path)) == (True, True, ["page.html", "pipe"])


def test_a_pipe_at_which_nobody_reads_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="nobody reads what is written to it"):
        write_whole(tmp_path / "pipe", b"page")
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"page")


def test_a_full_disk_leaves_nothing_half_written(tmp_path):
    import resource
    import signal

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            write_whole(tmp_path / "page.html", b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert names(tmp_path) == []


def test_a_new_file_replaces_nothing(tmp_path):
    write_new(tmp_path / "desk.toml", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "desk.toml", b"two")
    (tmp_path / "link.toml").symlink_to("nowhere.toml")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "link.toml", b"three")
    assert ((tmp_path / "desk.toml").read_bytes(), names(tmp_path)) == (b"one", ["desk.toml", "link.toml"])


def test_a_new_file_where_the_file_system_has_no_links(tmp_path):
    class NoLinks(type(tmp_path)):
        def hardlink_to(self, target):
            raise PermissionError(1, "Operation not permitted")

    write_new(NoLinks(tmp_path / "desk.toml"), b"one")
    with pytest.raises(FileExistsError) as trouble:
        write_new(NoLinks(tmp_path / "desk.toml"), b"two")
    assert trouble.value.filename == str(tmp_path / "desk.toml")
    assert ((tmp_path / "desk.toml").read_bytes(), names(tmp_path)) == (b"one", ["desk.toml"])

"""The office's own address, from which Threads fetches files."""

import pytest

from postdesk.errors import Unreachable
from stage.begun import KEY


def test_a_file_lies_there_for_everybody_under_a_name_that_nobody_guesses(site, post):
    (file,) = post(files=("a.jpg",)).media
    address = site.lay(file, KEY)
    place = site.folder / address.rpartition("/")[2]
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == ((site.media / "a.jpg").read_bytes(), 0o644)
    assert address.startswith("https://office.example/pictures/")
    assert len(place.stem) == 40
    assert site.lay(file, "another") != address
    for _ in range(2):
        site.clear(file, KEY)
    assert [path for path in site.folder.iterdir() if path == place] == []


def test_a_folder_that_is_not_there_is_named(site, post):
    (file,) = post(files=("a.jpg",)).media
    site.folder.rmdir()
    with pytest.raises(Unreachable, match=r"media_folder .*site cannot be written") as told:
        site.lay(file, KEY)
    assert told.value.retry_after == 300
    site.folder.write_text("a file")
    site.clear(file, KEY)

from pathlib import Path
from unicodedata import normalize

import pytest

from postdesk.media.finding import as_on_disk, names


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_a_file_is_found_however_its_accents_are_written(tmp_path, kept, written):
    there = tmp_path / normalize(kept, "Žabljak") / normalize(kept, "café.jpg")
    there.parent.mkdir()
    there.touch()
    assert as_on_disk(tmp_path / normalize(written, "Žabljak/café.jpg")) == there


def test_what_is_not_there_stays_as_it_is_written(tmp_path):
    for name in ("médias/café.jpg", "é\0.jpg", "é" * 300):
        assert as_on_disk(tmp_path / name) == tmp_path / name
    assert as_on_disk(Path("médias")) == Path("médias")
    assert names(tmp_path / "gone") == []

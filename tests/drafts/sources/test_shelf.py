"""Which kind a source is; and what cannot be one is told in one sentence, with what to do."""

import os
from io import BytesIO
from pathlib import Path

import pytest

from postdesk.drafts.sources.shelf import MOST, source_in, source_in_file, source_on_stream
from postdesk.errors import DraftError


def test_a_kind_is_known_by_its_beginning_and_its_ending(tmp_path):
    assert source_in(b"<!DOCTYPE html><title>Doors</title><p>Doors open.</p>", "doors.txt", ".txt").told
    assert not source_in("Doors open at six.".encode("utf-16"), "doors.txt", ".txt").told
    path = tmp_path / "doors.md"
    path.write_text("# Doors\n\nThey open at **six** in the [hall](https://example.org).\n", encoding="utf-8")
    assert [(each.text, each.heading) for each in source_in_file(path).passages] == [
        ("Doors", True), ("They open at six in the hall.", False),
    ]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "told"), [
    (b"", "empty.txt", "empty.txt is empty: save it again, with its text"),
    (b" \n ", "empty.txt", "empty.txt is empty: save it again, with its text"),
    (b"Doors\0open", "doors.txt", "doors.txt holds characters that no text has: save it as text, in UTF-8"),
    (b"Doors open", "doors.odt", "doors.odt is of no kind that is read (.txt .text .md .markdown .html .htm .xhtml .docx .docm .dotx .pdf .eml .mht .mhtml): save it as one of them"),
    (b"PK\x03\x04", "doors.docx", "doors.docx cannot be opened as a Word document: save it again as .docx"),
])  # fmt: skip
def test_what_is_no_source(content, name, told):
    with pytest.raises(DraftError) as refused:
        source_in(content, name, f".{name.rpartition('.')[2]}")
    assert str(refused.value) == told


def test_a_file_that_is_not_there_a_folder_and_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("nowhere.txt", ".", "pipe.txt"):
        with pytest.raises(DraftError, match="cannot be read"):
            source_in_file(tmp_path / name)


class Endless(BytesIO):
    """Somebody who never stops."""

    def read(self, size=-1):
        return b"word " * (size // 5)


def test_standard_input_that_never_ends_is_too_much():
    with pytest.raises(DraftError, match=f"more than {MOST // 1_000_000} MB"):
        source_on_stream(Endless())
    assert [each.text for each in source_on_stream(BytesIO(b"Doors open.")).passages] == ["Doors open."]


def test_an_address_is_no_file():
    with pytest.raises(DraftError) as why:
        source_in_file(Path("https://example.org/news/ferry"))
    assert str(why.value) == (
        "https://example.org/news/ferry is an address of the web: save its page in the browser, and name that file"
    )

"""PDFs: their lines, without heads, feet and numbers of pages; and those that cannot be read."""

import sys
from io import BytesIO

import pikepdf
import pytest
import typst

from postdesk.drafts.sources.paper import read

PAGES = """\
#set page(paper: "a5", header: [Coastal Office Bulletin], numbering: "1")
#set par(justify: false)
= New ferry links island clinics
#for number in range(3) [
The ferry with two examination rooms began its weekly round of the islands today, and carries nurses, vaccines and a \
laboratory to fourteen villages that have no doctor at all. Round #number.
#pagebreak(weak: true)
]
"""


def pdf(tmp_path, source):
    path = tmp_path / "page.typ"
    path.write_text(source, encoding="utf-8")
    return typst.compile(str(path))


def test_a_paragraph_is_whole_and_what_recurs_is_left_out(tmp_path):
    original = read(pdf(tmp_path, PAGES))
    kept = [passage.text for passage in original.passages if not passage.why]
    assert kept[0] == "New ferry links island clinics"
    assert kept[1].endswith("no doctor at all. Round 0.")
    assert len(kept) == 4
    assert {passage.text for passage in original.passages if passage.why} == {"Coastal Office Bulletin", "1", "2", "3"}


def test_scripts_from_right_to_left_are_refused(tmp_path):
    with pytest.raises(ValueError, match="from right to left"):
        read(pdf(tmp_path, "افتتحت جمعية السنابل اليوم مخبزا مجتمعيا"))


def test_a_page_of_pictures_is_refused(tmp_path):
    with pytest.raises(ValueError, match="only pictures"):
        read(pdf(tmp_path, "#rect()"))


def test_a_locked_one_is_refused(tmp_path):
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf(tmp_path, "Doors open at six."))) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ValueError, match="is locked"):
        read(locked.getvalue())


def test_what_only_begins_like_one_is_refused():
    with pytest.raises(ValueError, match="is no PDF that can be read"):
        read(b"%PDF-1.7 and no more")


def test_without_the_extra_it_says_what_to_install(tmp_path):
    known = {name: sys.modules.pop(name) for name in list(sys.modules) if name == "pypdfium2"}
    sys.modules["pypdfium2"] = None
    try:
        with pytest.raises(ValueError, match="postdesk\\[drafting\\]"):
            read(b"%PDF-1.7")
    finally:
        del sys.modules["pypdfium2"]
        sys.modules.update(known)

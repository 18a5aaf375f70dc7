"""The process that reads a PDF: its pages, its bounds, and what it says of what it cannot read."""

import zlib
from io import BytesIO

import pytest
import typst

from postdesk.drafts.sources.paper_pages import TOO_MUCH, answer, pages_of, read_pages

HEAD = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
PAGE = b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>endobj\n"


def bomb(size, *, twice=False):
    """A PDF whose page unpacks to so many bytes."""
    packing, million = zlib.compressobj(1), b"BT (a) Tj ET " * (1_000_000 // 13)
    stream = b"".join(packing.compress(million) for _ in range(size // 1_000_000)) + packing.flush()
    filters = b"[/FlateDecode/FlateDecode]" if twice else b"/FlateDecode"
    stream = zlib.compress(stream) if twice else stream
    held = b"4 0 obj<</Length " + str(len(stream)).encode() + b"/Filter" + filters + b">>stream\n" + stream
    return HEAD + PAGE + held + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_a_page_is_its_text(tmp_path):
    (tmp_path / "page.typ").write_text("Doors open at six.")
    content = typst.compile(str(tmp_path / "page.typ"))
    assert pages_of(content) == read_pages(content).pages == ["Doors open at six."]


@pytest.mark.parametrize("twice", [False, True])
def test_a_bomb_ends_its_own_process_alone(twice):
    with pytest.raises(ValueError, match=f"^{TOO_MUCH}$"):
        pages_of(bomb(300_000_000, twice=twice))


def test_what_takes_longer_than_anybody_waits_is_refused():
    with pytest.raises(ValueError, match=f"^{TOO_MUCH}$"):
        pages_of(bomb(60_000_000), 0.01)


def test_the_process_says_in_a_sentence_what_is_no_pdf():
    out = BytesIO()
    answer(BytesIO(b"%PDF-1.7 and no more"), out)
    assert out.getvalue() == b'{"pages":[],"trouble":"is no PDF that can be read: save it again"}'

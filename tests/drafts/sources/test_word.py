"""Word documents: what their readers see of them, and those that are none."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from postdesk.drafts.sources.word import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:styleId="Odd"/></w:styles>"""


def document(body, styles=STYLES, name="word/document.xml"):
    """Return a document with these paragraphs."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if styles:
            archive.writestr("word/styles.xml", styles)
    return file.getvalue()


def paragraph(text, properties="", run=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def texts(original):
    return [passage.text for passage in original.passages]


def test_title_headings_entries_and_tables():
    original = read(document(
        paragraph("New ferry", '<w:pStyle w:val="Titre"/>') + paragraph("Why", '<w:pStyle w:val="Titre1"/>')
        + paragraph("Nurses", '<w:numPr/>') + "<w:p/>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('Villages')}</w:tc><w:tc>{paragraph('14')}</w:tc></w:tr></w:tbl>"
    ))  # fmt: skip
    assert original.title == "New ferry"
    assert texts(original) == ["New ferry", "Why", "Nurses", "Villages", "14"]
    assert [(each.line, each.heading, each.item) for each in original.passages] == [
        (1, True, False), (2, True, False), (3, False, True), (5, False, False), (6, False, False),
    ]  # fmt: skip


def test_what_was_inserted_stays_and_what_was_deleted_or_hidden_goes():
    body = (
        "<w:p><w:r><w:t>We open </w:t></w:r><w:ins><w:r><w:t>on Monday</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>, do not print</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> at</w:t></w:r><w:r><w:tab/><w:t>six</w:t><w:noBreakHyphen/><w:t>ish.</w:t></w:r>'
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t> Come!</w:t></w:r></w:hyperlink>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t> Twice</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>Twice</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><w:br/><w:t>Below.</w:t></w:r></w:p>"
    )
    assert texts(read(document(body))) == ["We open on Monday at six-ish. Come! Twice", "Below."]


def test_a_document_of_nothing_has_no_passage():
    assert read(document("", styles="")).passages == ()


@pytest.mark.parametrize(("content", "told"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is locked"),
    (b"PK\x03\x04 and no more", "cannot be opened"),
    (document("", name="word/other.xml"), "holds no Word document"),
    (document("<w:p>"), "cannot be opened"),
    (document("", styles="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "declares what no"),
    (document(paragraph("a" * 20_000_000)), "unpacks to far more"),
], ids=["locked", "torn", "other", "broken", "entities", "bomb"])  # fmt: skip
def test_what_is_no_document_is_one_sentence(content, told):
    with pytest.raises(ValueError, match=told):
        read(content)

import pytest

from postdesk.media.bounds import reads_heic
from postdesk.media.kinds import kind_of
from postdesk.models import Family, FileKind
from postdesk.words.findings.terms import TERMS
from stage import pictures


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", "EMPTY"),
        (pictures.jpeg(), "JPEG"),
        (pictures.png(), "PNG"),
        (pictures.gif(), "GIF"),
        (pictures.webp(), "WEBP"),
        (pictures.saved(pictures.drawn(), "AVIF"), "AVIF"),
        (pictures.box(b"ftyp", b"mif1", bytes(4), b"avif"), "AVIF"),
        (pictures.box(b"ftyp", b"heic", bytes(4), b"mif1"), "HEIC"),
        (pictures.box(b"ftyp", b"mif1", bytes(4), b"heic"), "HEIC"),
        (pictures.film(), "MP4"),
        (pictures.film(brand=b"qt  "), "MOV"),
        (pictures.box(b"moov"), "MOV"),
        (pictures.box(b"ftyp", b"M4A ", bytes(4)), "SOUND"),
        (pictures.webm(), "WEBM"),
        (pictures.element(0x1A45DFA3, pictures.element(0x4282, b"matroska")), "MATROSKA"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "SOUND"),
        (b"RIFF\x10\0\0\0AVI LIST", "AVI"),
        (b"RIFF\x10\0\0\0CDXA\0\0\0\1", "OTHER"),
        (b"ID3\x04", "SOUND"),
        (b"%PDF-1.4\n%fake", "PDF"),
        (b"II*\0\x10\0\0\0CR", "TIFF"),
        (b"BM\x10\0\0\0\0\0\0\0\x36", "BMP"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JXL"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<svg/>', "SVG"),
        (b"<!DOCTYPE html><title>Not found</title>", "HTML"),
        (b"\n <!-- page --> <HTML lang=en>", "HTML"),
        (b"<script>location='/'</script>", "HTML"),
        (b"POSTDESK_FEDI_TOKEN=x\n", "TEXT"),
        ("Отворена врата".encode(), "TEXT"),
        (b"\x01\x02\x03\x04\x05", "OTHER"),
        (b"<" * 4096, "TEXT"),
        (b"<!--" * 1024, "TEXT"),
        (b" " * 4096, "TEXT"),
    ],
)
def test_a_file_is_what_it_holds(start, kind):
    assert kind_of(start) is FileKind[kind]


def test_each_kind_has_a_type_of_its_own_and_words_where_findings_name_it():
    assert len({kind.type for kind in FileKind}) == len(FileKind)
    assert set(TERMS["kind"]) == {kind.name for kind in FileKind if kind.family is not Family.NOTHING}


def test_what_reads_heic_is_an_extra():
    assert reads_heic()
    assert not reads_heic("no_reader_of_this_name")

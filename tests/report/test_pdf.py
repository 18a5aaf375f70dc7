"""The report as PDF/UA-1."""

import subprocess
import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from msgspec import structs

from postdesk.figures.period import Period
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.paper import blocks
from postdesk.report.pdf import _lettered, shown
from postdesk.report.writing import write
from postdesk.settings import House
from stage.invented import ZONE, busy, material, post

ARABIC = "الهجرة الآمنة حق للجميع 🌍"


def made(tmp_path, *posts):
    return report(Gathered(material(*posts)), House(tmp_path, "Country Office", "Europe/Podgorica"))


def written(tmp_path, *posts):
    (file,) = write(made(tmp_path, *posts), tmp_path, ["pdf"])
    return file.read_bytes()


def tags(node, found):
    """Collect the elements of a structure tree by their type."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            tags(kid, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.setdefault(str(node.S), []).append(node)
        if "/K" in node:
            tags(node.K, found)
    return found


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    posts = (
        post(0, core=3, text=ARABIC, language="ar", url="https://example.org/1"),
        post(1, text="Миграција = #вода", language="sr-Cyrl"),
    )
    with pikepdf.open(BytesIO(written(tmp_path_factory.mktemp("pdf"), *posts))) as book:
        yield book


@pytest.mark.parametrize(("asked", "lang"), [("ar-EG", "ar"), ("cnr", "cnr"), ("sr", "sr")])
def test_it_is_pdf_ua_in_every_script(tmp_path, asked, lang):
    house = House(tmp_path, "Ured", "Europe/Podgorica", language=asked)
    figured = report(Gathered(material(post(0, core=3, text="Doors open.", hashtags=("SafeMigration",)))), house)
    (file,) = write(figured, tmp_path, ["pdf"])
    with pikepdf.open(file) as book:
        assert book.Root.Lang == lang
        assert len(tags(book.Root.StructTreeRoot, {})["/H1"]) == 1


def test_it_says_that_it_is_pdf_ua_in_which_language_and_what_about(document):
    assert document.Root.MarkInfo.Marked
    assert document.Root.Lang == "en"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as described:
        assert described["pdfuaid:part"] == "1"
        assert described["dc:title"].startswith("Country Office: ")


def test_headings_tables_and_pictures_are_tagged(document):
    found = tags(document.Root.StructTreeRoot.K, {})
    assert len(found["/H1"]) == 1
    assert {"/H2", "/H3", "/L", "/TD", "/Link"} <= found.keys()
    assert {
        str(cell.A.Scope if isinstance(cell.A, pikepdf.Dictionary) else cell.A[0].Scope) for cell in found["/TH"]
    } == {"/Column"}
    assert len(found["/Figure"]) == 5  # of six pictures the one of hashtags has nothing to draw
    assert all(str(figure.Alt) for figure in found["/Figure"])


def test_a_post_in_another_language_says_so(document):
    found = tags(document.Root.StructTreeRoot.K, {})
    assert {"ar", "sr"} <= {str(one.Lang) for kind in found.values() for one in kind if "/Lang" in one}


def test_the_same_report_is_the_same_bytes(tmp_path):
    assert written(tmp_path, post(0, core=3)) == written(tmp_path, post(0, core=3))
    scripts = post(0, core=3, text="移民 हिन्दी ไทย")
    assert written(tmp_path, scripts) == written(tmp_path, scripts)


def test_a_text_cannot_set_type(tmp_path):
    assert written(tmp_path, post(0, core=3, text='#panic() $x$ "); #read("/etc/passwd") <a> @b')).startswith(b"%PDF-")


def test_letters_without_type_are_replaced_and_addresses_kept():
    assert shown({"text": "𗀀 🌍 да", "url": "https://x.org/𗀀", "rows": [("\n", 3)]}) == {
        "text": "□ да",
        "url": "https://x.org/𗀀",
        "rows": [["", 3]],
    }


def fonts_of(book):
    """The fonts that are embedded, without the six letters that mark a part of one."""
    return {str(one.BaseFont).partition("+")[2] for one in book.objects if one_font(one)}


def one_font(one):
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"


def test_scripts_that_the_type_of_matplotlib_lacks_are_set_in_noto(tmp_path):
    posts = [
        post(0, core=3, text="移民とともに", language="ja"),
        post(1, core=3, text="ผู้ย้ายถิ่น และ हिन्दी", language="th"),
    ]
    with pikepdf.open(BytesIO(written(tmp_path, *posts))) as book:
        found = fonts_of(book)
    assert {name.partition("-")[0] for name in found} == {
        "DejaVuSans", "NotoSansCJKjp", "NotoSansThai", "NotoSansDevanagari",
    }  # fmt: skip
    with pikepdf.open(BytesIO(written(tmp_path, post(0, core=3)))) as book:
        assert {name.partition("-")[0] for name in fonts_of(book)} == {"DejaVuSans"}


def test_letters_that_no_font_has_are_counted_at_the_end(tmp_path):
    content = {"title": "Week", "blocks": [{"kind": "text", "text": "𗀀 and more", "tone": ""}]}
    assert _lettered(content) == []
    assert content["blocks"][-1]["text"] == (
        "1 text holds letters that no font here can draw: □. postdesk doctor says what to install."
    )
    assert written(tmp_path, post(0, core=3, text="𗀀")).startswith(b"%PDF-")


def test_a_desk_without_posts_has_a_pdf_too(tmp_path):
    assert written(tmp_path).startswith(b"%PDF-")


def test_without_the_package_it_says_what_to_install():
    code = (
        "import sys; sys.modules['typst'] = None\n"
        "from postdesk.errors import PostdeskError\n"
        "from postdesk.report.pdf import pdf\n"
        "try: pdf(None, {})\n"
        "except PostdeskError as told: print(told)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == 'PDF needs one more package: run `pip install "postdesk[pdf]"`\n'


def test_a_word_wider_than_its_column_is_broken_and_not_written_over_the_next(tmp_path):
    """The column of texts ends at 260 points. Nothing is put into the word that a copy would hold."""
    tag = "#прилагођавање_младих_радника_у_заједници_домаћина"
    posts = post(0, core=3, text=tag, url="https://example.org/1"), post(1, core=1)
    with pikepdf.open(BytesIO(written(tmp_path, *posts))) as book:
        (*_, in_table) = (one.Rect for page in book.pages for one in page.get("/Annots", []) if one.Subtype == "/Link")
        left, _, right, _ = map(float, in_table)
        fonts = [one.ToUnicode.read_bytes() for one in book.objects if one_font(one) and "/ToUnicode" in one]
    assert (left > 150, right < 260) == (True, True)
    assert not [one for one in fonts if b"<200B>" in one]


def test_a_post_of_emoji_alone_is_named_where_no_type_has_them(tmp_path):
    said = [
        block["text"]
        for block in blocks(made(tmp_path, post(0, core=3, text="🎁🎁"), post(1, core=1)))
        if block["kind"] == "text"
    ]
    assert "\u2068:wrapped_gift::wrapped_gift:\u2069" in [one["text"] for one in said if isinstance(one, dict)]
    assert shown("\u2068:wrapped_gift:\u2069") == "\u2068:wrapped_gift:\u2069"


def blank(page):
    """The share of a page that is blank between its last line and its foot, 297 - 17 millimetres down."""
    shown = page.render(scale=0.5, grayscale=True).to_pil().point(lambda grey: 255 * (grey < 200))
    wide, high = shown.size
    last = shown.crop((0, 0, wide, round(high * (280 / 297)))).getbbox()[3]
    return 280 / 297 - last / high


def drawn(file):
    """The width of each picture, of the 84 % of 180 millimetres that a picture has where the page has room."""
    with pikepdf.open(file) as book:
        boxes = [list(map(float, one.A[0].BBox)) for one in tags(book.Root.StructTreeRoot, {})["/Figure"]]
    return [round((right - left) / (0.84 * 180 / 25.4 * 72), 2) for left, _, right, _ in boxes]


def test_on_paper_no_picture_shrinks_below_four_fifths_and_no_page_is_left_a_third_blank_but_the_last(tmp_path):
    """The month's calendar is high: what has room comes before it, somewhat smaller where that is all it lacks."""
    month = structs.replace(busy(30), period=Period.month("2026-11", ZONE))
    (file,) = write(report(Gathered(month), House(tmp_path, "Country Office", ZONE)), tmp_path, ["pdf"])
    with pypdfium2.PdfDocument(file) as book:
        blanks = [round(blank(page), 2) for page in book]
    assert len(blanks) > 5
    assert max(blanks[:-1]) < 0.25
    assert 0.8 <= min(drawn(file)) <= max(drawn(file)) == 1

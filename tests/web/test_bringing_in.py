"""Files that are brought in on the page: a text to draft from, figures of a network, a table of drafts."""

import os
import shutil
from pathlib import Path

import pytest

from stage.browsing import Browser, filled, plain
from stage.desks import SETTINGS, SPRING, lay

SAMPLE = Path(__file__).parents[2] / "campaigns" / "exports" / "account_analytics_content_2026-11-09_2026-11-22.csv"
RELEASE = """\
Two hundred children learn to swim

Podgorica, 20 November 2026 – Two hundred children from the reception centre learned to swim this autumn, the \
municipality said on Friday.

"Nobody drowned this summer, and we want it to stay so," said Ana Perić, who leads the swimming school.

The lessons go on in the spring, and parents can sign their children up from 1 March.
"""


@pytest.fixture
def browser(office):
    return Browser(office).enter()


def sheet(office, path, **changed):
    """A table of the desk's drafts, as `export-drafts` writes it, with some words changed."""
    office.spreadsheets.export(path)
    text = path.read_text(encoding="utf-8-sig")
    for before, after in changed.items():
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return path.read_bytes()


def test_a_text_is_pasted_its_proposals_chosen_and_saved(browser, office):
    shown = browser.send("/write/text", 200, name="swim", text=RELEASE, link="https://example.org/swim").text
    assert "Proposals from a pasted text" in plain(shown)
    assert "Two hundred children learn to swim" in plain(shown)
    form = filled(shown)
    assert len(form["proposal"]) > 1
    first = form["proposal"][0]
    saved = browser.send("/write/text/save", **{**form, "proposal": first})
    assert saved.headers["location"] == "/write/campaign/swim"
    assert "1 proposal is saved: read it, change it, and take it as a post." in browser.page("/write/campaign/swim")
    file = office.house.campaigns / "swim.yaml"
    assert file.read_text().count("- id:") == 1
    assert f"- id: {first}" in file.read_text()
    assert "This is a proposal from a pasted text:" in browser.page(f"/write/post/swim/{first}")
    lay(office.house.root, SETTINGS.replace('name = "Country Office"', 'name = "Bureau"\nlanguage = "de"'))
    again = browser.send("/write/text", 200, name="swim-again", text=RELEASE).text
    assert "Vorschläge aus „eingefügter Text“" in plain(again)
    browser.send("/write/text/save", **filled(again))
    written = (office.house.campaigns / "swim-again.yaml").read_text(encoding="utf-8")
    assert "„eingefügter Text“:" in written
    assert "a pasted text" not in written


def test_a_campaign_that_was_drafted_is_taken_back(browser, office):
    form = filled(browser.send("/write/text", 200, name="swim", text=RELEASE).text)
    browser.send("/write/text/save", **form)
    page = browser.ask("GET", "/write").text
    edit = filled("<form " + next(each for each in page.split("<form") if "/do/take-back" in each))["edit"][0]
    browser.do("take-back", edit=edit)
    assert not (office.house.campaigns / "swim.yaml").exists()


def test_a_text_is_handed_over_as_a_file(browser):
    files = {"file": ("../release of friday.txt", RELEASE.encode(), "text/plain")}
    shown = browser.send("/write/text", 200, name="swim", files=files)
    assert "Proposals from release of friday.txt" in plain(shown.text)


def test_the_forms_are_empty_at_first(browser):
    assert "Draft posts from a text" in browser.page("/write/text")
    assert "Figures from a network's export" in browser.page("/import")


@pytest.mark.parametrize(
    ("fields", "files", "says"),
    [
        ({"name": "swim"}, None, "paste a text, or choose a file"),
        ({"text": "My words."}, None, "say what the campaign is to be called"),
        ({"name": "swim"}, {"file": ("a.exe", b"MZ\x90\0")}, "a.exe is of no kind that is read"),
        ({"name": "swim"}, {"file": ("a.pdf", b"%PDF-1.4 broken")}, "a.pdf"),
        ({"name": "swim", "text": "..."}, None, "holds no sentence that could be posted"),
    ],
)
def test_what_is_no_text_is_told_and_keeps_what_was_typed(browser, office, fields, files, says):
    answer = browser.send("/write/text", 409, files=files, **fields)
    assert says in plain(answer.text)
    assert fields.get("text", "") in answer.text
    assert [path.name for path in office.house.campaigns.glob("*.yaml")] == ["spring.yaml"]


def test_nothing_chosen_or_a_name_that_is_taken_shows_the_proposals_again(browser):
    form = filled(browser.send("/write/text", 200, name="swim", text=RELEASE).text)
    again = browser.send("/write/text/save", 409, **{key: value for key, value in form.items() if key != "proposal"})
    assert "choose at least one proposal" in plain(again.text)
    again = browser.send("/write/text/save", 409, **{**form, "name": "spring"})
    assert 'there is a campaign "spring" in campaigns/spring.yaml already' in plain(again.text)
    assert filled(again.text)["proposal"] == form["proposal"]
    for token in ("", "x", "../../../x", "A" * 22):
        told = browser.send("/write/text/save", 409, **{**form, "token": token})
        assert "the file is not kept any more" in plain(told.text)


def test_an_export_is_read_as_the_command_reads_it(browser, office):
    files = {"file": (SAMPLE.name, SAMPLE.read_bytes(), "text/csv")}
    shown = plain(browser.send("/import/figures", 200, files=files).text)
    assert "8 rows of x read: new 8, updated 0, unchanged 0, put right 0, skipped 0." in shown
    again = plain(browser.send("/import/figures", 200, files=files).text)
    assert "new 0, updated 0" in again


@pytest.mark.parametrize(
    ("language", "twice", "cut_off", "count"),
    [
        ("de", "der Beitrag steht schon in Zeile 2", "die Datei endet mitten in dieser Zeile", "Kommentare"),
        ("es", "la publicación ya figura en la fila 2", "el archivo termina en mitad de esta fila", "comentarios"),
        ("ru", "эта публикация уже есть в строке 2", "файл обрывается на этой строке", "комментарии"),
        ("sq", "ky postim është tashmë në rreshtin 2", "skedari mbaron në mes të këtij rreshti", "komente"),
        ("ar", "هذا المنشور وارد من قبل في الصف 2", "ينتهي الملف في وسط هذا الصف", "التعليقات"),
        ("fr", "le post figure déjà à la ligne 2", "le fichier s’arrête au milieu de cette ligne", "commentaires"),
    ],
)
def test_an_export_that_is_read_in_part_is_told_of_in_the_language_of_the_office(desk, language, twice, cut_off, count):
    lay(desk.house.root, SETTINGS.replace('name = "Country Office"', f'name = "Bureau"\nlanguage = "{language}"'))
    browser = Browser(desk.read_again()).enter()
    header, first, *_ = SAMPLE.read_text(encoding="utf-8").splitlines()
    without_replies = header.replace("Replies", "Answers given")
    export = "\n".join((without_replies, first, first, first[:25]))
    shown = browser.send("/import/figures", 200, files={"file": (SAMPLE.name, export.encode(), "text/csv")}).text
    told = shown.partition('role="status"')[2].partition("</section>")[0]
    assert twice in plain(told)
    assert cut_off in plain(told)
    assert "THEIR HEADER=comments" in plain(told)
    assert count in plain(told)
    assert 'lang="en"' not in told
    refused = browser.send("/import/figures", 409, files={"file": ("x.csv", b"Date,Views\n1,2\n", "text/csv")}).text
    assert "Table data.csv" in plain(refused)
    assert 'lang="en"' not in refused


@pytest.mark.parametrize(
    ("fields", "files", "says"),
    [
        ({}, None, "choose a file first"),
        ({}, {"file": ("a.csv", b"a,b\n1,2\n")}, "a.csv"),
        ({}, {"file": ("..", b"\x00\x01")}, "file"),
        ({"as-of": "yesterday"}, {"file": ("a.csv", b"a,b\n1,2\n")}, '"yesterday" is no day'),
    ],
)
@pytest.mark.parametrize("form", ["figures", "drafts"])
def test_what_is_no_table_is_told(browser, office, form, fields, files, says):
    if form == "drafts" and fields:
        files, says = None, "choose a file first"
    answer = browser.send(f"/import/{form}", 409, files=files, **fields)
    assert says in plain(answer.text)
    assert (office.house.campaigns / "spring.yaml").read_text() == SPRING


def test_a_table_of_drafts_is_shown_first_then_written_and_taken_back(browser, office, tmp_path):
    table = sheet(office, tmp_path / "plan.csv", **{"Doors open at six.": "Doors open at seven."})
    shown = browser.send("/import/drafts", 200, files={"file": ("plan.csv", table, "text/csv")}).text
    assert "before: Doors open at six. after: Doors open at seven." in plain(shown)
    file = office.house.campaigns / "spring.yaml"
    assert file.read_text() == SPRING
    browser.send("/import/drafts/write", **filled(shown))
    assert file.read_text() == SPRING.replace("at six", "at seven")
    page = browser.ask("GET", "/write").text
    assert "plan.csv is taken in: campaigns/spring.yaml." in plain(page)
    edit = filled("<form " + next(each for each in page.split("<form") if "/do/take-back" in each))["edit"][0]
    browser.do("take-back", edit=edit)
    assert file.read_text() == SPRING


def test_a_table_is_shown_again_where_a_file_was_changed_meanwhile(browser, office, tmp_path):
    table = sheet(office, tmp_path / "plan.csv", **{"Doors open at six.": "Doors open at seven."})
    form = filled(browser.send("/import/drafts", 200, files={"file": ("plan.csv", table)}).text)
    file = office.house.campaigns / "spring.yaml"
    file.write_text(SPRING.replace("Tea for", "Cake for"))
    again = browser.send("/import/drafts/write", 409, **form)
    assert "The campaign files were changed meanwhile" in plain(again.text)
    assert "at six" in file.read_text()
    browser.send("/import/drafts/write", **filled(again.text))
    assert "at seven" in file.read_text()
    assert "Cake for" in file.read_text()


def test_one_wrong_cell_keeps_everything_out(browser, office, tmp_path):
    table = sheet(office, tmp_path / "plan.csv", **{"2026-11-24 09:00": "soon", "Tea for": "Cake for"})
    told = browser.send("/import/drafts", 409, files={"file": ("plan.csv", table)})
    assert "Wrong cells: nothing was written" in plain(told.text)
    assert "soon" in plain(told.text)
    assert "Write it into the files" not in told.text
    assert (office.house.campaigns / "spring.yaml").read_text() == SPRING


def test_posts_of_another_tool_become_a_new_campaign(browser, office):
    table = b"Text,Date\nWe are open.,2026-12-01 10:00\n"
    files = {"file": ("plan.csv", table)}
    assert browser.send("/import/drafts", 409, files=files).status_code == 409
    table = b"at,text\n2026-12-01 10:00,We are open.\n"
    shown = browser.send("/import/drafts", 200, files={"file": ("plan.csv", table)}, account="fedi", campaign="open")
    assert "campaigns/open.yaml new" in plain(shown.text)
    browser.send("/import/drafts/write", **filled(shown.text))
    assert "We are open." in (office.house.campaigns / "open.yaml").read_text()


def test_an_unchanged_table_has_nothing_to_write(browser, office, tmp_path):
    table = sheet(office, tmp_path / "plan.csv")
    shown = browser.send("/import/drafts", 200, files={"file": ("plan.csv", table)})
    assert "2 posts, nothing to change." in plain(shown.text)


def test_what_was_handed_over_is_only_its_owners_and_goes_after_a_day(browser, office):
    browser.send("/write/text", 200, name="swim", text=RELEASE)
    folder = office.house.memory / "received"
    (kept,) = folder.iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    shutil.copytree(kept, folder / "older")
    os.utime(folder / "older", (1, 1))
    browser.send("/write/text", 200, name="swim", text=RELEASE)
    assert len(list(folder.iterdir())) == 2
    assert not (folder / "older").exists()

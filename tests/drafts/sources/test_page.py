"""Web pages as they come: broken, hidden, in other alphabets; and what they say of themselves."""

import sys

import pytest

from postdesk.drafts.sources.page import read

PROSE = "The ferry with two examination rooms began its weekly round of the islands, and carries nurses and vaccines."


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def kept(original):
    return [each.text for each in original.passages if not each.why]


@pytest.fixture(params=["with the extra", "without it"], autouse=True)
def extra(request):
    known = sys.modules.get("trafilatura")
    if request.param == "without it":
        sys.modules["trafilatura"] = None
    yield
    sys.modules.pop("trafilatura", None)
    if known is not None:
        sys.modules["trafilatura"] = known


@pytest.mark.parametrize(("head", "title"), [
    ("<title>New ferry | Harbour Agency</title>", "New ferry"),
    ("<title>Harbour Agency</title><meta property='og:title' content='New ferry sails'>", "New ferry sails"),
    ("", ""),
])  # fmt: skip
def test_a_title_without_a_heading(head, title):
    assert read(page(f"<p>{PROSE}</p><p>{PROSE}</p>", head)).title == title


def test_the_only_heading_is_the_title_whatever_the_page_is_called():
    assert (
        read(page(f"<h1>Clinics on the water</h1><p>{PROSE}</p>", "<title>Home</title>")).title
        == "Clinics on the water"
    )
    assert read(page(f"<h1>Hi</h1><p>{PROSE}</p>")).title == "Hi"
    assert read(
        page(f"<h1>Home</h1><h2>Clinics on the water</h2><p>{PROSE}</p>", "<title>Clinics on the water</title>")
    ).title == ("Clinics on the water")


@pytest.mark.parametrize(("said", "day", "where"), [
    ("<meta name='dc.date' content='2025-03-14'>", "2025-03-14", "meta dc.date"),
    ("<time datetime='20250314'>", "2025-03-14", "time"),
    ("<span itemprop='datePublished' content='2025-03-14T09:00'>", "2025-03-14", "itemprop datePublished"),
    ("<meta name='last-modified' content='2025-03-14'>", "2025-03-14", "meta last-modified"),
    ("<meta name='date' content='2025-99-99'>", "", ""),
])  # fmt: skip
def test_where_a_day_was_found(said, day, where):
    original = read(page(f"<p>{PROSE}</p>", said))
    assert (original.date, original.dated) == (day, where)


@pytest.mark.parametrize("link", [
    "<link rel='canonical' href='https://example.org/a?b=1&amp;c=2'>", "<meta property='og:url' content='https://example.org/a?b=1&amp;c=2'>",
])  # fmt: skip
def test_its_own_address(link):
    assert read(page(f"<p>{PROSE}</p>", link)).link == "https://example.org/a?b=1&c=2"
    assert read(page("<p>a</p>", "<link rel=canonical href='/a'>")).link == ""


def test_an_alphabet_that_the_page_names_and_one_that_it_names_wrongly():
    said = "<meta charset='windows-1251'>"
    body = "<h1>Музей соли</h1>" + "<p>В Соляногорске открылся музей соли: он занимает три зала бывшей шахты.</p>" * 3
    assert read(page(body, said).decode().encode("cp1251")).title == "Музей соли"
    assert read(page(body, "<meta charset='nonsense'>")).title == "Музей соли"
    assert read(page(body, "<meta charset='ascii'>")).title == "Музей соли"


def test_tags_that_are_never_closed_and_lines_in_the_file():
    original = read(page(f"<ul><li>One<li>Two</ul>\n<p>{PROSE}\n<p>{PROSE}\n<div>{PROSE}</b></div>"))
    assert [each.line for each in original.passages if each.text == PROSE] == [2, 3, 4]
    deep = read(b"<html>" + b"<div>" * 3000 + PROSE.encode() + b"</html>")
    assert [each.text for each in deep.passages] == [PROSE]


def test_what_is_hidden_or_drawn_is_none_of_it():
    hidden = (
        "<div hidden><p>" + PROSE.replace("ferry", "train") + "</p></div><script><p>no</p></script><!-- <p>none</p> -->"
    )
    original = read(page(f"<article><h1>Ferries to the islands</h1><p>{PROSE}</p><p>{PROSE}</p>{hidden}</article>"))
    assert not any("train" in text for text in kept(original))
    assert kept(original)[0] == "Ferries to the islands"


def test_links_among_paragraphs_are_none_of_it():
    linked = "<p><a href='/more'>All about boats</a></p>"
    original = read(page(f"<article><h1>Ferries to the islands</h1><p>{PROSE}</p>{linked}<p>{PROSE}</p></article>"))
    assert [text for text in kept(original) if text == PROSE] == [PROSE, PROSE]


def test_names_that_would_leave_nothing_are_not_believed():
    original = read(page(f"<div class='sidebar'><h1>Ferries to the islands</h1><p>{PROSE}</p><p>{PROSE}</p></div>"))
    assert PROSE in kept(original)


def test_a_page_without_prose_keeps_what_it_has():
    assert "Doors open" in kept(read(page("<p>Doors open</p><nav>Menu</nav>")))
    assert read(page("")).passages == ()

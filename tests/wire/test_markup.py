"""Markup of any shape is read, in time that grows with its length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.wire import markup
from stage.unwatched import unwatched

PATIENCE = 3
"""How much slower a busy machine may be than a quiet one."""

PIECES = [
    "<",
    "<a ",
    "<a b='",
    '<a b="',
    "<!",
    "<![foo[",
    "<!--",
    "-->",
    "</",
    "<?",
    "&#1",
    "&#99999999999;",
    "&amp;",
    "<meta ",
]
PIECES += ["<meta a=", "<title>", "<script>", "<svg", "'", '"', ">", "=", "İ", " ", "a"]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<p>Doors &amp; <b>windows</b></p>", "Doors & windows"),
        ("<a href=\"https://a.example/?b>c\" title='d>e'>link</a>", "link"),
        ("a < b, <3 & 5 > 4", "a < b, <3 & 5 > 4"),
        ('<p title="open>text', "text"),
        ("<![foo[x", "<![foo[x"),
        ("&#" + "1" * 5000 + ";a&#x" + "f" * 99 + ";", "a"),
        ("&#65;&nbsp;&bogus;", "A\xa0&bogus;"),
    ],
)
def test_what_a_reader_sees(source, read):
    assert markup.markup_words(source) == read


def test_the_properties_of_a_page():
    page = """<META PROPERTY='og:title' content="Doors &quot;open&quot; > six"><meta name=og:title content=second>
    <meta content = bare name = og:image/><meta><meta name="" content=x><metadata name=a content=b>"""
    assert markup.properties(page) == {"og:title": 'Doors "open" > six', "og:image/": "bare", "": "x"}


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>\n Doors </title><title>Second</title>", "Doors"),
        ("<TITLE lang=en>İki</TITLE>", "İki"),
        ("<title>never closed", "never closed"),
        ("<title", ""),
        ("no title", ""),
    ],
)
def test_the_title_of_a_page(page, title):
    assert markup.markup_title(page) == title


def test_what_is_hidden_holds_nothing():
    assert markup.visible("a<!-- b --> c<SCRIPT>d</script>e<svg><title>f</title></svg>g<!-- h") == "a ceg"


def test_of_tags_without_end_the_first_are_read():
    tags = "<meta name=a content=first>" * markup.MOST_TAGS
    assert markup.properties(tags + "<meta name=b content=last>") == {"a": "first"}


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_markup_is_too_much(source):
    page = markup.visible(source)
    assert markup.markup_title(page) == markup.markup_title(page).strip()
    assert isinstance(markup.markup_words(source) + str(markup.properties(page)), str)


@pytest.mark.parametrize("piece", PIECES)
def test_reading_takes_its_time_by_length(piece):
    page = (piece * 200_000)[:200_000]
    begun = time.process_time()
    with unwatched():
        markup.properties(markup.visible(page))
        markup.markup_title(page)
        markup.markup_words(page)
    assert time.process_time() - begun < 2 * PATIENCE

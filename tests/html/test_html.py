"""One environment for every page."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import escape

import postdesk
from postdesk.html import drawing, html_page, stressed_words
from postdesk.models import Payload
from postdesk.publish.by_hand import HandedOver

SOURCE = Path(postdesk.__file__).parent


def waiting(text):
    """The page of one post that waits for a person, of the kind that is put on it."""
    payload = Payload("linkedin", "page", (text,))
    post = HandedOver(
        "spring/tea@page", "page", "LinkedIn", "2026-11-26 09:00", "2026-11-26 15:00", "UTC", payload, (), ""
    )
    return html_page("handoff.html", {"waiting": [post]})


def test_what_somebody_wrote_is_text_and_never_a_tag():
    assert '<pre dir="auto">&lt;b&gt; &amp; &#34;</pre>' in waiting('<b> & "')


def test_a_drawing_of_ours_stands_as_it_is():
    assert "<svg/>" in waiting(drawing("<svg/>"))


def test_what_a_terminal_shows_between_stars_stands_out_and_nothing_else_changes():
    assert str(stressed_words(escape("Open <b> *Keys and tokens*, 2 * 3, *A*."))) == (
        "Open &lt;b&gt; <b>Keys and tokens</b>, 2 * 3, <b>A</b>."
    )


def test_a_name_that_nobody_defined_is_our_mistake():
    with pytest.raises(UndefinedError):
        html_page("handoff.html", {})


def test_no_python_file_holds_a_page():
    """A tag in the code would be a page that is made elsewhere; what a sentence marks as typed is no page.

    The lines of SVG are matplotlib's, reworked.
    """
    tag = re.compile(r"</(?:html|head|body|p|a|div|span|section|table|tr|td|th|ul|li|h\d|pre)>|<!doctype html")
    found = [path.name for path in sorted(SOURCE.rglob("*.py")) if tag.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_nothing_heavy_is_imported_before_a_page_is_made():
    code = "import sys; import postdesk.html; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

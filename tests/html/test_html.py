"""One environment for every page."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import postdesk
from postdesk.html import drawing, html_page

SOURCE = Path(postdesk.__file__).parent


def waiting(text):
    payload = {"texts": [text], "warning": "", "link": "", "language": ""}
    post = {"local": "", "network": "", "account": "", "ref": "", "too_late": "", "zone": "", "payload": payload}
    return html_page("handoff.html", {"waiting": [post | {"pictures": []}]})


def test_what_somebody_wrote_is_text_and_never_a_tag():
    assert '<pre dir="auto">&lt;b&gt; &amp; &#34;</pre>' in waiting('<b> & "')


def test_a_drawing_of_ours_stands_as_it_is():
    assert "<svg/>" in waiting(drawing("<svg/>"))


def test_a_name_that_nobody_defined_is_our_mistake():
    with pytest.raises(UndefinedError):
        html_page("handoff.html", {})


def test_no_python_file_holds_a_page():
    """A tag in the code would be a page that is made elsewhere; the SVG's own lines are matplotlib's, reworked."""
    tag = re.compile(r"</(?:html|head|body|p|a|div|span|section|table|tr|td|th|ul|li|h\d|code|pre)>|<!doctype html")
    found = [path.name for path in sorted(SOURCE.rglob("*.py")) if tag.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_nothing_heavy_is_imported_before_a_page_is_made():
    code = "import sys; import postdesk.html; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

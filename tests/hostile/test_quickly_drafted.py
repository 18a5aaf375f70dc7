"""Texts that are made to be read slowly, given to `new --from`: a second of the processor for 100,000 signs, whole and proposed."""

import sys
from contextlib import suppress

import pytest

from hostile.test_quickly_read import MANY, TEXTS, measured
from postdesk.desk import Desk
from postdesk.drafts.sources.shelf import source_in
from postdesk.errors import DraftError
from stage.desks import lay
from stage.life import NOON

SECONDS = 1 if sys.gettrace() is None else 10
"""A text is read sentence by sentence, and each is weighed: twice what a rule may take. To note lines takes its time."""
MARKUP = {
    "declarations": "<![CDATA[",
    "elements in each other": "<div>a",
    "letters in each other": "<b>",
    "paragraphs": "<p>Doors open at six.",
    "links": "<a href=x>a</a>",
    "comments": "<!--",
    "tables": "<table><tr><td>",
    "scripts": "<script>",
    "breaks": "a<br>",
    "headings": "<h1>a</h1>",
}
HEADERS = {
    "parameters": ("Content-Type: text/plain; ", "a=b; "),
    "groups of addresses": ("To: ", "a:;,"),
    "quoted names": ("From: ", '"a\\"'),
    "encoded words": ("Subject: ", "=?utf-8?b?YQ==?="),
    "folds": ("Subject: a\r\n", " b\r\n"),
    "quotations": ("Subject: a\r\n\r\n", "On Mon, a wrote:\r\n> b\r\n"),
}
PROSE = {
    "headings": "# a\n\n",
    "sentences": "Doors open at six. ",
    "paragraphs": "Doors open at six.\n\n",
    "quotations": "“Doors open at six,” said Ana. ",
    "questions without an end": "[a!",
    "stops in brackets": "(a. ",
    "Chinese quotations": "“门开了！",
    "names": "Ana Kovač, ",
    "contacts": "a@b.org +382 20 123 456\n",
    "entries": "- a\n",
    "hyphens": "a-b-",
    "hyphens and stops": "A-b.-",
}
SAID = ("dots", "lines", "emoji in lines", "quotations in lines", "mail addresses", "open brackets", "days in Chinese")
"""Those of the texts for rules that take a release the longest."""
KINDS = (
    *((f"text: {name}", ".txt", TEXTS[name]) for name in SAID),
    *((f"text: {name}", ".md", piece * (MANY // len(piece))) for name, piece in PROSE.items()),
    *(
        (f"mail: {name}", ".eml", key + piece * (MANY // len(piece)) + "\r\n\r\nx")
        for name, (key, piece) in HEADERS.items()
    ),
    *((f"page: {name}", ".html", "<html>" + piece * (MANY // len(piece))) for name, piece in MARKUP.items()),
)


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """A desk's releases; the clock stands still."""
    return Desk.open(lay(tmp_path_factory.mktemp("desk")), lambda: NOON).releases


@pytest.mark.parametrize(("ending", "text"), [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS])
def test_no_text_is_dwelt_on(releases, ending, text):
    def draft():
        with suppress(DraftError):
            releases.propose("spring", f"a{ending}", source_in(text.encode("utf-8", "replace"), f"a{ending}", ending))

    took = measured(draft)
    assert min(took, measured(draft) if took > SECONDS else took) <= SECONDS


@pytest.mark.parametrize(
    ("ending", "content", "why"),
    [
        (".txt", b"a " * 300_000, "holds more text than any release does"),
        (".md", b"# a\n\n" * 200_000, "holds more text than any release does"),
        (".md", b"# a\n\n" * 6_000, "has more lines than any release"),
        (".txt", b"a\x0c" * 6_000, "has more lines than any release"),
        (".html", b"<html>" + b"<p>a" * 6_000, "has more lines than any release"),
        (".html", b"<html>" + b"<b>a" * 60_000, "has more tags than any page"),
        (".html", b"<html><p>" + b"a" * 600_000, "holds more text than any release does"),
        (".eml", b"Subject: a\n\n" + b"a\n" * 300_000, "holds more text than any release does"),
        (
            ".eml",
            b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\na\n" * 6_000,
            "has more parts than any message",
        ),
    ],
)
def test_what_nobody_gives_out_is_refused_before_it_is_weighed(ending, content, why):
    with pytest.raises(DraftError, match=rf"^a{ending} {why}"):
        source_in(content, f"a{ending}", ending)

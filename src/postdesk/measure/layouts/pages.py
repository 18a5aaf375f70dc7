"""What a reader sees of a post that is kept as a piece of a web page."""

import re

from postdesk.wire.markup import markup_words, visible

_LINE_ENDS = ((re.compile(r"(?i)(?=<br[\s/>])"), "\n"), (re.compile(r"(?i)(?=<p[\s/>])"), "\n\n"))


def page_words(page: str) -> str:
    """Return the text of a piece of HTML; a paragraph and a line break begin a new line."""
    for before, ends in _LINE_ENDS:
        page = before.sub(ends, page)
    return markup_words(visible(page)).strip()

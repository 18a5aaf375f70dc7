"""Web pages, saved or copied as HTML."""

import re

from postdesk.drafts.sources.article import told_page
from postdesk.drafts.sources.original import Original
from postdesk.drafts.sources.text_lines import text_decoded

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset=[\"']?\s*([a-z0-9_-]{3,20})")


def read(content: bytes) -> Original:
    """Return the blocks of a page, with why those are left out that are none of its article."""
    return told_page(_text_of(content))


def _text_of(content: bytes) -> str:
    """Return a page's text, in the encoding that it says it has."""
    found = _CHARSET.search(content[:4096])
    if found and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return content.decode(found[1].decode("ascii"), "strict")
        except (LookupError, UnicodeDecodeError):
            pass
    return text_decoded(content)

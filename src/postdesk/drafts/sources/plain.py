"""Plain text: copied pages, releases, Markdown."""

from postdesk.drafts.sources.original import Original
from postdesk.drafts.sources.text_lines import text_decoded, told_lines


def read(content: bytes) -> Original:
    """Return the passages of a text in UTF-8, or in the code page that its letters speak for."""
    return told_lines(text_decoded(content))

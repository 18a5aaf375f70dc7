"""A campaign file in order: its lines indented alike, one blank line between posts; all that it says stays."""

import re
from collections.abc import Iterator

from postdesk.drafts.entries import Edit, placed
from postdesk.drafts.proof import YamlReading, read_again
from postdesk.drafts.writing import BROKEN, UNSURE, plain_ends, spliced
from postdesk.drafts.yaml_spans import Keyed, Leaf, Many, Span, Spans
from postdesk.drafts.yaml_spellings import STEP
from postdesk.errors import NotWritten

_MARK = "\ufeff"
_POSTS = "posts"


def tidied(text: str) -> str:
    """Return a campaign's text in order; doing it twice changes nothing the second time.

    Lines are indented by two blanks a level, and end without blanks and all alike; posts have a blank line between them,
    and nowhere there are two. Every value and every comment is what it was.

    Raises:
        NotWritten: it cannot be read, or not be put in order without changing what it says.
    """
    mark = _MARK * text.startswith(_MARK)
    return mark + _in_order(text.removeprefix(_MARK))


def _in_order(text: str) -> str:
    plain = plain_ends(text)
    before = read_again(plain)
    if before is None:
        raise NotWritten(BROKEN, "broken")
    indented = _spliced(plain, _Indenting(before.spans).edits())
    after = _apart(_without_blanks(indented, before), before)
    if not _says_the_same(before, after):
        raise NotWritten(UNSURE, "unsure")
    ends = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    return after.replace("\n", ends)

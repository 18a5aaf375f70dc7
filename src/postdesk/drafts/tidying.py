"""A campaign file in order: its lines indented alike, a blank line between posts; all that it says stays as it is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from postdesk.drafts.entries import Edit, end_of_entry, placed
from postdesk.drafts.indenting import Indenting
from postdesk.drafts.proof import YamlReading, read_again
from postdesk.drafts.splicing import POSTS, innermost
from postdesk.drafts.writing import MARK, line_ends, not_written, plain_ends, spliced
from postdesk.drafts.yaml_spans import Keyed, Many, Spans

_BREAKS = r"[ \t]*\n(?:[ \t]*\n)*|[ \t]+\Z"


def tidied(text: str) -> str:
    """Return a campaign's text in order; doing it twice changes nothing the second time.

    Lines are indented by two blanks a level, and end alike and without blanks; there is a blank line between posts, and
    nowhere are two. Every value and every comment is what it was.

    Raises:
        NotWritten: it cannot be read, or not be put in order without changing what it says.
    """
    mark = MARK * text.startswith(MARK)
    before = read_again(plain_ends(text.removeprefix(MARK)))
    if before is None:
        raise not_written("broken")
    now = before
    for step in (_indented, _even, _apart):
        now = _with(now, list(step(now.spans)))
    return mark + now.spans.text.replace("\n", line_ends(text))


def _with(before: YamlReading, edits: list[Edit]) -> YamlReading:
    """Return what a text says with edits made, which is what it said."""
    now = read_again(spliced(before.spans.text, edits) or "")
    if not now or (before.values, before.comments, before.traps) != (now.values, now.comments, now.traps):
        raise not_written("unsure")
    return now


def _indented(spans: Spans) -> list[Edit]:
    return Indenting(spans).edits()


def _even(spans: Spans) -> Iterator[Edit]:
    """Yield what takes blanks from the ends of lines, and all but one of the blank lines that follow each other."""
    text, leaves = spans.text, iter(spans.leaves)
    leaf = next(leaves, None)
    for found in re.finditer(_BREAKS, text):
        while leaf and leaf.end <= found.start():
            leaf = next(leaves, None)
        start = found.start()
        if leaf and leaf.body <= start:  # within a value, or behind the blanks at its end
            start = leaf.end
        if start < found.end():
            breaks = text.count("\n", start, found.end())
            lone = breaks < 2 or not text[:start].strip() or found.end() == len(text)
            yield Edit(start, found.end(), ("\n" if start else "") if lone else "\n\n")
    if not text.endswith(("\n", " ", "\t")):
        yield Edit(len(text), len(text), "\n")


def _apart(spans: Spans) -> Iterator[Edit]:
    """Yield a blank line for every two posts that have none between them, above what is said over the second."""
    posts = innermost(spans.root, (POSTS,)) if isinstance(spans.root, Keyed) else spans.root
    if posts is spans.root or not isinstance(posts, Many) or posts.flow:
        return
    places = placed(posts)
    column = spans.column(places[0][0])
    for (_, end), (start, _) in pairwise(places):
        if "\n\n" not in spans.text[end - 1 : start]:
            at = end_of_entry(spans, end, column)
            yield Edit(at, at, "\n")

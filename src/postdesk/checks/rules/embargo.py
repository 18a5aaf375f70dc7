"""Nothing goes out before its embargo ends, and no post tells its readers of one.

`embargo: 2026-12-18 10:00` in a post says from when the news is free; a post with an earlier `at`, or with
the next free slot, is kept back. "Embargo until …" in the text is a note among colleagues that a press
release brought along. An arms embargo is news, and left alone.

What to do: move the post behind the embargo, and take the note out of the text.

Sources: the desk's own promise to its partners; https://en.wikipedia.org/wiki/News_embargo.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text.embargo_notes import embargo_note

ID = "embargo"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Compare the post's moment with its embargo, and look for a note of one in its texts."""
    until, at = variant.draft.embargo, variant.draft.at
    if until is not None and at is None:
        yield Remark(variant.place("at"), "no-time", until=until.local)
    elif until is not None and at is not None and at.instant < until.instant:
        yield Remark(variant.place("at"), "before", at=at.local, until=until.local)
    for index, part in enumerate(variant.words):
        if found := embargo_note(part):
            place = variant.place("thread" if index else "text")
            yield Remark(place, "note", severity=Severity.WARNING, words=found)

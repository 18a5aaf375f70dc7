"""A text that posts are drafted from, as passages with the lines on which they stand."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from postdesk.sentences import Sentence

MAILED = "Date"
"""Where a mail says its day: the header in which it says when it was sent."""

MOST_SIGNS = 500_000
"""Signs of a text: those of a long novel."""
TOO_LONG = Sentence("holds more text than any release does: take one release out of it, and name that")
MOST_PASSAGES = 5_000
"""Lines and paragraphs of a text, each of which is weighed: a hundred pages of fifty lines."""
TOO_MANY_LINES = Sentence("has more lines than any release: take one release out of it, and name that")


class Passage(Struct, frozen=True):
    """A paragraph, heading or entry of a source.

    `line` and `last` are the first and last line of the file on which it stands. `why` says why it is none of the
    release, where its source knows; `heading` and `item` whether its source marks it as one.
    """

    line: int
    text: str
    last: int = 0
    why: str = ""
    heading: bool = False
    item: bool = False


class Original(Struct, frozen=True):
    """A whole source.

    `lines` is how many lines the file has; `title`, `date` (2026-11-26), `link` and `language` are what it says of
    itself, "" for nothing, and `dated` is where it says the date. `told` is whether its own structure tells the release
    from what surrounds it. `people` are names that belong to it and into no post, such as who sent a message.
    `raw` are the lines of a plain text as they were.
    """

    passages: tuple[Passage, ...]
    lines: int
    title: str = ""
    date: str = ""
    dated: str = ""
    link: str = ""
    language: str = ""
    told: bool = False
    people: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()


def numbered(lines: Sequence[str]) -> Iterator[Passage]:
    """Yield each line that says something as a passage, numbered from 1."""
    for number, line in enumerate(lines, 1):
        if said := " ".join(line.split()):
            yield Passage(number, said, number)

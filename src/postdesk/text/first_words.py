"""How a text begins: what stands on one line for the whole of it."""

from itertools import accumulate

from postdesk.text.graphemes import clusters

LONGEST = 80
"""Characters of a beginning, without the sign that more follows, where nobody has less room."""
PAUSES = ".,;:،؛"
"""What does not stand before that sign."""


def opening_line(text: str, most: int = LONGEST) -> str:
    """Return the beginning of a text on one line: all of it, or its first whole words and "…".

    A word that alone is longer, as in a script that sets no blanks, is cut between two characters as readers see them.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    words, _, _ = line[: most + 1].rpartition(" ")
    return f"{words.rstrip(PAUSES) if len(words) > most // 2 else _cut(line, most)}…"


def _cut(line: str, most: int) -> str:
    """Return as many whole characters of a line as there is room for."""
    characters = clusters(line[: 2 * most])
    return "".join(
        each for each, size in zip(characters, accumulate(map(len, characters)), strict=True) if size <= most
    )

"""Which lines of a campaign file are whose: each draft's, from its dash to before the next one's."""

from postdesk.drafts.proof import read_again
from postdesk.drafts.writing import plain_ends
from postdesk.drafts.yaml_spans import Keyed, Leaf, Many, Span


def draft_lines(text: str) -> dict[str, tuple[int, int]]:
    """Return the first and the last line of each draft by its id, counted from 1; none of a file that has no posts.

    A text that the reader does not understand has none either.
    """
    there = plain_ends(text)
    reading = read_again(there)
    posts = _value(reading.spans.root, "posts") if reading else None
    if not isinstance(posts, Many):
        return {}
    starts = [there.count("\n", 0, at) + 1 for at in posts.dashes or [item.start for item in posts.items]]
    last = there.count("\n", 0, max(posts.start, posts.end - 1)) + 1
    found = {}
    for item, first, following in zip(posts.items, starts, [*starts[1:], last + 1], strict=True):
        name = _value(item, "id")
        if isinstance(name, Leaf):
            found[name.value] = first, max(first, following - 1)
    return found


def _value(node: Span | None, key: str) -> Span | None:
    if not isinstance(node, Keyed):
        return None
    return next((value for name, value in node.pairs if isinstance(name, Leaf) and name.value == key), None)

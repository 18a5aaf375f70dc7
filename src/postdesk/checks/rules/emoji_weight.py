"""X's two ways to weigh an emoji agree on this post.

X says that every emoji counts 2. The library that X publishes for counting knows the emoji of 2018: a newer one
of several parts, such as 🧑‍💻, falls apart there and counts 5 or more. Which of the two counts when a post is
sent is not documented, so postdesk takes the larger number for `length`, and says here what the smaller is.

What to do: nothing where the post fits either way. Where only the smaller number fits, use an emoji of one part
or shorten the text.

Sources: https://docs.x.com/fundamentals/counting-characters, https://github.com/twitter/twitter-text (3.1.0, with
twemoji-parser 11.0.2).
"""

from collections.abc import Iterator

from postdesk.models import Grammar, Remark, Severity, Variant

ID = "emoji-weight"
SEVERITY = Severity.WARNING

COUNTED = "weighted"
NEWER = "weighted, every emoji 2"


def concerns(grammar: Grammar) -> bool:
    """Tell whether a network weighs a text at all."""
    return any(limit.unit == COUNTED for limit in grammar.limits)


def check(variant: Variant) -> Iterator[Remark]:
    """Name each part that has two weights."""
    for index, parsed in enumerate(variant.parsed):
        if newer := parsed.lengths.get(NEWER):
            taken, place = parsed.lengths[COUNTED], variant.place("thread" if index else "text")
            yield Remark(place, "two-weights", more=taken - newer, taken=taken, newer=newer)

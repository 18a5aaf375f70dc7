"""What a hashtag is called: as it is mostly spelt, on all posts that are looked at."""

from collections import Counter
from collections.abc import Iterable

from postdesk.log.readings.facts import Published
from postdesk.text.tags import Families, ranked


def tag_spellings(posts: Iterable[Published], families: Families) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return every spelling of each hashtag with its uses, the most used first, by what the tag is counted under."""
    found: dict[str, Counter[str]] = {}
    for post in posts:
        for spelling in post.hashtags:
            found.setdefault(families.key(spelling), Counter())[spelling] += 1
    return {key: ranked(spellings) for key, spellings in found.items()}


def tag_names(posts: Iterable[Published], families: Families) -> dict[str, str]:
    """Return what each hashtag is called, without its sign: its family's name, or else its most used spelling."""
    return {key: families.name(key, dict(own)) for key, own in tag_spellings(posts, families).items()}

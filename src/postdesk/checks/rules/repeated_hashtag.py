"""A post carries each hashtag once.

A hashtag that stands in the sentence and again in the row below it finds no further reader, takes room, and looks
like a machine at work. Networks treat `#Doors` and `#doors` as one.

What to do: leave it where it reads best. postdesk itself adds only those hashtags that the text does not hold yet.

Source: https://www.w3.org/WAI/tips/writing/ (say it once, and plainly).
"""

from collections import Counter
from collections.abc import Iterator

from postdesk.drafts.spelling import folded
from postdesk.models import Entity, Remark, Severity, Variant

ID = "repeated-hashtag"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name the hashtags that one part links more than once."""
    for index, parsed in enumerate(variant.parsed):
        tags, place = repeated(parsed.hashtags), variant.place("thread" if index else "text")
        if len(tags) == 1:
            yield Remark(place, "twice", tag=tags[0])
        elif tags:
            yield Remark(place, "several", tags=tuple(f"#{tag}" for tag in tags))


def repeated(tags: tuple[Entity, ...]) -> list[str]:
    """Return the hashtags that stand there again, as they are first written."""
    names = [folded(tag.text) for tag in tags]
    often = Counter(names) if len(set(names)) < len(names) else {}
    return [tags[names.index(name)].text for name, times in often.items() if times > 1]

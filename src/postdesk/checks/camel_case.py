"""A hashtag of several words shows where each begins, if the desk writes it so elsewhere.

A screen reader speaks `#InternationalMigrantsDay` as three words and `#internationalmigrantsday` as a heap of
letters; other readers stumble too. The rule knows no dictionary and goes by evidence only: the same tag
written with capitals inside, in another post or in `[style]` of desk.toml. Tags of scripts without capitals
are never named.

What to do: write the tag as the others do.

Sources: https://www.w3.org/WAI/tips/writing/, https://github.com/mastodon/mastodon (a reminder about
CamelCase in its composer).
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Remark, Severity, Summary
from postdesk.settings import House

ID = "camel-case"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each tag in small letters that the desk writes in CamelCase elsewhere."""
    camel = {tag.casefold(): tag for tag in spellings(summaries, house) if is_camel(tag)}
    for summary in summaries:
        for tag, place in summary.tags:
            better = camel.get(tag.casefold())
            if better is not None and is_flat(tag):
                yield Remark(place, f"#{tag} reads better as #{better}, as the desk writes it elsewhere", of=summary)


def spellings(summaries: Sequence[Summary], house: House) -> Iterator[str]:
    """Yield every spelling the desk knows, the one of its own list last, so that it prevails."""
    for summary in reversed(summaries):
        yield from (tag for tag, _ in summary.tags)
    yield from house.required_hashtags


def is_camel(tag: str) -> bool:
    """Tell whether capitals inside the tag show where words begin."""
    return any(letter.isupper() for letter in tag[1:]) and any(letter.islower() for letter in tag)


def is_flat(tag: str) -> bool:
    """Tell whether nothing inside the tag shows where words begin."""
    return not any(letter.isupper() for letter in tag[1:])

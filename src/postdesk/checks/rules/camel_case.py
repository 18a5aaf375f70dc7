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

from postdesk.checks.shelf import RULES, in_force
from postdesk.models import Remark, Severity, Summary
from postdesk.settings import House

ID = "camel-case"
SEVERITY = Severity.WARNING


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each tag in small letters that the desk writes in CamelCase elsewhere."""
    used = dict.fromkeys(tag for summary in summaries for tag, _ in summary.tags)
    camel = {tag.casefold(): tag for tag in (*reversed(used), *house.required_hashtags) if is_camel(tag)}
    better = {tag: camel[tag.casefold()] for tag in used if tag.casefold() in camel and is_flat(tag)}
    if not better:
        return
    told = in_force(RULES["repeated-hashtag"], house)  # that both stand in one post
    for summary in summaries:
        for tag, place in summary.tags:
            if tag in better and not (told and (better[tag], place) in summary.tags):
                yield Remark(place, "flat", of=summary, tag=tag, better=better[tag])


def is_camel(tag: str) -> bool:
    """Tell whether capitals inside the tag show where words begin."""
    return any(letter.isupper() for letter in tag[1:]) and any(letter.islower() for letter in tag)


def is_flat(tag: str) -> bool:
    """Tell whether nothing inside the tag shows where words begin."""
    return not any(letter.isupper() for letter in tag[1:])

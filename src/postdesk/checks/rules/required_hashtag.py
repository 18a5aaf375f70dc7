"""A post carries the hashtags that the desk asks for.

`hashtags.required` under `[style]` in desk.toml names the tags by which the campaign, or the office, is
found. A tag counts wherever it is written, in a list or in the text, in any case.

What to do: add the tag to the campaign's `hashtags`, and postdesk sets it under every post.

Source: one shared tag is what makes posts findable together
(https://help.x.com/en/using-x/how-to-use-hashtags).
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import written

ID = "required-hashtag"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each tag of the desk that no part of the post carries."""
    carried = {tag.text.casefold() for text in variant.texts for tag in written.hashtags(text)}
    for tag in house.required_hashtags:
        if tag.casefold() not in carried:
            yield Remark(variant.place("hashtags"), "missing", tag=tag)

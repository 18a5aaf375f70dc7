"""A post carries no hashtag that the desk has forbidden.

`hashtags.forbidden` under `[style]` in desk.toml lists tags that harm the people spoken of, that others have
captured, or that a campaign has replaced.

What to do: take the tag out, or write the word without `#`.

Source: the desk's own list; on words, https://www.iom.int/key-migration-terms.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import written

ID = "forbidden-hashtag"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each forbidden tag, in whatever case it is written."""
    forbidden = {tag.casefold() for tag in house.forbidden_hashtags}
    for index, text in enumerate(variant.texts):
        for tag in written.hashtags(text):
            if tag.text.casefold() in forbidden:
                key = "hashtags" if tag.text in variant.hashtags else "thread" if index else "text"
                yield Remark(variant.place(key), "forbidden", tag=tag.text)

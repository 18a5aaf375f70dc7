"""A hashtag is linked whole, as it was written.

Networks differ in what may stand before a tag and what ends it. `(#IOM)` and `👉#IOM` are plain text on
Mastodon 4.6 and Bluesky; `#COVID-19` becomes `#COVID` on X and Mastodon; `#IOM's` becomes the tag "IOM's" on
Bluesky, where nobody looks for it; `#one#two` is no tag at all on X. The post then reads well but is found
under another word, or not at all.

What to do: put a space before and after the tag, and write it without hyphens, points and brackets:
`#COVID19`.

Endings that belong to the sentence are fine where the network cuts them off: `#IOM's` on X, `#UNHCR-a` on
Mastodon.

Sources: https://github.com/twitter/twitter-text, https://github.com/mastodon/mastodon (app/models/tag.rb),
https://docs.bsky.app/docs/advanced-guides/post-richtext.
"""

import unicodedata
from collections.abc import Iterator

from postdesk.models import Entity, ParsedText, Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import written

ID = "glued-hashtag"
SEVERITY = Severity.WARNING


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- the grammar is the network's
    """Compare each tag as it was meant with what the network will link."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        meant = written.hashtags(text)
        if meant == parsed.hashtags:
            continue
        for tag in meant:
            said = sentence(variant, text, tag, parsed)
            if said:
                key = "hashtags" if tag.text in variant.hashtags else "thread" if index else "text"
                yield Remark(variant.place(key), said)


def sentence(variant: Variant, text: str, tag: Entity, parsed: ParsedText) -> str:
    """Say what becomes of a tag that is not linked as it was meant; nothing where it is."""
    linked = next((entity.text for entity in parsed.hashtags if entity.start == tag.start), None)
    if linked is None:
        excused = tag.text.isdigit() or is_full(variant, parsed)
        return "" if excused else f"#{tag.text} will not be linked{reason(text, tag)}"
    if unicodedata.normalize("NFC", linked) == unicodedata.normalize("NFC", tag.text):
        return ""
    return f"#{tag.text} will be linked as #{linked}"


def is_full(variant: Variant, parsed: ParsedText) -> bool:
    """Tell whether the network has linked as many tags as it takes, so that the others stay plain for that reason."""
    limit = variant.grammar.limit("hashtags")
    return limit is not None and len(parsed.hashtags) >= limit.number


def reason(text: str, tag: Entity) -> str:
    """Name what stands too close to the tag."""
    before, after = text[: tag.start][-1:], text[tag.end : tag.end + 1]
    if before and not before.isspace():
        return f": {before} stands right before it"
    if after and not after.isspace():
        return f": {after} stands right after it"
    return ""

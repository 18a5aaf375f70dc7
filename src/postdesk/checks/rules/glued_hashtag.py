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
from typing import Any

from postdesk.models import Entity, ParsedText, Remark, Severity, Variant
from postdesk.text import written
from postdesk.text.invisible import has_stray_sign

ID = "glued-hashtag"
SEVERITY = Severity.WARNING
NEARBY = 100
"""How many signs behind a tag are looked at for one that cannot be seen."""


def check(variant: Variant) -> Iterator[Remark]:
    """Compare each tag as it was meant with what the network will link."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        meant = written.hashtags(text)
        if meant == parsed.hashtags:
            continue
        linked, full = {entity.start: entity.text for entity in parsed.hashtags}, is_full(variant, parsed)
        for tag in meant:
            if has_stray_sign(_run(text, tag)):  # told by the rule about invisible signs
                continue
            if fate := fate_of(text, tag, linked.get(tag.start), excused=full):
                code, values = fate
                key = "hashtags" if tag.text in variant.hashtags else "thread" if index else "text"
                yield Remark(variant.place(key), code, tag=tag.text, **values)


def _run(text: str, tag: Entity) -> str:
    """Return a tag with all that stands near it up to the next blank, its own sign before it."""
    rest = text[tag.start : tag.end + NEARBY].split(maxsplit=1)
    return rest[0] if rest else ""


def fate_of(text: str, tag: Entity, linked: str | None, *, excused: bool) -> tuple[str, dict[str, Any]] | None:
    """Return what becomes of a tag that is not linked as it was meant; None where it is, or is excused."""
    if linked is None:
        return None if excused or tag.text.isdigit() else _too_close(text, tag)
    if unicodedata.normalize("NFC", linked) == unicodedata.normalize("NFC", tag.text):
        return None
    return "other", {"linked": linked}


def is_full(variant: Variant, parsed: ParsedText) -> bool:
    """Tell whether the network has linked as many tags as it takes, so that the others stay plain for that reason."""
    limit = variant.grammar.limit("hashtags")
    return limit is not None and len(parsed.hashtags) >= limit.number


def _too_close(text: str, tag: Entity) -> tuple[str, dict[str, Any]]:
    """Name what stands right beside the tag."""
    before, after = text[max(tag.start - 1, 0) : tag.start], text[tag.end : tag.end + 1]
    if before and not before.isspace():
        return "before", {"sign": before}
    if after and not after.isspace():
        return "after", {"sign": after}
    return "unlinked", {}

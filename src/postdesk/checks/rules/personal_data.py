"""A public post gives away nobody's phone number or e-mail address unawares.

A press contact is normal, the private number of a colleague or of a family is not, and a post cannot be
called back. So this is a warning, and a desk that never publishes contacts can make it an error. Dates,
figures, hashtags, handles (`@office@example.social`), web addresses and numbers that are free to call (0800 …) are not
meant.

What to do: take it out, or say that it is meant to be public:

    ignore: { personal-data: The press officer's public number. }

Sources: https://www.iom.int/data-protection, https://en.wikipedia.org/wiki/E.164 (how numbers are written).
"""

from collections.abc import Iterator
from functools import lru_cache

from postdesk.models import Entity, Remark, Severity, Variant
from postdesk.text.reachable import emails_in, is_free_to_call, phones_in

ID = "personal-data"
SEVERITY = Severity.WARNING


def check(variant: Variant) -> Iterator[Remark]:
    """Name each e-mail address and phone number in the texts and in the words for pictures."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        for kind, found in contacts(text, parsed.links):
            yield Remark(variant.place("thread" if index else "text"), kind, found=found)
    for media in variant.media:
        for kind, found in contacts(media.alt, ()):
            yield Remark(media.place, f"{kind}-in-alt", found=found)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def contacts(text: str, links: tuple[Entity, ...]) -> tuple[tuple[str, str], ...]:
    """Return the kind of each contact, and what it says."""
    return (
        *(("email", found) for found in emails_in(text, links)),
        *(("phone", found) for found in phones_in(text, links) if not is_free_to_call(found)),
    )

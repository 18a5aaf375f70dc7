"""Where a network takes no words for pictures, the post itself says what matters in them.

Telegram, TikTok and YouTube keep no alternative text. A post of a few words that leaves the rest to its
picture says nothing there to people who cannot see it. A post that speaks for itself is fine.

What to do: give the account a wording that tells what the picture shows:

    telegram: { text: "Doors open at six. On the picture: the hall with its lamps lit." }

Sources: https://core.telegram.org/bots/api#sendphoto (its fields), https://www.w3.org/WAI/tutorials/images/.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "alt-not-carried"
SEVERITY = Severity.WARNING
FEW = 8


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first picture of a post whose own words are too few to stand for it."""
    if variant.grammar.carries_alt:
        return
    spoken = [word for word in " ".join(variant.words).split() if word[0].isalnum() and "://" not in word]
    if len(spoken) < FEW:
        media = variant.media[0]
        yield Remark(media.place, "few", count=len(spoken), file=media.name)

"""How Bluesky reads a text: at most 300 grapheme clusters and 3,000 UTF-8 bytes, as it stands.

Source: lexicon app.bsky.feed.post; Unicode normalisation plays no part. What links is in `facets.py`.
"""

from msgspec.structs import replace

from postdesk.models import Grammar, ParsedText
from postdesk.networks.bluesky.limits import CARRIES, LIMITS
from postdesk.text import graphemes, units
from postdesk.text.agreed import agreed


def parse(text: str) -> ParsedText:
    """Count a text and find what Bluesky's clients will link in it."""
    lengths = {"graphemes": graphemes.count(text), "bytes": units.utf8(text)}
    if alike := agreed(text):
        return ParsedText(lengths, alike.hashtags, (), alike.links)
    from postdesk.networks.bluesky import facets

    return ParsedText(
        lengths,
        tuple(facets.bluesky_hashtags(text)),
        tuple(facets.bluesky_mentions(text)),
        tuple(facets.bluesky_links(text)),
        tuple(facets.cashtags(text)),
    )


def parse_given(text: str, link: str) -> ParsedText:
    """Read a text in which the post's own link is linked just as it stands, for postdesk says where."""
    parsed = parse(text)
    if link not in text or any(found.text == link for found in parsed.links):
        return parsed
    from postdesk.networks.bluesky import facets

    return replace(parsed, links=tuple(facets.links_with(text, link)))


def parse_short(text: str, link: str = "") -> ParsedText:
    """Count a text as it is sent with short links; what links is found where it stands in the text as written."""
    from postdesk.networks.bluesky.short import shortened

    parsed = parse_given(text, link) if link else parse(text)
    if not parsed.links:
        return parsed
    sent, _ = shortened(text, link)
    return replace(parsed, lengths={"graphemes": graphemes.count(sent), "bytes": units.utf8(sent)})


def _shown(link: str) -> str:
    from postdesk.networks.bluesky.short import short

    return short(link)


ANSWERS = r"https://bsky\.app/profile/[^/\s]+/post/\w+/?"
"""The addresses of posts there."""


def _covered(warning: str) -> str:
    """Return the words with which the pictures behind a warning are covered."""
    from postdesk.networks.bluesky.labels import shown_label

    return shown_label(warning)


GRAMMAR = Grammar(
    parse,
    LIMITS,
    carries=CARRIES,
    given=parse_given,
    cards=True,
    covers=_covered,
    answers=ANSWERS,
    quotes=True,
)
SHORTENING = replace(GRAMMAR, parse=parse_short, shown=_shown, given=parse_short)
"""The grammar of an account whose links are sent as the app writes them."""

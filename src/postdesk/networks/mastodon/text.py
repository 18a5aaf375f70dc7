"""How a Mastodon server reads a text: grapheme clusters, links as 23, the host of a remote mention left out.

This is the server's rule, which the web client's counter only approximates. `parse` is that of 4.6 and later,
`parse_45` that of 4.5 and earlier. Source: mastodon/mastodon @df1439c18b, app/validators/status_length_validator.rb.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec.structs import replace

from postdesk.models import Entity, Grammar, ParsedText
from postdesk.networks.mastodon.limits import CARRIES, LIMITS
from postdesk.text import graphemes
from postdesk.text.agreed import Agreed, agreed

LINK_LENGTH = 23
LONGEST_HOST = 253

_begin = attrgetter("start")
_STRIPPED = "\0\t\n\v\f\r "
_BLANK = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def parse(text: str) -> ParsedText:
    """Count a text and find what a server of 4.6 or later will link in it."""
    return read_note(text)


def parse_45(text: str, warning: str = "") -> ParsedText:
    """Count a text, its content warning included, and find what a server of 4.5 or earlier will link in it."""
    return read_note(text, warning, recent=False)


def parse_in_full(text: str, warning: str = "") -> ParsedText:
    """Count a text, its content warning included, as it is written, and find what Mastodon would link in it."""
    return replace(read_note(text, warning), lengths={"code points": len(text) + len(warning)})


def read_note(text: str, warning: str = "", *, recent: bool = True) -> ParsedText:
    """Count a text, its content warning included, and find what a server will link in it.

    Args:
        text: The post.
        warning: The content warning, which counts too.
        recent: Whether the server runs 4.6 or later. Before that, Ruby 3.4 cut Indic conjuncts apart (no GB9c).
    """
    body = text.strip(_STRIPPED)
    if recent and not warning and body == text and (read := _agreed_note(text)):
        return read
    from postdesk.text.overlaps import first_come

    links, mentions, hashtags, calls = _entities(body, recent=recent)
    counted = _countable(body, *first_come(links, mentions)) if body.strip(_BLANK) else ""
    length = graphemes.count(warning.strip(_STRIPPED) + counted, conjuncts=recent)
    kinds = first_come(sorted([*links, *calls], key=_begin), hashtags, mentions)
    linked, tagged, mentioned = (_moved(kind, text.find(body)) for kind in kinds)
    return ParsedText({"graphemes": length}, tagged, mentioned, linked)


def _agreed_note(text: str) -> ParsedText | None:
    """Count a text of which all networks read the same; None where this one may read more, or there is nothing."""
    alike = _agreed_here(text)
    if alike is None or not text.strip(_BLANK):
        return None
    shorter = sum([LINK_LENGTH - len(link.text) for link in alike.links])
    return ParsedText({"graphemes": graphemes.count(text) + shorter}, alike.hashtags, (), alike.links)


def _agreed_here(text: str) -> Agreed | None:
    """Return what all networks link in a text, or None where they might not agree, or a magnet links here alone."""
    alike = agreed(text)
    return alike if alike and "magnet:" not in text.lower() else None


def _entities(text: str, *, recent: bool) -> tuple[Sequence[Entity], ...]:
    """Return the links, the mentions, the hashtags, and the addresses that link but count in full."""
    if alike := _agreed_here(text):
        return alike.links, (), alike.hashtags, ()
    from postdesk.networks.mastodon import tags
    from postdesk.networks.mastodon.links import calls, mastodon_links

    mentions, hashtags = tags.mastodon_mentions(text, recent=recent), tags.mastodon_hashtags(text, recent=recent)
    return mastodon_links(text), tuple(mentions), tuple(hashtags), calls(text)


def _countable(text: str, found: Iterable[Entity], mentions: Iterable[Entity]) -> str:
    """Write links as 23 letters and remote mentions without their host, for counting."""
    shorter = {link.start: (link.end, "x" * LINK_LENGTH) for link in found}
    for mention in mentions:
        user, _, host = mention.text.partition("@")
        if len(host) <= LONGEST_HOST:
            shorter[mention.start] = (mention.end, f"@{user}")
    pieces: list[str] = []
    done = 0
    for start in sorted(shorter):
        end, short = shorter[start]
        pieces += (text[done:start], short)
        done = end
    return "".join((*pieces, text[done:]))


def _moved(entities: tuple[Entity, ...], by: int) -> tuple[Entity, ...]:
    if not by:
        return entities
    return tuple(Entity(entity.text, entity.start + by, entity.end + by) for entity in entities)


ELSEWHERE = r"(?:[\w-]+\.)*(?:bsky\.app|x\.com|twitter\.com|facebook\.com|linkedin\.com|instagram\.com|t\.me)"
ANSWERS = rf"https?://(?!{ELSEWHERE}/)[^/\s]+/\S+"
"""The addresses of posts that one may answer: they stand on any server that is not another network."""
GRAMMAR = Grammar(parse, LIMITS, warned=read_note, restricts=True, carries=CARRIES, answers=ANSWERS, quotes=True)

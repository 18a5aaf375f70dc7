"""What a post holds, so that only the rules that speak of such things are asked, and imported."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from postdesk.models import ParsedText, Summary, Variant
from postdesk.settings import House
from postdesk.text import written
from postdesk.text.signs import SoughtWords, in_small, signs_of

_RANGES: Mapping[str, Sequence[tuple[str, str]]] = {
    "emoji": (("\u20e3", "\u2bff"), ("\ufe0f", "\ufe0f"), ("\U0001f000", "\U0001faff")),
    "styled": (
        ("\u1d00", "\u1d7f"),
        ("\u24b6", "\u24e9"),
        ("\uff21", "\uff5a"),
        ("\U0001d400", "\U0001d7ff"),
        ("\U0001f130", "\U0001f189"),
    ),
    "bidi": (("\u202a", "\u202e"), ("\u2066", "\u2069")),
    "unseen": (
        ("\u00a0", "\u00a0"),
        ("\u00ad", "\u00ad"),
        ("\u034f", "\u034f"),
        ("\u115f", "\u1160"),
        ("\u180e", "\u180e"),
        ("\u061c", "\u061c"),
        ("\u2006", "\u200f"),
        ("\u202f", "\u202f"),
        ("\u2060", "\u2064"),
        ("\u3164", "\u3164"),
        ("\ufeff", "\ufeff"),
        ("\uffa0", "\uffa0"),
    ),
}
"""The signs, by kind, that only some texts have: the first and the last of each stretch."""
_SIGNS: Mapping[str, frozenset[str]] = {
    "markup": frozenset("*_[<&`~#|\\>{"),
    "pair": frozenset('()[]{}（）【】「」『』《》“”„«»‹›"'),
}
"""The signs that have a meaning of their own, by kind."""
_OF_EMBARGOES = SoughtWords(
    ("embarg", "мбарг", "sperrfrist", "release", "not for ", "حظر", "محظور", "禁发", "不得", "请勿", "禁止")
)
_LOUD = 3
"""From how many words in capitals on a text may shout."""
_UNUSUAL_FROM = "\u1d00"
_EARLY = frozenset("\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e")
"""What is unusual in front of it. A pattern of what is takes 4 ms to make, and finds it no sooner."""
_USUAL: set[str] = set()
"""The signs met so far that are not unusual: of most texts all."""


def holdings(variant: Variant) -> tuple[str, ...]:
    """Return what a post holds, in the words of the shelf of rules; "" is there always, for rules that want nothing.

    `#`, `@`, `$` and `?` are signs anywhere in it; "unlinked" is a hashtag of which the network makes another, or none;
    "bare" is a picture or film without words, "several" are more than one; "next" is a post that has no moment of its
    own; "proposal" is a draft that nobody has accepted, "answer" a post that it answers or quotes; "link" is one that
    the network makes, the draft's own, or one that was meant and may become none, and "address" what may be one;
    "unpictured" is a post that shows nothing, "embargo" one that has one or speaks of one; "emoji", "styled", "bidi"
    and "unseen" are in the draft's words, link or hashtags, "markup", "pair" and "capitals" in its words, "bullets"
    emoji in words of several lines.
    """
    texts, draft = variant.texts, variant.draft
    beside = "".join((draft.link, *variant.hashtags))
    whole = texts[0] if len(texts) == 1 else "\n".join(texts)
    there = {
        "": True,
        "#": "#" in whole,
        "unlinked": ("#" in whole or "＃" in whole) and any(map(_not_as_meant, texts, variant.parsed)),
        "@": "@" in whole,
        "$": "$" in whole,
        "?": "?" in whole,
        "media": variant.media,
        "unpictured": not variant.pictured(),
        "bare": not all([media.alt.strip() for media in variant.media]),  # noqa: C419 -- mostly one
        "several": len(variant.media) > 1,
        "thread": len(texts) > 1,
        "warning": variant.warning,
        "visibility": draft.visibility,
        "proposal": draft.proposal,
        "answer": variant.reply or variant.quote,
        "next": draft.at is None,
        "embargo": draft.embargo or speaks_of_embargoes(variant.words),
        "address": "/" in whole or "www." in whole.lower(),
        "link": variant.link or "://" in whole or any([parsed.links for parsed in variant.parsed]),  # noqa: C419 -- mostly one
    }
    return (
        *[kind for kind, some in there.items() if some],
        *kinds_of_signs(variant.words, "" if beside.isascii() else beside),
    )


def holdings_of_desk(summaries: Sequence[Summary], house: House) -> tuple[str, ...]:
    """Return what posts of a desk hold between them, in the words of the shelf of rules; "" is there always.

    One summary stands for all accounts that say the very same of a post.

    `#` is a hashtag that a network links; "version" is a post that is named after its language, "after" one that waits
    for another, "ignore" one that ignores a rule, "rule" one that is named there or in the desk's settings; "again" is
    a text that is said more than once, "neighbours" are accounts of one network.
    """
    ignore = any(seen.ignore for seen in summaries)
    there = {
        "#": any(seen.tags for seen in summaries),
        "version": any(seen.post.endswith(f"-{seen.language}") for seen in summaries),
        "after": any(seen.after for seen in summaries),
        "ignore": ignore,
        "rule": ignore or house.rules,
        "again": len({seen.text for seen in summaries}) < len(summaries),
        "neighbours": len({account.network for account in house.accounts.values()}) < len(house.accounts),
    }
    return ("", *(kind for kind, some in there.items() if some))


def _not_as_meant(text: str, parsed: ParsedText) -> bool:
    """Tell whether a network links other hashtags in a text than its author meant."""
    return parsed.hashtags != written.hashtags(text)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def kinds_of_signs(words: tuple[str, ...], beside: str) -> tuple[str, ...]:
    """Return which kinds of signs the words hold, and the unusual ones that they or what is `beside` them hold.

    Rows of capitals are a kind, too; beside the words stand their link and hashtags.
    """
    said = signs_of(words[0]) if len(words) == 1 else frozenset().union(*map(signs_of, words))
    kinds = [kind for kind, some in _SIGNS.items() if not some.isdisjoint(said)]
    kinds += ("capitals",) if any(map(_is_loud, words)) else ()
    kinds += unusual(said.union(beside) if beside else said)
    return tuple(kinds) if "\n" not in said or "emoji" not in kinds else ("bullets", *kinds)


def _is_loud(part: str) -> bool:
    return sum(map(str.isupper, part.split())) >= _LOUD


@lru_cache(maxsize=8)
def speaks_of_embargoes(words: tuple[str, ...]) -> bool:
    """Tell whether words speak of an embargo, of whatever kind, in one of the desk's languages."""
    return any(map(_OF_EMBARGOES.inside, map(in_small, words)))


def unusual(signs: frozenset[str]) -> tuple[str, ...]:
    """Return which kinds of signs beyond letters and punctuation are among these; `#` for its full-width form."""
    others = signs - _USUAL
    some = [sign for sign in others if sign >= _UNUSUAL_FROM or sign in _EARLY]
    if len(some) < len(others):
        _USUAL.update(others.difference(some))
    held = {kind for sign in some for kind in _kinds_of(sign)}
    return tuple([kind for kind in ("#", *_RANGES) if kind in held]) if held else ()


@lru_cache(maxsize=4096)
def _kinds_of(sign: str) -> tuple[str, ...]:
    kinds = [kind for kind, ranges in _RANGES.items() if any(low <= sign <= high for low, high in ranges)]
    return ("#", *kinds) if sign == "＃" else tuple(kinds)

"""The desk spells a hashtag in one way.

To a network `#ŽeneUMigraciji` and `#ZeneUMigraciji` are two tags, and so are `#Migrants_Day` and
`#MigrantsDay`: the posts do not find each other. Of a letter of the wrong script that cannot be seen (`#IOМ`
with a Cyrillic М) lookalike-hashtag speaks; such a tag is never the one that stays. Capitals are compared
too, but for a capital at the beginning and for tags in small letters, of which camel-case speaks. The same
word in Latin and in Cyrillic is two words for two groups of readers, and fine.

What to do: keep the spelling of `[style]`, or the one used most.

Source: Unicode Technical Standard 39 on letters that look alike, https://www.unicode.org/reports/tr39/.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from postdesk.checks.shelf import RULES, in_force
from postdesk.models import Remark, Severity, Summary
from postdesk.settings import House
from postdesk.text.lookalikes import strays

ID = "tag-spelling"
SEVERITY = Severity.WARNING
LOOKALIKES = str.maketrans("авекмнорстухіјѕ", "abekmhopctyxijs")
NO_MARK = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "_": "", "·": "", "ـ": ""})


def check(summaries: Sequence[Summary], house: House) -> Iterator[Remark]:
    """Name each use of a tag that is spelt otherwise than the desk spells it most."""
    used = Counter(tag for summary in summaries for tag, _ in summary.tags)
    kept = prevailing(used, house)
    if not kept:
        return
    told = in_force(RULES["lookalike-hashtag"], house)
    for summary in summaries:
        for tag, place in summary.tags:
            better = kept.get(tag)
            if better is not None and not (told and strays(tag) and unseen(tag, better)):
                code = "other-script" if unseen(tag, better) else "other"
                yield Remark(place, code, of=summary, tag=tag, better=better)


def prevailing(used: Mapping[str, int], house: House) -> dict[str, str]:
    """Return for each spelling that gives way the one that stays: the desk's own, one in words, the most used."""
    groups: dict[str, list[str]] = {}
    for tag in [*house.required_hashtags, *used]:
        groups.setdefault(skeleton(tag), []).append(tag)
    kept: dict[str, str] = {}
    for tags in groups.values():
        best = max(tags, key=lambda tag: _weight(tag, used, house))
        kept.update({tag: best for tag in tags if differs(tag, best)})
    return kept


def _weight(tag: str, used: Mapping[str, int], house: House) -> tuple[bool, bool, bool, int]:
    """Return how much speaks for a spelling: the desk, the letters of one script, words to be seen, and its use."""
    return tag in house.required_hashtags, not strays(tag), has_words(tag), used.get(tag, 0)


def differs(tag: str, best: str) -> bool:
    """Tell whether two spellings differ by more than a first capital, or than the capitals camel-case speaks of."""
    if tag[1:] == best[1:] and tag[:1].casefold() == best[:1].casefold():
        return False
    flat = not any(letter.isupper() for letter in tag[1:])
    return not (flat and has_words(best) and tag.casefold() == best.casefold())


def has_words(tag: str) -> bool:
    """Tell whether capitals inside the tag show where its words begin."""
    return any(letter.isupper() for letter in tag[1:]) and any(letter.islower() for letter in tag)


def skeleton(tag: str) -> str:
    """Return what stays of a tag when marks, capitals, joints and the script of look-alike letters are left out."""
    if tag.isascii():
        return tag.casefold().replace("_", "")
    plain = tag.casefold().translate(NO_MARK)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    mixed = any("a" <= letter <= "z" for letter in bare)
    return bare.translate(LOOKALIKES) if mixed else bare


def unseen(tag: str, best: str) -> bool:
    """Tell whether two spellings look the same on the screen, by letters of another script."""
    low, other = tag.casefold(), best.casefold()
    return low != other and low.translate(LOOKALIKES) == other.translate(LOOKALIKES)

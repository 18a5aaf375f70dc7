"""Two hashtags that look the same are the same.

`#МЕТА` in Cyrillic and `#META` in Latin letters cannot be told apart by the eye, and the network keeps two
lists of posts. The same word in both scripts that shows its script, such as `#МИГРАЦИЈЕ`, is two words for
two groups of readers, and fine. A tag that mixes both scripts is told by lookalike-hashtag.

What to do: keep the one that readers type; write the other in a form that shows its script.

Source: Unicode Technical Standard 39 on letters that look alike, https://www.unicode.org/reports/tr39/.
"""

from collections.abc import Iterator, Sequence

from postdesk.models import Remark, Severity, Summary

ID = "twin-hashtag"
SEVERITY = Severity.WARNING
SAME = str.maketrans("АВСЕНІЈКМОРЅТХУасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABCEHIJKMOPSTXYaceijopsxyABEZHIKMNOPTYXo")


def check(summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Name each use of a tag that looks like another tag of the desk in Latin letters."""
    used = {tag for summary in summaries for tag, _ in summary.tags}
    twins = {tag: tag.translate(SAME) for tag in used if not _has_latin(tag)}
    twins = {tag: latin for tag, latin in twins.items() if latin != tag and latin.isascii() and latin in used}
    if not twins:
        return
    for summary in summaries:
        for tag, place in summary.tags:
            if tag in twins:
                yield Remark(place, "twin", of=summary, tag=tag, other=twins[tag])


def _has_latin(tag: str) -> bool:
    return any(sign.isascii() and sign.isalpha() for sign in tag)

"""The language versions of a post say the same: same day, same link, hashtags on each.

Versions are told by their ids: posts of one campaign that are called alike but for their own language, such
as `gifts-en` (with `language: en`), `gifts-fr` and `gifts-sr-Latn`. Whoever reads one must not miss what the
others got. The hour may differ, and so may the hashtags, which belong to their language. The address may
differ in its language (`/fr/`, `?lang=fr`, `fr.example.org`), and then in its words too. A version that all other
posts with versions have (two of them or more) is missed where one lacks it.

What to do: bring them into line; a version that differs on purpose ignores the rule, or takes another id.

Source: equal service in each language, https://www.un.org/en/our-work/official-languages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from postdesk.models import Remark, Severity, Summary

ID = "versions"
SEVERITY = Severity.WARNING
Versions = Mapping[str, Summary]
"""The versions of one post by their languages, in the order of the file."""


def check(summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Compare each post that has versions with the first of them, and the languages of a campaign's posts."""
    campaigns: dict[str, dict[str, dict[str, Summary]]] = {}
    for summary in summaries:
        campaign, _, name = summary.post.partition("/")
        stem = name.removesuffix(f"-{summary.language}")
        if stem != name:
            campaigns.setdefault(campaign, {}).setdefault(stem, {}).setdefault(summary.language, summary)
    for stems in campaigns.values():
        several = {stem: versions for stem, versions in stems.items() if len(versions) > 1}
        for versions in several.values():
            yield from unlike(versions)
        yield from _missing(several)


def unlike(versions: Versions) -> Iterator[Remark]:
    """Name what a version has otherwise than the first one."""
    first, *others = versions.values()
    for other in others:
        whole = replace(other, account="", network="")
        if first.day and other.day and first.day != other.day:
            yield Remark(other.time, "day", of=whole, day=other.day, post=first.post, other=first.day)
        if not same_page(first.link, other.link, tuple(versions)):
            code = "link" if other.link and first.link else "own-link" if other.link else "no-link"
            yield Remark(other.place, code, of=whole, link=other.link, post=first.post, other=first.link)
        if bool(first.tags) != bool(other.tags):
            yield Remark(other.place, "own-tags" if other.tags else "no-tags", of=whole, post=first.post)


def same_page(one: str, other: str, languages: Sequence[str]) -> bool:
    """Tell whether two addresses lead to one page, or to the versions of one page."""
    if one == other or not (one and other):
        return one == other
    codes = "|".join(sorted({re.escape(tag.split("-")[0]) for tag in languages}))
    part = re.compile(rf"(?<=[/.=_-])(?:{codes})(?:-\w+)?(?=[/.&#?]|$)", re.IGNORECASE)
    if not (part.search(one) or part.search(other)):
        return False
    return domain(one) == domain(other)


def domain(address: str) -> str:
    """Return the last two labels of an address's host: what its language versions share."""
    return ".".join(address.partition("://")[2].partition("/")[0].lower().split(".")[-2:])


def _missing(posts: Mapping[str, Versions]) -> Iterator[Remark]:
    """Name each version that only one post of the campaign lacks, where at least two others have it."""
    for stem, versions in posts.items():
        others = [set(found) for name, found in posts.items() if name != stem]
        for language in sorted(set.intersection(*others) - set(versions)) if len(others) > 1 else ():
            first = next(iter(versions.values()))
            whole = replace(first, account="", network="")
            yield Remark(first.place, "missing", of=whole, post=stem, language=language)

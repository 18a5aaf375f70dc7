"""How much more engagement posts with a hashtag have than posts without it, all else allowed for.

Counted at an age of seven days, over half a year, on posts that are no replies. What else is known of a post (network,
kind, language, weekend, time of day) is allowed for; see `effects`.
"""

from collections.abc import Iterator, Sequence
from math import expm1, log1p
from statistics import fmean
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.figures.ages import settled
from postdesk.figures.effects import Effect, Observed, Strength, effects
from postdesk.figures.material import Material
from postdesk.figures.spelling import tag_names
from postdesk.log.readings.facts import Published

FEWEST = 5
"""Posts that a hashtag needs before anything is said of it."""
ALIKE = 0.9
"""Hashtags that share more of their posts than this (Jaccard) cannot be told apart, and count as one."""


class TagLift(Struct, frozen=True):
    """One hashtag, or several that always stand together: its effect (0.1 is 10 % more), 90 % and 50 % intervals.

    `raw` is the difference of the averages with nothing allowed for; `of` counts the posts compared. `family` are the
    other hashtags that count with it.
    """

    hashtag: str
    posts: int
    of: int
    effect: float
    low: float
    high: float
    narrow_low: float
    narrow_high: float
    raw: float
    strength: Strength
    family: str = ""


def tag_lifts(material: Material) -> list[TagLift]:
    """Estimate the effect of every hashtag on five posts or more, the highest first."""
    posts = [
        (post, value) for post in material.known if not post.reply and (value := settled(material, post)) is not None
    ]
    carrying: dict[str, set[int]] = {}
    for number, (post, _) in enumerate(posts):
        for key in material.families.uses(post.hashtags):
            carrying.setdefault(key, set()).add(number)
    groups = dict(_groups({tag: own for tag, own in sorted(carrying.items()) if len(own) >= FEWEST}))
    found = effects(
        [
            Observed(value, {tags: 1.0 for tags, own in groups.items() if number in own}, (*besides(material, post),))
            for number, (post, value) in enumerate(posts)
        ],
        tau=material.spread,
    )
    values, names = [log1p(max(value, 0.0)) for _, value in posts], tag_names(material.posts, material.families)
    made = [
        _lift(
            " = ".join(f"#{names[tag]}" for tag in tags),
            " ".join(filter(None, map(material.families.said, tags))),
            found[tags],
            _Plainly(len(posts), _raw(values, own)),
        )
        for tags, own in groups.items()
    ]
    return sorted(made, key=lambda row: (-row.effect, row.hashtag))


class _Plainly(Struct, frozen=True):
    """The posts compared, and the difference of the averages with nothing allowed for."""

    of: int
    raw: float


def _lift(hashtag: str, family: str, one: Effect, plainly: _Plainly) -> TagLift:
    return TagLift(
        hashtag=hashtag,
        posts=one.posts,
        of=plainly.of,
        effect=round(one.value, 3),
        low=round(one.low, 3),
        high=round(one.high, 3),
        narrow_low=round(one.narrow[0], 3),
        narrow_high=round(one.narrow[1], 3),
        raw=round(plainly.raw, 3),
        strength=one.strength,
        family=family,
    )


def besides(material: Material, post: Published) -> Iterator[tuple[str, object]]:
    """Yield what else is known of a post."""
    local = post.published.astimezone(ZoneInfo(material.period.zone))
    yield "network", post.network
    yield "kind", post.kind
    yield "language", post.language
    yield "weekend", local.weekday() >= 5
    yield "time of day", local.hour // 4 if post.exact else None


def _groups(carrying: dict[str, set[int]]) -> Iterator[tuple[tuple[str, ...], set[int]]]:
    """Yield the hashtags with their posts; those that nearly always stand together as one."""
    left = dict(carrying)
    while left:
        first, own = next(iter(left.items()))
        same = tuple(tag for tag, posts in left.items() if len(own & posts) > ALIKE * len(own | posts))
        yield same, set.union(*(left.pop(tag) for tag in same))
        left.pop(first, None)


def _raw(values: Sequence[float], own: set[int]) -> float:
    """Return the plain difference between posts with and without, as a share; 0 where no post is without."""
    others = [value for number, value in enumerate(values) if number not in own]
    return expm1(fmean(values[number] for number in own) - fmean(others)) if others else 0.0

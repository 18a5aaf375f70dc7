"""Which hashtags stand on our posts: how often, how they are spelt, which lie idle, which go together.

A census of our own posts; what a hashtag may do for a post cannot be read from counts, and is estimated apart (see
`lift`), with its uncertainty.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from math import sqrt
from typing import Literal

from msgspec import Struct

from postdesk.figures.campaign_tags import counted_uses
from postdesk.figures.distinctive import ALONE
from postdesk.figures.material import HALF_YEAR, Material
from postdesk.figures.spelling import tag_names, tag_spellings
from postdesk.log.readings.facts import Published
from postdesk.moments.weeks import between
from postdesk.text.tags import Families, identity

DEAD_WEEKS, DEAD_USES = 4, 5
"""Dead: used at least five times and not for four weeks."""
EVENT_WEEKS = 3
"""All its use within three weeks: the tag of an event, which is meant to end."""
OVERUSED_SHARE, OVERUSED_FROM = 0.5, 20
"""Over-used: on more than half of the posts, of which there are enough to speak of a share."""
TOGETHER = 3
"""Posts that two tags must share before it means anything."""
Z = 1.959964
"""Standard deviations of a 95 % interval."""

TagState = Literal["in use", "dead", "event", "over-used"]
"""Dead: it was in use and is no more, which a chart calls quiet. Event: over, as events are."""


class PostShare(Struct, frozen=True):
    """A share of posts, `part` of `of`, with its 95 % interval (Wilson 1927); all three from 0 to 1."""

    part: int
    of: int
    value: float
    low: float
    high: float


class TagUse(Struct, frozen=True):
    """One hashtag over the weeks looked at.

    `tag` is its identity, `name` its usual spelling, `spellings` every one with its posts, the most used first. Of a
    family, which the desk counts as one, `name` is the family's and `members` are its hashtags as the desk writes them,
    each with its posts: more than `posts` in sum where one post carries two.
    `weekly` counts posts week by week, the oldest first; None for weeks before the desk's first known post. `since` is
    the week of its first use ever, `last` that of the last one in these weeks, `idle` the weeks since.
    """

    tag: str
    name: str
    spellings: tuple[tuple[str, int], ...]
    networks: tuple[str, ...]
    weekly: tuple[int | None, ...]
    posts: int
    share: PostShare
    since: str
    last: str
    idle: int
    state: TagState
    members: tuple[tuple[str, int], ...] = ()


class TagPair(Struct, frozen=True):
    """Two hashtags that stand on the same posts: how many, and how much oftener than if they met by chance (`lift`)."""

    one: str
    other: str
    posts: int
    lift: float


def tag_uses(material: Material, weeks: int = HALF_YEAR) -> tuple[TagUse, ...]:
    """Return every hashtag of the last so many weeks, the most used first.

    A week that has not begun is no zero, and is left out.
    """
    shown = _begun(material, weeks)
    within = {week for week, _ in shown}
    posts = [post for post in material.posts if material.monday(post.published) in within]
    carrying: dict[str, list[Published]] = {}
    for post in posts:
        for key in material.families.uses(post.hashtags):
            carrying.setdefault(key, []).append(post)
    spelt, used = tag_spellings(posts, material.families), _in_half_a_year(material)
    names = tag_names(material.posts, material.families)
    found = [
        _use(material, key, names[key], spelt[key], own, _Within(tuple(shown), len(posts), used[key]))
        for key, own in carrying.items()
    ]
    return tuple(sorted(found, key=lambda tag: (-tag.posts, tag.tag)))


class _Within(Struct, frozen=True):
    """The weeks looked at, by Monday and name; the posts in them; a hashtag's posts in the last half year."""

    weeks: tuple[tuple[date, str], ...]
    posts: int
    used: int


def _begun(material: Material, weeks: int) -> list[tuple[date, str]]:
    period = material.period
    both = zip(period.mondays(weeks), period.weeks(weeks), strict=True)
    return [(week, name) for week, name in both if week <= material.today]


def _in_half_a_year(material: Material) -> Counter[str]:
    """Return on how many posts of the last half year each hashtag stands: that says whether it was in use at all."""
    weeks = {week for week, _ in _begun(material, HALF_YEAR)}
    posts = [post for post in material.posts if material.monday(post.published) in weeks]
    return counted_uses(material.families, posts)


def _use(
    material: Material,
    key: str,
    name: str,
    spellings: tuple[tuple[str, int], ...],
    own: Sequence[Published],
    within: _Within,
) -> TagUse:
    count = Counter(material.monday(post.published) for post in own)
    names, families = dict(within.weeks), material.families
    members = families.members[families.names[key]] if key in families.names else ()
    first, last = min(count), max(count)
    begin = material.first_week or first
    known = [material.since[tag] for tag in map(identity, members or (key,)) if tag in material.since]
    since, share = min([*known, names[first]]), wilson(len(own), within.posts)
    now, _ = within.weeks[-1]
    idle = (now - last).days // 7
    return TagUse(
        tag=key,
        name=name,
        spellings=spellings,
        networks=tuple(sorted({post.network for post in own})),
        weekly=tuple(count[week] if week >= begin else None for week, _ in within.weeks),
        posts=len(own),
        share=share,
        since=since,
        last=names[last],
        idle=idle,
        state=tag_state(within.used or len(own), idle, between(since, names[last]), share),
        members=tuple((tag, sum(identity(tag) in map(identity, post.hashtags) for post in own)) for tag in members),
    )


def tag_state(used: int, idle: int, lived: int, share: PostShare) -> TagState:
    """Return what is to be said of a hashtag.

    Args:
        used: Posts with it in the last half year; of one not used since, in all the weeks looked at.
        idle: Weeks since its last use, 0 where it was used in the last week.
        lived: Weeks from its first use ever to its last.
        share: Its share of the posts of the weeks looked at.
    """
    if idle >= DEAD_WEEKS and used >= DEAD_USES:
        return "event" if lived < EVENT_WEEKS else "dead"
    return "over-used" if share.of >= OVERUSED_FROM and share.value > OVERUSED_SHARE else "in use"


class HashtagWeek(Struct, frozen=True):
    """One hashtag in one week: posts that carry it, of how many; `running` marks the week that is not over.

    `posts` is None where the desk knows of no post yet. `family` are the other hashtags that count with it; `state` is
    what is to be said of it (see `tag_state`).
    """

    hashtag: str
    week: date
    posts: int | None
    of: int
    running: bool
    family: str = ""
    state: TagState = "in use"


def tag_weeks(material: Material) -> list[HashtagWeek]:
    """Count posts per hashtag and week over half a year, zeros too, the most used hashtag first."""
    of = Counter(material.monday(post.published) for post in material.posts)
    weeks = [week for week, _ in _begun(material, HALF_YEAR)]
    return [
        HashtagWeek(
            hashtag=f"#{tag.name}",
            week=week,
            posts=posts,
            of=of[week],
            running=week <= material.today < week + timedelta(days=7),
            family=material.families.said(tag.tag),
            state=tag.state,
        )
        for tag in tag_uses(material)
        for week, posts in zip(weeks, tag.weekly, strict=True)
    ]


def wilson(part: int, of: int) -> PostShare:
    """Return a share with its 95 % interval: (k + z²/2 ± z·sqrt(k(n-k)/n + z²/4)) / (n + z²) (Wilson 1927)."""
    middle, half = part + Z * Z / 2, Z * sqrt(part * (of - part) / of + Z * Z / 4)
    whole = of + Z * Z
    return PostShare(part, of, part / of, max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def tag_pairs(posts: Sequence[Published], families: Families = ALONE) -> tuple[TagPair, ...]:
    """Return the hashtags that share at least three posts, the most frequent pair first.

    Lift is n·c(a, b) / (c(a)·c(b)): 1 where the two meet as often as chance has it.
    """
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for post in posts:
        tags = families.uses(post.hashtags)
        alone.update(tags.keys())
        together.update(combinations(sorted(tags), 2))
    shown = tag_names(posts, families)
    found = (
        TagPair(shown[one], shown[other], count, len(posts) * count / (alone[one] * alone[other]))
        for (one, other), count in together.items()
        if count >= TOGETHER
    )
    return tuple(sorted(found, key=lambda pair: (-pair.posts, -pair.lift, pair.one, pair.other)))

"""Which hashtags stand on our posts: how often, how they are spelt, which lie idle, which go together.

First a census of our own posts; what a hashtag may do for a post cannot be read from counts, and is estimated apart
(`charts.hashtag_lift`), with its uncertainty.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from math import sqrt

from msgspec import Struct

from postdesk.charts import campaign_tags, hashtag_lift, hashtag_weeks
from postdesk.charts.material import HALF_YEAR, QUARTER, Material
from postdesk.charts.period import Period
from postdesk.charts.picture import Chart, Format, picture
from postdesk.log import Log
from postdesk.log.readings import weekly
from postdesk.log.readings.facts import Published
from postdesk.moments.weeks import back, between, bounds, iso_week
from postdesk.report.coverage import Coverage, coverage
from postdesk.report.distinctive import ALONE, Distinctive, distinctive
from postdesk.report.families import families as alike
from postdesk.settings import House
from postdesk.text.tags import Families, identity, ranked

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


class Share(Struct, frozen=True):
    """A share of posts, `part` of `of`, with its 95 % interval (Wilson 1927); all three from 0 to 1."""

    part: int
    of: int
    value: float
    low: float
    high: float


class Tag(Struct, frozen=True):
    """One hashtag over the weeks looked at.

    `tag` is its identity, `name` its usual spelling, `spellings` every one with its posts, the most used first. Of a
    family, which the desk counts as one, `name` is the family's and `members` are its hashtags as the desk writes them,
    each with its posts: more than `posts` in sum where one post carries two.
    `weekly` counts posts week by week, the oldest first. `since` is the week of its first use ever, `last` that of the
    last one in these weeks, `idle` the weeks since. `state` is "in use", "dead", "event" (over, as events are) or
    "over-used".
    """

    tag: str
    name: str
    spellings: tuple[tuple[str, int], ...]
    networks: tuple[str, ...]
    weekly: tuple[int, ...]
    posts: int
    share: Share
    since: str
    last: str
    idle: int
    state: str
    members: tuple[tuple[str, int], ...] = ()


class Pair(Struct, frozen=True):
    """Two hashtags that stand on the same posts: how many, and how much oftener than if they met by chance (`lift`)."""

    one: str
    other: str
    posts: int
    lift: float


class Hashtags(Struct, frozen=True):
    """All of it: the weeks (the last one may still be running), the posts in them, the tags, the most used first.

    `families` are usual spellings that may be one to a reader; `lift` is the effect on engagement, the highest first;
    `campaigns` are those of the posts, with the posts that lack their tag.
    """

    weeks: tuple[str, ...]
    posts: int
    tags: tuple[Tag, ...] = ()
    pairs: tuple[Pair, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    networks: tuple[Distinctive, ...] = ()
    languages: tuple[Distinctive, ...] = ()
    lift: tuple[hashtag_lift.Row, ...] = ()
    campaigns: tuple[Coverage, ...] = ()


def look(log: Log, house: House, now: datetime, weeks: int) -> Hashtags:
    """Return the hashtags of the last so many weeks, the running one included."""
    zone, families = house.timezone, house.families
    material = _material(log, house, now, weeks)
    names, posts = back(material.period.name, weeks), material.posts
    with log.read() as connection:
        since = weekly.first_weeks(connection, sorted({*map(identity, _spelt(posts)), *families.names}))
    tags = tally(names, posts, since, zone, families)
    return Hashtags(
        weeks=names,
        posts=len(posts),
        tags=tags,
        pairs=pairs(posts, families),
        families=alike(tag.name for tag in tags),
        networks=distinctive(posts, lambda post: post.network, families),
        languages=distinctive(posts, lambda post: post.language, families),
        lift=tuple(hashtag_lift.rows(material)),
        campaigns=coverage(posts, families),
    )


def _material(log: Log, house: House, now: datetime, weeks: int) -> Material:
    """Gather the posts of the last so many weeks with all their counts."""
    period = Period.week(iso_week(now, house.timezone), house.timezone)
    begin = bounds(back(period.name, weeks)[0], house.timezone)[0]
    with log.read() as connection:
        posts = weekly.published(connection, begin, period.end)
        counts = weekly.counts(connection, begin, period.end)
    return Material(period, now, posts, counts=counts, families=house.families, spread=house.hashtag_spread)


def _spelt(posts: Iterable[Published]) -> Iterator[str]:
    return (spelling for post in posts for spelling in post.hashtags)


VIEWS: Mapping[str, tuple[Chart, int]] = {
    "uses": (hashtag_weeks, HALF_YEAR),
    "lift": (hashtag_lift, 0),
    "campaigns": (campaign_tags, QUARTER),
}
"""The picture of each view of hashtags, and the weeks that it shows; 0 for those that are looked at."""


def chart(log: Log, house: House, now: datetime, format: Format, view: str = "uses", weeks: int = HALF_YEAR) -> bytes:
    """Return the picture of one of `VIEWS`."""
    drawn, fixed = VIEWS[view]
    return picture(drawn, _material(log, house, now, fixed or weeks)).drawn(format)


def tally(
    weeks: Sequence[str],
    posts: Sequence[Published],
    since: Mapping[str, str],
    zone: str,
    families: Families = ALONE,
) -> tuple[Tag, ...]:
    """Return every hashtag of the weeks, the most used first; `since` tells the first use ever, by identity."""
    carrying: dict[str, list[Published]] = {}
    for post in posts:
        for key in families.uses(post.hashtags):
            carrying.setdefault(key, []).append(post)
    found = (_tag(weeks, key, own, since, len(posts), zone, families) for key, own in carrying.items())
    return tuple(sorted(found, key=lambda tag: (-tag.posts, tag.tag)))


def _tag(
    weeks: Sequence[str],
    key: str,
    own: Sequence[Published],
    since: Mapping[str, str],
    of: int,
    zone: str,
    families: Families,
) -> Tag:
    count = Counter(iso_week(post.published, zone) for post in own)
    spellings = ranked(Counter(spelling for spelling in _spelt(own) if families.key(spelling) == key))
    members = families.members[families.names[key]] if key in families.names else ()
    known = [since[tag] for tag in map(identity, members or (key,)) if tag in since]
    last, share = max(count), wilson(len(own), of)
    return Tag(
        tag=key,
        name=families.name(key, dict(spellings)),
        spellings=spellings,
        networks=tuple(sorted({post.network for post in own})),
        weekly=tuple(count[week] for week in weeks),
        posts=len(own),
        share=share,
        since=min(known),
        last=last,
        idle=between(last, weeks[-1]),
        state=_state(share, min(known), last, weeks[-1]),
        members=tuple((tag, sum(identity(tag) in map(identity, post.hashtags) for post in own)) for tag in members),
    )


def _state(share: Share, since: str, last: str, now: str) -> str:
    if between(last, now) >= DEAD_WEEKS and share.part >= DEAD_USES:
        return "event" if between(since, last) < EVENT_WEEKS else "dead"
    return "over-used" if share.of >= OVERUSED_FROM and share.value > OVERUSED_SHARE else "in use"


def wilson(part: int, of: int) -> Share:
    """Return a share with its 95 % interval: (k + z²/2 ± z·sqrt(k(n-k)/n + z²/4)) / (n + z²) (Wilson 1927)."""
    middle, half = part + Z * Z / 2, Z * sqrt(part * (of - part) / of + Z * Z / 4)
    whole = of + Z * Z
    return Share(part, of, part / of, max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def pairs(posts: Iterable[Published], families: Families = ALONE) -> tuple[Pair, ...]:
    """Return the hashtags that share at least three posts, the most frequent pair first.

    Lift is n·c(a, b) / (c(a)·c(b)): 1 where the two meet as often as chance has it.
    """
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    names: dict[str, Counter[str]] = {}
    total = 0
    for post in posts:
        total += 1
        tags = families.uses(post.hashtags)
        alone.update(tags.keys())
        together.update(combinations(sorted(tags), 2))
        for key, spelling in tags.items():
            names.setdefault(key, Counter())[spelling] += 1
    shown = {key: families.name(key, spellings) for key, spellings in names.items()}
    found = (
        Pair(shown[one], shown[other], count, total * count / (alone[one] * alone[other]))
        for (one, other), count in together.items()
        if count >= TOGETHER
    )
    return tuple(sorted(found, key=lambda pair: (-pair.posts, -pair.lift, pair.one, pair.other)))

"""Which hashtags stand on our posts: how often, how they are spelt, which lie idle, which go together.

First a census of our own posts; what a hashtag may do for a post cannot be read from counts, and is estimated apart
(`charts.hashtag_lift`), with its uncertainty.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations, pairwise
from math import sqrt

from msgspec import Struct

from postdesk.charts import hashtag_lift, hashtag_weeks
from postdesk.charts.material import HALF_YEAR, Material
from postdesk.charts.period import Period
from postdesk.charts.picture import Format, picture
from postdesk.log import Log, weekly
from postdesk.log.facts import Published
from postdesk.log.weekly import Spelling, TagUse
from postdesk.log.weeks import back, between, bounds, iso_week
from postdesk.report.distinctive import Distinctive, distinctive
from postdesk.report.families import families
from postdesk.text.tags import identity

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

    `tag` is its identity, `name` its usual spelling, `spellings` every one with its posts, the most used first.
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


class Pair(Struct, frozen=True):
    """Two hashtags that stand on the same posts: how many, and how much oftener than if they met by chance (`lift`)."""

    one: str
    other: str
    posts: int
    lift: float


class Hashtags(Struct, frozen=True):
    """All of it: the weeks (the last one may still be running), the posts in them, the tags, the most used first.

    `families` are usual spellings that may be one to a reader; `lift` is the effect on engagement, the highest first.
    """

    weeks: tuple[str, ...]
    posts: int
    tags: tuple[Tag, ...] = ()
    pairs: tuple[Pair, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    networks: tuple[Distinctive, ...] = ()
    languages: tuple[Distinctive, ...] = ()
    lift: tuple[hashtag_lift.Row, ...] = ()


def look(log: Log, zone: str, now: datetime, weeks: int) -> Hashtags:
    """Return the hashtags of the last so many weeks, the running one included."""
    names = back(iso_week(now, zone), weeks)
    begin, end = bounds(names[0], zone)[0], bounds(names[-1], zone)[1]
    with log.read() as connection:
        posts = weekly.published(connection, begin, end)
        counts = weekly.counts(connection, begin, end)
        uses = weekly.tag_uses(connection, names)
        spellings = weekly.spellings(connection, names)
        since = weekly.first_weeks(connection, sorted({use.tag for use in uses}))
    tags = tally(names, uses, spellings, since, len(posts))
    return Hashtags(
        weeks=names,
        posts=len(posts),
        tags=tags,
        pairs=pairs(posts),
        families=families(tag.name for tag in tags),
        networks=distinctive(posts, lambda post: post.network),
        languages=distinctive(posts, lambda post: post.language),
        lift=tuple(hashtag_lift.rows(Material(Period.week(names[-1], zone), now, posts, counts=counts))),
    )


def chart(log: Log, zone: str, now: datetime, format: Format) -> bytes:
    """Return the picture of hashtags week by week, for the half year up to now."""
    period = Period.week(iso_week(now, zone), zone)
    with log.read() as connection:
        posts = weekly.published(connection, period.back(HALF_YEAR - 1), period.end)
    return picture(hashtag_weeks, Material(period, now, posts)).drawn(format)


def tally(
    weeks: Sequence[str],
    uses: Iterable[TagUse],
    spellings: Iterable[Spelling],
    since: Mapping[str, str],
    posts: int,
) -> tuple[Tag, ...]:
    """Return every hashtag of the weeks, the most used first; `since` tells the first use ever, `posts` the posts."""
    counts: dict[str, Counter[str]] = {}
    networks: dict[str, set[str]] = {}
    for use in uses:
        counts.setdefault(use.tag, Counter())[use.week] += use.posts
        networks.setdefault(use.tag, set()).add(use.network)
    written: dict[str, Counter[str]] = {}
    for spelling in spellings:
        written.setdefault(spelling.tag, Counter())[spelling.spelling] += spelling.posts
    found = (
        _tag(weeks, tag, count, _ranked(written[tag]), tuple(sorted(networks[tag])), since[tag], posts)
        for tag, count in counts.items()
    )
    return tuple(sorted(found, key=lambda tag: (-tag.posts, tag.tag)))


def _tag(
    weeks: Sequence[str],
    tag: str,
    count: Counter[str],
    spellings: tuple[tuple[str, int], ...],
    networks: tuple[str, ...],
    since: str,
    of: int,
) -> Tag:
    last, posts = max(count), count.total()
    idle = between(last, weeks[-1])
    share = wilson(posts, of)
    state = "in use"
    if idle >= DEAD_WEEKS and posts >= DEAD_USES:
        state = "event" if between(since, last) < EVENT_WEEKS else "dead"
    elif of >= OVERUSED_FROM and share.value > OVERUSED_SHARE:
        state = "over-used"
    by_week = tuple(count[week] for week in weeks)
    return Tag(tag, spellings[0][0], spellings, networks, by_week, posts, share, since, last, idle, state)


def _ranked(spellings: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return the spellings, the most used first; of equals the one in CamelCase, which screen readers read as words."""
    return tuple(sorted(spellings.items(), key=lambda item: (-item[1], not camel(item[0]), item[0])))


def camel(tag: str) -> bool:
    """Tell whether a hashtag shows where its words begin: a capital after a small letter, as in `SafeMigration`."""
    return any(one.islower() and other.isupper() for one, other in pairwise(tag))


def wilson(part: int, of: int) -> Share:
    """Return a share with its 95 % interval: (k + z²/2 ± z·sqrt(k(n-k)/n + z²/4)) / (n + z²) (Wilson 1927)."""
    middle, half = part + Z * Z / 2, Z * sqrt(part * (of - part) / of + Z * Z / 4)
    whole = of + Z * Z
    return Share(part, of, part / of, max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def pairs(posts: Iterable[Published]) -> tuple[Pair, ...]:
    """Return the hashtags that share at least three posts, the most frequent pair first.

    Lift is n·c(a, b) / (c(a)·c(b)): 1 where the two meet as often as chance has it.
    """
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    names: dict[str, Counter[str]] = {}
    total = 0
    for post in posts:
        total += 1
        tags = sorted({identity(spelling) for spelling in post.hashtags})
        alone.update(tags)
        together.update(combinations(tags, 2))
        for spelling in post.hashtags:
            names.setdefault(identity(spelling), Counter())[spelling] += 1
    shown = {tag: _ranked(spellings)[0][0] for tag, spellings in names.items()}
    found = (
        Pair(shown[one], shown[other], count, total * count / (alone[one] * alone[other]))
        for (one, other), count in together.items()
        if count >= TOGETHER
    )
    return tuple(sorted(found, key=lambda pair: (-pair.posts, -pair.lift, pair.one, pair.other)))

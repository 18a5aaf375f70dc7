"""Whether a hashtag is used more than before: its share of posts in thirteen weeks against the thirteen before.

Whether the two differ is asked of the exact binomial distribution: how the hashtag's posts fall on the two halves, as
all posts do. Of so many hashtags some look up or down by chance, so the level is shared among all of them. The ratio
has its interval by Katz et al. (1978, doi:10.2307/2530610), half a post added to every count. Hashtags of one event
are meant to end, and are left out.
"""

from collections.abc import Sequence
from math import exp, lgamma, log, sqrt
from statistics import NormalDist
from typing import Literal

from msgspec import Struct

from postdesk.figures.hashtags import TagUse, tag_uses
from postdesk.figures.material import HALF_YEAR, QUARTER, Material

FEWEST = 5
"""Posts that a hashtag needs before anything is said of it."""
LEVEL = 0.05
NINETY = 0.95
"""The upper end of a 90% interval, as a share of the distribution."""

Trend = Literal["rising", "falling", "cannot tell"]


class TagTrend(Struct, frozen=True):
    """One hashtag: its posts, those of the last thirteen weeks, its first week ever and its last one.

    `change` is the difference of its share of posts (0.5 is half as much again), with its 90% interval.
    """

    hashtag: str
    posts: int
    recent: int
    since: str
    last: str
    change: float
    low: float
    high: float
    trend: Trend


def tag_trends(material: Material) -> list[TagTrend]:
    """Return the trend of every hashtag on five posts or more, the most rising first; none on a desk too young."""
    known = [tag for tag in tag_uses(material, HALF_YEAR) if tag.posts >= FEWEST and tag.state != "event"]
    weeks = set(material.period.mondays(HALF_YEAR))
    quarter = set(material.period.mondays(QUARTER))
    lately = sum(week <= material.today for week in quarter)
    begun = [week for post in material.posts if (week := material.monday(post.published)) in weeks]
    recent = sum(week in quarter for week in begun)
    if not known or not recent or recent == len(begun):
        return []
    level = LEVEL / len(known)
    found = [_trend(tag, _Posts(recent, len(begun) - recent, lately), level) for tag in known]
    return sorted(found, key=lambda one: (-one.change, one.hashtag))


class _Posts(Struct, frozen=True):
    """All posts of the last thirteen weeks and of those before; how many weeks of the last have begun."""

    late: int
    early: int
    weeks: int


def _trend(tag: TagUse, posts: _Posts, level: float) -> TagTrend:
    late = _sum(tag.weekly[-posts.weeks :])
    early = tag.posts - late
    middle = log((late + 0.5) / (posts.late + 0.5)) - log((early + 0.5) / (posts.early + 0.5))
    spread = sqrt(max(1 / (late + 0.5) - 1 / (posts.late + 0.5) + 1 / (early + 0.5) - 1 / (posts.early + 0.5), 0.0))
    half = NormalDist().inv_cdf(NINETY) * spread
    trend: Trend = "cannot tell"
    if _chance(late, tag.posts, posts.late / (posts.late + posts.early)) < level:
        trend = "rising" if middle > 0 else "falling"
    return TagTrend(
        hashtag=f"#{tag.name}",
        posts=tag.posts,
        recent=late,
        since=tag.since,
        last=tag.last,
        change=round(exp(middle) - 1, 3),
        low=round(exp(middle - half) - 1, 3),
        high=round(exp(middle + half) - 1, 3),
        trend=trend,
    )


def _chance(found: int, of: int, share: float) -> float:
    """Return how likely a count is that is no likelier than the one found, by the binomial distribution."""
    odds = [exp(_ways(of, count) + count * log(share) + (of - count) * log(1 - share)) for count in range(of + 1)]
    return sum(one for one in odds if one <= odds[found] * (1 + 1e-9))


def _ways(of: int, count: int) -> float:
    """Return the logarithm of the number of ways to choose so many."""
    return lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)


def _sum(counts: Sequence[int | None]) -> int:
    return sum(count or 0 for count in counts)

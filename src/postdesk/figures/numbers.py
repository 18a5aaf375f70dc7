"""The figures of one period: posts, engagements, clicks, reach by network; what is usual, and on how many posts.

Every post counts at seven days, or so far where it is younger, in sums as in medians; so do the weeks before, with
which it is compared. Reach is never added: the same person may be in every number.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Literal

from msgspec import Struct

from postdesk.figures.ages import SETTLED, Of, compared_at_age, settled
from postdesk.figures.material import USUAL, Material, Verdict
from postdesk.figures.usual import Samples, Usual, usual
from postdesk.log.readings.facts import Published

Summed = Callable[[Sequence[Published]], float | None]


class Number(Struct, frozen=True):
    """One figure of page one that may be added up. `value` is None where nobody gave it.

    `usual` is that of the twelve weeks before, week by week; None for months, and below eight weeks with figures.
    It rests on `on` of the `posts`, of which `young` are younger than seven days; posts that were counted on the
    `silent` networks do not give it. `planned` is how many posts the plan had.
    """

    of: Literal["posts", "core", "clicks"]
    value: int | None
    usual: Usual | None = None
    posts: int = 0
    on: int = 0
    young: int = 0
    silent: tuple[str, ...] = ()
    planned: int = 0


class NetworkFigures(Struct, frozen=True):
    """One network's period, every figure at seven days. Medians are per post; `_on` counts the posts that have it.

    `counted` are those with engagements; replies to others are among them, and not in the median.
    """

    network: str
    name: str
    posts: int
    counted: int
    median: float | None
    median_on: int
    usual: Usual | None
    outcome: str
    p: float | None
    clicks: int | None
    clicks_on: int
    reach: float | None
    reach_on: int
    simulated: bool


class Basis(Struct, frozen=True):
    """What the figures rest on: posts of the period, those counted, those counted young, those invented.

    `rehearsed` posts are in none of the other figures.
    """

    posts: int
    counted: int
    still_rising: int
    simulated: int
    imported: int
    rehearsed: int = 0


def known_number(material: Material, posts: Iterable[Published], of: Of) -> list[float]:
    """Return a figure of those posts that have it, each at seven days or, while it is younger, so far."""
    return [value for post in posts if (value := compared_at_age(material, post, of)) is not None]


def total(values: Sequence[float]) -> int | None:
    """Return a sum, None where nobody gave a figure: that is not 0."""
    return round(sum(values)) if values else None


def numbers(material: Material, planned: int) -> tuple[Number, ...]:
    """Return the figures of page one that may be added up: posts, engagements, clicks."""
    posts = len(material.current)
    published = Number("posts", posts, _usual(material, len), posts, posts, planned=planned)
    return published, _total(material, "core"), _total(material, "clicks")


def _total(material: Material, of: Literal["core", "clicks"]) -> Number:
    posts = material.current
    given = [post for post in posts if compared_at_age(material, post, of) is not None]
    lacking = [post for post in posts if compared_at_age(material, post, of) is None]
    return Number(
        of=of,
        value=total(known_number(material, posts, of)),
        usual=_usual(material, lambda own: total(known_number(material, own, of))),
        posts=len(posts),
        on=len(given),
        young=sum(settled(material, post, of) is None for post in given),
        silent=tuple(sorted({material.name(post.network) for post in lacking if post.as_of})),
    )


def _usual(material: Material, summed: Summed) -> Usual | None:
    """Return what is usual for a figure's weekly sums; weeks whose posts nobody counted say nothing.

    None where there are more of those than weeks that come to something: what is left is mostly weeks without a post,
    and their noughts are not what is usual.
    """
    if not material.period.is_week:
        return None
    sums = weekly_sums(material, summed)
    known = [week for week in sums if week is not None]
    return usual(known) if len(sums) - len(known) <= sum(map(bool, known)) else None


def weekly_sums(material: Material, summed: Summed) -> list[float | None]:
    """Return a figure's sum in each of the twelve weeks before; weeks before the first known post are left out."""
    oldest = min((post.published for post in material.posts), default=material.period.begin)
    sums: list[float | None] = []
    for ago in range(1, USUAL + 1):
        begin, end = material.period.back(ago), material.period.back(ago - 1)
        posts = [post for post in material.posts if begin <= post.published < end]
        if oldest < end:
            sums.append(summed(posts) if posts else 0)
    return sums


def network_figures(
    material: Material, found: Mapping[str, Samples], verdicts: Mapping[str, Verdict]
) -> tuple[NetworkFigures, ...]:
    """Return the period network by network, those with most posts first."""
    names = sorted({post.network for post in material.current})
    rows = [_network(material, found[name], verdicts[name]) for name in names]
    return tuple(sorted(rows, key=lambda row: (-row.posts, row.name)))


def _network(material: Material, sample: Samples, verdict: Verdict) -> NetworkFigures:
    posts = [post for post in material.current if post.network == sample.network]
    clicked, reached = known_number(material, posts, "clicks"), known_number(material, posts, "reach")
    return NetworkFigures(
        network=sample.network,
        name=material.name(sample.network),
        posts=len(posts),
        counted=len(known_number(material, posts, "core")),
        median=median(sample.now) if sample.now else None,
        median_on=len(sample.now),
        usual=sample.usual,
        outcome=verdict.outcome,
        p=None if verdict.p is None else round(verdict.p, 4),
        clicks=total(clicked),
        clicks_on=len(clicked),
        reach=median(reached) if reached else None,
        reach_on=len(reached),
        simulated=any(post.simulated for post in posts),
    )


def basis(material: Material) -> Basis:
    """Return what the figures of the period rest on."""
    posts = material.current
    return Basis(
        posts=len(posts),
        counted=len(known_number(material, posts, "core")),
        still_rising=sum(1 for post in posts if post.age is not None and post.age < SETTLED),
        simulated=sum(post.simulated for post in posts),
        imported=sum(not post.ref for post in posts),
        rehearsed=sum(material.period.holds(due) for due, _ in material.rehearsed),
    )

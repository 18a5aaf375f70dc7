"""The figures of one period: posts, engagements, clicks, reach by network; what is usual, and on how many posts.

Reach is never added: the same person may be in every number.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median, quantiles

from msgspec import Struct

from postdesk.charts.material import USUAL, Material, Verdict
from postdesk.log.facts import Published
from postdesk.report.headline import SETTLED, Samples
from postdesk.words import clauses, say, says, series

Value = Callable[[Published], int | None]


class Number(Struct, frozen=True):
    """One figure of page one. `value` is None where nobody gave it, and `note` then says so.

    `usual` is the middle half of the twelve weeks before; None for months, and below eight weeks with figures.
    """

    label: str
    value: int | None
    note: str
    usual: tuple[int, int] | None = None


class NetworkFigures(Struct, frozen=True):
    """One network's period. Medians are per post; `_on` counts the posts that have the figure."""

    network: str
    name: str
    posts: int
    counted: int
    median: float | None
    usual: tuple[float, float] | None
    outcome: str
    p: float | None
    clicks: int | None
    clicks_on: int
    reach: float | None
    reach_on: int
    simulated: bool


class Coverage(Struct, frozen=True):
    """What the figures rest on: posts of the period, those counted, those counted young, those invented."""

    posts: int
    counted: int
    still_rising: int
    simulated: int
    imported: int


def clicks(post: Published) -> int | None:
    """Return a post's link clicks."""
    return post.figures.clicks


def reach(post: Published) -> int | None:
    """Return how many people a post reached, as its network counts them."""
    return post.figures.reach


def core(post: Published) -> int | None:
    """Return a post's reactions, comments and shares."""
    return post.figures.core


def known(posts: Iterable[Published], value: Value) -> list[int]:
    """Return a figure of those posts that have it."""
    return [figure for post in posts if (figure := value(post)) is not None]


def numbers(material: Material, planned: int) -> tuple[Number, ...]:
    """Return the figures of page one that may be added up."""
    posts = material.current
    published = Number(
        say("posts published"), len(posts), say("planned: {n}", n=planned), _usual(material, lambda _: 1)
    )
    return published, _total(say("core engagements"), material, core), _total(say("link clicks"), material, clicks)


def _total(label: str, material: Material, value: Value) -> Number:
    found = known(material.current, value)
    networks = sorted({material.name(post.network) for post in material.current if value(post) is None})
    note = clauses(
        says("on {known} of {n} post", "on {known} of {n} posts", len(material.current), known=len(found)),
        say("not given for posts on {networks}", networks=series(networks)) if networks else "",
    )
    return Number(label, sum(found) if found else None, note, _usual(material, value))


def _usual(material: Material, value: Value) -> tuple[int, int] | None:
    """Return the middle half of a figure's weekly sums; weeks whose posts nobody counted say nothing."""
    sums = [week for week in _weeks(material, value) if week is not None]
    if len(sums) < 8 or not material.period.is_week:
        return None
    low, _, high = quantiles(sums, method="inclusive")
    return round(low), round(high)


def _weeks(material: Material, value: Value) -> list[int | None]:
    """Return a figure's sum in each of the twelve weeks before; weeks before the first known post are left out."""
    oldest = min((post.published for post in material.posts), default=material.period.begin)
    sums: list[int | None] = []
    for ago in range(1, USUAL + 1):
        begin, end = material.period.back(ago), material.period.back(ago - 1)
        posts = [post for post in material.posts if begin <= post.published < end]
        found = known(posts, value)
        if oldest < end:
            sums.append(sum(found) if found or not posts else None)
    return sums


def networks(
    material: Material, found: Mapping[str, Samples], verdicts: Mapping[str, Verdict]
) -> tuple[NetworkFigures, ...]:
    """Return the period network by network, those with most posts first."""
    names = sorted({post.network for post in material.current})
    rows = [_network(material, found[name], verdicts[name]) for name in names]
    return tuple(sorted(rows, key=lambda row: (-row.posts, row.name)))


def _network(material: Material, sample: Samples, verdict: Verdict) -> NetworkFigures:
    posts = [post for post in material.current if post.network == sample.network]
    clicked, reached = known(posts, clicks), known(posts, reach)
    return NetworkFigures(
        network=sample.network,
        name=material.name(sample.network),
        posts=len(posts),
        counted=len(known(posts, core)),
        median=median(sample.now) if sample.now else None,
        usual=sample.usual,
        outcome=verdict.outcome,
        p=None if verdict.p is None else round(verdict.p, 4),
        clicks=sum(clicked) if clicked else None,
        clicks_on=len(clicked),
        reach=median(reached) if reached else None,
        reach_on=len(reached),
        simulated=any(post.simulated for post in posts),
    )


def coverage(posts: Sequence[Published]) -> Coverage:
    """Return what the figures of the posts rest on."""
    return Coverage(
        posts=len(posts),
        counted=len(known(posts, core)),
        still_rising=sum(1 for post in posts if post.age is not None and post.age < SETTLED),
        simulated=sum(post.simulated for post in posts),
        imported=sum(not post.ref for post in posts),
    )

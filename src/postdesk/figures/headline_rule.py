"""Which networks are clearly above or below their usual: the rule that may make a headline.

A network stands out only where the rank-sum test says so at a level at which a world without change makes at most 2
false headlines in 100 weeks, all networks together. A percentage against last week is no rule: it fires nine weeks in
ten though nothing happened.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from postdesk.figures.ages import SETTLED
from postdesk.figures.material import Material, Outcome, Verdict
from postdesk.figures.ranksum import least_p, rank_sum
from postdesk.figures.usual import FEWEST, Samples

LEVEL = 0.015
"""The test's level for a whole week, a little below the promise of at most 2 false headlines in 100 quiet weeks."""
CLEAR = frozenset({"above", "below"})

News = Literal["clear", "ordinary", "nothing", "too few"]
"""What a headline has to say: networks that stand out; none of them; nothing was published; nothing could be tested."""


def verdicts(networks: Iterable[Samples]) -> dict[str, Verdict]:
    """Return what the rule finds of each network.

    The level is shared among the networks tested in proportion to their posts (a weighted Bonferroni correction), so
    that the whole week's chance of a false headline stays below it. A network with so few posts before that not even
    the most unusual ones could stand out has too short a history: to call it ordinary is more than its figures say.
    """
    tested = list(networks)
    posts = sum(len(one.current) for one in tested if one.testable)
    return {one.network: _verdict(one, LEVEL * len(one.current) / posts if one.testable else 0.0) for one in tested}


def _verdict(one: Samples, level: float) -> Verdict:
    now, then = one.now, one.then
    if not one.testable or least_p(len(now), len(then)) >= level:
        why: Outcome = "too few" if len(now) < FEWEST else "too short"
        return Verdict(one.network, why, len(now), len(then))
    p, share = rank_sum(now, then)
    return Verdict(one.network, _outcome(one, p < level, share), len(now), len(then), p, level)


def _outcome(one: Samples, clear: bool, share: float) -> Outcome:  # noqa: FBT001 - the test's answer
    if not clear:
        return "ordinary"
    if share > 0.5:
        return "above"
    return "below" if all((post.age or 0) >= SETTLED for post in one.current) else "still rising"


def standing_out(found: Mapping[str, Verdict]) -> tuple[Verdict, ...]:
    """Return what the rule found of the networks that are clearly above or below their usual."""
    return tuple(verdict for verdict in found.values() if verdict.outcome in CLEAR)


def verdict_news(material: Material, found: Mapping[str, Verdict]) -> News:
    """Return what a headline has to say of a period."""
    if standing_out(found):
        return "clear"
    if any(verdict.p is not None for verdict in found.values()):
        return "ordinary"
    return "too few" if material.current else "nothing"

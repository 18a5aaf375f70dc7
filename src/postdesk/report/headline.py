"""The one sentence a director reads, and the rule that may make it.

A network stands out only where the rank-sum test says so at a level at which a world without change makes at most 2
false headlines in 100 weeks, all networks together. A percentage against last week is no rule: it fires nine weeks in
ten though nothing happened.
"""

from collections.abc import Iterable, Mapping
from statistics import median, quantiles
from typing import Literal

from msgspec import Struct

from postdesk.charts.ages import SETTLED, compared
from postdesk.charts.material import USUAL, Material, Outcome, Verdict
from postdesk.log.readings.facts import Published
from postdesk.report.ranksum import rank_sum
from postdesk.words import clauses, num, say, says, series

LEVEL = 0.015
"""The test's level for a whole week, a little below the promise of at most 2 false headlines in 100 quiet weeks."""
FEWEST = 3
"""Posts with figures that a network needs in the period."""
RULE = (
    "rank-sum of reactions + comments + shares per post at seven days against the 12 weeks before, two-sided; p below "
    "1.5%, shared among the networks tested by their posts; at least 3 posts with figures; posts younger than 7 "
    "days never make a network low"
)
"""The rule in words, printed with the headline."""


QUIET = {
    "week": (
        "An ordinary week: no network is clearly above or below its usual.",
        "Nothing was published this week.",
        "Too few posts with figures, or too short a history, to say whether this week is usual.",
    ),
    "month": (
        "An ordinary month: no network is clearly above or below its usual.",
        "Nothing was published this month.",
        "Too few posts with figures, or too short a history, to say whether this month is usual.",
    ),
    "campaign": (
        "An ordinary campaign: no network is clearly above or below its usual.",
        "Nothing was published this campaign.",
        "Too few posts with figures, or too short a history, to say whether this campaign is usual.",
    ),
}
"""What is said of a period in which no network stands out: ordinary, empty, not to be told."""


class Said(Struct, frozen=True):
    """A computed sentence: what it says, how strongly, and by which rule."""

    text: str
    rule: str
    strength: Literal["clearly", "none"] = "none"


class Samples(Struct, frozen=True):
    """One network's posts with figures: those of the period, and those of the twelve weeks before.

    `now` and `then` are their engagements at seven days, or so far where a post is younger.
    """

    network: str
    current: tuple[Published, ...]
    before: tuple[Published, ...]
    known: bool
    now: tuple[float, ...]
    then: tuple[float, ...]

    @property
    def valued(self) -> list[tuple[Published, float]]:
        """Every post with its engagements."""
        return [*zip(self.before, self.then, strict=True), *zip(self.current, self.now, strict=True)]

    @property
    def usual(self) -> tuple[float, float] | None:
        """The middle half of the twelve weeks before; None below eight posts."""
        if len(self.then) < 8:
            return None
        low, _, high = quantiles(self.then, method="inclusive")
        return low, high

    @property
    def testable(self) -> bool:
        """Whether the rule may look at this network at all."""
        return self.known and len(self.current) >= FEWEST and bool(self.before)


def samples(material: Material) -> dict[str, Samples]:
    """Return each network's posts with figures, replies to others left out; most posts in the period first.

    A network is known where it has a post in the twelfth week before the period, or earlier.
    """
    begin, oldest = material.period.back(USUAL), material.period.back(USUAL - 1)
    found: dict[str, Samples] = {}
    for network in sorted({post.network for post in material.posts}):
        own = [post for post in material.posts if post.network == network]
        counting = [(post, value) for post in own if not post.reply and (value := compared(material, post)) is not None]
        current = [one for one in counting if material.period.holds(one[0].published)]
        before = [one for one in counting if begin <= one[0].published < material.period.begin]
        found[network] = Samples(
            network=network,
            current=tuple(post for post, _ in current),
            before=tuple(post for post, _ in before),
            known=any(post.published < oldest for post in own),
            now=tuple(value for _, value in current),
            then=tuple(value for _, value in before),
        )
    return dict(sorted(found.items(), key=lambda item: (-len(item[1].current), item[0])))


def verdicts(networks: Iterable[Samples]) -> dict[str, Verdict]:
    """Return what the rule finds of each network.

    The level is shared among the networks tested in proportion to their posts (a weighted Bonferroni correction), so
    that the whole week's chance of a false headline stays below it.
    """
    tested = list(networks)
    posts = sum(len(one.current) for one in tested if one.testable)
    return {one.network: _verdict(one, LEVEL * len(one.current) / posts if one.testable else 0.0) for one in tested}


def _verdict(one: Samples, level: float) -> Verdict:
    now, then = one.now, one.then
    if not one.testable:
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


def headline(material: Material, found: Mapping[str, Samples], verdicts: Mapping[str, Verdict]) -> Said:
    """Return the headline: the networks that stand out, or that none does, or that nothing could be tested."""
    clear = [verdict for verdict in verdicts.values() if verdict.outcome in {"above", "below"}]
    if clear:
        text = clauses(*(_clearly(material, found[verdict.network], verdict.outcome) for verdict in clear))
        return Said(f"{text}.", say(RULE), "clearly")
    ordinary, nothing, few = QUIET[material.period.noun]
    if any(verdict.p is not None for verdict in verdicts.values()):
        return Said(say(ordinary), say(RULE))
    if not material.current:
        return Said(say(nothing), say(RULE))
    return Said(say(few), say(RULE))


CLEAR = {
    ("above", True): (
        "{network} is clearly above its usual: median engagements {median} on {n} post, usual {low} to {high}",
        "{network} is clearly above its usual: median engagements {median} on {n} posts, usual {low} to {high}",
    ),
    ("above", False): (
        "{network} is clearly above its usual: median engagements {median} on {n} post",
        "{network} is clearly above its usual: median engagements {median} on {n} posts",
    ),
    ("below", True): (
        "{network} is clearly below its usual: median engagements {median} on {n} post, usual {low} to {high}",
        "{network} is clearly below its usual: median engagements {median} on {n} posts, usual {low} to {high}",
    ),
    ("below", False): (
        "{network} is clearly below its usual: median engagements {median} on {n} post",
        "{network} is clearly below its usual: median engagements {median} on {n} posts",
    ),
}
"""What is said of a network that stands out, with its usual range and without."""


def _clearly(material: Material, one: Samples, outcome: str) -> str:
    return _on_posts(material, one, CLEAR[outcome, one.usual is not None])


def _on_posts(material: Material, one: Samples, words: tuple[str, str]) -> str:
    """Return what is said of a network's median, in the form that its posts ask for."""
    low, high = one.usual or (0, 0)
    values = {"median": num(median(one.now)), "low": num(low), "high": num(high)}
    return says(*words, len(one.now), network=material.name(one.network), **values)


def medians(material: Material, found: Mapping[str, Samples]) -> list[Said]:
    """Return a sentence on each of the two networks with most posts."""
    return [_median(material, one) for one in list(found.values())[:2] if one.current]


def published(material: Material, planned: int) -> Said:
    """Return the first sentence under the headline: how much was published, of how much."""
    posts = material.current
    languages = len({post.language for post in posts if post.language})
    parts = (
        says("{n} post (plan {planned})", "{n} posts (plan {planned})", len(posts), planned=planned),
        says("on {n} network", "on {n} networks", len({post.network for post in posts})),
        says("in {n} language", "in {n} languages", languages) if languages else "",
    )
    return Said(f"{series(parts)}.", say("posts published against posts planned when the period began"))


def _median(material: Material, one: Samples) -> Said:
    text = _on_posts(material, one, MEDIANS[one.usual is not None])
    if len(one.now) < 2 * FEWEST:
        text = f"{text} {say('Too few posts to be sure.')}"
    return Said(text, say("median against the middle half of the 12 weeks before; described, not tested"))


MEDIANS = {
    True: (
        "{network}: median engagements {median} on {n} post (usual {low} to {high}).",
        "{network}: median engagements {median} on {n} posts (usual {low} to {high}).",
    ),
    False: (
        "{network}: median engagements {median} on {n} post (too few posts before to say what is usual).",
        "{network}: median engagements {median} on {n} posts (too few posts before to say what is usual).",
    ),
}
"""What is said of a network's median, where its usual range is known and where it is not."""

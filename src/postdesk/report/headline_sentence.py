"""The one sentence a director reads, and those below it: what the figures decided, in words."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Literal

import msgspec
from msgspec import Struct

from postdesk.figures.headline_rule import News, standing_out, verdict_news
from postdesk.figures.material import Material, Verdict
from postdesk.figures.plan import planned_posts
from postdesk.figures.usual import FEWEST, Samples
from postdesk.figures.volume import Volume, usual_number, volume
from postdesk.report.thresholds import thresholds
from postdesk.words import clauses, decimal, num, say, says, sentence, series

RULE = (
    "rank-sum of reactions + comments + shares per post at seven days against the {weeks} weeks before, two-sided; p "
    "below {level}, shared among the networks tested by their posts; at least {fewest} posts with figures; posts "
    "younger than 7 days never make a network low"
)
"""The rule in words, printed with the headline."""
VOLUME_RULE = (
    "posts a week, as a square root, against the {weeks} weeks before by Student's prediction interval, two-sided; "
    "p below {volume_level}, and at least twice the usual number or, but for a campaign, at most half of it"
)
"""The rule about how many posts there were."""
MEDIAN_RULE = "median against the middle half of the {weeks} weeks before; described, not tested"
"""How a median is compared that makes no headline."""


QUIET: Mapping[str, Mapping[News, str]] = {
    "week": {
        "ordinary": "An ordinary week: no network is clearly above or below its usual.",
        "nothing": "Nothing was published this week.",
        "too few": "Too few posts with figures, or too short a history, to say whether this week is usual.",
    },
    "month": {
        "ordinary": "An ordinary month: no network is clearly above or below its usual.",
        "nothing": "Nothing was published this month.",
        "too few": "Too few posts with figures, or too short a history, to say whether this month is usual.",
    },
    "campaign": {
        "ordinary": "An ordinary campaign: no network is clearly above or below its usual.",
        "nothing": "Nothing was published in this campaign.",
        "too few": "Too few posts with figures, or too short a history, to say whether this campaign is usual.",
    },
}
"""What is said of a period in which no network stands out."""


class Said(Struct, frozen=True):
    """A computed sentence: what it says, how strongly, and by which rule."""

    text: str
    rule: str
    strength: Literal["clearly", "none"] = "none"


def headline(material: Material, found: Mapping[str, Samples], verdicts: Mapping[str, Verdict]) -> Said:
    """Return the headline: the networks that stand out, or that none does, or where none could be tested, the posts.

    What was published is then all that is known; that it could not be tested stands below it.
    """
    what, many = verdict_news(material, verdicts), volume(material)
    if what == "clear" or (many and many.posts):
        parts = [_clearly(material, found[one.network], one.outcome) for one in standing_out(verdicts)]
        parts += [_number_of_posts(many, material.period.length)] if many else []
        parts += [say("no network is clearly above or below its usual")] if what == "ordinary" else []
        return Said(f"{clauses(*parts)}.", _rules(), "clearly")
    if what == "ordinary" and not usual_number(material):
        return Said(sentence(say("No network is clearly above or below its usual")), _rules())
    if what == "too few":
        return msgspec.structs.replace(published(material), rule=_rules())
    return Said(say(QUIET[material.period.noun][what]), _rules())


def below_headline(material: Material, verdicts: Mapping[str, Verdict]) -> list[Said]:
    """Return what stands first under the headline: how much was published, or that it is too little to compare.

    Where nothing was published, how much was planned; and nothing more to say where nothing was.
    """
    if _untested(material, verdicts):
        return [Said(say(QUIET[material.period.noun]["too few"]), _rules())]
    return [published(material)] if material.current or any(planned_posts(material)) else []


def _untested(material: Material, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether there are posts, and neither their figures nor their number could be called usual or unusual."""
    many = volume(material)
    return verdict_news(material, verdicts) == "too few" and not (many and many.posts)


def _rules() -> str:
    """Return both rules in words, with the thresholds that they use."""
    return clauses(say(RULE, **thresholds()), say(VOLUME_RULE, **thresholds()))


def _number_of_posts(found: Volume, weeks: float) -> str:
    """Return what is news of the number of posts of a period of so many weeks."""
    values = {"low": num(found.usual.low), "high": num(found.usual.high), "times": round(found.times)}
    if weeks > 1:
        values["weekly"] = decimal(found.weekly, "0.#") if found.weekly < 10 else num(found.weekly)
    return says(*VOLUMES[found.outcome, weeks > 1], found.posts, **values)


VOLUMES = {
    ("more", False): (
        "{n} post, {times} times the usual number ({low} to {high} a week)",
        "{n} posts, {times} times the usual number ({low} to {high} a week)",
    ),
    ("fewer", False): (
        "{n} post, far fewer than usual ({low} to {high} a week)",
        "{n} posts, far fewer than usual ({low} to {high} a week)",
    ),
    ("more", True): (
        "{n} post, {weekly} a week, {times} times the usual number ({low} to {high})",
        "{n} posts, {weekly} a week, {times} times the usual number ({low} to {high})",
    ),
    ("fewer", True): (
        "{n} post, {weekly} a week, far fewer than usual ({low} to {high})",
        "{n} posts, {weekly} a week, far fewer than usual ({low} to {high})",
    ),
}
"""What is said of an unusual number of posts, of a week and of what is longer."""


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
    values = {"median": num(median(one.now))}
    if band := one.usual:
        values |= {"low": num(band.low), "high": num(band.high)}
    return says(*words, len(one.now), network=material.name(one.network), **values)


def medians(material: Material, found: Mapping[str, Samples]) -> list[Said]:
    """Return a sentence on each of the two networks with most posts; none on one or two where nothing is usual yet.

    The median of those says no more than they do, and they are listed.
    """
    said = [one for one in found.values() if one.current and (one.usual or len(one.now) >= FEWEST)]
    return [_median(material, one) for one in said[:2]]


def published(material: Material) -> Said:
    """Return how much was published, on how many networks, in how many languages, and of how much that was planned.

    Of one language, and of posts that nobody had planned in postdesk, it says nothing.
    """
    posts, planned = material.current, len(list(planned_posts(material)))
    networks = sorted({material.name(post.network) for post in posts})
    languages = len({post.language for post in posts if post.language})
    parts = (
        says("{n} post", "{n} posts", len(posts)),
        _where(networks),
        says("in {n} language", "in {n} languages", languages) if languages > 1 else "",
    )
    plan = says("{n} was planned", "{n} were planned", planned) if planned else ""
    said = clauses(series(parts) if posts else "", plan)
    return Said(sentence(said), say("posts published against posts planned when the period began"))


def _where(networks: Sequence[str]) -> str:
    """Return on how many networks, or on which one."""
    if len(networks) == 1:
        return say("on {network}", network=networks[0])
    return says("on {n} network", "on {n} networks", len(networks))


def _median(material: Material, one: Samples) -> Said:
    text = _on_posts(material, one, MEDIANS[one.usual is not None])
    if len(one.now) < 2 * FEWEST:
        text = f"{text} {say('Too few posts to be sure.')}"
    return Said(text, say(MEDIAN_RULE, **thresholds()))


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

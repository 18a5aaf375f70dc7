"""Invented weeks whose truth is known: nothing changes in them, or one network's posts of the last week are multiplied.

Engagements are log-normal around 20 with σ = 0.9, floored to whole numbers; a network has as many posts in every one
of the twelve weeks before, and in one more, so that the rule knows it long enough.
"""

import random

from postdesk.figures.headline_rule import verdicts
from postdesk.figures.usual import samples
from stage.invented import material, post

SPREAD, MIDDLE = 0.9, 3


def simulated(dice, networks, changed="", factor=1):
    """One week and the thirteen before; `networks` maps each to its posts a week."""
    return [
        post(
            dice.randrange(7) - 7 * week,
            network,
            int(dice.lognormvariate(MIDDLE, SPREAD) * (factor if network == changed and not week else 1)),
        )
        for network, number in networks.items()
        for week in range(14)
        for _ in range(number)
    ]


def clear(weeks, seed, *world):
    """The share of the weeks in which the rule makes a headline; the first ones are the same however many they are."""
    dice = random.Random(seed)
    outcomes = (verdicts(samples(material(*simulated(dice, *world))).values()).values() for _ in range(weeks))
    return sum(any(one.outcome in {"above", "below"} for one in week) for week in outcomes) / weeks


def found(weeks, number, factor):
    """The share of the weeks in which a multiplied network of so many posts a week makes a headline."""
    return clear(weeks, f"{number} posts, {factor} times", {"x": number}, "x", factor)

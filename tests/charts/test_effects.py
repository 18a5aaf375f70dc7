"""The shrunken model, held against worlds whose truth is known."""

import random
from math import expm1

import pytest

from postdesk.charts.effects import Effect, Observed, effects

RUNS = 60
TAGS = 12


def world(seed, number, spread=0.19):
    """Posts whose hashtags go with network and language, as those of an office do; and the true effect of each tag."""
    dice = random.Random(f"{seed} {number} {spread}")
    truth = [dice.gauss(0, spread) for _ in range(TAGS)]
    liking = [[dice.lognormvariate(-2, 0.9) for _ in range(5)] for _ in range(TAGS)]
    networks, languages, kinds = ([dice.gauss(0, size) for _ in range(5)] for size in (0.8, 0.3, 0.4))
    posts = []
    for _ in range(number):
        network, language, kind = dice.randrange(5), dice.randrange(5), dice.randrange(4)
        tags = {tag: 1.0 for tag in range(TAGS) if dice.random() < min(0.9, liking[tag][(network + language) % 5])}
        level = 3 + networks[network] + languages[language] + kinds[kind] + sum(truth[tag] for tag in tags)
        allowed = (("network", network), ("language", language), ("kind", kind))
        posts.append(Observed(max(0, round(expm1(level + dice.gauss(0, 0.9)))), tags, allowed))
    often = {tag for tag in range(TAGS) if sum(tag in post.asked for post in posts) >= 5}
    kept = [Observed(one.engagements, {tag: 1.0 for tag in one.asked if tag in often}, one.allowed) for one in posts]
    return truth, kept


def claims(number, spread):
    """Every clear claim of all runs, with the truth of its tag; and of all estimates, the share that hold the truth."""
    found, inside, estimates = [], 0, 0
    for seed in range(RUNS):
        truth, posts = world(seed, number, spread)
        for tag, effect in effects(posts).items():
            true = expm1(truth[tag])
            estimates += 1
            inside += effect.low <= true <= effect.high
            if effect.strength == "clearly":
                found.append((effect.value, true))
    return found, inside / estimates


@pytest.mark.parametrize(("number", "most"), [(20, 0.0), (60, 0.38), (120, 0.17), (200, 0.17)])
def test_the_interval_holds_the_truth_and_few_claims_are_wrong(number, most):
    found, coverage = claims(number, 0.19)
    assert 0.87 <= coverage <= 0.96
    assert sum(abs(true) < 0.05 or true * value < 0 for value, true in found) <= most * max(len(found), 1)


def test_a_world_without_effects_is_hardly_ever_claimed_to_have_one():
    found, _ = claims(120, 0.0)
    assert len(found) / RUNS <= 0.23


def test_a_large_effect_is_found_and_its_sum_with_another():
    dice = random.Random(1)
    posts = [
        Observed(
            round(expm1(3 + 0.6 * (number % 2) + dice.gauss(0, 0.3))),
            {"odd": 1.0, "all": 1.0} if number % 2 else {"all": 1.0},
        )
        for number in range(80)
    ]
    assert effects(posts)["odd"].strength == "clearly"
    both = effects(posts, {"both": {"odd": 1.0, "all": 0.5}})["both"]
    assert both.posts == 40
    assert both.low < effects(posts)["odd"].value < both.high


def test_too_few_posts_say_nothing():
    assert effects([Observed(3, {"a": 1.0})] * 2) == {}


def test_posts_that_are_all_the_same_do_no_harm():
    assert effects([Observed(-1, {"a": 1.0})] * 9)["a"].strength == "we cannot tell yet"


@pytest.mark.parametrize(
    ("low", "narrow", "posts", "strength"),
    [
        (0.1, (0.2, 0.4), 10, "clearly"),
        (0.1, (0.2, 0.4), 9, "leans"),
        (-0.1, (0.2, 0.4), 99, "leans"),
        (-0.9, (-0.8, -0.4), 99, "leans"),
        (-0.1, (-0.1, 0.4), 99, "we cannot tell yet"),
    ],
)
def test_the_three_strengths(low, narrow, posts, strength):
    assert Effect(0.3, low, 0.6, narrow, posts, 0.1).strength == strength

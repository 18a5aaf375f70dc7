"""Hashtags that belong to one network more than to the rest."""

import random

from postdesk.figures.distinctive import distinctive
from postdesk.log.readings.facts import Published
from stage.publishing import MONDAY


def posts(network, number, *tags):
    return [Published(network, "office", MONDAY, "", hashtags=tags)] * number


def by_network(found):
    return [(one.group, one.tag, one.uses, one.of) for one in distinctive(found, lambda post: post.network)]


def test_a_tag_used_nearly_only_on_one_network_is_its_own():
    found = [*posts("x", 40, "IOM", "Breaking"), *posts("linkedin", 40, "IOM", "Hiring"), *posts("", 2, "Hiring")]
    assert by_network(found) == [("linkedin", "hiring", 40, 42), ("x", "breaking", 40, 40)]


def test_a_tag_used_alike_a_rare_one_and_few_uses_prove_nothing():
    assert by_network([*posts("x", 40, "IOM", "iom"), *posts("linkedin", 40, "IOM"), *posts("x", 2, "Rare")]) == []
    assert by_network([*posts("x", 40, "A"), *posts("linkedin", 40, "A")]) == []
    assert by_network([*posts("x", 29, "A"), *posts("linkedin", 99, "B")]) == []
    assert by_network([*posts("x", 99, "A"), *posts("linkedin", 29, "B")]) == []


def test_chance_alone_hardly_ever_makes_a_tag_distinctive():
    dice, claims = random.Random(4), 0
    for _ in range(100):
        found = [post for _ in range(150) for post in posts(dice.choice("abcde"), 1, *dice.choices("ABCDEFGHIJ", k=2))]
        claims += len(by_network(found))
    assert claims / 100 < 0.2

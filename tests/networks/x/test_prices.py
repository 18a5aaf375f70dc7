"""What X charges is counted before it is spent, and a limit stops it."""

import pytest

from postdesk.errors import Unreachable
from postdesk.log.workers import budgets
from postdesk.models import Attachment, Payload
from postdesk.networks.network import freely
from postdesk.networks.x.prices import Purse
from stage.life import NOON

LINKED = Payload("x", "x", ("See https://example.org", "And more"), media=(Attachment("a.jpg", "A door.", 1, "a"),))


def test_without_a_limit_only_calls_are_counted():
    assert [(budget.name, cost) for budget, cost in Purse(freely).of_posting(LINKED)] == [("posts in 15 minutes", 2)]
    assert [(budget.name, cost) for budget, cost in Purse(freely).of_deleting(LINKED)] == [
        ("deletions in 15 minutes", 2)
    ]


def test_a_post_costs_its_parts_its_links_and_its_words(log):
    purse = Purse(lambda costs, now: budgets.take(log, "x", costs, now), 450, 7)
    ((_, parts), (budget, cost)) = purse.of_posting(LINKED)
    assert (parts, cost, budget.most, budget.day) == (2, 200 + 15 + 5, 450, 7)
    for _ in range(2):
        budgets.take(log, "x", purse.of_posting(LINKED), NOON)
    with pytest.raises(
        Unreachable, match=r"x has used its 450 tenths of a US cent this month, its monthly_limit"
    ) as told:
        budgets.take(log, "x", purse.of_posting(LINKED), NOON)
    assert told.value.retry_after == 3_600
    purse.read(100, NOON)
    purse.read(0, NOON)


def test_one_post_that_costs_more_than_the_whole_limit_is_told():
    with pytest.raises(Unreachable, match=r"this costs US\$ 0\.220, and monthly_limit in desk\.toml allows 0\.10"):
        Purse(freely, 100).of_posting(LINKED)

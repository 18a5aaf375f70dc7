"""What X charges is counted before it is spent, and a limit stops it."""

import pytest
from sqlmodel import Session, select

from postdesk.errors import Unreachable
from postdesk.log.worker_tables import Spending
from postdesk.log.workers import budgets
from postdesk.models import Attachment, Payload
from postdesk.networks.network import freely
from postdesk.networks.x.prices import Purse
from stage.life import NOON


def spent_money(log):
    with Session(log.engine) as session:
        return next(row.spent for row in session.exec(select(Spending)) if "US cent" in row.name)


LINKED = Payload("x", "x", ("See https://example.org", "And more"), media=(Attachment("a.jpg", "A door.", 1, "a"),))


def test_without_a_limit_only_calls_are_counted():
    assert [(budget.name, cost) for budget, cost in Purse(freely).of_posting(LINKED)] == [("posts in 15 minutes", 2)]
    assert [(budget.name, cost) for budget, cost in Purse(freely).of_deleting(LINKED)] == [
        ("deletions in 15 minutes", 2)
    ]


def test_a_post_costs_its_parts_and_its_links_and_what_is_read_is_counted_whatever_is_left(log):
    purse = Purse(lambda costs, now: budgets.take(log, "x", costs, now), 440, 7)
    ((_, parts), (budget, cost)) = purse.of_posting(LINKED)
    assert (parts, cost, budget.most, budget.day) == (2, 200 + 15, 440, 7)
    for _ in range(2):
        budgets.take(log, "x", purse.of_posting(LINKED), NOON)
    with pytest.raises(Unreachable, match=r"x has US\$ 0\.01 left of the 0\.44 that it may spend this month") as told:
        budgets.take(log, "x", purse.of_posting(LINKED), NOON)
    assert told.value.retry_after == 3_600
    purse.page(100, NOON)
    assert spent_money(log) == 2 * 215 + 100
    purse.lacked(97, NOON)
    assert spent_money(log) == 2 * 215 + 3
    purse.lacked(0, NOON)
    purse.asked_who(NOON)
    assert spent_money(log) == 2 * 215 + 3 + 10
    purse.lacked(1_000, NOON)
    assert spent_money(log) == 0


def test_the_words_of_a_picture_are_counted_when_it_gets_them_if_the_limit_has_room(log):
    purse = Purse(lambda costs, now: budgets.take(log, "x", costs, now), 219)
    budgets.take(log, "x", purse.of_posting(Payload("x", "x", ("See https://example.org",))), NOON)
    for _ in range(3):
        purse.may_describe(NOON)
    assert spent_money(log) == 200 + 3 * 5
    with pytest.raises(Unreachable, match=r"has US\$ 0\.00 left of the 0\.22"):
        purse.may_describe(NOON)


def test_one_post_that_costs_more_than_the_whole_limit_is_told():
    with pytest.raises(Unreachable, match=r"this costs US\$ 0\.220, and monthly_limit in desk\.toml allows 0\.10"):
        Purse(freely, 100).of_posting(LINKED)

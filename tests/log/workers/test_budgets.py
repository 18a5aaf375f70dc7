"""What a network allows an account is counted for all workers together, and what does not fit waits without an attempt."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlmodel import Session, select

from postdesk import queue
from postdesk.errors import PostdeskError, Unknown, Unreachable
from postdesk.log.tables import Delivery
from postdesk.log.worker_tables import Spending
from postdesk.log.workers import budgets, pace
from postdesk.log.workers.budgets import Spent
from postdesk.models import Budget
from postdesk.publish import deletion
from postdesk.publish.courier import TAKEN
from stage.life import NOON, Told, courier, hand, queued, story, wanted

HOURLY, DAILY = Budget("points an hour", 10, 3600), Budget("points a day", 15, 86400)


def spend(log, cost, now=NOON, account="bsky", which=(HOURLY, DAILY)):
    with log.write() as connection:
        return budgets.spend(connection, account, [(budget, cost) for budget in which], now)


def test_a_budget_is_used_up_and_begins_anew(log):
    assert [spend(log, 4), spend(log, 6)] == [None, None]
    assert spend(log, 1) == Spent(HOURLY, NOON + timedelta(hours=1), used=10, wanted=1)
    assert spend(log, 10, account="fedi") is None
    later = NOON + timedelta(hours=1)
    assert spend(log, 5, later) is None
    assert spend(log, 1, later) == Spent(DAILY, NOON + timedelta(days=1), used=15, wanted=1)
    assert spend(log, 5, later, which=[HOURLY]) is None


def test_what_several_accounts_use_up_together_is_counted_once(log):
    """A bot's messages in a second, whichever of its channels they go to."""
    bot = Budget("messages of its bot a second", 3, 1, holder="bot 123")
    anothers = replace(bot, holder="bot 456")
    assert [spend(log, 2, account=one, which=[bot]) for one in ("north", "north")] == [
        None,
        Spent(bot, NOON + timedelta(seconds=1), 2, 2),
    ]
    assert spend(log, 2, account="south", which=[bot]).used == 2
    assert spend(log, 2, account="south", which=[anothers]) is None
    budgets.take(log, "south", [(bot, 1)], NOON).give_back()
    assert spend(log, 1, account="north", which=[bot]) is None


def test_what_does_not_fit_takes_nothing(log):
    spend(log, 8)
    assert spend(log, 3).budget == HOURLY
    assert spend(log, 2) is None


def test_what_is_larger_than_a_budget_goes_when_that_is_unused_and_what_costs_nothing_always(log):
    assert spend(log, 99) is None
    assert spend(log, 1).budget == HOURLY
    assert spend(log, 0) is None


def test_a_clock_that_is_set_back_does_not_lock_an_account(log):
    spend(log, 10)
    assert spend(log, 10, NOON - timedelta(minutes=1)) is None


MONTHLY = Budget("cents this month", 100, 0, day=15)


@pytest.mark.parametrize(
    ("now", "anew"),
    [
        (datetime(2026, 11, 14, 23, 59, tzinfo=UTC), datetime(2026, 11, 15, tzinfo=UTC)),
        (datetime(2026, 11, 15, tzinfo=UTC), datetime(2026, 12, 15, tzinfo=UTC)),
        (datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 1, 15, tzinfo=UTC)),
        (datetime(2027, 1, 3, tzinfo=UTC), datetime(2027, 1, 15, tzinfo=UTC)),
        (datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 15, tzinfo=UTC)),
    ],
)
def test_a_months_budget_begins_anew_on_its_day_whenever_it_was_first_used(log, now, anew):
    assert spend(log, 100, now, which=[MONTHLY]) is None
    assert spend(log, 1, now, which=[MONTHLY]) == Spent(MONTHLY, anew, used=100, wanted=1)
    assert spend(log, 1, anew - timedelta(seconds=1), which=[MONTHLY]) == Spent(MONTHLY, anew, used=100, wanted=1)
    assert spend(log, 100, anew, which=[MONTHLY]) is None


def test_of_money_it_is_said_what_is_left_what_this_costs_and_until_when(log):
    """A limit that does not last for a post need not be used up: "has used its limit" would be untrue."""
    money = Budget("tenths of a US cent", 300, 0, day=1, in_money=True)
    budgets.take(log, "x", [(money, 220)], NOON)
    says = (
        r"x has US\$ 0\.08 left of the 0\.30 that it may spend this month, and this costs 0\.200: raise monthly_limit "
        r"in desk\.toml, or wait until 2026-12-01"
    )
    with pytest.raises(Unreachable, match=says):
        budgets.take(log, "x", [(money, 200)], NOON)
    with pytest.raises(PostdeskError, match=says):
        budgets.take_by_hand(log, "x", [(money, 200)], NOON)


def test_a_clock_that_is_set_back_over_the_day_gives_no_month_twice(log):
    day = datetime(2026, 11, 15, tzinfo=UTC)
    spend(log, 100, day, which=[MONTHLY])
    assert spend(log, 1, day - timedelta(hours=1), which=[MONTHLY]).budget == MONTHLY


class Counting(Told):
    """Allows two posts an hour; may say that it allows no more."""

    until = None

    def costs(self, payload, *, deleting=False):
        return [(Budget("deletes an hour" if deleting else "posts an hour", 1 if deleting else 2, 3600), 1)]

    def rests(self):
        return self.until

    def delete(self, payload, remote, key, now, prepared):
        """Nothing stands in its way."""


def test_a_post_that_the_budget_has_no_room_for_waits_and_no_attempt_is_made(log, clock):
    queued(log, *(wanted(f"day-{number}", latest=timedelta(hours=3)) for number in range(3)))
    network = Counting()
    outcomes = courier(log, network, clock).run_due()
    assert [str(outcome.state) for outcome in outcomes] == ["published", "published", "queued"]
    assert outcomes[-1].why == "fedi has used its 2 posts an hour"
    with Session(log.engine) as session:
        assert len(session.exec(select(Delivery)).all()) == 4
    with log.read() as connection:
        (waits,) = pace.waiting(connection, clock() + timedelta(minutes=2))
    assert (waits.until, waits.why) == (NOON + timedelta(hours=1), "fedi has used its 2 posts an hour")
    clock.forward(hours=1)
    assert [str(outcome.state) for outcome in courier(log, network, clock, "desk:2").run_due()] == ["published"]
    assert queue.find(log, "day-2").attempt == 1
    assert story(log, "day-2") == ["queued", "claimed", "queued", "claimed", "sending", "published"]


class Preparing(Counting):
    """Does something before it prepares."""

    def __init__(self, first):
        super().__init__()
        self.first = first

    def prepare(self, payload, key, now, prepared):
        self.first()
        return prepared


def unreachable():
    raise Unreachable("its server rests")


def left(log, account="fedi"):
    """How many of two posts an account may send within the hour."""
    with Session(log.engine) as session:
        return next(2 - row.spent for row in session.exec(select(Spending)) if row.account == account)


def test_what_was_not_sent_counts_for_nothing(log, clock):
    queued(log, wanted("one", latest=timedelta(hours=3)))
    network = Counting(*[Unreachable("its server rests")] * 3)
    for _ in range(4):
        courier(log, network, clock).run_due()
        clock.forward(minutes=10)
    assert queue.find(log, "one").state == "published"
    assert left(log) == 1


def begun():
    half = Unreachable("half of it")
    half.begun = ("1", "https://told.example/1")
    return half


@pytest.mark.parametrize("said", [Unknown("broken off"), begun()])
def test_what_may_be_public_counts(log, clock, said):
    queued(log, wanted("one"))
    courier(log, Counting(said), clock).run_due()
    assert left(log) == 1


def test_what_could_not_be_prepared_or_may_not_go_any_more_counts_for_nothing(log, clock):
    queued(log, wanted("one"))
    courier(log, Preparing(unreachable), clock).run_due()
    assert left(log) == 2
    clock.forward(minutes=10)
    held = Preparing(lambda: queue.hold_all(log, hand()))
    assert [one.why for one in courier(log, held, clock).run_due()] == [TAKEN]
    assert left(log) == 2


def test_what_is_given_back_after_a_budget_has_begun_anew_is_not_taken_off_that(log):
    costs = [(HOURLY, 4)]
    taken = budgets.take(log, "bsky", costs, NOON)
    budgets.take(log, "bsky", costs, NOON + timedelta(hours=1))
    taken.give_back()
    assert spend(log, 7, NOON + timedelta(hours=1), which=[HOURLY]) == Spent(
        HOURLY, NOON + timedelta(hours=2), used=4, wanted=7
    )


class Unwritable:
    """A log that takes no more."""

    def write(self, *, beside):
        raise PostdeskError("its disk is full")


def test_what_cannot_be_given_back_counts(log):
    taken = budgets.take(log, "bsky", [(HOURLY, 10)], NOON)
    replace(taken, log=Unwritable()).give_back()
    assert spend(log, 1, which=[HOURLY]).budget == HOURLY


def test_a_network_that_says_it_allows_no_more_is_left_alone_until_then(log, clock):
    queued(log, wanted("one"), wanted("two"))
    network = Counting()
    network.until = NOON + timedelta(minutes=4)
    assert len(courier(log, network, clock).run_due()) == 1
    network.until = None
    clock.forward(minutes=4)
    assert len(courier(log, network, clock).run_due()) == 1


def test_deleting_has_its_budget_too(log, clock):
    queued(log, wanted("one"), wanted("two"))
    network = Counting()
    courier(log, network, clock).run_due()

    def taken_off(name):
        post = queue.find(log, name)
        return deletion.delete(log, post, lambda _: network, hand())

    assert taken_off("one").state == "deleted"
    with pytest.raises(PostdeskError, match="fedi has used its 1 deletes an hour: try again in 60 min"):
        taken_off("two")

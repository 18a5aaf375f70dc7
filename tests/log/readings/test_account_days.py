from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from postdesk.log.readings.account_days import Daily, DayOutcome, days_between, keep_days

MONDAY = date(2026, 9, 28)
MADE = datetime(2026, 10, 5, tzinfo=UTC)


def daily(day=0, value=5, made=0, metric="views", account="fb"):
    return Daily("facebook", account, metric, MONDAY + timedelta(days=day), value, MADE + timedelta(days=made))


def test_a_day_is_new_then_the_same_then_corrected(log):
    with log.write() as connection:
        assert keep_days(connection, [daily(), daily(1)]) == [DayOutcome.NEW, DayOutcome.NEW]
        assert keep_days(connection, [daily(), daily(1, made=3)]) == [DayOutcome.UNCHANGED, DayOutcome.UNCHANGED]
        assert keep_days(connection, [daily(made=3), daily(value=7, made=4)]) == [
            DayOutcome.UNCHANGED,
            DayOutcome.UPDATED,
        ]
        assert days_between(connection, MONDAY, MONDAY + timedelta(days=7)) == (
            daily(value=7, made=4),
            daily(1, made=3),
        )


def test_another_figure_of_the_same_moment_is_told(log):
    with log.write() as connection:
        keep_days(connection, [daily()])
        assert keep_days(connection, [daily(value=6)]) == [DayOutcome.DIFFERS]
        assert days_between(connection, MONDAY, MONDAY + timedelta(days=1)) == (daily(),)


def test_metrics_and_accounts_stay_apart_and_days_outside_are_left_out(log):
    with log.write() as connection:
        assert set(keep_days(connection, [daily(), daily(metric="reach"), daily(account="b"), daily(7)])) == {
            DayOutcome.NEW
        }
        found = days_between(connection, MONDAY, MONDAY + timedelta(days=7))
        assert [(one.account, one.metric) for one in found] == [("b", "views"), ("fb", "reach"), ("fb", "views")]


def test_nothing_told_is_nothing_kept(log):
    with log.write() as connection:
        assert keep_days(connection, []) == []
        assert days_between(connection, MONDAY, MONDAY) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 4)), max_size=10))
def test_the_newest_figure_counts_in_whatever_order_they_come(told):
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    truth = {}
    with engine.begin() as connection:
        for day, value, made in told:
            (outcome,) = keep_days(connection, [daily(day, value, made)])
            if outcome is not DayOutcome.DIFFERS:
                truth.setdefault(day, {})[made] = value
        found = days_between(connection, MONDAY, MONDAY + timedelta(days=3))
    engine.dispose()
    assert {(one.day - MONDAY).days: one.value for one in found} == {
        day: made[max(made)] for day, made in truth.items()
    }

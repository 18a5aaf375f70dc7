from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlmodel import SQLModel

from postdesk.log.readings.recorded import Counting, ReadingOutcome, record
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import Fresh, Latest, Publication, Reading, TagWeek
from postdesk.models import Figures
from stage.publishing import MONDAY, PODGORICA, publication

DAY = timedelta(days=1)
FIVE = Figures(5, 1, 2)


def rows(connection, model):
    columns = table(model)
    return [tuple(row) for row in connection.execute(select(columns).order_by(*columns.primary_key.columns))]


def counted(publication_id, days=1, figures=FIVE, source="api", simulated=False):
    return Counting(publication_id, figures, MONDAY + days * DAY, source, simulated)


def latest(connection):
    columns = table(Latest).c
    return [tuple(row) for row in connection.execute(select(columns.publication_id, columns.as_of, columns.reactions))]


def test_a_first_reading_becomes_the_newest(log):
    with log.write() as connection:
        post = publication(connection)
        assert record(connection, [counted(post)]) == [ReadingOutcome.RECORDED]
        assert latest(connection) == [(post, MONDAY + DAY, 5)]


def test_a_later_reading_replaces_the_newest(log):
    with log.write() as connection:
        post = publication(connection)
        record(connection, [counted(post)])
        record(connection, [counted(post, 7, Figures(50, 10, 20))])
        assert latest(connection) == [(post, MONDAY + 7 * DAY, 50)]


def test_an_older_reading_is_kept_and_changes_no_rollup(log):
    with log.write() as connection:
        post = publication(connection)
        record(connection, [counted(post, 7, Figures(50, 10, 20))])
        assert record(connection, [counted(post, 1)]) == [ReadingOutcome.RECORDED]
        assert len(rows(connection, Reading)) == 2
        assert latest(connection) == [(post, MONDAY + 7 * DAY, 50)]


def test_a_repeated_reading_is_known_and_a_contradicting_one_is_told(log):
    with log.write() as connection:
        post = publication(connection)
        outcomes = record(connection, [counted(post), counted(post), counted(post, figures=Figures(6, 1, 2))])
        assert outcomes == [ReadingOutcome.RECORDED, ReadingOutcome.KNOWN, ReadingOutcome.DIFFERS]
        assert record(connection, [counted(post)]) == [ReadingOutcome.KNOWN]


def test_what_is_not_given_is_never_nought(log):
    with log.write() as connection:
        post = publication(connection)
        record(connection, [counted(post, figures=Figures(reactions=5))])
        kept = connection.execute(select(table(Latest))).one()
        assert (kept.reactions, kept.comments, kept.reach) == (5, None, None)


def test_negative_counts_are_kept(log):
    with log.write() as connection:
        post = publication(connection, network="linkedin")
        record(connection, [counted(post, figures=Figures(-1, 0, 0))])
        assert latest(connection) == [(post, MONDAY + DAY, -1)]


def test_of_one_moment_a_real_reading_goes_before_a_simulated_one(log):
    invented = select(table(Latest).c.simulated)
    with log.write() as connection:
        post = publication(connection)
        record(connection, [counted(post, source="simulated", simulated=True)])
        assert connection.execute(invented).scalar_one() is True
        record(connection, [counted(post, source="api")])
        assert connection.execute(invented).scalar_one() is False


def test_a_changed_zone_moves_posts_between_weeks(log):
    with log.write() as connection:
        post = publication(connection, at=MONDAY.replace(day=15, hour=23, minute=30))
        record(connection, [counted(post)])
        rebuild_rollups(connection, PODGORICA)
        assert rows(connection, TagWeek) == [("2026-W47", "safemigration", "x", 1)]
        rebuild_rollups(connection, "America/Bogota")
        assert connection.execute(select(table(Publication).c.week)).scalars().all() == ["2026-W46"]
        assert rows(connection, TagWeek) == [("2026-W46", "safemigration", "x", 1)]


figure = st.none() | st.integers(-2, 9)
readings = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 3),
        st.sampled_from(["api", "export", "simulated"]),
        st.builds(Figures, figure, figure, figure),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(readings, max_size=4))
def test_rollups_are_what_the_readings_say_in_whatever_order_they_came(calls):
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with engine.begin() as connection:
        places = [("a", "x", ("IOM", "Safe")), ("b", "x", ("iom",)), ("c", "linkedin", ("IOM",)), ("d", "linkedin", ())]
        posts = [publication(connection, name, network, tags=tags) for name, network, tags in places]
        for call in calls:
            record(
                connection,
                [counted(posts[n], days, figures, source, source == "simulated") for n, days, source, figures in call],
            )
        kept = [rows(connection, rollup) for rollup in (Latest, TagWeek, Fresh)]
        rebuild_rollups(connection, PODGORICA)
        assert kept == [rows(connection, rollup) for rollup in (Latest, TagWeek, Fresh)]
    engine.dispose()


def test_a_reading_that_gives_more_of_the_same_moment_completes_it(log):
    with log.write() as connection:
        post = publication(connection)
        first = counted(post, figures=Figures(5, 1, 2, None, reach=9))
        again = counted(post, figures=Figures(5, None, 2, 0, views=100))
        assert record(connection, [first]) == [ReadingOutcome.RECORDED]
        assert record(connection, [again, again]) == [ReadingOutcome.COMPLETED, ReadingOutcome.KNOWN]
        for model in (Reading, Latest):
            row = connection.execute(select(table(model))).one()
            assert (row.reactions, row.comments, row.clicks, row.reach, row.views) == (5, 1, 0, 9, 100)
        both = [counted(post, 2, Figures(7)), counted(post, 2, Figures(None, 8))]
        assert record(connection, both) == [ReadingOutcome.RECORDED, ReadingOutcome.COMPLETED]
        row = connection.execute(select(table(Latest))).one()
        assert (row.reactions, row.comments) == (7, 8)

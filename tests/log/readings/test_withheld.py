"""A figure that a network gave once and gives no more is nothing from then on, with the reason and the day."""

from datetime import timedelta

import pytest

from postdesk.log.readings import withheld
from postdesk.log.readings.recorded import Counting, record
from postdesk.log.readings.withheld import Stopped, note_withheld, stopped_figures
from postdesk.models import Figures
from stage.life import NOON, Told, courier, ours, queued, wanted


@pytest.fixture
def post(log, clock):
    """The id of a publication."""
    queued(log, wanted())
    courier(log, Told(), clock).run_due()
    (one,) = ours(log)
    return one.publication_id


def counted(log, post, day, source="api", **figures):
    """Record a reading as a round does; return what stopped with it."""
    reading = Counting(post, Figures(**figures), NOON + timedelta(days=day), source)
    with log.write() as connection:
        found = note_withheld(connection, [reading], lambda _reading, _figure: withheld.SILENT)
        record(connection, [reading])
    return found


def known(log, post):
    with log.read() as connection:
        return stopped_figures(connection, [post], NOON)


def test_what_was_never_given_is_not_missed(log, post):
    assert counted(log, post, 1, reactions=2) == counted(log, post, 2, reactions=3) == []


def test_a_figure_that_stops_is_told_once_with_the_day(log, post):
    counted(log, post, 1, reactions=2, clicks=1)
    stop = Stopped("rehearsal", "clicks", "silent", NOON + timedelta(days=2), 1)
    assert counted(log, post, 2, reactions=3) == [stop]
    assert counted(log, post, 3, reactions=4) == []
    assert known(log, post) == [stop]


def test_one_that_is_given_again_is_withheld_no_more(log, post):
    counted(log, post, 1, clicks=1)
    counted(log, post, 2)
    assert counted(log, post, 3, clicks=5) == []
    assert known(log, post) == []
    assert [stop.since for stop in counted(log, post, 4)] == [NOON + timedelta(days=4)]


def test_what_an_export_gave_the_network_is_not_asked_for(log, post):
    counted(log, post, 1, source="export", clicks=1)
    assert counted(log, post, 2, reactions=3) == []


def test_nothing_read_is_nothing_missed(log):
    with log.write() as connection:
        assert note_withheld(connection, [], pytest.fail) == []

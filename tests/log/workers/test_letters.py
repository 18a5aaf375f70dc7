"""A report goes to each address once; what the mail server does not take waits longer each time."""

from datetime import timedelta

import pytest

from postdesk.log.workers import letters
from postdesk.models import timings
from stage.life import NOON

WEEK = ("weekly-report", "2026-W48")


@pytest.fixture
def posted(log):
    """A week's report for two people, and a month's for one of them, posted later."""
    letters.post_letters(log, *WEEK, ["ana@example.org", "ben@example.org"], NOON)
    letters.post_letters(log, "monthly-report", "2026-11", ["ana@example.org"], NOON + timedelta(seconds=1))
    return log


def taken(log, at):
    return [(one.period, one.address, one.tries) for one in letters.take_letters(log, at)]


def test_the_letters_of_one_report_are_taken_together_and_by_one_worker(posted):
    later = NOON + timedelta(seconds=1)
    assert taken(posted, later) == [("2026-W48", "ana@example.org", 1), ("2026-W48", "ben@example.org", 1)]
    assert taken(posted, later) == [("2026-11", "ana@example.org", 1)]
    assert taken(posted, later) == []


def test_a_report_that_is_posted_again_goes_to_nobody_twice(posted):
    letters.letters_sent(posted, letters.take_letters(posted, NOON), NOON)
    letters.post_letters(posted, *WEEK, ["ana@example.org", "eva@example.org"], NOON)
    letters.post_letters(posted, *WEEK, [], NOON)
    assert taken(posted, NOON) == [("2026-W48", "eva@example.org", 1)]


def test_a_worker_that_was_killed_while_it_mailed_is_followed_by_another(posted):
    letters.take_letters(posted, NOON)
    assert taken(posted, NOON + timings.MAILING - timedelta(seconds=1)) == [("2026-11", "ana@example.org", 1)]
    assert [tries for _, _, tries in taken(posted, NOON + timings.MAILING)] == [2, 2]


def test_what_is_not_taken_waits_and_is_given_up_in_the_end(posted):
    moment, waits = NOON, []
    for _ in range(timings.MAIL_TRIES):
        (ana, ben) = letters.take_letters(posted, moment)
        pause = timings.mail_again(ana.tries)
        waits.append(pause.total_seconds() / 60)
        letters.letters_put_off(posted, [ana, ben], moment + pause, "nobody answers")
        moment += pause
    assert waits == [5, 10, 20, 40, 80, 160, 240, 240, 240, 240]
    assert [period for period, _, _ in taken(posted, moment + timedelta(days=9))] == ["2026-11"]
    left = letters.unsent_letters(posted)
    assert [(one.address, one.why, one.tries) for one in left] == [
        ("ana@example.org", "nobody answers", 10),
        ("ben@example.org", "nobody answers", 10),
    ]

"""When a post went out that a person published by hand: the network's export knows it better than the report of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from postdesk.log.readings.intake import Source, take_in
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import PostRow, Publication, TagWeek, Usage
from postdesk.models import Extracted, Figures
from stage.publishing import MONDAY, PODGORICA, publication

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORDS = "Doors open at six. #SafeMigration"
THERE = "https://www.linkedin.com/feed/update/urn:li:activity:9"


@pytest.fixture
def reported(log):
    """Put posts that were reported as public into the log, each due two hours before its report."""

    def put(draft, at=MONDAY, *, by_hand=True, exact=False, **more):
        row = dict.fromkeys(("payload", "content_hash", "local"), "") | dict.fromkeys(("due", "latest", "wake"), at)
        row |= {"campaign": "spring", "draft": draft, "account": "li", "network": "linkedin", "state": "published"}
        row |= {"key": draft, "zone": "UTC", "by_hand": by_hand, "attempt": 1, "due": at - 2 * HOUR}
        with log.write() as connection:
            post = connection.execute(table(PostRow).insert(), row).inserted_primary_key[0]
            place = {"text": WORDS, "url": THERE, "account": "li"} | more
            publication(connection, f"share:{draft}", "linkedin", at, post_id=post, exact=exact, **place)

    return put


def told(at, *, exact=True, remote_id="urn:li:activity:9"):
    return Extracted(2, "linkedin", "office", remote_id, "", at, exact, WORDS, Figures(5, 1, 2))


def bring(log, *rows):
    return take_in(log, rows, Source("linkedin", MONDAY + 9 * DAY, PODGORICA, lambda _: []))


def standing(log):
    """The moment, the week and the exactness of the only post; its hashtags count in that week."""
    with log.write() as connection:
        row = connection.execute(select(table(Publication))).one()
        assert [use.spelling for use in connection.execute(select(table(Usage)))] == ["SafeMigration"]
        weeks = [(one.week, one.tag, one.posts) for one in connection.execute(select(table(TagWeek)))]
        assert weeks == [(row.week, "safemigration", 1)]
        rebuild_rollups(connection, PODGORICA)
        assert [(one.week, one.tag, one.posts) for one in connection.execute(select(table(TagWeek)))] == weeks
    return row.published.replace(tzinfo=UTC), row.week, row.exact


@pytest.mark.parametrize("exact", [False, True])
def test_the_true_moment_wins_with_its_week_and_is_told_once(log, reported, exact):
    reported("gifts", exact=exact)
    sunday = MONDAY - 12 * HOUR
    imported = bring(log, told(sunday))
    assert (imported.updated, imported.mended) == (1, 1)
    (one,) = imported.retimed
    assert (one.ref, one.reported.replace(tzinfo=UTC), one.published) == ("spring/gifts@li", MONDAY, sunday)
    assert standing(log) == (sunday, "2026-W46", True)
    again = bring(log, told(sunday))
    assert (again.mended, again.retimed) == (0, ())


def test_exports_that_write_minutes_and_ids_that_count_milliseconds_do_not_take_turns(log, reported):
    reported("gifts")
    bring(log, told(MONDAY - HOUR))
    assert bring(log, told(MONDAY - HOUR + timedelta(seconds=59))).retimed == ()
    assert standing(log)[0] == MONDAY - HOUR


def test_what_a_person_said_stands_until_a_network_says_otherwise(log, reported):
    reported("gifts", exact=True)
    assert bring(log, told(MONDAY + timedelta(seconds=30))).retimed == ()
    assert len(bring(log, told(MONDAY - timedelta(minutes=20))).retimed) == 1


def test_a_network_that_tells_the_day_corrects_the_day_of_a_report_and_no_hour(log, reported):
    reported("gifts", datetime(2026, 11, 16, 23, 30, tzinfo=UTC))  # already the 17th in Podgorica
    sunday = datetime(2026, 11, 15, 12, tzinfo=UTC)
    (one,) = bring(log, told(sunday, exact=False)).retimed
    assert (one.exact, standing(log)) == (False, (sunday, "2026-W46", False))
    assert bring(log, told(sunday, exact=False)).retimed == ()
    reported_hour = bring(log, told(sunday + HOUR))
    assert len(reported_hour.retimed) == 1
    assert bring(log, told(MONDAY, exact=False)).retimed == ()


def test_the_moment_of_what_postdesk_published_itself_is_its_own(log, reported):
    reported("gifts", by_hand=False, exact=True)
    assert bring(log, told(MONDAY - HOUR)).retimed == ()
    assert standing(log)[0] == MONDAY

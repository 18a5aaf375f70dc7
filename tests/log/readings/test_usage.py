from sqlalchemy import select

from postdesk.log.readings.usage import Use, add, table
from postdesk.log.tables import TagWeek, Usage
from stage.publishing import publication


def sums(connection):
    return [tuple(row) for row in connection.execute(select(table(TagWeek)).order_by(table(TagWeek).c.tag))]


def test_hashtags_are_counted_in_the_week_of_their_post(log):
    with log.write() as connection:
        publication(connection, "1", tags=("SafeMigration", "IOM"))
        publication(connection, "2", tags=("safemigration",))
        assert sums(connection) == [
            ("2026-W47", "iom", "x", 1),
            ("2026-W47", "safemigration", "x", 2),
        ]


def test_a_hashtag_twice_in_one_post_counts_once_with_its_first_spelling(log):
    with log.write() as connection:
        publication(connection, tags=("SafeMigration", "safemigration"))
        assert connection.execute(select(table(Usage).c.spelling)).scalars().all() == ["SafeMigration"]
        assert sums(connection) == [("2026-W47", "safemigration", "x", 1)]


def test_posts_without_hashtags_leave_no_trace(log):
    with log.write() as connection:
        add(connection, [Use(1, "x", "2026-W47", ())])
        assert sums(connection) == []

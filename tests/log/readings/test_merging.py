"""Two publications that are one post: each reading is kept once, and the newest of all counts."""

from datetime import timedelta

from sqlalchemy import select

from postdesk.log.readings.merging import merge_into
from postdesk.log.readings.recorded import Counting, record
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import Latest, Publication, Reading, TagWeek
from postdesk.models import Figures
from stage.publishing import MONDAY, PODGORICA, publication

DAY = timedelta(days=1)


def test_the_readings_of_both_are_those_of_the_one_that_stays(log):
    with log.write() as connection:
        kept, gone = publication(connection, "1"), publication(connection, "2")
        both = [
            Counting(kept, Figures(1), MONDAY + DAY, "api"),
            Counting(kept, Figures(2), MONDAY + 2 * DAY, "export"),
            Counting(gone, Figures(9), MONDAY + 2 * DAY, "export"),
            Counting(gone, Figures(4), MONDAY + 3 * DAY, "export"),
        ]
        record(connection, both)
        merge_into(connection, kept, gone)
        read = select(table(Reading).c.publication_id, table(Reading).c.reactions).order_by(table(Reading).c.as_of)
        assert connection.execute(read).all() == [(kept, 1), (kept, 2), (kept, 4)]
        newest = select(table(Latest).c.publication_id, table(Latest).c.reactions)
        assert connection.execute(newest).all() == [(kept, 4)]
        assert connection.execute(select(table(Publication).c.remote_id)).scalars().all() == ["1"]
        weeks = connection.execute(select(table(TagWeek))).all()
        rebuild_rollups(connection, PODGORICA)
        assert connection.execute(select(table(TagWeek))).all() == weeks
        assert connection.execute(newest).all() == [(kept, 4)]

"""Posts that wait for a person."""

from datetime import UTC, datetime

from postdesk.errors import Refused
from stage.desks import LINKEDIN, lay
from stage.life import Told, courier


def test_posts_that_wait_for_a_person_are_named(office, clock, looked):
    page = LINKEDIN.replace("[linkedin]", "[bsky]")
    lay(
        office.house.root,
        page=page,
        more=page.replace("page", "more").replace("09:00", "09:01").replace("су отво", "су још отво"),
    )
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 2, tzinfo=UTC)
    courier(
        office.log, Told(Refused("no"), Refused("no"), Refused("no")), clock, campaigns=office.house.campaigns
    ).run_due()
    clock.forward(days=2)
    three = "3 failed: spring/doors@fedi, page/hall@bsky, more/hall@bsky"
    assert looked("posts") == [("wrong", three)]
    with office.log.write() as connection:
        connection.exec_driver_sql("UPDATE post SET state = 'missed'")
    assert looked("posts") == [("wrong", "4 missed: spring/tea@fedi, spring/doors@fedi, page/hall@bsky …")]

"""How things stand on a desk that somebody holds."""

from datetime import UTC, datetime

from stage.desks import DOORS, published
from stage.life import NOON


def test_a_held_desk_publishes_nothing_until_it_is_released(office, clock):
    office.queue.apply()
    assert office.queue.hold_all("a day of mourning") == 2
    (held,) = office.memory.standing().holds
    assert (held.who, held.why, held.since) == (office.who, "a day of mourning", NOON)
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    assert (office.publishing.publish_due(), published(office)) == ([], [])
    assert office.queue.release_all("it is over") == 2
    assert office.memory.standing().holds == []
    assert [outcome.ref for outcome in office.publishing.publish_due()] == [DOORS]

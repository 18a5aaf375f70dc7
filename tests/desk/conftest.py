"""The office on the day of its first post."""

from datetime import UTC, datetime

import pytest

from stage.desks import DOORS, TEA, states


@pytest.fixture
def out(office, clock):
    """The office on Tuesday after nine: the doors are published, tea waits for its slot at ten."""
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    office.publishing.publish_due()
    assert states(office) == {DOORS: "published", TEA: "queued"}
    return office

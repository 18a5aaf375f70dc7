"""What tests of the page share: a desk with posts in its queue, and a browser that was let in."""

import pytest

from stage.browsing import Browser


@pytest.fixture
def desk(office):
    """A desk whose two posts are queued: doors on Tuesday at nine, tea in the slot after it."""
    office.queue.apply()
    return office


@pytest.fixture
def browser(desk):
    """A browser that was let in."""
    return Browser(desk).enter()

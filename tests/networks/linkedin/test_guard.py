"""For how long LinkedIn's guard against twins is relied on, and what is asked of a person after that."""

from datetime import timedelta

import pytest

from postdesk.errors import Unknown
from postdesk.networks.linkedin.guard import see_the_guard_stand
from postdesk.networks.network import KnownPost
from stage.life import NOON

PAGE = "https://www.linkedin.com/in/me/recent-activity/all/"


@pytest.mark.parametrize("doubted", [None, NOON, NOON + timedelta(minutes=1)])
def test_what_the_guard_still_covers_or_nobody_doubts_may_be_sent(doubted):
    see_the_guard_stand(KnownPost(NOON, doubted=doubted), PAGE, NOON + timedelta(minutes=8))
    see_the_guard_stand(None, PAGE, NOON)


def test_what_has_waited_past_it_is_looked_for_by_a_person():
    with pytest.raises(Unknown, match=f"LinkedIn may take it a second time: look at {PAGE}"):
        see_the_guard_stand(KnownPost(NOON, doubted=NOON), PAGE, NOON + timedelta(minutes=9))

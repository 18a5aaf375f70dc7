"""The clock on the desk's wall: nothing is begun by one that nobody can mean, and nothing in hand is lost by it."""

from datetime import UTC, datetime

import pytest

from postdesk.desk.clock import FIRST, LAST, Clock
from postdesk.errors import PostdeskError
from stage.life import NOON


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01 00:00"),
        (datetime(1970, 1, 1, 0, 7, tzinfo=UTC), "1970-01-01 00:07"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), "9999-12-31 23:59"),
    ],
)
def test_nothing_is_begun_by_a_year_that_nobody_can_mean(moment, said):
    wrong = Clock(lambda: moment)
    for _ in range(2):
        with pytest.raises(PostdeskError, match=rf"^this machine's clock says {said} UTC, .* run this again$"):
            wrong()


def test_it_goes_on_by_the_nearest_that_can_be_meant_where_it_leaps_in_the_middle():
    moments = iter([NOON, datetime(9999, 12, 31, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), NOON])
    leaps = Clock(lambda: next(moments))
    assert [leaps() for _ in range(4)] == [NOON, LAST, FIRST, NOON]

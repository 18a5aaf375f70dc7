from datetime import UTC, datetime, timedelta, timezone

import pytest

from postdesk.moments.billing_months import month_after, month_begun

EAST = timezone(timedelta(hours=5))


@pytest.mark.parametrize(
    ("moment", "day", "begun", "after"),
    [
        (datetime(2026, 11, 15, tzinfo=UTC), 15, (2026, 11, 15), (2026, 12, 15)),
        (datetime(2026, 11, 14, 23, 59, tzinfo=UTC), 15, (2026, 10, 15), (2026, 11, 15)),
        (datetime(2027, 1, 3, tzinfo=UTC), 28, (2026, 12, 28), (2027, 1, 28)),
        (datetime(2027, 2, 1, 3, tzinfo=EAST), 1, (2027, 1, 1), (2027, 2, 1)),
    ],
)
def test_the_month_of_a_bill(moment, day, begun, after):
    assert month_begun(moment, day) == datetime(*begun, tzinfo=UTC)
    assert month_after(month_begun(moment, day), day) == datetime(*after, tzinfo=UTC)

"""For how long a server asks to wait, in every way of saying it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.wire.retry_after import LONGEST, calls_left, retry_after, server_moment, until

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
EPOCH = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "30"}, 30),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "Tue, 24 Nov 2026 09:01:00 GMT"}, 60),
        ({"retry-after": "Tue, 24 Nov 2026 08:00:00 GMT"}, 0),
        ({"ratelimit-reset": f"{EPOCH + 120}"}, 120),
        ({"x-ratelimit-reset": "2026-11-24T09:05:00.000Z"}, 300),
        ({"x-ratelimit-reset": f"{EPOCH + 120}"}, 120),
        ({"x-rate-limit-reset": f"{EPOCH + 900}"}, 900),
        ({"retry-after": "soon", "ratelimit-reset": f"{EPOCH + 120}"}, 120),
        ({"x-ratelimit-reset": "2026-11-24T09:05:00"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "9" * 5000}, None),
        ({}, None),
    ],
)
def test_the_wait_is_read_from_whichever_header_the_server_uses(headers, seconds):
    assert retry_after(headers, NOW) == seconds


@pytest.mark.parametrize(
    "said",
    ["99999999", "99999999999", "999999999999999", "5138-11-16T09:46:39Z", "Wed, 16 Nov 5138 09:46:39 GMT", "86401"],
)
def test_a_wait_is_believed_up_to_a_day(said):
    assert retry_after({"retry-after": said}, NOW) == LONGEST
    assert until({"ratelimit-reset": said}, NOW) == NOW + timedelta(days=1)


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,30}(\.[0-9]*)?") | st.datetimes().map(str))
def test_nothing_that_a_server_says_is_more_than_a_day_or_an_error(said):
    found = retry_after({"retry-after": said}, NOW)
    assert found is None or 0 <= found <= LONGEST


def test_calls_that_are_left():
    assert calls_left({"x-ratelimit-remaining": "3"}) == 3
    assert calls_left({"ratelimit-remaining": "0"}) == 0
    assert calls_left({"x-rate-limit-remaining": "899"}) == 899
    for said in ("", "-1", "9" * 99, "many", "٣"):
        assert calls_left({"x-ratelimit-remaining": said}) is None
    assert until({}, NOW) is None


def test_a_moment_is_meant_by_the_servers_own_clock():
    slow = {"date": "Tue, 24 Nov 2026 08:56:00 GMT", "x-ratelimit-reset": "2026-11-24T08:57:00Z"}
    assert server_moment(slow) == NOW - timedelta(minutes=4)
    assert retry_after(slow, NOW) == 60


@pytest.mark.parametrize("said", ["", "soon", "Tue, 24 Nov 2026 08:56:00 -0000", "Tue, 99 Nov 2026 08:56:00 GMT"])
def test_a_clock_that_nobody_can_read_is_not_gone_by(said):
    assert server_moment({"date": said}) is None

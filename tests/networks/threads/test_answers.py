"""Answers of Threads that are no numbers, no moments, no addresses."""

from datetime import UTC, datetime

import msgspec
import pytest

from postdesk.networks.threads.answers import Allowances, MadeThing, PostPage, ThreadsPost

GOOD = {"id": "18000000000000001", "timestamp": "2026-11-28T12:00:00+0000"}


def test_a_moment_has_its_zone_without_a_colon():
    post = msgspec.convert(GOOD, ThreadsPost)
    assert (post.at, post.above) == (datetime(2026, 11, 28, 12, tzinfo=UTC), "")
    assert msgspec.convert({**GOOD, "replied_to": {"id": "18"}}, ThreadsPost).above == "18"


@pytest.mark.parametrize(
    ("said", "shape"),
    [
        ({**GOOD, "timestamp": "yesterday"}, ThreadsPost),
        ({**GOOD, "id": "../me"}, ThreadsPost),
        ({**GOOD, "permalink": "javascript:alert(1)"}, ThreadsPost),
        ({"id": 18}, MadeThing),
        ({"data": []}, Allowances),
        ({"data": {}}, PostPage),
    ],
)
def test_what_is_none_of_these_is_no_answer(said, shape):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(said, shape)

"""What is written together stands together or not at all, and whoever waits too long is told."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from postdesk.errors import PostdeskError
from postdesk.log import open_log


def begin(log):
    with log.write():
        return "begun"


def test_a_writer_that_must_wait_too_long_says_so(tmp_path):
    with open_log(tmp_path / "desk.sqlite", patience=timedelta(milliseconds=50)) as log:
        with log.write(), pytest.raises(PostdeskError, match=r"is busy .*: try again in a moment"):
            begin(log)
        assert begin(log) == "begun"


def interrupted(log):
    with log.write() as connection:
        connection.execute(text("INSERT INTO heartbeat (worker, at) VALUES ('a', '2026-11-22')"))
        raise RuntimeError


def test_an_exception_takes_everything_back(log):
    with pytest.raises(RuntimeError):
        interrupted(log)
    with log.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM heartbeat")).scalar() == 0

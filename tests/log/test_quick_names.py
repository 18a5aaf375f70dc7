"""The names of posts without opening the log."""

import sqlite3
from contextlib import closing

import pytest

import postdesk.log
from postdesk.log.quick_names import quick_names


def test_where_there_is_no_log_there_are_no_names(tmp_path):
    assert quick_names(tmp_path / "desk.sqlite") == []
    (tmp_path / "desk.sqlite").write_bytes(b"no database, but long enough to look like something else")
    assert quick_names(tmp_path / "desk.sqlite") == []


def test_names_begin_with_the_campaign_or_the_draft_and_capitals_count(tmp_path):
    path = tmp_path / "desk.sqlite"
    with closing(sqlite3.connect(path)) as there, there:
        there.execute("CREATE TABLE post (campaign, draft, account, due)")
        there.executemany(
            "INSERT INTO post VALUES (?, ?, ?, ?)",
            [("spring", "doors", "fedi", 1), ("spring", "Tea_%", "fedi", 2), ("долина", "лето", "x", 3)],
        )
    assert quick_names(path) == [("долина", "лето", "x"), ("spring", "Tea_%", "fedi"), ("spring", "doors", "fedi")]
    assert quick_names(path, "spring/doors@f") == [("spring", "doors", "fedi")]
    assert quick_names(path, "Tea_%") == [("spring", "Tea_%", "fedi")]
    assert quick_names(path, "tea") == []
    assert quick_names(path, "лет") == [("долина", "лето", "x")]


def test_the_engine_is_there_when_it_is_asked_for():
    assert postdesk.log.open_log.__name__ == "open_log"
    with pytest.raises(AttributeError, match="has no attribute 'frobnicate'"):
        postdesk.log.frobnicate  # noqa: B018 -- asking is what is tried

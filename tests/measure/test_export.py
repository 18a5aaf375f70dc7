"""The whole log as files: what stands in them, what does not, and that figures computed from them are ours."""

import csv
import json
import re
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from postdesk.errors import PostdeskError
from postdesk.log.readings.account_days import Daily, keep_days
from postdesk.log.readings.extracts import EXTRACTS
from postdesk.log.readings.parquet import TYPES
from postdesk.log.readings.recorded import Counting, record
from postdesk.measure.export import export
from postdesk.models import Figures
from postdesk.sheets.separators import COMMAS
from stage.publishing import MONDAY, publication
from stage.sessions import run

ZONE = "Europe/Podgorica"
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
DESK = '[desk]\nname = "Office"\ntimezone = "Europe/Podgorica"\nrehearsal = true\n\n[accounts.test]\nnetwork = "rehearsal"\n'
CAMPAIGN = """campaign: day
title: Day
accounts: [test]
posts:
  - id: one
    at: 2026-06-01 09:00
    language: en
    text: |
      Doors open at six. 🎁 "Come", all
      of you. #SafeMigration
    thread: ["The second part."]
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk that has published one post."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text(DESK, encoding="utf-8")
    (tmp_path / "campaigns" / "day.yaml").write_text(CAMPAIGN, encoding="utf-8")
    for command, at in (
        ("queue", datetime(2026, 6, 1, 6, tzinfo=UTC)),
        ("publish", datetime(2026, 6, 1, 7, 1, tzinfo=UTC)),
    ):
        assert run(f"postdesk {command}", at)[1] == 0
    return tmp_path


def history(log):
    """Posts with hashtags over some weeks, some counted, some spelt otherwise."""
    with log.write() as connection:
        for number in range(40):
            tags = ["IOM", "iom", "SafeMigration", "Доста", "safemigration"][number % 5 : number % 5 + 2]
            of = publication(
                connection,
                str(number),
                ("x", "linkedin")[number % 2],
                MONDAY - timedelta(days=number * 2, hours=number),
                "\n".join(f"#{tag}" for tag in tags),
                tags,
            )
            if number % 3:
                record(connection, [Counting(of, Figures(number, None, 0), MONDAY, "export")])
        keep_days(connection, [Daily("facebook", "fb", "views", date(2026, 9, 28), 5, MONDAY)])


def rows(file):
    return duckdb.connect().execute(f"SET TimeZone = 'UTC'; SELECT * FROM '{file}'").fetchall()


def test_every_table_with_its_columns_types_and_rows(log, tmp_path):
    history(log)
    written = export(log, tmp_path / "out", "parquet", ZONE, COMMAS)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(one.file for one in written)
    assert {one.file: one.rows for one in written}["publications.parquet"] == 40
    for table in EXTRACTS:
        described = duckdb.connect().execute(f"DESCRIBE SELECT * FROM '{tmp_path}/out/{table.name}.parquet'").fetchall()
        names = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}
        expected = [(one.name, names.get(TYPES[one.kind], TYPES[one.kind])) for one in table.columns]
        assert [row[:2] for row in described] == expected


def test_what_is_not_given_is_null_and_moments_are_utc(log, tmp_path):
    history(log)
    export(log, tmp_path, "parquet", ZONE, COMMAS)
    reading = rows(tmp_path / "readings.parquet")[0]
    assert reading[1:8] == (MONDAY, "export", False, 1, None, 0, None)
    assert rows(tmp_path / "account_days.parquet") == [
        ("facebook", "fb", "views", date(2026, 9, 28), 5, MONDAY, "export")
    ]


def test_a_post_with_its_thread_its_attempts_and_its_events(desk):
    output, code = run("postdesk export --parquet out --csv out --format json", MONDAY)
    assert code == 0
    assert {"file": "posts.parquet", "rows": 1} in json.loads(output)
    (post,) = [
        dict(zip([one.name for one in EXTRACTS[0].columns], row, strict=True))
        for row in rows(desk / "out/posts.parquet")
    ]
    assert (post["ref"], post["state"], post["due"]) == (
        "day/one@test",
        "published",
        datetime(2026, 6, 1, 7, tzinfo=UTC),
    )
    assert post["text"] == 'Doors open at six. 🎁 "Come", all\nof you. #SafeMigration\n\nThe second part.'
    assert (post["media"], post["described"], post["language"]) == (0, 0, "en")
    with (desk / "out" / "posts.csv").open(encoding="utf-8-sig", newline="") as file:
        (plain,) = csv.DictReader(file)
    assert (plain["text"], plain["due"], plain["by_hand"]) == (post["text"], "2026-06-01T07:00:00+00:00", "False")
    assert [row[2] for row in rows(desk / "out/deliveries.parquet")][:1] == [datetime(2026, 6, 1, 7, 1, tzinfo=UTC)]
    assert {row[3] for row in rows(desk / "out/events.parquet")} >= {"queued", "sending", "published"}
    assert rows(desk / "out/publications.parquet")[0][1] == "day/one@test"


def test_no_key_and_no_token_leaves_the_log():
    names = {column.name for table in EXTRACTS for column in table.columns}
    assert names.isdisjoint({"key", "prepared", "owner", "lease", "payload"})


def test_in_words_and_without_a_place(desk):
    output, _ = run("postdesk export --csv 'it''s here'", MONDAY)
    assert output.splitlines()[0] == "posts.csv: 1 row, each a post that was ever queued"
    output, code = run("postdesk export", MONDAY)
    assert (code, output.splitlines()[-1]) == (2, "Error: say where to: --parquet DIR or --csv DIR")


def test_a_folder_that_is_a_file(log, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(PostdeskError, match=r"out cannot be written to \(file exists\): choose another folder"):
        export(log, tmp_path / "out", "csv", ZONE, COMMAS)


def test_without_duckdb_one_sentence_says_how_to_get_it(log, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(PostdeskError, match=r'pip install "postdesk\[analytics\]"'):
        export(log, tmp_path, "parquet", ZONE, COMMAS)


def test_every_column_is_explained_without_a_desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said, code = run("postdesk export --columns", MONDAY)
    assert code == 0
    assert said.startswith(
        "posts: a post that was ever queued\n  ref (text): the post's full name, campaign/draft@account\n"
    )
    told = json.loads(run("postdesk export --columns --format json", MONDAY)[0])
    assert [one["column"] for one in told] == [column.name for table in EXTRACTS for column in table.columns]
    for one in told:
        assert f"  {one['column']} ({one['holds']}): {one['meaning']}\n" in said


def test_the_table_of_hashtags_through_duckdb_is_ours(desk, tmp_path):
    """The README's query, run where the files are, gives what `postdesk hashtags --format json` gives."""
    from postdesk.log import open_log

    with open_log(desk / ".postdesk" / "desk.sqlite") as log:
        history(log)
    output, _ = run("postdesk hashtags --weeks 12 --format json", MONDAY)
    ours = json.loads(output)
    assert run("postdesk export --parquet history", MONDAY)[1] == 0
    query = re.search(r"```sql\n(.*?)```", README, re.DOTALL)[1]
    query = query.replace("2026-W24", ours["weeks"][0]).replace("2026-W47", ours["weeks"][-1])
    found = duckdb.connect().execute(query)
    names = [column[0] for column in found.description]
    theirs = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert len(theirs) == len(ours["tags"]) > 2
    for one, other in zip(ours["tags"], theirs, strict=True):
        same = ("tag", "name", "posts", "last")
        assert {name: one[name] for name in same} == {name: other[name] for name in same}
        assert tuple(one["networks"]) == tuple(other["networks"])
        weeks = dict(other["weekly"])
        assert list(one["weekly"]) == [weeks.get(week, 0) for week in ours["weeks"]]
        shares = (one["share"]["value"], one["share"]["low"], one["share"]["high"])
        assert (other["share"], other["low"], other["high"]) == pytest.approx(shares)

"""The log is one file that opens at once, is brought up to date, and says plainly when it cannot."""

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import StaticPool

from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.engine import migrations, opening
from postdesk.log.engine.migrations.versions import (
    r0001_first_tables,
    r0002_prepared,
    r0003_pace,
    r0004_notice,
    r0005_moment_before_a_move,
    r0006_account_days,
    r0007_approval,
    r0008_upload,
    r0009_spending,
    r0010_weeks_of_hashtags,
    r0011_zone,
    r0012_held,
    r0013_views,
    r0014_acts,
    r0015_identity,
    r0016_memory,
    r0017_letters,
    r0018_contents,
    r0019_edited,
    r0020_tokens,
    r0021_readings,
    r0022_again,
    r0023_month,
    r0024_sign_in_ends,
    r0025_follows,
    r0026_two_signatures,
    r0027_public_ids,
    r0028_commits,
    r0029_homes,
    r0030_destinations,
)
from postdesk.log.engine.sqlite import SqliteLog
from postdesk.log.tables import PostRow
from postdesk.models import Payload, identity
from postdesk.networks.x.prices import MONEY
from stage.filled import fill

SCHEMA = text("SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")


@contextmanager
def revising():
    """An empty database in memory, as a revision has it while it runs."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        yield connection
    engine.dispose()


def described(connection):
    """Every table with its columns, keys and indexes, however the statements that made it were written."""
    tables = {}
    for kind, name, table in connection.execute(SCHEMA).all():
        pragma = "table_xinfo" if kind == "table" else "index_xinfo"
        rows = connection.exec_driver_sql(f"PRAGMA {pragma}({name})").all()
        tables[kind, name, table] = sorted(tuple(row)[1:] for row in rows)
        if kind == "table":
            tables["foreign", name, table] = sorted(
                tuple(row)[2:] for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})")
            )
            tables["indexes", name, table] = sorted(
                tuple(row)[1:] for row in connection.exec_driver_sql(f"PRAGMA index_list({name})")
            )
    return tables


def test_a_new_desk_gets_its_tables_and_finds_them_again(tmp_path):
    path = tmp_path / ".postdesk" / "desk.sqlite"
    for _ in range(2):
        with open_log(path) as log, log.read() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == migrations.HEAD
            assert connection.execute(text("SELECT count(*) FROM post")).scalar() == 0


def test_making_the_tables_at_once_and_migrating_from_nothing_agree(tmp_path):
    with open_log(tmp_path / "made.sqlite") as log, log.read() as connection:
        made = described(connection)
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.sqlite'}")
    with engine.begin() as connection:
        migrations.upgrade(connection)
        migrated = described(connection)
    engine.dispose()
    assert migrated == made


def test_the_revisions_that_are_known_are_the_files_in_order():
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(migrations.__path__[0]))
    assert tuple(found.revision for found in reversed(list(script.walk_revisions()))) == migrations.REVISIONS


def test_a_log_stamped_before_the_first_revision_is_migrated(tmp_path):
    path = tmp_path / "desk.sqlite"
    with sqlite3.connect(path) as old:
        old.execute(migrations.VERSION_TABLE)
    old.close()
    with open_log(path) as log, log.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == migrations.HEAD
        assert connection.execute(text("SELECT count(*) FROM event")).scalar() == 0


def test_two_processes_that_open_a_new_desk_at_once_make_one(tmp_path):
    path = tmp_path / "desk.sqlite"
    opening = f"from pathlib import Path; from postdesk.log import open_log; open_log(Path({str(path)!r})).close()"
    both = [subprocess.Popen([sys.executable, "-c", opening]) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    with open_log(path) as log, log.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_tables_that_somebody_made_between_looking_and_locking_are_left_alone(tmp_path):
    class Late(SqliteLog):
        """Looks at an empty file, and finds its tables made once it has the lock."""

        def read(self):
            return create_engine("sqlite://", poolclass=StaticPool).connect()

    with open_log(tmp_path / "desk.sqlite") as log:
        late = Late(tmp_path / "desk.sqlite", timedelta(seconds=1))
        opening.bring_up_to_date(late)
        late.close()
        with log.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_the_revisions_make_every_table_by_themselves():
    with revising() as connection:
        r0001_first_tables.upgrade()
        r0002_prepared.upgrade()
        r0003_pace.upgrade()
        r0004_notice.upgrade()
        r0006_account_days.upgrade()
        r0007_approval.upgrade()
        r0008_upload.upgrade()
        r0009_spending.upgrade()
        r0011_zone.upgrade()
        r0012_held.upgrade()
        r0013_views.upgrade()
        r0014_acts.upgrade()
        r0016_memory.upgrade()
        r0017_letters.upgrade()
        r0018_contents.upgrade()
        r0020_tokens.upgrade()
        r0021_readings.upgrade()
        r0026_two_signatures.upgrade()
        r0029_homes.upgrade()
        r0030_destinations.upgrade()
        assert set(inspect(connection).get_table_names()) == set(PostRow.metadata.tables)


def test_a_log_of_the_first_revision_keeps_its_events_when_moments_come_to_them():
    with revising() as connection:
        r0001_first_tables.upgrade()
        told = "INSERT INTO event (post_id, at, after, who, why) VALUES (1, '2026-11-22', 'queued', 'Ana', '')"
        connection.execute(text(told))
        r0005_moment_before_a_move.upgrade()
        assert connection.execute(text("SELECT who, was FROM event")).all() == [("Ana", None)]


def test_a_log_of_an_older_revision_keeps_the_weeks_of_its_hashtags():
    with revising() as connection:
        r0001_first_tables.upgrade()
        connection.execute(text("INSERT INTO tagweek VALUES ('2026-W47', 'iom', 'x', 3, 2, 80, 0)"))
        r0010_weeks_of_hashtags.upgrade()
        assert connection.execute(text("SELECT * FROM tagweek")).all() == [("2026-W47", "iom", "x", 3)]


def test_what_only_the_desks_stop_held_is_queued_again_under_it():
    """The minister's post was held by itself, before; one was held by the stop, and one was queued under it."""
    with revising() as connection:
        r0001_first_tables.upgrade()
        connection.execute(text("INSERT INTO hold VALUES ('desk', '2026-11-22 10:00', 'Ana', 'mourning')"))
        given = "network, by_hand, payload, content_hash, due, local, zone, latest, wake, attempt, campaign, account"
        told = {
            "minister": ("queued", "2026-11-21"),
            "doors": ("queued", "2026-11-22 10:00"),
            "new": (None, "2026-11-23"),
        }
        for number, (draft, (before, at)) in enumerate(told.items(), 1):
            row = {"id": number, "draft": draft, "before": before, "at": at}
            blanks = ", ".join("''" for _ in given.split(","))
            into = f"INSERT INTO post (id, draft, key, state, {given}) VALUES (:id, :draft, :draft, 'held', {blanks})"
            connection.execute(text(into), row)
            event = (
                "INSERT INTO event (post_id, at, before, after, who, why) VALUES (:id, :at, :before, 'held', 'Ana', '')"
            )
            connection.execute(text(event), row)
        r0014_acts.upgrade()
        states = connection.execute(text("SELECT draft, state FROM post ORDER BY id")).all()
        assert states == [("minister", "held"), ("doors", "queued"), ("new", "queued")]
        last = connection.execute(text("SELECT post_id, before, after FROM event WHERE id > 3 ORDER BY id")).all()
        assert last == [(2, "held", "queued"), (3, "held", "queued")]


def test_posts_of_an_older_log_are_known_by_what_they_say():
    payload = Payload("mastodon", "fedi", ("Doors open at six.",))
    with revising() as connection:
        r0001_first_tables.upgrade()
        given = "network, by_hand, state, content_hash, due, local, zone, latest, wake, attempt, campaign, account"
        blanks = ", ".join("''" for _ in given.split(","))
        into = f"INSERT INTO post (id, draft, key, payload, {given}) VALUES (:id, :id, :id, :payload, {blanks})"
        for number in range(1, r0015_identity.AT_ONCE + 2):
            connection.execute(text(into), {"id": number, "payload": payload.frozen()[0]})
        r0015_identity.upgrade()
        said = connection.execute(text("SELECT DISTINCT said, whom FROM post")).all()
        assert said == [(identity.identity_number(payload, ()), "")]


def test_no_post_of_an_older_log_was_edited():
    with revising() as connection:
        r0001_first_tables.upgrade()
        r0019_edited.upgrade()
        assert "edited" in {column["name"] for column in inspect(connection).get_columns("post")}
        assert connection.execute(text("SELECT edited FROM post")).all() == []


def test_no_post_of_an_older_log_is_known_as_a_wanted_repeat():
    with revising() as connection:
        r0001_first_tables.upgrade()
        given = "network, by_hand, state, content_hash, due, local, zone, latest, wake, attempt, campaign, account"
        blanks = ", ".join("''" for _ in given.split(","))
        connection.execute(text(f"INSERT INTO post (id, draft, key, payload, {given}) VALUES (1, 1, 1, 1, {blanks})"))
        r0022_again.upgrade()
        assert connection.execute(text("SELECT again FROM post")).all() == [("",)]


def test_readings_of_an_older_log_have_no_views():
    with revising() as connection:
        r0001_first_tables.upgrade()
        for into in ("reading", "latest"):
            columns = f"{into} (publication_id, as_of, source, simulated, reach)"
            connection.execute(text(f"INSERT INTO {columns} VALUES (1, '2026-11-22', 'api', 0, 5)"))
        r0013_views.upgrade()
        for kept in ("reading", "latest"):
            assert connection.execute(text(f"SELECT reach, views FROM {kept}")).all() == [(5, None)]


def test_posts_of_an_older_log_are_looked_at_by_whoever_knows_the_rules_of_their_zones():
    with revising() as connection:
        r0001_first_tables.upgrade()
        for number, zone in enumerate(("Asia/Tehran", "Europe/Podgorica", "Asia/Tehran")):
            row = {"key": f"key-{number}", "draft": f"day-{number}", "zone": zone}
            names = [
                "campaign",
                "account",
                "network",
                "by_hand",
                "state",
                "payload",
                "content_hash",
                "due",
                "local",
                "latest",
                "wake",
                "attempt",
            ]
            row |= dict.fromkeys(names, "")
            into, values = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO post ({into}) VALUES ({values})"), row)
        r0011_zone.upgrade()
        found = connection.execute(text("SELECT name, mark, release FROM zone ORDER BY name")).all()
        assert found == [("Asia/Tehran", "", ""), ("Europe/Podgorica", "", "")]
        assert connection.execute(text("SELECT DISTINCT meant FROM post")).all() == [(None,)]


def test_a_log_of_a_newer_postdesk_is_left_alone(tmp_path):
    path = tmp_path / "desk.sqlite"
    with open_log(path) as log, log.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(PostdeskError, match=r"newer postdesk \(revision 9999\)"):
        open_log(path)


def test_a_file_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "desk.sqlite"
    path.write_text("Not a database, but a page that somebody saved here by mistake. " * 20)
    with pytest.raises(PostdeskError, match=r"desk.sqlite is damaged \(file is not a database\): stop the workers"):
        open_log(path)


def test_a_log_of_which_a_table_is_gone_is_named_with_what_brings_it_back(tmp_path):
    path = tmp_path / "desk.sqlite"
    open_log(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE event")
    with pytest.raises(
        PostdeskError, match=r"desk.sqlite .* \(its table event is missing\): stop the workers, and put back"
    ):
        open_log(path)


def test_a_log_that_cannot_be_brought_up_to_date_is_named(tmp_path):
    path = tmp_path / "desk.sqlite"
    open_log(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (migrations.REVISIONS[-2],))
    with pytest.raises(PostdeskError, match=r"desk.sqlite .*already exists"):
        open_log(path)


def test_a_filled_log_of_the_revision_before_is_brought_up_to_date_with_all_that_it_holds(tmp_path):
    path = tmp_path / "desk.sqlite"
    open_log(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        fill(connection)
        connection.execute("DROP TABLE destination")
        connection.execute("UPDATE alembic_version SET version_num = ?", (migrations.REVISIONS[-2],))
    with open_log(path) as log, log.read() as connection:
        counts = {
            table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar()
            for table in PostRow.metadata.tables
        }
        assert counts == {**dict.fromkeys(counts, 1), "destination": 0}
        assert log.foreign() is None


def test_alembic_is_not_imported_for_a_current_log(tmp_path):
    path = tmp_path / "desk.sqlite"
    opening = f"import sys; from pathlib import Path; from postdesk.log import open_log; open_log(Path({str(path)!r})).close(); sys.exit('alembic' in sys.modules)"
    assert [subprocess.run([sys.executable, "-c", opening], check=False).returncode for _ in range(2)] == [0, 0]


def test_what_was_spent_in_31_days_counts_on_in_its_month():
    with revising() as connection:
        r0009_spending.upgrade()
        told = "INSERT INTO spending VALUES ('x', 'tenths of a US cent in 31 days, its monthly_limit in desk.toml', '2026-11-22', 7)"
        connection.execute(text(told))
        r0023_month.upgrade()
        assert connection.execute(text("SELECT name, spent FROM spending")).all() == [(MONEY, 7)]


def test_locked_tokens_of_before_have_no_known_end():
    with revising() as connection:
        r0020_tokens.upgrade()
        r0024_sign_in_ends.upgrade()
        assert connection.execute(text("SELECT ends FROM lockedtokens")).all() == []


def test_signatures_of_before_are_kept_and_make_room_for_a_second_person():
    with revising() as connection:
        r0001_first_tables.upgrade()
        r0007_approval.upgrade()
        connection.execute(text("INSERT INTO approval VALUES (1, 'f00d', 'Ana', '2026-11-22')"))
        r0026_two_signatures.upgrade()
        connection.execute(text("INSERT INTO approval VALUES (1, 'f00d', 'Ben', '2026-11-23')"))
        assert connection.execute(text("SELECT who FROM approval ORDER BY at")).scalars().all() == ["Ana", "Ben"]
        assert connection.execute(text("SELECT count(*) FROM sentback")).scalar() == 0


def test_nothing_of_before_was_signed_by_a_commit():
    with revising() as connection:
        r0001_first_tables.upgrade()
        r0007_approval.upgrade()
        connection.execute(text("INSERT INTO approval VALUES (1, 'f00d', 'Ana', '2026-11-22')"))
        r0028_commits.upgrade()
        assert connection.execute(text('SELECT who, "commit" FROM approval')).all() == [("Ana", "")]


def test_no_post_of_an_older_log_waits_for_another():
    with revising() as connection:
        r0001_first_tables.upgrade()
        given = "network, by_hand, state, content_hash, due, local, zone, latest, wake, attempt, campaign, account"
        blanks = ", ".join("''" for _ in given.split(","))
        connection.execute(text(f"INSERT INTO post (id, draft, key, payload, {given}) VALUES (1, 1, 1, 1, {blanks})"))
        r0025_follows.upgrade()
        assert connection.execute(text("SELECT follows, follows_by, waits FROM post")).all() == [("", 0, 0)]


def test_posts_of_before_are_found_by_their_networks_id():
    with revising() as connection:
        r0001_first_tables.upgrade()
        r0027_public_ids.upgrade()
        asked = text("EXPLAIN QUERY PLAN SELECT id FROM post WHERE remote_id IN ('106', '107')")
        assert "post_public" in str(connection.execute(asked).all())


def test_publications_of_before_get_the_home_of_their_number_and_what_refers_to_them_stays():
    """Posts of two servers with figures, as a log of the revision before holds them; a server may then give 1 again."""
    posts = {
        1: ("mastodon", "1", "https://sea.example/@office/1", "sea.example"),
        2: ("telegram", "1", "https://t.me/office/1", "office"),
        3: ("x", "1", "https://x.com/office/status/1", ""),
        4: ("mastodon", "2", "https://Hill.example:8443/@büro/2", "hill.example:8443"),
        5: ("mastodon", "3", "https://sea.example/@them@far.example/3", ""),
        6: ("mastodon", "4", "", ""),
    }
    with revising() as connection:
        connection.execute(text("PRAGMA foreign_keys = ON"))
        r0001_first_tables.upgrade()
        for of, (network, remote, url, _) in posts.items():
            row = {"id": of, "network": network, "remote": remote, "url": url}
            names = "account, published, week, exact, text, language, campaign, kind, reply"
            blanks = ", ".join("''" for _ in names.split(","))
            into = f"INSERT INTO publication (id, network, remote_id, url, {names})"
            connection.execute(text(f"{into} VALUES (:id, :network, :remote, :url, {blanks})"), row)
            counted = "INSERT INTO reading (publication_id, as_of, source, simulated) VALUES (:id, '', 'api', 0)"
            connection.execute(text(counted), row)
        r0029_homes.upgrade()
        found = connection.execute(text("SELECT id, network, remote_id, url, home FROM publication ORDER BY id")).all()
        assert found == [(of, *post) for of, post in posts.items()]
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("SELECT count(*) FROM reading")).scalar() == len(posts)
        again = "INSERT INTO publication SELECT 7, post_id, network, account, 'hill.example', remote_id, url, published"
        rest = "week, exact, text, language, campaign, kind, reply FROM publication WHERE id = 1"
        connection.execute(text(f"{again}, {rest}"))
        assert connection.execute(text("SELECT count(*) FROM publication")).scalar() == 7
        with pytest.raises(IntegrityError, match="UNIQUE"):
            connection.execute(text(f"{again.replace('7, ', '8, ')}, {rest}"))


def test_a_log_without_publications_of_servers_gets_the_home_as_well():
    with revising() as connection:
        r0001_first_tables.upgrade()
        r0029_homes.upgrade()
        assert "home" in {column["name"] for column in inspect(connection).get_columns("publication")}

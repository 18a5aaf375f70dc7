"""The log in a real PostgreSQL: shared by machines, cut off, failed over, and moved to and from."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from faults import crew, shore
from postdesk.accounts.rotating import RotatingTokens
from postdesk.errors import PostdeskError, Refused, Unreachable
from postdesk.log import open_log
from postdesk.log.engine import migrations
from postdesk.log.engine.database import Kept
from postdesk.log.posts import claims, lookup
from postdesk.log.workers import heartbeats
from postdesk.settings.vault import Cipher, new_key
from postdesk.wire.oauth import Tokens
from postdesk.worker.alarms import Worker
from stage.at_work import due, real, until, working
from stage.clusters import Cluster
from stage.desks import SPRING, lay
from stage.life import NOON, Told, courier, queued

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


HOUR = timedelta(hours=1)


@pytest.fixture
def address(cluster):
    return cluster.database()


@pytest.fixture
def opened(address):
    with open_log(address) as log:
        yield log


def ask(address, statement):
    with psycopg.connect(address, autocommit=True) as connection:
        return connection.execute(statement).fetchall()


class Rotating:
    """A network whose refresh tokens are good once; whoever brings a spent one loses all."""

    def __init__(self, address):
        self.address, self.newest, self.asked, self.spent, self.faults = address, "refresh-0", 0, 0, []

    def __call__(self, refresh):
        self.asked += 1
        if refresh != self.newest:
            self.spent += 1
            raise Refused("the token was invalid")
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "lost":
            raise Unreachable("the connection broke before anything was done")
        if fault == "cut":  # what the worker writes next meets a connection that is no more
            ask(self.address, CUT)
        self.newest = f"refresh-{self.asked}"
        return Tokens(f"access-{self.asked}", self.newest, 7200)


def test_two_machines_that_renew_at_once_lose_no_refresh_token(address, tmp_path):
    """Answers are lost, and the database ends its connections while the new token is on its way into it."""
    server, cipher = Rotating(address), Cipher(new_key())
    with open_log(address) as north, open_log(address) as south, ThreadPoolExecutor(2) as both:
        machines = [
            RotatingTokens(log, cipher, "x", name, tmp_path / name)
            for log, name in ((north, "north"), (south, "south"))
        ]
        machines[0].begin(Tokens("access-0", "refresh-0", 7200), NOON)

        def used(machine, moment):
            for wait in range(0, 240, 3):
                try:
                    return machine.access(moment + timedelta(seconds=wait), server)
                except PostdeskError:
                    time.sleep(0.02)
            return "none"

        for hour, faults in enumerate(([], ["lost"], ["cut"], ["lost", "cut"]), 1):
            server.faults = list(faults)
            found = {turn.result(60) for turn in [both.submit(used, each, NOON + hour * 2 * HOUR) for each in machines]}
            assert found == {f"access-{server.asked}"}
        assert (server.asked, server.spent) == (6, 0)


def test_how_it_is_kept_is_told(opened):
    assert opened.kept() == Kept(
        "ok",
        "set fsync and full_page_writes to on in postgresql.conf",
        migrations.HEAD,
        "PostgreSQL, each commit on the server's disk",
    )


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda url: url.rpartition("/")[0] + "/nowhere", "the database nowhere on 127.0.0.1 cannot be used"),
        (lambda url: url.replace("postgres@", "nobody:geheim@"), 'role "nobody" does not exist'),
        (lambda _url: "postgresql://desk:geheim@127.0.0.1:1/desk", "cannot be used (connection failed"),
        (lambda url: url + "?ssl mode=perhaps", "cannot be read: write postgresql://name:password@host/database"),
    ],
)
def test_a_database_that_is_not_there_is_one_sentence_without_the_password(address, edit, says):
    with pytest.raises(PostdeskError) as told:
        open_log(edit(address))
    assert says in str(told.value)
    assert "geheim" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_database_of_a_newer_postdesk_is_refused(opened, address):
    ask(address, "UPDATE alembic_version SET version_num = '9999' RETURNING 1")
    with pytest.raises(PostdeskError, match="was written by a newer postdesk"):
        open_log(address)


def test_a_database_that_cannot_be_brought_up_to_date_is_named(opened, address):
    assert opened.foreign() is None
    ask(address, f"UPDATE alembic_version SET version_num = '{migrations.REVISIONS[-2]}' RETURNING 1")
    with pytest.raises(PostdeskError, match=r"already exists.*see that it is this desk's database") as told:
        open_log(address)
    assert "\n" not in str(told.value)


def test_tables_that_migrations_made_are_those_that_are_made_at_once(cluster, opened, address):
    old = cluster.database()
    half = opened.__class__(old, timedelta(seconds=5))
    with half.write() as connection:
        connection.exec_driver_sql(migrations.VERSION_TABLE)  # stamped before the first revision
    half.close()
    open_log(old).close()
    columns = "SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
    indexes = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"
    assert ask(old, indexes) == ask(address, indexes)
    assert ask(old, columns) == ask(address, columns)


def test_text_sorts_by_code_points_whatever_the_database_does(cluster):
    ask(cluster.url(), "SELECT 1")
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE sorted LOCALE_PROVIDER icu ICU_LOCALE 'en' TEMPLATE template0")
    with open_log(cluster.url("sorted")) as log:
        queued(log, *(due(600, name) for name in ("a", "B", "b", "Z")), now=real())
        with log.read() as connection:
            found = connection.exec_driver_sql("SELECT draft FROM post ORDER BY draft").scalars().all()
    assert found == ["B", "Z", "a", "b"]


def test_what_a_role_takes_for_granted_makes_no_difference(cluster, address):
    database = address.rpartition("/")[2]
    for setting in (
        "default_transaction_isolation = 'repeatable read'",
        "synchronous_commit = off",
        "timezone = 'Asia/Tehran'",
    ):
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {database} SET {setting}")
    with open_log(address) as log, log.write() as connection:
        shown = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in (
                "transaction_isolation",
                "synchronous_commit",
                "timezone",
                "idle_in_transaction_session_timeout",
            )
        ]
    assert shown == ["read committed", "on", "UTC", "30s"]


def test_a_connection_that_was_cut_is_one_sentence_and_the_next_call_works(opened, address):
    for attempt in (opened.read, opened.write, lambda: opened.write(beside=True)):
        with attempt() as connection:
            connection.exec_driver_sql("SELECT 1")
        ask(address, CUT)
        with (
            pytest.raises(PostdeskError, match=r"the database desk\d+ on 127.0.0.1 cannot be used"),
            attempt() as connection,
        ):
            connection.exec_driver_sql("SELECT 1")
        with attempt() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_a_step_whose_connection_was_cut_is_one_sentence_and_changes_nothing(opened, address, caplog):
    queued(opened, due(0), now=real())
    run = courier(opened, Told(), real)
    post = run.take()

    def cut_at_its_end():
        with opened.step() as connection:
            assert claims.intend(connection, post, run.who, real()).state == "sending"
            ask(address, CUT)

    ask(address, CUT)
    for step in (run.take, cut_at_its_end):
        with pytest.raises(PostdeskError, match=r"cannot be used .* see that it runs and lets this machine in"):
            step()
        assert claims.still_sending(opened, post, run.who) is False
    ask(address, CUT)
    with pytest.raises(PostdeskError, match="cannot be used"):
        claims.still_sending(opened, post, run.who)
    assert run.carry(post).state == "published"
    assert caplog.messages == []


def test_whoever_asks_while_all_connections_are_cut_hears_one_sentence(opened, address):
    run, answers, over = courier(opened, Told(), real), [], threading.Event()
    queued(opened, due(600), now=real())

    def keep_asking():
        while not over.is_set():
            with contextlib.suppress(PostdeskError):
                answers.append(run.take())

    with ThreadPoolExecutor(8) as askers:
        asking = [askers.submit(keep_asking) for _ in range(8)]
        for _ in range(40):
            ask(address, CUT)
        over.set()
    assert [work.exception() for work in asking] == [None] * 8
    assert set(answers) == {None}


def test_a_server_that_is_away_is_one_sentence_for_whoever_asks():
    with Cluster() as server, open_log(server.url()) as log:
        queued(log, due(0), now=real())
        run = courier(log, Told(), real)
        post = run.take()
        server.stop()
        for _ in range(2):  # the connection that was open, and a new one
            with pytest.raises(PostdeskError, match="cannot be used"):
                claims.still_sending(log, post, run.who)


def test_a_worker_whose_connections_are_cut_publishes_everything_once(opened, address):
    network, said = Told(), []
    queued(opened, *(due(0, f"day-{number}", f"account-{number}") for number in range(60)), now=real())
    worker = Worker(courier(opened, network, real), threads=4, trouble=said.append)
    with working(worker):
        for _ in range(4):
            time.sleep(0.2)
            ask(address, CUT)
        assert until(lambda: set(ask(address, "SELECT state FROM post")) == {("published",)}, 60)
    assert len(network.sent) == 60
    assert all("cannot be used" in sentence for sentence in said)


def test_a_lock_that_somebody_keeps_is_told(address):
    with open_log(address) as one, open_log(address, timedelta(milliseconds=200)) as other:
        with (
            one.write(),
            pytest.raises(PostdeskError, match="is busy: somebody else has been writing for too long"),
            other.write(),
        ):
            pass
        with one.write(beside=True), other.write(beside=True) as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_workers_are_told_at_once_what_another_machine_queues(opened, address):
    """Without that, a post waits for the worker's next look: half a second in the mean."""
    network, waits = Told(), []
    with working(Worker(courier(opened, network, real))), open_log(address) as elsewhere:
        time.sleep(1.2)
        for number in range(10):
            time.sleep(0.13)
            begun, before = time.monotonic(), len(network.sent)
            queued(elsewhere, due(0, f"day-{number}", f"account-{number}"), now=real())
            assert until(lambda seen=before: len(network.sent) > seen)
            waits.append(time.monotonic() - begun)
    assert sorted(waits)[5] < 0.3, waits


def test_the_databases_clock_counts_on_a_machine_whose_own_is_wrong(opened):
    wrong = opened.clock(lambda: real() + timedelta(hours=3))
    assert abs(wrong() - real()) < timedelta(seconds=1)


def test_listening_goes_on_after_the_server_was_away(cluster):
    with Cluster() as server, open_log(server.database()) as log:
        heard, stopping = [], threading.Event()
        ears = threading.Thread(target=log.listen, args=(stopping, lambda: heard.append(1)))
        ears.start()
        assert until(lambda: heard)
        server.stop()
        time.sleep(1.5)
        server.start()
        before = len(heard)
        assert until(lambda: len(heard) > before, 20)
        stopping.set()
        ears.join(10)
        assert not ears.is_alive()


def test_the_primary_dies_and_no_intent_that_was_acknowledged_is_missing(tmp_path):
    """A synchronous standby has every commit before a byte leaves; promoted, it knows of all that went out."""
    network = tmp_path / "shore.sqlite"
    shore.build(network)
    with Cluster(wal_level="replica", fsync="on", full_page_writes="on") as primary:
        name = primary.database().rpartition("/")[2]
        standby = primary.standby().start()
        try:
            ask(primary.url(), "SELECT 1")
            with psycopg.connect(primary.url(), autocommit=True) as connection:
                connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
                connection.execute("SELECT pg_reload_conf()")
            assert until(lambda: ask(primary.url(), "SELECT sync_state FROM pg_stat_replication") == [("sync",)])
            both = f"postgresql://postgres@127.0.0.1:{primary.port},127.0.0.1:{standby.port}/{name}"
            crew.fill(both, 120)
            with open_log(both) as log:
                assert log.kept() == Kept("ok", "", migrations.HEAD, "PostgreSQL, each commit on disk and on standby")
            worker = crew.launch(both, network, threads=4)
            assert until(lambda: sum(shore.effects(network).values()) > 30, 30)
            primary.stop("immediate")
            sent = set(shore.effects(network))
            standby.run("pg_ctl", "-D", standby.folder, "-w", "promote")
            with open_log(standby.url(name)) as log, log.read() as connection:
                known = {post.key: str(post.state) for post in lookup.listing(log)}
            assert {known[key] for key in sent} <= {"sending", "published", "unknown"}
            with psycopg.connect(standby.url(), autocommit=True) as connection:
                connection.execute("ALTER SYSTEM SET synchronous_standby_names = ''")
                connection.execute("SELECT pg_reload_conf()")
            assert crew.certain(standby.url(name), 90)
            crew.stop(worker)
            counted = crew.audit(standby.url(name), network)
            crew.told("primary killed", sent_before=len(sent), states=counted)
            assert sum(counted.values()) == 120
            assert set(counted) <= {"published", "unknown"}
        finally:
            standby.__exit__()


def run(desk, *words, **environment):
    command = [sys.executable, "-m", "postdesk", "--desk", str(desk), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    lay(folder, spring=SPRING.replace("2026-11-24 09:00", "2030-11-26 09:00"))
    assert run(folder, "queue").returncode == 0
    return folder


def test_a_desk_moves_to_postgresql_and_back_and_says_the_same(desk, address):
    before = json.loads(run(desk, "list", "--format", "json").stdout)
    there = run(desk, "move-database", "--to", address)
    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout.splitlines()[-2:] == [
        "Everything arrived, and reads the same on both sides.",
        "Now set POSTDESK_DATABASE to that address, on every machine.",
    ]
    (desk / ".env").write_text(f"POSTDESK_DATABASE={address}\n", "utf-8")
    (desk / ".postdesk" / "desk.sqlite").rename(desk / "kept.sqlite")
    assert json.loads(run(desk, "list", "--format", "json").stdout) == before
    assert run(desk, "cancel", "tea").returncode == 0
    assert (
        "PostgreSQL, each commit on the server's disk" in run(desk, "doctor").stdout
        or "power cut" in run(desk, "doctor").stdout
    )
    after = json.loads(run(desk, "list", "--format", "json").stdout)
    back = run(desk, "move-database", "--to", "sqlite")
    assert (back.returncode, back.stderr) == (0, "")
    (desk / ".env").unlink()
    assert json.loads(run(desk, "list", "--format", "json").stdout) == after != before
    assert run(desk, "queue").returncode == 0


def test_a_move_to_where_a_desk_is_already_or_from_under_a_worker_is_refused(desk, address, cluster):
    assert (
        run(desk, "move-database", "--to", "sqlite").stderr
        == "postdesk: the desk's memory is there already: name another place\n"
    )
    assert run(desk, "move-database", "--to", "mysql://x").returncode == 2
    with open_log(desk / ".postdesk" / "desk.sqlite") as log:
        heartbeats.beat(log, "desk:1", real())
    busy = run(desk, "move-database", "--to", address)
    assert (busy.returncode, "desk:1 is at work on" in busy.stderr) == (1, True)
    with open_log(desk / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        connection.exec_driver_sql("DELETE FROM heartbeat")
    taken = cluster.database()
    with open_log(taken) as log, log.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO run (kind, period, started, who) VALUES ('report', '2026-W47', now(), 'Ana')"
        )
    full = run(desk, "move-database", "--to", taken)
    assert (full.returncode, "holds a desk already (run): move to an empty database" in full.stderr) == (1, True)
    assert run(desk, "move-database", "--to", address).returncode == 0
    again = run(desk, "move-database", "--to", address)
    assert (again.returncode, "move to an empty database" in again.stderr) == (1, True)


def test_a_copy_that_moves_to_postgresql_may_say_no_more_than_before(desk, address, tmp_path):
    """Else a colleague's copy of the folder would publish beside the office."""
    assert run(desk, "publish").returncode == 0
    copy = tmp_path / "colleague"
    shutil.copytree(desk, copy)
    assert run(copy, "move-database", "--to", address).returncode == 0
    told = run(copy, "publish", POSTDESK_DATABASE=address)
    assert (told.returncode, "the one that speaks for this desk is kept on" in told.stderr) == (1, True), told.stderr
    assert run(desk, "publish").returncode == 0


def test_a_move_of_what_postgresql_cannot_keep_or_that_arrives_as_another_is_told(desk, address, cluster):
    with open_log(desk / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        connection.exec_driver_sql("UPDATE event SET who = 'nul' || char(0) WHERE id = 1")
    told = run(desk, "move-database", "--to", address)
    assert (told.returncode, "event holds what the other database cannot keep" in told.stderr) == (1, True)
    assert told.stderr.count("\n") == 1
    with open_log(desk / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        connection.exec_driver_sql("UPDATE event SET who = 'Ana' WHERE id = 1")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.why = upper(NEW.why); RETURN NEW; END'"
        )
        connection.execute("CREATE TRIGGER shouting BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION shout()")
    told = run(desk, "move-database", "--to", address)
    assert (told.returncode, "event did not arrive as it was sent (2 rows, 2 came): nothing moved" in told.stderr) == (
        1,
        True,
    )
    assert ask(address, "SELECT count(*) FROM post") == [(0,)]


def test_a_move_that_is_killed_leaves_nothing_there_and_everything_here(desk, address):
    with open_log(desk / ".postdesk" / "desk.sqlite") as log:
        queued(log, *(due(6000, f"day-{number}", f"account-{number}") for number in range(20_000)), now=real())
    mover = subprocess.Popen([sys.executable, "-m", "postdesk", "--desk", str(desk), "move-database", "--to", address])
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'INSERT INTO post%'"
    assert until(lambda: ask(address, busy)[0][0] > 0, 30)
    mover.send_signal(signal.SIGKILL)
    mover.wait(10)
    assert until(
        lambda: ask(address, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")[0][0] == 1
    )
    assert ask(address, "SELECT count(*) FROM post") == [(0,)]
    assert run(desk, "move-database", "--to", address).returncode == 0
    assert ask(address, "SELECT count(*) FROM post") == [(20_002,)]


def without_its_moment(document):
    """A report says when it was made."""
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+Z", "", document, count=1)


def test_a_report_from_postgresql_is_the_one_from_the_file(tmp_path, address):
    home = tmp_path / "demo"
    assert run(tmp_path, "demo", str(home)).returncode == 0
    week = datetime(2026, 11, 22, tzinfo=UTC).strftime("%G-W%V")
    file = run(home, "report", "--week", week, "--format", "json", "--to", "-")
    assert run(home, "move-database", "--to", address).returncode == 0
    shared = run(home, "report", "--week", week, "--format", "json", "--to", "-", POSTDESK_DATABASE=address)
    assert file.returncode == shared.returncode == 0
    assert without_its_moment(shared.stdout) == without_its_moment(file.stdout)
    tags = [run(home, "hashtags", "--format", "json", POSTDESK_DATABASE=where).stdout for where in ("", address)]
    assert tags[0] == tags[1]


def test_a_database_of_somebody_elses_is_told(cluster):
    address = cluster.database()
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE post (letters text)")
    with pytest.raises(PostdeskError, match="see that it is this desk's database, and what its server says of it"):
        open_log(address)

"""What can be said of PostgreSQL without one: its absence, its address, its clock."""

import subprocess
import sys
from datetime import timedelta

import pytest

from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.engine.postgres import PostgresLog
from postdesk.log.engine.server_clock import Distance
from stage.life import NOON


class Clocks:
    """Three clocks that a test turns: the database's, the wall's, the monotonic one."""

    def __init__(self):
        self.theirs, self.wall, self.ticks, self.asked = NOON, NOON + timedelta(hours=3), 0.0, 0
        self.away = False

    def database(self):
        self.asked += 1
        if self.away:
            raise PostdeskError("the database is away")
        return self.theirs

    def distance(self):
        return Distance(self.database, lambda: self.wall, lambda: self.ticks)

    def pass_(self, seconds, awake=True):
        self.theirs += timedelta(seconds=seconds)
        self.wall += timedelta(seconds=seconds)
        self.ticks += seconds if awake else 0


def test_the_databases_clock_is_asked_once_a_minute():
    clocks = Clocks()
    distance = clocks.distance()
    for _ in range(50):
        assert distance.now() == clocks.theirs
        clocks.pass_(1)
    assert clocks.asked == 1
    clocks.pass_(20)
    assert distance.now() == clocks.theirs
    assert clocks.asked == 2


def test_it_is_asked_again_after_the_machine_slept_or_its_clock_was_set():
    clocks = Clocks()
    distance = clocks.distance()
    distance.now()
    clocks.pass_(600, awake=False)
    assert distance.now() == clocks.theirs
    clocks.wall -= timedelta(hours=1)
    assert distance.now() == clocks.theirs
    assert clocks.asked == 3


def test_while_it_cannot_be_asked_it_is_as_late_as_it_may_be():
    clocks = Clocks()
    clocks.away = True
    distance = clocks.distance()
    with pytest.raises(PostdeskError, match="away"):
        distance.now()
    clocks.away = False
    distance.now()
    clocks.away = True
    clocks.pass_(600, awake=False)
    assert distance.now() == clocks.theirs
    clocks.pass_(90)
    assert distance.now() == clocks.theirs
    clocks.wall -= timedelta(hours=2)
    assert distance.now() == clocks.theirs


def test_a_machine_without_psycopg_is_told_how_to_get_it():
    ask = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from postdesk.errors import PostdeskError\n"
        "from postdesk.log import open_log\n"
        "try: open_log('postgresql://desk@127.0.0.1/desk')\n"
        "except PostdeskError as error: print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert said == 'PostgreSQL needs psycopg: run `pip install "postdesk[postgres]"`\n'


def test_nobody_listening_is_one_sentence_without_the_password():
    with pytest.raises(PostdeskError, match=r"^the database desk on 127\.0\.0\.1 cannot be used \(") as told:
        open_log("postgresql://desk:geheim@127.0.0.1:1/desk")
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://desk:{}@127.0.0.1:1/desk",
        "postgresql://desk@127.0.0.1:1/desk?password={}",
        "postgresql://127.0.0.1:1/desk?user=desk&password={}",
        "host=127.0.0.1 port=1 user=desk dbname=desk password='{}'",
        "host=127.0.0.1 port=1 dbname='postgresql://desk:{}@127.0.0.1:1/desk'",
        "postgresql://desk:{}@127.0.0.1:1/desk?nothing_like=it",
        "postgresql://desk:{}@127.0.0.1:one/desk",
    ],
)
@pytest.mark.parametrize(
    "password",
    ["geheim", "ge@heim", "ge%40heim", "ge/heim", "ge?heim", "ge#heim", "ge:heim", "ge%zzheim", "@heim@ge", "ge heim"],
)
def test_however_an_address_is_written_nobody_is_told_its_password(address, password):
    with pytest.raises(PostdeskError) as told:
        open_log(address.format(password))
    assert "heim" not in str(told.value)
    assert "ge@" not in str(told.value)


def test_what_a_driver_says_is_searched_for_the_password():
    log = PostgresLog("postgresql://desk:sesame@127.0.0.1:1/desk", timedelta(seconds=1))
    assert "sesame" not in log.unwritten(OSError("no entry with sesame"))


def test_a_server_tells_nothing_at_a_glance():
    log = PostgresLog("postgresql://desk@127.0.0.1:1/desk", timedelta(seconds=1))
    assert log.written_mark() is None


def test_a_server_that_is_too_old_is_refused():
    class Old:
        """Says that it is PostgreSQL 12.22."""

        def exec_driver_sql(self, _statement):
            return self

        def scalar_one(self):
            return "120022"

    log = PostgresLog("postgresql:///desk", timedelta(seconds=1))
    assert log.name == "the database desk on this machine"
    with pytest.raises(PostdeskError, match="is PostgreSQL 12: postdesk needs 13 or newer"):
        log.settled(Old())
    log.close()

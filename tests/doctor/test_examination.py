"""The doctor names what is wrong and how to mend it, each in one sentence; what is well is said too."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from postdesk.doctor import examination
from postdesk.doctor.examination import Health
from postdesk.errors import Refused, SettingsError
from postdesk.log.engine import migrations
from postdesk.log.workers import runs
from postdesk.networks import SHELF
from postdesk.settings import load
from stage.desks import LINKEDIN, lay
from stage.life import Told, courier


@pytest.fixture
def looked(office):
    """What the doctor says of the office now, as (what, health, sentence)."""

    def look(**more):
        signs = examination.examine(office.house, office.now, **more)
        return [(sign.what, str(sign.health), sign.says) for sign in signs]

    return look


def of(signs, what):
    return [(health, says) for name, health, says in signs if name == what]


def test_a_new_desk_is_well_and_nothing_is_made_by_looking(tmp_path, clock):
    house = load(lay(tmp_path), SHELF)
    signs = examination.examine(house, clock)
    assert {sign.health for sign in signs} <= {Health.WELL, Health.LOOK}
    assert [sign.what for sign in signs][:4] == ["machine", "python", "clock", "time zones"]
    assert of([(sign.what, str(sign.health), sign.says) for sign in signs], "database") == [
        ("well", "none yet: nothing has been queued")
    ]
    assert not house.memory.exists()


def test_the_database_the_accounts_and_the_workers_are_named(office, clock, looked):
    office.queue.apply()
    runs.beat(office.log, "desk:1", clock())
    signs = looked()
    assert of(signs, "database") == [("well", f"sound, durable (WAL, synchronous FULL), revision {migrations.HEAD}")]
    assert of(signs, "workers") == [("well", "desk:1 heard of within a minute")]
    assert of(signs, "accounts") == [
        ("well", "fedi (mastodon) rehearses, and posts nowhere"),
        ("well", "bsky (bluesky) rehearses, and posts nowhere"),
        ("well", "linkedin (linkedin) is published by hand, from reports/handoff/"),
    ]


def test_an_account_that_posts_needs_its_token(looked, office):
    def connect(account, _house):
        raise SettingsError(f"{account.name} needs a token: set POSTDESK_FEDI_TOKEN")

    office.house.accounts["fedi"] = replace(office.house.accounts["fedi"], rehearsal=False)
    assert of(looked(connect=connect), "accounts")[0] == ("wrong", "fedi (mastodon) cannot post")
    assert of(looked(connect=lambda *_: Told()), "accounts")[0] == ("well", "fedi (mastodon) posts, with its token")


def test_posts_that_are_due_without_a_worker_and_a_worker_that_is_silent(office, clock, looked):
    office.queue.apply()
    runs.beat(office.log, "desk:1", clock())
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    assert of(looked(), "workers") == [
        ("wrong", "none heard of within a minute, and posts are due since 2026-11-24 09:00"),
        ("look", "desk:1 was last heard of 2026-11-23 13:00"),
    ]


def test_a_worker_that_lives_and_lets_posts_lie_is_wrong(office, clock, looked):
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    runs.beat(office.log, "desk:1", clock())
    assert of(looked(), "workers") == [
        ("wrong", "desk:1 heard of within a minute, yet posts are due since 2026-11-24 09:00")
    ]


def test_posts_that_wait_for_a_person_and_accounts_that_wait_are_named(office, clock, looked):
    lay(office.house.root, page=LINKEDIN, more=LINKEDIN.replace("page", "more").replace("09:00", "09:01"))
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 2, tzinfo=UTC)
    courier(
        office.log, Told(Refused("no"), Refused("no"), Refused("no")), clock, campaigns=office.house.campaigns
    ).run_due()
    clock.forward(days=2)
    three = "3 failed: spring/doors@fedi, page/hall@linkedin, more/hall@linkedin"
    assert of(looked(), "posts") == [("wrong", three)]
    with office.log.write() as connection:
        connection.exec_driver_sql("UPDATE post SET state = 'missed'")
        connection.exec_driver_sql("REPLACE INTO pace VALUES ('bsky', '2026-11-01', '2026-12-01', 0, '')")
        connection.exec_driver_sql(
            "REPLACE INTO pace VALUES ('fedi', '2026-12-01 09:00', '2026-12-01', 1, 'it is busy')"
        )
    assert of(looked(), "posts") == [("wrong", "4 missed: spring/tea@fedi, spring/doors@fedi, page/hall@linkedin …")]
    assert of(looked(), "accounts")[0] == ("look", "fedi waits until 2026-12-01 10:00: it is busy")
    assert of(looked(), "accounts")[1] == ("well", "fedi (mastodon) rehearses, and posts nowhere")


def test_a_clock_that_is_set_while_we_look_or_was_wrong_before(office, clock):
    clocks = iter([clock(), clock() + timedelta(seconds=61)])
    signs = examination.examine(office.house, lambda: next(clocks), iter([0.0, 1.0]).__next__)
    assert signs[2].says == "it was set by +60.0 s within this look"
    office.queue.apply()
    clock.forward(days=-1)
    wrong = [sign.says for sign in examination.examine(office.house, clock) if sign.health == Health.WRONG]
    assert wrong == ["the last event is dated 2026-11-23 13:00, which is still to come"]


def test_a_database_that_is_none_or_damaged_or_not_durable(office, clock, looked, tmp_path):
    office.queue.apply()
    raw = office.log.engine.raw_connection()
    raw.cursor().execute("PRAGMA synchronous = NORMAL")
    raw.close()
    assert examination._database(office.log).says == "a commit may not survive a power cut"
    office.close()
    path = office.house.memory / "desk.sqlite"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xaa" * (4096 * 9)
    path.write_bytes(content)
    assert examination._database(office.log).says.startswith("damaged: ")
    office.close()
    path.write_text("no database " * 1000)
    (sign,) = of(looked(), "database")
    assert sign[0] == "wrong"
    assert "cannot be used as the desk's memory (file is not a database)" in sign[1]


def test_a_disk_without_room(tmp_path):
    assert examination.disk(tmp_path / "desk.sqlite", room=1).health == Health.WELL
    full = examination.disk(tmp_path / "desk.sqlite", room=2**70)
    assert (full.health, full.remedy) == (Health.WRONG, "make room: a post whose intent cannot be written is not sent")


def test_time_zones_of_the_system_or_of_the_package_and_old_ones(tmp_path, clock):
    (tmp_path / "tzdata.zi").write_text("# version 2024a\n# This zic input file is in the public domain.\n")
    old = examination.zones(clock(), [str(tmp_path)])
    assert (old.health, old.says) == (Health.LOOK, "2024a, the system's")
    fresh = examination.zones(clock() - timedelta(days=400), [str(tmp_path)])
    assert (fresh.health, fresh.remedy) == (Health.WELL, "")
    assert examination.zones(clock(), []).says.endswith(", the package tzdata's")


def test_the_font_of_the_charts():
    assert examination.fonts().health == Health.WELL
    assert examination.fonts("json").health == Health.WRONG
    assert examination.fonts("no_such_package").says == "DejaVu Sans, which comes with matplotlib, is gone"


def test_letters_of_hashtags_and_campaigns_that_no_font_here_has():
    assert list(examination.letters(["#Day", "#Миграција", "#移民", "🎁"])) == []
    (sign,) = examination.letters(["#𗀀", "#𗀀𗀂", "spring", "𗀁", "#𗀀2"])
    assert (sign.what, sign.health) == ("fonts", Health.LOOK)
    assert sign.says == "no font here can draw the letters of #𗀀, #𗀀𗀂, 𗀁 and 1 more"
    assert sign.remedy == "install the Noto fonts for other scripts (Debian: fonts-noto-core)"


def test_the_extra_is_named_where_it_has_the_letters():
    code = (
        "from postdesk.charts import fonts; fonts.PACKAGES = ()\n"
        "from postdesk.doctor.examination import letters\n"
        "print(*(sign.remedy for sign in letters(['#移民'])))"
    )
    environ = {"MPL_IGNORE_SYSTEM_FONTS": "1", "PATH": "", "HOME": "/nonexistent"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ).stdout
    assert told == "run `pip install 'postdesk[fonts]'`\n"


def test_limits_that_nobody_looked_up_for_a_year(looked, clock):
    assert of(looked(), "limits") == []
    clock.forward(days=400)
    assert ("look", "limits of Bluesky were looked up in 2026-08") in of(looked(), "limits")


def test_whether_people_can_be_told_is_said_where_the_desk_asks_for_it(office):
    asks = replace(office.house, notices=("json://127.0.0.1/",))
    assert list(examination.notices(office.house)) == []
    assert [sign.says for sign in examination.notices(asks)] == [
        "people are told what waits for them, at 1 of [notices]"
    ]
    (sign,) = examination.notices(asks, "no_such_package")
    assert (sign.health, sign.remedy) == (Health.WRONG, "run `pip install 'postdesk[notices]'`")


@pytest.mark.parametrize(
    ("seconds", "health", "says"),
    [
        (0.4, "well", "the database's clock counts, and this machine's agrees with it"),
        (75, "look", "this machine's is 75 s behind the database's, which counts"),
        (-3, "look", "this machine's is 3 s ahead of the database's, which counts"),
    ],
)
def test_how_far_this_machines_clock_is_from_the_databases(seconds, health, says):
    sign = examination.apart(timedelta(seconds=seconds))
    assert (sign.what, str(sign.health), sign.says) == ("clock", health, says)

"""A repair that `--help` does not list."""

from sqlalchemy import select

from postdesk.log import open_log
from postdesk.log.readings.usage import table
from postdesk.log.tables import TagWeek
from stage.publishing import MONDAY, publication
from stage.sessions import run

DESK = '[desk]\nname = "Office"\ntimezone = "America/Bogota"\n'


def test_sums_that_were_lost_are_there_again(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text(DESK, encoding="utf-8")
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        publication(connection, at=MONDAY.replace(hour=2))
        connection.execute(table(TagWeek).delete())
    said = "Weeks and sums were computed again, in the zone America/Bogota."
    assert run("postdesk rebuild-rollups", MONDAY) == (said, 0)
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log, log.read() as connection:
        assert connection.execute(select(table(TagWeek).c.week)).scalars().all() == ["2026-W46"]
    assert "rebuild" not in run("postdesk --help", MONDAY)[0]

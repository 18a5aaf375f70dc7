"""An import that is killed between two portions, and the next one that completes it."""

import signal
import subprocess
import sys

from sqlalchemy import func, select

from postdesk.cli import Office, main
from postdesk.log import open_log
from postdesk.log.readings.intake import PORTION
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import Fresh, ImportedFile, Latest, Publication, Reading, TagWeek, Usage
from stage.unwatched import unwatched_environment

ROWS = 2 * PORTION + 100
KILLED = """
import os, pathlib, signal, sys
from postdesk.desk.desk import Desk
def told(done, total):
    if done > {after}:
        os.kill(os.getpid(), signal.SIGKILL)
Desk.open(pathlib.Path({desk!r})).readings.bring_in(pathlib.Path({file!r}), progress=told)
"""


def office(tmp_path):
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text('[desk]\nname = "Office"\ntimezone = "Europe/Podgorica"\n')
    link = "https://x.com/office/status/"
    first = 2105789855953846273
    rows = (f"{n},Doors #IOM #Tag{n % 7},{link}{n},{n % 90},1,2\n" for n in range(first, first + ROWS))
    file = tmp_path / "account_analytics_content_2026-09-28_2026-10-04.csv"
    file.write_text("Post id,Post text,Post Link,Likes,Replies,Reposts\n" + "".join(rows))
    return file


def count(log, model):
    with log.read() as connection:
        return connection.execute(select(func.count()).select_from(table(model))).scalar_one()


def rollups(connection):
    return [set(map(tuple, connection.execute(select(table(model))))) for model in (Latest, TagWeek, Fresh)]


def test_what_was_taken_in_is_whole_and_the_next_import_completes_it(tmp_path, capsys):
    file = office(tmp_path)
    script = KILLED.format(after=PORTION + 1000, desk=str(tmp_path), file=str(file))
    ended = subprocess.run([sys.executable, "-c", script], check=False, env=unwatched_environment())
    assert ended.returncode == -signal.SIGKILL
    with open_log(tmp_path / ".postdesk" / "desk.sqlite") as log:
        counts = [count(log, model) for model in (Publication, Reading, Latest, Usage, ImportedFile)]
        assert counts == [PORTION, PORTION, PORTION, 2 * PORTION, 0]
        with log.write() as connection:
            kept = rollups(connection)
            rebuild_rollups(connection, "Europe/Podgorica")
            assert rollups(connection) == kept
        for new, unchanged in ((ROWS - PORTION, PORTION), (0, ROWS)):
            main(["--desk", str(tmp_path), "import", str(file)], obj=Office(), standalone_mode=False)
            assert f"{new} new, 0 updated, {unchanged} unchanged." in capsys.readouterr().out
        assert [count(log, model) for model in (Publication, Reading, Latest, ImportedFile)] == [ROWS, ROWS, ROWS, 1]

"""A real disk that is full, or may only be read, below everything that writes: one sentence with the file and the reason.

And as soon as it has room again, the same command does its work.
"""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.damaged import FILES
from stage.desks import LINKEDIN, SPRING, lay
from stage.unwatched import unwatched_environment

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
MORE = "campaign: more\naccounts: [fedi]\nlanguage: en\nposts:\n  - {id: late, at: 2026-12-24 09:00, text: Doors open late.}\n"
WRITING = (
    "queue",
    "plan",
    "hold --all",
    "release --all",
    "move spring/tea@fedi +1h",
    "publish",
    "cancel more/late@fedi --yes",
    "undo",
    "import ROOT/x.csv",
    "fmt",
    "preview --html ROOT/page.html",
    "new camp",
    "export --csv ROOT/out",
    "export-drafts ROOT/out.csv",
    "report --week 2026-W48",
    "init ROOT/sub",
)
REASONS = {
    "full": r"\(disk I/O error\): see that its disk has room|no space left on device",
    "read-only": r"read-only|\(unable to open database file\)|\(attempt to write a readonly database\)",
}
"""What is said of it: SQLite, which keeps the memory, has words of its own."""


def on_a_small_disk(desk, disk, how):
    """How each command ends on a disk that is spoiled, and afterwards."""
    line = ["unshare", "-rm", sys.executable, "-m", "hostile.small_disk", desk, disk, how, NOW.isoformat(), *WRITING]
    paths = str(Path(__file__).parent.parent)
    done = subprocess.run(
        line, capture_output=True, text=True, check=False, env=unwatched_environment(PYTHONPATH=paths)
    )
    if done.returncode and not done.stdout and ("unshare" in done.stderr or "mount" in done.stderr):
        pytest.skip(f"nobody may mount a disk of their own here: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("how", REASONS)
def test_each_command_names_what_it_cannot_write_and_does_it_later(how, tmp_path):
    desk, disk = lay(tmp_path / "desk", spring=SPRING, page=LINKEDIN), tmp_path / "disk"
    (desk / "x.csv").write_text(FILES["x.csv"], "utf-8")
    disk.mkdir()
    early = Office(lambda: NOW.replace(hour=6))
    assert CliRunner().invoke(main, ["--desk", str(desk), "queue"], obj=early).exit_code == 0
    (desk / "campaigns/more.yaml").write_text(MORE)
    spoiled, after = on_a_small_disk(desk, disk, how)
    for words, (code, said) in spoiled.items():
        assert (code, said.count("\n"), said.startswith(f"postdesk: {disk}/desk")) == (1, 1, True), (words, said)
        assert re.search(REASONS[how], said), (words, said)
    assert {words: said for words, (code, said) in after.items() if code != 0} == {}
    assert "published: spring/doors@fedi " in after["publish"][1]

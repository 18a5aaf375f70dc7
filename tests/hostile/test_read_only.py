"""A desk that may be read and not written, or whose memory is somebody else's: every command says so in one sentence.

`check`, `preview` and what else needs no memory go on. The commands run in a process of their own, which gives up what
lets root read and write everything.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from hostile.without_rights import ended
from postdesk.cli import Office, main
from stage.damaged import FILES
from stage.desks import LINKEDIN, SPRING, lay

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NEED_NO_MEMORY = ("check", "check --format json", "preview", "count Doors", "networks", "schema", "accounts")
NEED_IT = (
    "plan",
    "list",
    "log",
    "queue",
    "publish",
    "hold --all",
    "cancel @fedi --yes",
    "move spring/tea@fedi +1h",
    "rename spring/doors spring/gates",
    "approvals",
    "calendar",
    "measure",
    "hashtags",
    "report --week 2026-W48",
    "export --csv ROOT/out",
    "export-drafts ROOT/out.csv",
    "import ROOT/x.csv",
)
WRITE = (
    "fmt",
    "new camp",
    "preview --html ROOT/page.html",
    "init ROOT/sub",
    "demo",
    "man ROOT/man",
)


@pytest.fixture
def desk(tmp_path):
    """A desk with a queue, in which nothing may be written."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system has no rights that root can give up")
    root = lay(tmp_path / "desk", spring=SPRING, page=LINKEDIN)
    (root / "x.csv").write_text(FILES["x.csv"], "utf-8")
    assert CliRunner().invoke(main, ["--desk", str(root), "queue"], obj=Office(lambda: NOW)).exit_code == 0
    for path in (*root.rglob("*"), root):
        path.chmod(path.stat().st_mode & ~0o222)
    yield root
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(0o700)


@pytest.mark.parametrize("memory", [0o500, 0o000])
def test_every_command_says_in_one_sentence_that_it_may_not_write(desk, memory):
    (desk / ".postdesk").chmod(memory)
    told = ended(desk, NOW, *NEED_NO_MEMORY, *NEED_IT, *WRITE, "doctor")
    assert {words: told[words] for words in NEED_NO_MEMORY if told[words][0] != 0} == {}
    for words in (*NEED_IT, *WRITE):
        code, said = told[words]
        assert (code, said.startswith("postdesk: "), said.count("\n")) == (1, True, 1), (words, said)
    code, said = told["doctor"]
    assert (code, "✗ database: " in said) == (1, True), said


CHANGE_IT = ("hold --all", "cancel @fedi --yes", "move spring/tea@fedi +1h", "rename spring/doors spring/gates")


def test_a_memory_of_which_the_file_alone_may_only_be_read_is_told_of(desk):
    """What only looks goes on, or says the same."""
    for path in (*desk.rglob("*"), desk):
        path.chmod(path.stat().st_mode | 0o200)
    file = desk / ".postdesk/desk.sqlite"
    file.chmod(0o400)
    told = ended(desk, NOW, *NEED_NO_MEMORY, *NEED_IT)
    assert {words for words in CHANGE_IT if told[words][0] != 1} == set()
    for words, (code, said) in told.items():
        sentence = (said.startswith(f"postdesk: {file} "), said.count("\n")) == (True, 1)
        assert code == 0 or (words in NEED_IT and sentence), (words, said)

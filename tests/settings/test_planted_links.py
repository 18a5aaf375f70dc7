"""A link in the place of a folder that the desk works in: its owner's is followed, one that a branch brought is not."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.desks import LINKEDIN, SPRING, lay

NOW, DUE = (datetime(2026, 11, day, 8, 1, tzinfo=UTC) for day in (23, 24))
COMMANDS = ("check", "queue", "publish", "list", "report --week 2026-W48", "doctor")
FOLDERS = (".postdesk", "reports", "reports/handoff")


@pytest.fixture
def desk(tmp_path):
    """A desk in a repository, and beside it a folder that is not the desk's."""
    (tmp_path / "elsewhere").mkdir(0o755)
    return lay(tmp_path / "desk", spring=SPRING, page=LINKEDIN)


def run(desk, words, now=DUE):
    done = CliRunner().invoke(main, ["--desk", str(desk), *words.split()], obj=Office(lambda: now))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def link(desk, name):
    """Put a link to the other folder in the place of one of the desk's."""
    (desk / name).parent.mkdir(exist_ok=True)
    (desk / name).symlink_to(desk.parent / "elsewhere")


def commit(desk):
    """Let git carry all that lies in the desk."""
    if not (git := shutil.which("git")):
        pytest.skip("git is absent")
    for words in ("init -q", "add -f .", "-c user.name=A -c user.email=a@example.org commit -qm all"):
        subprocess.run([git, *words.split()], cwd=desk, check=True)


def test_a_desk_without_links_asks_git_nothing(desk):
    code = (
        "import sys; from pathlib import Path; from postdesk.desk import Desk; Desk.open(Path(sys.argv[1])); "
        "sys.exit('postdesk.files.repository' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(desk)], check=False).returncode == 0


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_is_written_through_a_link_that_came_with_the_repository(desk, name):
    link(desk, name)
    commit(desk)
    for words in COMMANDS:
        code, said = run(desk, words)
        assert (code, said.count("\n")) == (1, 1), words
        assert f"{name} is a link to {desk.parent / 'elsewhere'} that came with the repository" in said
    assert list((desk.parent / "elsewhere").iterdir()) == []
    assert (desk.parent / "elsewhere").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("in_git", [True, False])
@pytest.mark.parametrize("name", FOLDERS)
def test_whoever_links_a_folder_to_another_disk_works_as_before(desk, name, in_git):
    if in_git:
        commit(desk)
    link(desk, name)
    assert run(desk, "queue", NOW)[0] == 0
    code, said = run(desk, "publish")
    assert (code, "published: spring/doors@fedi" in said) == (0, True)
    assert list((desk.parent / "elsewhere").iterdir()) != []
    if name == ".postdesk":
        assert (desk.parent / "elsewhere").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("in_git", [True, False])
def test_campaigns_lie_elsewhere_only_where_their_owner_says_so(desk, in_git):
    elsewhere = desk.parent / "elsewhere" / "campaigns"
    (desk / "campaigns").rename(elsewhere)
    (desk / "campaigns").symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    if in_git:
        commit(desk)
        for words in COMMANDS:
            code, said = run(desk, words)
            assert (code, said.count("\n")) == (1, 1), words
            assert f"campaigns is a link to {elsewhere} that came with the repository" in said
        assert sorted(elsewhere.iterdir()) == before
    else:
        assert run(desk, "queue", NOW)[0] == 0
        assert "published: spring/doors@fedi" in run(desk, "publish")[1]

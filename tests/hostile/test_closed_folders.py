"""One folder of a desk may not be written, as where it is mounted so: what has nothing to do with it goes on.

What was done is said, what could not be done is said in a sentence, and once the folder is open the rest is done.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from hostile.without_rights import ended
from postdesk.cli import Office, main
from stage.desks import LINKEDIN, SPRING, lay

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
PUBLIC = "published: spring/doors@fedi https://rehearsal.invalid/mastodon-fedi/ce6a614da5e9bbcb\n"


@pytest.fixture
def desk(tmp_path):
    """A desk with a campaign that is to be tidied, and one with a picture for a person to paste."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system has no rights that root can give up")
    return lay(tmp_path / "desk", spring=SPRING, page=LINKEDIN)


@pytest.fixture
def closed(desk):
    """Return a function that closes a folder to whoever writes, and one that opens it again."""
    shut = []

    def close(name):
        folder = desk / name
        folder.mkdir(0o700, parents=True, exist_ok=True)
        folder.chmod(0o500)
        shut.append(folder)
        return folder

    yield close
    for folder in shut:
        folder.chmod(0o700)


def run(desk, words, now=DUE):
    """Run a command with every right; return its exit code and what it says."""
    done = CliRunner().invoke(main, ["--desk", str(desk), *words.split()], obj=Office(lambda: now))
    return done.exit_code, done.output


def test_where_reports_may_not_be_written_what_was_published_is_said_all_the_same(desk, closed):
    run(desk, "queue", NOW)
    folder = closed("reports")
    code, said = ended(desk, DUE, "publish")["publish"]
    assert (code, "Ready to paste" in said) == (1, False)
    handed, public, amiss = said.splitlines(keepends=True)
    assert (handed, public) == ("handed-over: page/hall@linkedin a person publishes it\n", PUBLIC)
    assert amiss.startswith(f"postdesk: {folder}/handoff cannot be written (permission denied); ")
    assert [path.name for path in (desk / ".postdesk/backups").iterdir()] == ["desk-2026-11-24.sqlite"]
    folder.chmod(0o700)
    assert run(desk, "publish")[0] == 0
    assert (folder / "handoff/index.html").is_file()


def test_a_script_gets_every_outcome_and_the_sentence_beside_it(desk, closed):
    run(desk, "queue", NOW)
    closed("reports")
    code, said = ended(desk, DUE, "publish --format json")["publish --format json"]
    told, _, amiss = said.partition("\n}\n")
    posts = {post["ref"]: post["state"] for post in json.loads(told + "}")["posts"]}
    assert (code, posts) == (1, {"page/hall@linkedin": "handed-over", "spring/doors@fedi": "published"})
    assert (amiss.startswith("postdesk: "), amiss.count("\n")) == (True, 1)


def test_what_is_rehearsed_and_cannot_be_written_goes_nowhere_and_waits(desk, closed):
    """Nothing is in doubt: it can be written as soon as the folder is open."""
    run(desk, "queue", NOW)
    folder = closed(".postdesk/rehearsal")
    where = folder / "mastodon-fedi"
    said = ended(desk, DUE, "publish")["publish"][1]
    assert f"queued: spring/doors@fedi {where} cannot be used: permission denied\n" in said
    folder.chmod(0o700)
    assert PUBLIC in run(desk, "publish", DUE.replace(minute=5))[1]


def test_a_picture_that_cannot_be_kept_is_not_called_unreadable_and_nothing_is_queued(desk, closed):
    folder = closed(".postdesk/media")
    code, said = ended(desk, NOW, "queue")["queue"]
    assert (code, said.count("\n"), said.endswith("cannot be used: permission denied\n")) == (1, 1, True)
    assert said.startswith(f"postdesk: {folder}/")
    folder.chmod(0o700)
    code, said = run(desk, "queue", NOW)
    assert (code, said.splitlines()[-1]) == (0, "3 added, 0 unchanged.")


def test_where_no_copy_of_the_memory_can_be_made_that_is_said_after_what_was_published(desk, closed):
    run(desk, "queue", NOW)
    folder = closed(".postdesk/backups")
    code, said = ended(desk, DUE, "publish")["publish"]
    assert (code, PUBLIC in said) == (1, True)
    assert f"{folder} cannot be written (permission denied): look at the permissions" in said.splitlines()[-1]
    folder.chmod(0o700)
    assert run(desk, "publish")[0] == 0
    assert len(list(folder.iterdir())) == 1


def test_where_campaigns_may_only_be_read_posts_go_out_and_no_draft_is_changed(desk, closed):
    (desk / "x.csv").write_text("date,text,account\n2026-12-01 09:00,Hello everybody,fedi\n")
    folder = closed("campaigns")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    told = ended(desk, DUE, "queue", "publish", "fmt", "new camp", f"import-drafts {desk}/x.csv --yes")
    assert [code for code, _ in told.values()] == [0, 0, 1, 1, 1]
    assert PUBLIC in told["publish"][1]
    for code, said in list(told.values())[2:]:
        assert said.splitlines()[-1].startswith("postdesk: "), code
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

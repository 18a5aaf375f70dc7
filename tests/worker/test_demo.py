"""The sample desk, and the walk through its year: the same bytes every time, every post once, nothing mistaken for real."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.worker.demo import MARK, NOW, FastClock, checked, demo, lay_out, sample
from stage.desks import published

ROOT = Path(__file__).parents[2]
ELSEWHERE = """
import sys
from pathlib import Path
from postdesk.worker.demo import demo
demo(Path(sys.argv[1]), print)
"""


@pytest.fixture(scope="session")
def walked(tmp_path_factory):
    """Two folders that a demo made at the same time, the second in another process, zone and hash order; what was said."""
    here, there = (tmp_path_factory.mktemp("demo") / name for name in ("here", "there"))
    world = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C"}  # noqa: TID251 - for a child
    other = subprocess.Popen([sys.executable, "-c", ELSEWHERE, str(there)], env=world, stdout=subprocess.PIPE)
    said = []
    demo(here, said.append)
    told, _ = other.communicate(timeout=120)
    assert other.returncode == 0
    return here, there, said, told.decode()


@pytest.fixture
def made(walked, tmp_path):
    """A copy of the desk that the demo made, opened at the demo's last moment."""
    root = tmp_path / "demo"
    shutil.copytree(walked[0], root)
    desk = Desk.open(root, FastClock(NOW))
    with desk.log:
        yield desk


def contents(root):
    """Every file that a demo promises to write the same again, by its name: all but what names its own memory."""
    parts = [root / "reports", root / "campaigns", root / ".postdesk" / "rehearsal"]
    files = [path for part in parts for path in part.rglob("*") if path.is_file() and ".desk-" not in str(path)]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


# ── The sample desk ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def campaigns():
    """The sample desk as the repository has it."""
    return Desk.open(ROOT / "campaigns", FastClock(NOW))


def test_the_sample_desk_has_no_finding_at_all(campaigns):
    assert campaigns.drafts.check().findings == []


def test_the_sample_desk_speaks_the_offices_languages(campaigns):
    from postdesk.checks.campaigns import campaigns as read

    files = list(read(campaigns.house))
    drafts = [draft for file in files for draft in file.drafts]
    assert len(files) >= 4
    assert len(drafts) >= 30
    assert {"en", "cnr", "sr", "fr", "ar"} <= {draft.language or campaigns.house.language for draft in drafts}
    serbian = "".join(draft.text for draft in drafts if draft.language == "sr")
    assert sum("\u0400" <= letter <= "\u04ff" for letter in serbian) > len(serbian) / 2


def test_the_sample_desk_shows_what_a_draft_can_hold(campaigns):
    from postdesk.checks.campaigns import campaigns as read

    drafts = [draft for file in read(campaigns.house) for draft in file.drafts]
    for shown in ("hashtags", "link", "media", "thread", "wordings", "latest", "at"):
        assert any(getattr(draft, shown) for draft in drafts), shown
    assert any(draft.at is None for draft in drafts)
    assert all(media.alt for draft in drafts for media in draft.media)


# ── What the walk says ───────────────────────────────────────────────────────────────────────────────────────


def test_the_walk_tells_each_step_and_where_to_look(walked, made):
    root, there, said, told = walked
    assert [line.partition(":")[0] for line in said[:3]] == ["desk", "check", "publish"]
    assert said[1] == "check: no errors, 0 warnings"
    assert (
        said[2]
        == f"publish: {len(published(made))} posts, each once; 8 campaigns are queued; every figure is simulated"
    )
    assert any(line.startswith("import: 8 posts from an export of x") for line in said)
    assert f"Open {root / 'reports' / '2026-W47' / 'index.html'} in a browser" in said[-2]
    assert told.replace(str(there), str(root)).splitlines() == said


def test_the_command_it_ends_with_shows_posts(walked, made):
    week = walked[2][-1].rpartition(" ")[2]
    assert made.posts.listing(week)


# ── What the walk leaves ─────────────────────────────────────────────────────────────────────────────────────


def test_two_walks_leave_the_same_bytes(walked):
    here, there = contents(walked[0]), contents(walked[1])
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []
    assert {Path(name).parts[0] for name in here} == {"reports", "campaigns", ".postdesk"}


def test_every_post_went_out_exactly_once(made):
    posts = made.posts.listing()
    assert {post.state for post in posts} == {"published", "queued"}
    assert all(post.due > NOW for post in posts if post.state == "queued")
    out = [post for post in posts if post.state == "published"]
    assert len(out) >= 100
    assert len(published(made)) == len(out) == len({post.url for post in out})
    attempts = Counter((entry.ref, entry.what) for entry in made.posts.history() if entry.kind == "delivery")
    expected = {(post.ref, f"attempt 1: {outcome}"): 1 for post in out for outcome in ("sending", "published")}
    assert attempts == expected


def test_every_post_went_out_at_its_moment(made):
    went = {entry.ref: entry.at for entry in made.posts.history() if entry.what == "attempt 1: published"}
    assert {post.ref: post.due for post in made.posts.listing(state="published")} == went


def test_no_figure_can_be_mistaken_for_a_real_one(made):
    folder = made.house.reports / "2026-W47"
    report = json.loads((folder / "report.json").read_bytes())
    assert report["simulated"] is True
    assert all(chart["simulated"] for chart in report["charts"])
    for name in ("report.md", "index.html", "posts.csv"):
        assert "simulated" in (folder / name).read_text(encoding="utf-8").lower(), name
    drawings = sorted((folder / "charts").glob("*.svg"))
    assert len(drawings) == 6
    assert all("simulated" in path.read_text(encoding="utf-8").lower() for path in drawings)
    assert "simulated" in made.hashtags.chart("svg").decode().lower()


def test_the_desk_goes_on_from_there(made):
    """Everything that begins later is queued, queueing again changes nothing, and the week's report is written."""
    _, plan = made.queue.apply()
    assert not (plan.added + plan.changed + plan.withdrawn)
    assert made.reports.write_if_due() == []
    assert made.house.accounts["linkedin"].rehearsal


# ── Where it may be laid out ─────────────────────────────────────────────────────────────────────────────────


def test_a_folder_that_no_demo_made_is_refused(tmp_path):
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PostdeskError, match=r"holds something that no demo made: name an empty folder, or a new one$"):
        demo(tmp_path, print)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_its_own_folder_is_made_anew_and_what_somebody_put_there_stays(tmp_path):
    lay_out(tmp_path, sample())
    (tmp_path / "reports").mkdir()
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "campaigns" / "own.yaml").write_text("campaign: own\n", encoding="utf-8")
    lay_out(tmp_path, sample())
    assert sorted(path.name for path in tmp_path.iterdir()) == [MARK, "campaigns", "notes.txt"]
    assert not (tmp_path / "campaigns" / "own.yaml").exists()


def test_the_folder_one_stands_in_will_do_twice(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay_out(Path(), sample())
    lay_out(Path(), sample())
    assert (tmp_path / "campaigns" / "desk.toml").is_file()


def test_an_empty_folder_or_a_new_one_below_others_will_do(tmp_path):
    for folder in (tmp_path / "a" / "b", tmp_path / "empty"):
        lay_out(folder, sample())
        assert (folder / MARK).is_file()


def test_the_sample_is_the_clones_own_or_the_one_in_the_package(tmp_path):
    assert sample(ROOT / "src" / "postdesk") == ROOT / "campaigns"
    packed = tmp_path / "postdesk" / "sample"
    shutil.copytree(ROOT / "campaigns", packed)
    assert sample(tmp_path / "postdesk") == packed
    lay_out(tmp_path / "demo", packed)
    desk = Desk.open(tmp_path / "demo", FastClock(NOW))
    assert checked(desk) == "no errors, 0 warnings"
    assert all(account.rehearsal for account in desk.house.accounts.values())


def test_a_sample_with_errors_is_not_walked(tmp_path):
    lay_out(tmp_path, sample())
    (tmp_path / "campaigns" / "a.yaml").write_text("campaign: a\nposts: [{id: one, text: ''}]\n", encoding="utf-8")
    with pytest.raises(PostdeskError, match=r"the sample desk has \d+ errors, the first is campaigns/a\.yaml:"):
        checked(Desk.open(tmp_path, FastClock(NOW)))


def test_the_fast_clock_stands_where_it_is_put():
    clock = FastClock(NOW)
    clock.moment = datetime(2026, 12, 1, tzinfo=UTC)
    assert clock() == clock() == datetime(2026, 12, 1, tzinfo=UTC)


def test_where_no_demo_can_be_laid_out_that_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PostdeskError, match=r"file/demo cannot hold a desk \(not a directory\): choose a folder"):
        lay_out(tmp_path / "file/demo", sample())

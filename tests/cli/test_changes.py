"""What the queue's commands say, where a session does not show it."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.desks import SETTINGS, lay
from stage.life import NOON
from stage.terminal import answered

KEYS = ["ref", "account", "network", "state", "due", "latest", "url"]


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A desk with two queued posts."""
    monkeypatch.chdir(tmp_path)
    for word in ("init", "queue"):
        assert CliRunner().invoke(main, [word]).exit_code == 0
    return tmp_path


def says(*words):
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (["hold", "hello"], "held"),
        (["cancel", "hello"], "cancelled"),
        (["move", "hello", "2999-12-18 09:00"], "queued"),
    ],
)
def test_scripts_get_the_posts_as_they_are_now_under_stable_keys(office, words, state):
    (post,) = json.loads(says(*words, "--format", "json").stdout)
    assert list(post) == KEYS
    assert (post["ref"], post["state"]) == ("welcome/hello@rehearsal", state)


def test_one_name_that_means_nothing_keeps_everything_as_it_is(office):
    result = says("hold", "hello", "nobody", "--format", "json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [post["state"] for post in json.loads(says("list", "--format", "json").stdout)] == ["queued"] * 2
    assert result.stderr == 'postdesk: no post is called "nobody": `postdesk list` shows their names\n'


def test_findings_are_shown_as_seen_from_the_folder_one_works_in(office, monkeypatch):
    (office / "campaigns" / "welcome.yaml").write_text("campaign: spring\nposts: []\nhashtag: [A]\n", encoding="utf-8")
    monkeypatch.chdir(office / "campaigns")
    result = says("queue")
    assert result.exit_code == 1
    assert result.stdout.startswith("welcome.yaml:3:1: error: ")


def test_a_post_whose_draft_is_gone_is_withdrawn(office):
    (office / "campaigns" / "welcome.yaml").write_text(
        "campaign: welcome\naccounts: [rehearsal]\nposts:\n  - id: hello\n    at: next\n    text: Another wording.\n",
        encoding="utf-8",
    )
    planned, done = says("plan").stdout.splitlines(), says("queue").stdout.splitlines()
    assert planned[:-1] == done[:-1]
    assert [line[0] for line in done[:-1]] == ["~", "-"]
    assert (planned[-1], done[-1]) == (
        "1 to change, 1 to withdraw, 0 unchanged.",
        "1 changed, 1 withdrawn, 0 unchanged.",
    )


def test_a_plan_says_what_x_charges_for_what_is_new(office):
    with (office / "campaigns" / "desk.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[accounts.x]\nnetwork = "x"\nhandle = "office"\n')
    (office / "campaigns" / "spring.yaml").write_text(
        "campaign: spring\naccounts: [x]\nposts:\n"
        "  - {id: doors, at: 2999-12-18 09:00, text: Doors open at six.}\n"
        "  - {id: more, at: 2999-12-19 09:00, text: 'More at https://example.org/'}\n",
        encoding="utf-8",
    )
    assert says("plan").stdout.splitlines()[-1] == (
        "Through its API X charges $0.215 for these: more for a post with a link; by hand nothing."
    )
    assert json.loads(says("plan", "--format", "json").stdout)["cost"] == 0.215
    assert "X charges" not in says("queue").stdout
    assert json.loads(says("plan", "--format", "json").stdout)["cost"] == 0.0


def test_a_reader_that_goes_away_leaves_no_traceback(office):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "postdesk", "list"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert "Traceback" not in done.stderr


def many(office, days):
    """Write a campaign of so many posts, and queue it; without days its file is gone."""
    path = office / "campaigns" / "many.yaml"
    posts = "".join(f"  - {{id: p{day}, at: 2999-12-{day:02} 09:00, text: Day {day}.}}\n" for day in range(1, days + 1))
    path.write_text(f"campaign: many\naccounts: [rehearsal]\nposts:\n{posts}", encoding="utf-8")
    if not days:
        path.unlink()


def test_many_posts_are_not_withdrawn_without_a_yes(office):
    many(office, 6)
    assert says("queue").exit_code == 0
    many(office, 0)
    told = says("queue")
    assert told.exit_code == 1
    assert "Nothing is done: 6 posts would be withdrawn at once; say --yes to do it." in told.stdout
    assert json.loads(says("queue", "--format", "json").stdout)["stopped"]
    assert (answered(office, "n\n", "queue").returncode, answered(office, "y\n", "queue").returncode) == (1, 0)
    states = [post["state"] for post in json.loads(says("list", "--campaign", "many", "--format", "json").stdout)]
    assert states == ["cancelled"] * 6
    many(office, 6)
    says("queue")
    many(office, 0)
    assert says("queue", "--yes").exit_code == 0


def test_a_corrected_name_under_stable_keys(office):
    (one,) = json.loads(says("rename", "welcome/hello", "welcome/hi", "--format", "json").stdout)
    assert one == {"ref": "welcome/hi@rehearsal"}


def test_a_campaign_that_only_a_file_knows_can_be_held(office):
    (office / "campaigns" / "later.yaml").write_text(
        "campaign: later\naccounts: [rehearsal]\nposts: [{id: a, at: 2999-12-01 09:00, text: Later.}]\n",
        encoding="utf-8",
    )
    assert says("hold", "later/").exit_code == 0


def test_what_was_told_before_is_counted_and_shown_on_demand(office):
    path = office / "campaigns" / "welcome.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + "  - {id: loud, at: 2999-12-20 09:00, text: WRITE TO US TODAY AND BRING A FRIEND ALONG.}\n",
        encoding="utf-8",
    )
    first, again = says("plan").stdout, says("queue").stdout
    assert "(welcome/loud) [shouting]" in first
    assert "[shouting]" not in again
    assert "Told before, and still so: 1 warning; --all shows them." in again
    assert again.count("welcome/loud@rehearsal") == 1
    everything = says("queue", "--all").stdout
    assert "[shouting]" in everything
    assert "Told before" not in everything
    assert [line[0] for line in everything.splitlines() if "@rehearsal" in line] == [" "] * 3
    assert [found["rule"] for found in json.loads(says("plan", "--format", "json").stdout)["findings"]] == ["shouting"]


def test_a_picture_that_is_not_there_is_said_once(office):
    (office / "campaigns" / "spring.yaml").write_text(
        "campaign: spring\naccounts: [rehearsal]\nposts:\n"
        "  - {id: doors, at: 2999-12-18 09:00, text: Doors open at six., media: [{file: media/no.jpg, alt: The hall.}]}\n",
        encoding="utf-8",
    )
    assert [line for line in says("queue").stdout.splitlines() if "media/no.jpg" in line][1:] == []


def test_a_plan_tells_what_was_moved_too_close_and_which_marked_day_has_no_post(office):
    """To people in sentences, to scripts as values; of single files the marked days cannot be told."""

    def at_noon(*words):
        return CliRunner().invoke(main, words, obj=Office(lambda: NOON)).stdout

    with (office / "campaigns" / "desk.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[days]\nmark = ["International Migrants Day"]\n')
    one, other = (post["ref"] for post in json.loads(at_noon("list", "--format", "json")))
    at_noon("move", one, "2999-12-18 09:00")
    at_noon("move", other, "2999-12-18 09:10")
    plan = json.loads(at_noon("plan", "--format", "json"))
    assert plan["too_close"] == [{"ref": one, "other": other, "minutes": 10}]
    assert plan["days_without_posts"] == [{"day": "2026-12-18", "name": "International Migrants Day"}]
    assert json.loads(at_noon("plan", "campaigns", "--format", "json"))["days_without_posts"] == []
    said = at_noon("plan").splitlines()
    assert f"{one} was moved and is too close to {other}: 10 min apart." in said
    assert "2026-12-18 is International Migrants Day, and no post goes out that day." in said


def test_a_plan_names_some_gaps_and_full_days_and_counts_the_rest(tmp_path):
    posts = "".join(f"  - {{id: p{day}, at: 2026-12-{day:02} 09:00, text: Day {day}.}}\n" for day in range(1, 22, 3))
    lay(tmp_path, f"{SETTINGS}\n[days]\nquiet = 1\n", spring=f"campaign: spring\naccounts: [fedi]\nposts:\n{posts}")
    told = CliRunner().invoke(main, ["--desk", str(tmp_path), "plan"], obj=Office(lambda: NOON)).stdout.splitlines()
    assert told[-6] == "fedi says nothing from 2026-12-02 to 2026-12-03, 2 days."
    assert told[-1] == "… and 1 more gap or full day: `postdesk calendar --month` shows them."
    part = [str(tmp_path / "campaigns" / "spring.yaml")]
    for words in (["plan", *part], ["queue"]):
        told = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], obj=Office(lambda: NOON)).stdout
        assert "says nothing" not in told

"""Taking back without a name is about the very last thing that was done, whatever it was; the table has every command."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postdesk.cli import REPAIRS, STORY, Office, main
from postdesk.desk import Desk
from postdesk.desk.last_acts import INSTEAD
from postdesk.errors import PostdeskError
from stage.pretend_mastodon import Instance

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
SETTINGS = """\
[desk]
name = "Country Office"
timezone = "UTC"
[accounts.fedi]
network = "mastodon"
server = "{url}"
[accounts.page]
network = "x"
by_hand = true
"""
SPRING = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    at: 2026-11-23 08:00
    text: "Doors open at six. #Welcome"
  - id: tea
    at: 2026-11-26 10:00
    text: Tea for all who helped.
  - {id: song, at: 2026-11-28 10:00, text: We sing at noon.}
  - {id: poster, at: 2026-11-23 08:00, accounts: [page], text: Look at the poster.}
"""
TEA = "spring/tea@fedi"
PLAN = "post,text,at\nwinter/snow,Snow,2026-12-02 09:00\n"
EXPORT = (
    'Post id,Date,Post text,Post Link,Impressions,Likes\n1,"Mon, Nov 23, 2026",Hello,https://x.com/a/status/1,5,1\n'
)

BACK = {
    "hold": "hold song",
    "release": "release tea",
    "cancel": "cancel song",
    "move": "move song tomorrow 12:00 --write",
    "rename": "rename spring/song spring/choir",
    "approve": "approve song --by Ana --yes",
    "send-back": "send-back song shorter --yes",
    "new": "new winter",
    "fmt": "fmt",
    "import-drafts": "import-drafts plan.csv --account fedi --yes",
}
"""By its name, a command that is taken back."""
FINAL = {
    "queue": "queue",
    "publish": "publish",
    "edit": "edit doors --yes",
    "delete": "delete doors --yes",
    "resolve": "resolve poster --published https://x.com/office/status/1727000000000000000",
    "import": "import export.csv --account page",
    "accounts": "accounts remove page --yes",
}
"""By its name, a command that nothing takes back."""
ELSEWHERE = {
    "retry": "tests/queue/test_officer_acts.py: a post that failed",
    "report": "below: only where it is mailed",
    "take-over": "tests/cli/test_undo.py: in a clone",
    "move-database": "tests/postgres/test_machines.py: to PostgreSQL and back",
}
NOTHING = {
    *("doctor", "demo", "schema", "completion", "check", "preview", "count", "networks", "plan", "list", "calendar"),
    *("approvals", "log", "hashtags", "export", "export-drafts", "man", "rebuild-rollups"),
    *("init", "undo", "work", "serve", "measure"),
}
"""What changes neither files nor queue, or only what postdesk makes by itself, too; the page has its own acts."""
LOOKING = (
    "list",
    "plan",
    "check",
    "preview --html page.html",
    "export-drafts plan.xlsx",
    "export --csv out",
    "measure",
)


class Typing:
    """A desk with an account at a pretended server, at which one post is public and another one is held."""

    def __init__(self, folder, instance):
        self.folder, self.instance, self.minutes = folder, instance, 0
        (folder / "campaigns").mkdir()
        (folder / ".env").write_text("POSTDESK_FEDI_TOKEN=token\n")
        (folder / "campaigns/desk.toml").write_text(SETTINGS.format(url=instance.server.url))
        (folder / "campaigns/spring.yaml").write_text(SPRING)
        (folder / "plan.csv").write_text(PLAN)
        (folder / "export.csv").write_text(EXPORT)

    def __call__(self, command):
        self.minutes += 1
        now = MONDAY + timedelta(minutes=self.minutes)
        result = CliRunner().invoke(main, command.split(), obj=Office(lambda: now))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    def state(self, post):
        posts = json.loads(self("list --format json").stdout)
        return next(each["state"] for each in posts if post in each["ref"])


@pytest.fixture
def typing(tmp_path, monkeypatch):
    instance = Instance()
    instance.at = MONDAY
    monkeypatch.chdir(tmp_path)
    with instance.serve() as instance.server:
        made = Typing(tmp_path, instance)
        made("queue")
        made("publish")
        assert (made.state("doors"), made.state("poster")) == ("published", "handed-over")
        assert made("hold tea").exit_code == 0
        yield made


def prepared(typing, command):
    """Let a command have something to do."""
    spring = typing.folder / "campaigns/spring.yaml"
    if command in {"edit", "queue", "publish"}:
        spring.write_text(spring.read_text().replace("open at six", "open at seven").replace("We sing", "All sing"))
    if command == "publish":
        typing.minutes = 60 * 24 * 5 + 120


def test_the_table_has_every_command():
    every = {name for chapter in (*STORY.values(), REPAIRS) for name in chapter}
    assert {*BACK, *FINAL, *ELSEWHERE, *NOTHING} == every
    assert {*FINAL, *ELSEWHERE} - {"retry"} == {*INSTEAD}


@pytest.mark.parametrize("command", BACK)
def test_what_was_done_last_is_taken_back_and_nothing_before_it(typing, command):
    prepared(typing, command)
    done = typing(BACK[command])
    assert done.exit_code == 0, done.output
    undone = typing("undo")
    assert undone.stdout.startswith("undone: "), undone.output
    assert typing.state(TEA) == "held"
    files = sorted(path.name for path in (typing.folder / "campaigns").glob("*.yaml"))
    assert (files, (typing.folder / "campaigns/spring.yaml").read_text()) == (["spring.yaml"], SPRING)
    if command != "release":
        assert typing("undo").stdout.startswith(f"undone: hold {TEA} is queued again")


@pytest.mark.parametrize("command", FINAL)
def test_what_nothing_takes_back_is_named_with_its_moment_and_so_is_the_way_to_what_came_before(typing, command):
    prepared(typing, command)
    done = typing(FINAL[command])
    assert done.exit_code == 0, done.output
    refused = typing("undo")
    told = refused.stderr
    assert (refused.exit_code, refused.stdout, typing.state(TEA)) == (1, "", "held")
    assert re.search(rf"did is `{command}[^`]*` \(2026-11-2\d \d\d:\d\d\), and nothing takes that back: ", told)
    assert f"; before it: hold {TEA} (2026-11-23 08:0" in told
    (named,) = re.findall(r"which `postdesk ([^`]+)` takes back", told)
    assert typing(named).stdout.startswith(f"undone: hold {TEA} is queued again")


@pytest.mark.parametrize("command", LOOKING)
def test_looking_at_things_is_nothing_to_be_taken_back(typing, command):
    typing(command)
    assert typing("undo").stdout.startswith(f"undone: hold {TEA} is queued again")


@pytest.mark.parametrize(("hold", "named"), [("hold @page", "release @page"), ("hold --all", "release --all")])
def test_a_hold_over_many_is_reached_by_what_it_lies_over(typing, hold, named):
    typing(hold)
    typing("accounts remove page --yes")
    assert f"before it: {hold} (2026-11-23 08:06), which `postdesk {named}` takes back" in typing("undo").stderr


def test_what_was_written_before_the_queue_was_filled_is_taken_back_by_the_name_of_its_file(typing):
    written = typing("import-drafts plan.csv --account fedi --yes")
    assert written.exit_code == 0, written.output
    typing("queue")
    told = typing("undo").stderr
    assert "took plan.csv in (2026-11-23 08:06), which `postdesk undo campaigns/winter.yaml` takes back" in told
    assert typing("undo campaigns/winter.yaml").stdout.endswith("campaigns/winter.yaml is gone again\n")
    assert "files and queue differ: 1 in no file any more (winter/snow@fedi)" in typing("list").output
    again = typing("undo campaigns/winter.yaml")
    assert again.exit_code == 1
    assert "nothing that postdesk wrote into campaigns/winter.yaml is left to undo" in again.stderr


def test_a_queue_that_changed_nothing_is_nothing_that_was_done(typing):
    typing("queue")
    assert typing("undo").stdout.startswith(f"undone: hold {TEA}")


def test_a_desk_whose_first_act_nothing_takes_back(typing, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("new"))
    typing("init")
    typing("queue")
    told = typing("undo").stderr
    assert told.endswith("nothing takes that back: change the campaign files and `postdesk queue` again\n")


def test_a_hold_is_not_taken_back_from_a_page_over_what_was_written_since(typing):
    desk = Desk.open(typing.folder, lambda: MONDAY + timedelta(hours=1))
    desk.writing.write_empty("winter")
    with pytest.raises(PostdeskError, match=r"winter\.yaml was written since: `postdesk undo campaigns/winter\.yaml`"):
        desk.queue.undo("", "")
    assert [each.what for each in desk.queue.undo_in_queue("", "")] == ["hold"]
    desk.close()

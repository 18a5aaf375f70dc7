"""A desk with a channel: from the campaign file to the channel and back, and the token is seen nowhere."""

import json
import subprocess
import sys
import threading

import pytest
from click.testing import CliRunner

from contracts.telegram import CUT, TOKEN, no
from postdesk.cli import Office, main
from stage.life import NOON
from stage.pictures import jpeg
from stage.unwatched import unwatched_environment

DESK = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.tg]
network = "telegram"
id = "@office"
server = "{url}"
{more}
"""
CAMPAIGN = """\
campaign: doors
accounts: [tg]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: "Doors open at six. #MigrantsDay"
    link: https://example.org/doors
    {more}
"""
MEDIA = "media: [{file: media/a.jpg, alt: The open door.}]\n    thread: [And on Sunday.]"


@pytest.fixture
def desk(api, url, tmp_path):
    """Runs a command in a desk with one channel; `later` is the day's clock."""
    (tmp_path / "campaigns/media").mkdir(parents=True)
    (tmp_path / "campaigns/media/a.jpg").write_bytes(jpeg())
    (tmp_path / ".env").write_text(f"POSTDESK_TG_TOKEN={TOKEN}\n")
    (tmp_path / ".env").chmod(0o600)
    told = []

    def run(*words, minutes=0):
        moment = NOON.replace(minute=minutes)
        ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], obj=Office(lambda: moment))
        assert type(ran.exception) in {type(None), SystemExit}, (words, ran.output, ran.exception)
        told.append(ran.output)
        return ran.output

    def lay(more="", account=""):
        (tmp_path / "campaigns/desk.toml").write_text(DESK.format(url=url, more=account))
        (tmp_path / "campaigns/doors.yaml").write_text(CAMPAIGN.format(more=more))
        return run

    yield lay
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".env"]
    assert not [path for path in files if TOKEN.encode() in path.read_bytes()]
    assert TOKEN not in "".join(told)


def test_a_post_goes_out_and_is_taken_off(desk, api):
    run = desk(MEDIA, 'workroom = "-1009876543210"')
    assert "1 post on 1 account" in run("check") or "warning" in run("check")
    assert "@office" in run("accounts", "--check")
    run("queue")
    assert "published: doors/open@tg https://t.me/office/41" in run("publish", minutes=31)
    assert [message.get("caption") or message.get("text") for message in api.posts.values()] == [
        "Doors open at six. #MigrantsDay\n\nhttps://example.org/doors",
        "And on Sunday.",
    ]
    run("delete", "doors/open@tg", "--yes", minutes=40)
    assert api.posts == {}


def test_a_lost_answer_asks_a_person_and_sends_nothing_again(desk, api):
    run = desk()
    run("queue")
    api.faults["sendMessage"] = [(CUT, True)]
    assert "unknown: doors/open@tg" in run("publish", minutes=31)
    for minutes in (35, 45, 59):
        run("publish", minutes=minutes)
    assert api.called.count("sendMessage") == 1
    assert json.loads(run("list", "--format", "json"))[0]["state"] == "unknown"
    run("resolve", "doors/open@tg", "--published", "https://t.me/office/41", minutes=59)
    run("delete", "doors/open@tg", "--yes", minutes=59)
    assert api.posts == {}


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from postdesk.cli import Office, main
main(["--desk", sys.argv[1], "publish"], obj=Office(lambda: datetime.fromisoformat(sys.argv[2])))
"""


def test_a_worker_that_is_killed_while_it_waits_for_an_answer_sends_nothing_twice(desk, api, tmp_path):
    run, public, go_on = desk(), threading.Event(), threading.Event()
    run("queue")

    def keeps_waiting():
        public.set()
        go_on.wait(60)
        return CUT

    api.faults["sendMessage"] = [(keeps_waiting, True)]
    words = [sys.executable, "-c", KILLED, str(tmp_path), NOON.replace(minute=31).isoformat()]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, env=unwatched_environment(), **quiet) as worker:
        assert public.wait(60)
        worker.kill()
        go_on.set()
    for minutes in (35, 40, 59):
        run("publish", minutes=minutes)
    assert json.loads(run("list", "--format", "json"))[0]["state"] == "unknown"
    assert (api.called.count("sendMessage"), len(api.posts)) == (1, 1)


def test_with_a_workroom_a_lost_answer_is_found(desk, api):
    run = desk(account='workroom = "-1009876543210"')
    api.chats[-1001234567890]["pinned_message"] = {"message_id": 40, "date": 1}
    run("queue")
    api.at = NOON.replace(minute=31).timestamp()
    api.faults["sendMessage"] = [(CUT, True)]
    run("publish", minutes=31)
    assert "published: doors/open@tg https://t.me/office/41" in run("publish", minutes=35)
    assert api.called.count("sendMessage") == 1


def test_a_bot_without_the_right_keeps_the_post_waiting(desk, api):
    run = desk()
    run("queue")
    api.member["can_post_messages"] = False
    assert "let the bot post there" in run("publish", minutes=31)
    assert "may not post in Office" in run("accounts", "--check")
    api.member["can_post_messages"] = True
    assert "published: doors/open@tg" in run("publish", minutes=45)


def test_a_wait_is_kept_and_the_token_is_told_nowhere(desk, api):
    run = desk()
    run("queue")
    api.faults["sendMessage"] = [no(429, f"Too Many Requests: /bot{TOKEN}/", retry_after=60)]
    assert "asks to wait" in run("publish", minutes=31)
    assert "published" in run("publish", minutes=45)
    assert len(api.posts) == 1


def test_without_a_token_or_a_channel_it_is_said_what_to_do(desk, tmp_path):
    run = desk()
    (tmp_path / ".env").unlink()
    assert "tg needs a token: set POSTDESK_TG_TOKEN" in run("accounts")
    settings = tmp_path / "campaigns/desk.toml"
    settings.write_text(settings.read_text().replace('id = "@office"\n', ""))
    assert '[accounts.tg] has no id: write id = "@office"' in run("accounts")


def test_no_figures_are_asked_of_it(desk, api, tmp_path):
    from postdesk.desk.desk import Desk

    run = desk()
    run("queue")
    run("publish", minutes=31)
    office = Desk.open(tmp_path, lambda: NOON.replace(hour=14))
    taken = office.readings.take_for_report()
    office.close()
    assert (taken.posts, taken.troubles) == (0, ())

"""How each account publishes, and what its network says of it."""

import json

from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from stage.life import NOON
from stage.pretend_mastodon import Instance

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"

[accounts.fedi]
network = "mastodon"
server = "{url}"

[accounts.bsky]
network = "bluesky"
handle = "office.example.org"

[accounts.page]
network = "linkedin"
by_hand = true

[accounts.stage]
network = "rehearsal"
"""
LONG = """\
campaign: spring
accounts: [fedi]
posts:
  - id: doors
    text: {text}
"""


def lay(tmp_path, url, secrets="POSTDESK_FEDI_TOKEN=token\n"):
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text(SETTINGS.format(url=url))
    (tmp_path / "campaigns" / "spring.yaml").write_text(LONG.format(text="x" * 600))
    (tmp_path / ".env").write_text(secrets)
    return tmp_path


def run(desk, *words):
    return CliRunner().invoke(main, ["--desk", str(desk), *words], obj=Office(lambda: NOON))


def test_without_asking_nobody_is_called(tmp_path):
    ran = run(lay(tmp_path, "https://nobody.invalid"), "accounts")
    assert ran.exit_code == 1
    assert [line.split()[:4] for line in ran.output.splitlines()] == [
        ["account", "network", "how", "as"],
        ["fedi", "mastodon", "publishes"],
        ["bsky", "bluesky", "publishes", "bsky"],
        ["page", "linkedin", "by", "hand"],
        ["stage", "rehearsal", "rehearses"],
    ]
    assert "bsky needs a token: set POSTDESK_BSKY_TOKEN" in ran.output


def test_in_another_language_a_name_stays_what_it_is_called(tmp_path, monkeypatch):
    monkeypatch.setenv("POSTDESK_LANGUAGE", "fr")
    desk = lay(tmp_path, "https://nobody.invalid")
    (desk / "campaigns" / "desk.toml").write_text(SETTINGS.replace("stage", "new").format(url="https://nobody.invalid"))
    ran = run(desk, "accounts")
    assert ran.output.splitlines()[-1].split() == ["new", "rehearsal", "répète"]
    assert "réglez POSTDESK_BSKY_TOKEN" in ran.output


def test_asked_a_server_tells_and_check_goes_by_what_it_told(tmp_path):
    with Instance().serve() as server:
        desk = lay(tmp_path, server.url)
        assert "counts 600 of 500" in run(desk, "check").output
        asked = len(server.asked)
        listed = json.loads(run(desk, "accounts", "--check", "--format", "json").output)
        assert len(server.asked) > asked == 0
        assert listed[0] == {
            "account": "fedi",
            "network": "mastodon",
            "how": "posts",
            "as": "office",
            "scopes": "read write",
            "calls_left": 287,
            "token_ends": None,
            "trouble": None,
            "id": "7",
            "lacks": None,
            "version_ends": None,
            "note": None,
            "posts_left": None,
        }
        checked = run(desk, "check")
        limits = run(desk, "networks", "mastodon").output
    assert "counts" not in checked.output
    (own,) = [line for line in limits.splitlines() if line.startswith("Mastodon (fedi)  text ")]
    assert own.split()[3:6] == ["1,000", "graphemes", "2026-11-23"]
    assert own.endswith("itself, 4.6.4")
    assert "Mastodon (fedi)" not in run(desk, "networks", "bluesky").output
    (kept,) = (desk / ".postdesk" / "instances").iterdir()
    assert json.loads(kept.read_text())[server.url]["limits"]["text"] == 1000


def test_a_limit_that_no_server_can_mean_is_told_and_the_account_stands_as_it_does(tmp_path):
    server = Instance()
    server.configuration["statuses"]["max_characters"] = -5
    with server.serve() as door:
        desk = lay(tmp_path, door.url)
        (fedi, *_) = json.loads(run(desk, "accounts", "--check", "--format", "json").output)
        checked = run(desk, "check").output
    assert (fedi["as"], fedi["calls_left"]) == ("office", 287)
    told = "tells limits that no server can mean (text): Mastodon's own hold instead"
    assert fedi["trouble"] == f"{door.url.removeprefix('http://')} {told}"
    assert "counts 600 of 500" in checked


def test_a_token_that_is_not_accepted_is_told(tmp_path):
    with Instance(token="other").serve() as server:
        entries = Desk.open(lay(tmp_path, server.url), lambda: NOON).accounts.listing(ask=True)
    assert "does not accept the token (401)" in entries[0].trouble
    assert [entry.way for entry in entries] == ["posts", "posts", "by hand", "rehearses"]


def test_an_account_of_bluesky_is_signed_in(tmp_path):
    from stage.pretend_bluesky import Pds

    pds = Pds()
    pds.handles["office.example.org"] = "did:plc:office"
    with pds.serve() as server:
        desk = lay(tmp_path, "https://nobody.invalid", "POSTDESK_BSKY_TOKEN=app-pass\n")
        settings = desk / "campaigns" / "desk.toml"
        settings.write_text(settings.read_text().replace('handle = "', f'server = "{server.url}"\nhandle = "'))
        entries = Desk.open(desk, lambda: NOON).accounts.listing(ask=True)
    assert entries[0].trouble == "fedi needs a token: set POSTDESK_FEDI_TOKEN"
    told = 'it is called office.test there now: write handle = "office.test" in desk.toml'
    assert (entries[1].trouble, entries[1].standing.handle, entries[1].standing.note) == ("", "office.test", told)

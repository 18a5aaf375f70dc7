"""Somebody else's package brings a network with one declaration, as pip would have installed it."""

import json
import os
import subprocess
import sys

import pytest

MODULE = '''\
"""A board in the entrance hall: one folder, a note for each post."""

from pathlib import Path

from postdesk.models import AccountKey, Certainty, Grammar, KeyKind, Limit, ParsedText, Repeat, Secret
from postdesk.networks.declaration import Declaration

KEYS = (AccountKey("wall", KeyKind.HANDLE, "hall", needed=True, identifies=True),)


def read():
    from datetime import date

    limit = Limit("text", 60, "characters", "the size of a note", date(2026, 11, 1), Certainty.SOURCE)
    return Grammar(lambda text: ParsedText({"characters": len(text)}), (limit,), threads=False)


def connect(access):
    from board_api import Board

    return Board(access.memory / "board" / access.account.said("wall"), access.secrets["key"])


NETWORK = Declaration(
    name="pinboard",
    title="Pinboard",
    read=read,
    connect=connect,
    keys=KEYS,
    secrets=(Secret("key", "a key"), Secret("stamp", "a stamp", optional=True)),
    finds=True,
    repeat=Repeat.SAFE,
)
'''
API = """\
from postdesk.models import Figures, Remote
from postdesk.networks.network import Network


class Board(Network):
    def __init__(self, folder, key):
        self.folder, self.key = folder, key

    @property
    def repeatable(self):
        return True

    def publish(self, payload, key, now, prepared):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / key).write_text(f"{self.key}: {payload.texts[0]}")
        return Remote(key, f"https://board.example/{key}")

    def find(self, payload, key, now, prepared):
        return Remote(key, f"https://board.example/{key}") if (self.folder / key).exists() else None

    def measure(self, remote, published, now):
        return Figures()
"""
DESK = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.hall]
network = "pinboard"
wall = "hall"
key_ends = 2027-01-31
"""
CAMPAIGN = """\
campaign: doors
accounts: [hall]
posts:
  - id: open
    at: 2026-11-23 09:00
    text: {text}
"""


def pack(folder, name, module, points):
    """Lay a package where pip lays one: its code, and the folder with its metadata."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(module)
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n")
    lines = "\n".join(f"{point} = {value}" for point, value in points.items())
    (info / "entry_points.txt").write_text(f"[postdesk.networks]\n{lines}\n")


@pytest.fixture
def desk(tmp_path):
    """A desk with an account on a network that a package beside it brings; returns how to run a command there."""
    packages, campaigns = tmp_path / "site", tmp_path / "desk/campaigns"
    pack(packages, "board_for_postdesk", MODULE, {"pinboard": "board_for_postdesk:NETWORK"})
    (packages / "board_api.py").write_text(API)
    campaigns.mkdir(parents=True)
    (campaigns / "desk.toml").write_text(DESK)
    (campaigns / "doors.yaml").write_text(CAMPAIGN.format(text="Doors open at six."))
    (tmp_path / "desk/.env").write_text("POSTDESK_HALL_KEY=brass\n")

    def run(*words, code=""):
        asked = [sys.executable, "-c", code] if code else [sys.executable, "-m", "postdesk", *words]
        environ = {**os.environ, "PYTHONPATH": str(packages)}  # noqa: TID251 - a process of its own
        return subprocess.run(asked, cwd=tmp_path / "desk", env=environ, capture_output=True, text=True, check=False)

    run.packages, run.campaigns = packages, campaigns
    return run


def test_its_rules_hold_in_check(desk):
    (desk.campaigns / "doors.yaml").write_text(CAMPAIGN.format(text="Doors open at six. " * 5))
    ran = desk("check")
    assert "pinboard: the text counts 94 of 60 (characters), 34 too many (doors/open) [length]" in ran.stdout, ran
    assert desk("check", "--network", "pinboard").returncode == 1
    assert desk("check", "--network", "mastodon").returncode == 0


def test_it_is_listed_with_the_others(desk):
    assert desk("networks", "pinboard").stdout.splitlines()[1].split()[:4] == ["Pinboard", "text", "60", "characters"]
    assert "Pinboard" in desk("count", "Doors").stdout
    assert desk("accounts").stdout.splitlines()[1].split()[:4] == ["hall", "pinboard", "publishes", "2027-01-31"]


def test_posts_reach_it(desk):
    code = (
        "from datetime import UTC, datetime; from pathlib import Path; from postdesk.cli import Office, main\n"
        "for command, day in (('queue', 22), ('publish', 23)):\n"
        "    moment = datetime(2026, 11, day, 9, 1, tzinfo=UTC)\n"
        "    main([command], obj=Office(lambda: moment), standalone_mode=False)\n"
        "print(*[path.read_text() for path in Path('.postdesk/board/hall').iterdir()])\n"
    )
    ran = desk(code=code)
    assert "published: doors/open@hall https://board.example/" in ran.stdout, ran
    assert ran.stdout.splitlines()[-1] == "brass: Doors open at six."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wall =", "wal =", 'desk.toml:7: "wal" is no key of [accounts.hall], an account of Pinboard: did you mean "wall"'),
        ('wall = "hall"', 'workroom = "-100"', "hall: only Telegram has workroom: take the line out"),
        ('wall = "hall"', 'handle = "@hall"', "hall: only X, Mastodon, Bluesky, "),
        ('"pinboard"', '"pinbord"', 'there is no network "pinbord"; did you mean "pinboard"?'),
        ('wall = "hall"\n', "", 'has no wall: write wall = "hall"'),
    ],
)  # fmt: skip
def test_its_keys_are_its_own(desk, old, new, sentence):
    path = desk.campaigns / "desk.toml"
    path.write_text(path.read_text().replace(old, new))
    ran = desk("accounts")
    assert sentence in ran.stdout + ran.stderr, ran
    assert ran.returncode == 1


def test_its_secret_is_asked_for_by_its_name(desk):
    (desk.campaigns.parent / ".env").unlink()
    assert "hall needs a key: set POSTDESK_HALL_KEY" in desk("accounts").stdout


@pytest.mark.parametrize(
    ("name", "module", "points", "sentence"),
    [
        ("twin", MODULE, {"pinboard": "twin:NETWORK"}, 'board-for-postdesk and twin both bring a network "pinboard"'),
        ("off", "import nothing_here\n", {"broken": "off:NETWORK"}, "off:NETWORK cannot be imported (No module named"),
        (
            "off",
            MODULE.replace("finds=True", "seeks=True"),
            {"broken": "off:NETWORK"},
            "off:NETWORK cannot be imported (",
        ),
        ("off", "NETWORK = 1\n", {"broken": "off:NETWORK"}, 'off: off:NETWORK declares no network "broken"'),
        ("off", MODULE, {"broken": "off:NETWORK"}, 'off: off:NETWORK declares no network "broken"'),
        ("off", "", {"broken": "off:NETWORK"}, "off:NETWORK cannot be imported (module 'off' has no attribute"),
    ],
)
def test_a_package_that_cannot_be_used_is_named(desk, name, module, points, sentence):
    pack(desk.packages, name, module, points)
    ran = desk("networks", *points)
    assert (ran.returncode, sentence in ran.stderr) == (1, True), ran


def test_the_others_go_on_where_a_package_cannot_be_used(desk):
    pack(desk.packages, "off", "import nothing_here\n", {"broken": "off:NETWORK"})
    listed, counted = desk("networks"), desk("count", "Doors")
    for ran in (listed, counted):
        assert ran.returncode == 1, ran
        assert ran.stderr.startswith('postdesk: the network "broken" of off: off:NETWORK cannot be imported (')
        assert ran.stderr.count("\n") == 1
        assert {"Mastodon", "Pinboard", "YouTube"} <= {line.split()[0] for line in ran.stdout.splitlines()}
    assert desk("count", "--network", "x", "Doors").returncode == 0
    assert desk("schema", "--write").returncode == 0
    described = json.loads((desk.campaigns / ".desk-schema.json").read_text())["properties"]["accounts"]
    offered = described["additionalProperties"]["properties"]["network"]["enum"]
    assert ("pinboard" in offered, "broken" in offered) == (True, False)


def test_packages_are_looked_for_only_where_a_network_is_not_postdesks_own(desk):
    path = desk.campaigns / "desk.toml"
    path.write_text('[desk]\nname = "Office"\ntimezone = "UTC"\n\n[accounts.hall]\nnetwork = "mastodon"\n')
    code = (
        "import sys; from postdesk.cli import main\n"
        "try: main(['{}'])\n"
        "except SystemExit as end: assert not end.code, end\n"
        "print(*[name for name in sys.modules if name.startswith(('postdesk.networks', 'importlib.metadata', 'board'))])"
    )
    for command in ("check", "list"):
        ran = desk(code=code.format(command))
        loaded = set(ran.stdout.splitlines()[-1].split())
        assert "postdesk.networks.mastodon" in loaded, ran
        assert not {name for name in loaded if name.endswith((".api", ".network", "board_for_postdesk"))}
        assert not {
            name for name in loaded if name.startswith(("postdesk.networks.bluesky", "postdesk.networks.brought"))
        }
        if command == "check":
            assert "importlib.metadata" not in loaded


def test_one_that_prints_while_it_is_imported_or_calls_itself_as_ours_is_called_spoils_nothing(desk):
    loud = "print('::error::loud')\n" + MODULE.replace("pinboard", "loud")
    pack(desk.packages, "loud", loud, {"loud": "loud:NETWORK", "mastodon": "loud:MASTODON"})
    ran = desk("networks", "--format", "json")
    assert (ran.returncode, ran.stderr) == (0, ": :error::loud\n"), ran
    told = {one["network"] for one in json.loads(ran.stdout)}
    assert {"loud", "mastodon"} <= told
    ours = [one for one in json.loads(ran.stdout) if one["network"] == "mastodon"]
    assert 60 not in {one.get("max") for one in ours}, ours[:1]

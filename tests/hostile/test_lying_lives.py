"""Every network's server lies, in every way that follows from its honest answers: the desk and its neighbours go on.

What a network is asked, and which fields its answers have, is seen in an honest run of the same commands; so a network
that joins with its `Life` is lied to as well. A few ways are tried at each in the normal run, all of them with `--long`.
"""

import contextlib
import json
import re
from datetime import timedelta
from urllib.parse import unquote, urlsplit

import pytest

from contracts.playing import LIVES
from hostile.lying_server import Lying, Mode, modes
from hostile.test_lying_server import command, nothing_is_told
from stage.begun import png
from stage.life import NOON
from stage.loopback import Loopback
from stage.pretend_mastodon import Instance

GOOD = "another-token-of-the-office"
SETTINGS = """
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.liar]
network = "{network}"
{account}

[accounts.good]
network = "mastodon"
server = "{good}"
handle = "office"
"""
CAMPAIGN = """
campaign: spring
accounts: [liar, good]
posts:
  - id: doors
    at: 2026-11-23 12:00
    text: Doors open at six.
    media: [{file: hall.png, alt: The hall.}]
"""
BEFORE = ("check", "accounts --check", "plan", "queue")
AFTER = ("list", "doctor", "measure --all")
WAITS = (0, 1, 15, 120, 700)
"""Seconds after its moment at which the post is tried."""
MOST_FIELDS, DEEP = 6, 4
FEW = 2
"""How many ways are tried at each network in the normal run."""


def called(asked):
    """Where a request goes, without the ids, numbers and tokens in its address."""
    parts = unquote(urlsplit(asked.path).path).split("/")
    path = "/".join("*" if re.search(r"[:=]|\d{3}", part) else part for part in parts)
    return f"{asked.method} {path}"


def fields(data, way=(), deep=DEEP):
    """The ways to the fields of an answer, as `changing` takes them."""
    inner = data.items() if isinstance(data, dict) else enumerate(data[:1]) if isinstance(data, list) else ()
    for name, value in inner:
        if "." not in str(name):
            here = (*way, str(name))
            yield ".".join(here)
            yield from fields(value, here, deep - 1) if deep else ()


class Noted:
    """Plays an honest server, and notes what it was asked and which fields its answers have."""

    def __init__(self, server):
        self.server, self.seen = server, {}

    def __call__(self, asked):
        said = self.server(asked)
        known = self.seen.setdefault(called(asked), [])
        with contextlib.suppress(ValueError):
            known += [field for field in fields(json.loads(said.partition(b"\r\n\r\n")[2])) if field not in known]
        return said


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Plays the commands of a desk with one account at a life's server and one at a good one; returns what was said."""
    monkeypatch.setenv("POSTDESK_GOOD_TOKEN", GOOD)

    def play(life, door, mode=None):
        root = tmp_path / f"desk-{len(list(tmp_path.iterdir()))}"
        (root / "campaigns").mkdir(parents=True)
        monkeypatch.chdir(root)
        life.moves_in(root)
        for name, value in life.secrets.items():
            monkeypatch.setenv(f"POSTDESK_LIAR_{name}", value)
        for name, value in life.keys.items():
            monkeypatch.setenv(name, value)
        other = Instance(token=GOOD)
        with door, other.serve() as good:
            account = life.account.format(url=door.url)
            settings = SETTINGS.format(network=life.name, account=account, good=good.url)
            (root / "campaigns/desk.toml").write_text(settings, "utf-8")
            (root / "campaigns/spring.yaml").write_text(CAMPAIGN, "utf-8")
            (root / "campaigns/hall.png").write_bytes(png())
            life.signs_in(root, "liar")
            said = [told(life, line, -60, mode) for line in BEFORE]
            for wait in WAITS:
                said.append(told(life, "publish", wait / 60, mode))
                assert len(other.posts) == 1
            said += [told(life, line, 72, mode) for line in AFTER]
            said.append(told(life, "delete spring/doors@liar --yes", 72, mode))
        nothing_is_told(root, "".join(said), (GOOD, *life.secrets.values()))
        return "".join(said)

    return play


def told(life, line, minutes, mode):
    moment = NOON + timedelta(minutes=minutes)
    life.moves(moment)
    return command(line, moment, mode)


def ways(desk, name):
    """Every way in which a network's server may lie, by its honest answers; what makes a post public lies in all."""
    life = LIVES[name]()
    noted, public = Noted(life.server), set()

    def play(asked):
        if life.makes_public(asked):
            public.add(called(asked))
        return noted(asked)

    desk(life, Loopback(play))
    return modes({at: tuple(seen[:MOST_FIELDS]) for at, seen in noted.seen.items()}, public)


@pytest.mark.parametrize("name", LIVES)
def test_a_lie_harms_nobody_else(name, desk, request):
    every = ways(desk, name)
    assert len(every) >= 100, sorted(every)
    quick = [mode for mode in every.values() if not mode.slow]
    tried = list(every.values()) if request.config.getoption("--long") else quick[:: len(quick) // FEW][:FEW]
    failed = [f"{mode.name}: {trouble}" for mode in tried if (trouble := harm(desk, name, mode))]
    assert failed == []


def harm(desk, name, mode: Mode):
    """What a lie did that it must not; "" where the desk went on and the post is there once at most."""
    life = LIVES[name]()
    try:
        desk(life, Lying(life.server, mode, called), mode)
    except AssertionError as trouble:
        return str(trouble).partition("\n")[0]
    return "the post is there twice" if len(life.public()) > 1 else ""

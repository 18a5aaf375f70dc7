"""Two weeks of an office that is on every network: its desk, the networks' servers, and workers that can be killed.

A network takes part by its file in `lives/`, and two more of Mastodon's kin by `kin_lives`. All servers run in one process of their own, from which answers are
lost at random; every worker is a process, too. They share a clock that goes on as the machine's does, and can be set
forward while nobody works.
"""

import json
import multiprocessing
import os
import random
import signal
import time
from collections import deque
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

from click.testing import CliRunner
from msgspec.structs import replace
from sqlalchemy import select

from contracts import kin_lives
from contracts.story import CUT, HALF, PICTURES, UNAVAILABLE, Renewed
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.log.workers.budgets import SPENDINGS
from postdesk.log.workers.processes import me
from postdesk.models import KeyKind
from postdesk.networks import SHELF
from stage.loopback import Loopback
from stage.pictures import jpeg, png

NAMES = sorted(path.stem for path in (Path(__file__).parent / "lives").glob("*.py"))
_ALL = {name: import_module(f"contracts.lives.{name}").Life for name in NAMES} | kin_lives.LIVES
LIVES = {name: life for name, life in _ALL.items() if not issubclass(life, Renewed)}
"""Each account once: those with tokens that are renewed are accounts of others here, signed in another way."""
FORK = multiprocessing.get_context("fork")
SHARE = 0.06
"""Of how many calls that make something public the answer is lost, before or after it was done, or a wait."""
MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)


class Clock:
    """What all processes take the time to be: from Monday morning on, as fast as the machine's clock, set forward."""

    def __init__(self):
        self.begun = time.monotonic()
        self.ahead = FORK.Value("d", 0.0, lock=False)  # whoever is killed holds no lock

    def __call__(self):
        return MONDAY + timedelta(seconds=self.ahead.value + time.monotonic() - self.begun)

    def forward(self, moment):
        """Set it to a moment; it is never set back."""
        self.ahead.value += max(0, (moment - self()).total_seconds())


class Weather:
    """Stands before one network's server: some answers are lost. It remembers what led to a breach of the contract."""

    def __init__(self, life, clock, dice):
        self.life, self.clock, self.dice, self.lost = life, clock, dice, 0
        self.asked, self.blamed = deque(maxlen=12), []

    def __call__(self, asked):
        blames = len(self.life.broken())
        said = self._answered(asked)
        self.asked.append((f"{self.clock():%d %H:%M:%S}", asked.method, asked.path, asked.body[:300], said[:300]))
        if len(self.life.broken()) > blames:
            self.blamed.append((self.life.broken()[blames:], list(self.asked)))
        return said

    def _answered(self, asked):
        self.life.moves(self.clock())
        if not self.life.makes_public(asked) or self.dice.random() >= SHARE:
            return self.life.server(asked)
        self.lost += 1
        fault = self.dice.choice(
            [(CUT, True), (HALF, True), (UNAVAILABLE, True), (CUT, False), (self.life.busy, False)]
        )
        if fault[1]:
            self.life.server(asked)
        return fault[0]


def _serve(root, clock, seed, classes, pipe):
    """The life of the servers: tell where they are, and at the end what readers see there."""
    lives, weather, where, doors_of = {}, {}, {}, {}
    with ExitStack() as doors:
        for number, name in enumerate(classes):
            lives[name] = classes[name]()
            (root / name).mkdir()
            lives[name].moves_in(root / name)
            weather[name] = Weather(lives[name], clock, random.Random(seed + number))
            door = doors.enter_context(Loopback(weather[name]))
            where[name] = (lives[name].account.format(url=door.url), dict(lives[name].secrets))
            doors_of[name] = door.url
        pipe.send(where)
        while pipe.recv() != "end":
            for each in weather.values():
                each.dice.random = lambda: 1.0  # calm
            pipe.send(_seen(lives, weather, doors_of))


def _seen(lives, weather, doors):
    return {
        name: {
            "public": [(seen.text, seen.alts, seen.pictures, seen.answers) for seen in life.public()],
            "addresses": [seen.address.replace("{url}", doors[name]) for seen in life.public()],
            "broken": weather[name].blamed,
            "charged": getattr(life.server, "spent", 0),
            "lost": weather[name].lost,
        }
        for name, life in lives.items()
    }


@contextmanager
def servers(root, clock, seed, lives):
    """Run the servers of all lives; gives the accounts' lines and secrets, and a function that tells what readers see by now."""
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=_serve, args=(root, clock, seed, lives, theirs), daemon=True)
    process.start()
    assert ours.poll(30)
    where = ours.recv()

    def seen():
        ours.send("look")
        assert ours.poll(60)
        return ours.recv()

    try:
        yield where, seen
    finally:
        ours.send("end")
        process.join(30)


def lay(root, lives, where, days, daily, database=""):
    """Write a desk with an account on every network, and a campaign for each: so many posts on each of these days."""
    (root / "campaigns/media").mkdir(parents=True)
    (root / "campaigns/media/a.jpg").write_bytes(jpeg(30, 20))
    (root / "campaigns/media/b.png").write_bytes(png(30, 20))
    desk = ['[desk]\nname = "Country Office"\ntimezone = "UTC"\n\n[rules]\nsame-text = "off"\nsimilar-text = "off"\n']
    lines = [f"POSTDESK_DATABASE='{database}'\n"] if database else []
    for name, (account, secrets) in where.items():
        network = lives[name].name
        amounts = [key.name for key in SHELF[network].keys if key.kind is KeyKind.AMOUNT]
        more = "".join(f"{key} = 999_999\n" for key in amounts)
        desk.append(f'[accounts.{name}]\nnetwork = "{network}"\n{account}\n{more}')
        lines += [f"POSTDESK_{name.upper()}_{key}='{value}'\n" for key, value in secrets.items()]
        (root / f"campaigns/{name}.yaml").write_text(_campaign(name, lives[name], days, daily))
    (root / "campaigns/desk.toml").write_text("\n".join(desk))
    (root / ".env").write_text("".join(lines))
    (root / ".env").chmod(0o600)


def _campaign(name, life, days, daily):
    posts = []
    for day in days:
        for number, moment in enumerate(moments(day, daily)):
            mark = f"{name} {day:02}-{number:02}"
            lines = [f"  - id: p{day:02}-{number:02}", f"    at: {moment:%Y-%m-%d %H:%M}", f"    text: {mark} opens."]
            pictured = bool(number % 2) and "pictures" not in life.cannot
            if more := PICTURES if pictured else life.always:
                lines.append(f"    {more}")
            if not number % 2 and "thread" not in life.cannot:
                lines.append(f"    thread: [{mark} goes on.]")
            posts.append("\n".join(lines))
    return f"campaign: {name.replace('_', '-')}\nlatest: 20 d\naccounts: [{name}]\nposts:\n" + "\n".join(posts) + "\n"


def moments(day, daily):
    """When the posts of a day are due: from an hour after it began, over twelve hours."""
    return [MONDAY + timedelta(days=day, minutes=60 + number * (720 // daily)) for number in range(daily)]


def run(root, clock, *words):
    """Run a command at the desk's time; returns what it says."""
    ran = CliRunner().invoke(main, ["--desk", str(root), *words], obj=Office(clock))
    assert type(ran.exception) in {type(None), SystemExit}, (words, ran.output, ran.exception)
    return ran.output


def posts(root, clock):
    """The desk's posts, as `list` tells them."""
    return json.loads(run(root, clock, "list", "--format", "json"))


def _work(root, clock, going):
    """The life of one worker: upload what is due soon, publish what is due, as long as it goes on."""
    desk = Desk.open(root, clock)
    with desk.log:
        courier = replace(desk.publishing.courier(me()), going=lambda: bool(going.value))
        uploader = desk.publishing.uploader(courier.going)
        while True:
            uploader.run()
            idle = not courier.run_due(threads=3)
            if not going.value:
                return
            if idle:
                time.sleep(0.05)


class Workers:
    """So many workers at a desk, of which one is killed now and then."""

    def __init__(self, root, clock, count, seed):
        self.root, self.clock, self.dice, self.kills = root, clock, random.Random(seed), 0
        self.going = FORK.Value("b", 1, lock=False)
        self.running = [self._begun() for _ in range(count)]

    def _begun(self):
        process = FORK.Process(target=_work, args=(self.root, self.clock, self.going), daemon=True)
        process.start()
        return process

    def lose_one(self):
        """Kill one, wherever it is, and begin another."""
        victim = self.dice.randrange(len(self.running))
        assert self.running[victim].exitcode is None, "a worker died by itself"
        os.kill(self.running[victim].pid, signal.SIGKILL)
        self.running[victim].join(10)
        self.running[victim] = self._begun()
        self.kills += 1

    def stop(self):
        self.going.value = 0
        for process in self.running:
            process.join(300)
            assert process.exitcode == 0, process.exitcode


class Spendings:
    """What was counted of each budget of each account, whatever began anew meanwhile."""

    def __init__(self):
        self.windows = {}

    def look(self, root, clock):
        """Note what each budget holds now; to be called before it can begin anew twice."""
        desk = Desk.open(root, clock)
        with desk.log, desk.log.read() as connection:
            for row in connection.execute(select(SPENDINGS)).mappings():
                self.windows[row["account"], row["name"], row["since"]] = row["spent"]

    def of(self, account, budget):
        """All that was counted of a budget."""
        return sum(spent for (whose, name, _), spent in self.windows.items() if (whose, name) == (account, budget))

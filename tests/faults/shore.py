"""A network that outlives its callers: what it took is in a file of its own, whatever becomes of the process that sent it.

Three kinds: one that knows a key again ("keyed"), one that can be asked what it has ("asked"), and one that takes
everything and tells nothing ("mute"). An effect is a row; two rows of one key are a post that followers saw twice. One
more, the "liar", says that it has nothing: what trusts it doubles, by which the tests show that they would see it.
"""

import random
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta

from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Figures, Remote
from postdesk.networks.network import Network

KINDS = ("keyed", "asked", "mute")


def build(path):
    with closing(sqlite3.connect(path)) as shore:
        shore.execute("PRAGMA journal_mode = WAL")
        shore.execute("CREATE TABLE effect (kind TEXT, key TEXT, text TEXT)")
        shore.execute("CREATE INDEX effect_key ON effect (key)")
        shore.execute("CREATE TABLE fault (name TEXT)")


def effects(path):
    """How often each key is there to be seen."""
    with closing(sqlite3.connect(path, timeout=30)) as shore:
        return Counter(dict(shore.execute("SELECT key, count(*) FROM effect GROUP BY key").fetchall()))


def texts(path):
    """What was taken, in order."""
    with closing(sqlite3.connect(path, timeout=30)) as shore:
        return [text for (text,) in shore.execute("SELECT text FROM effect ORDER BY rowid")]


def faults(path):
    with closing(sqlite3.connect(path, timeout=30)) as shore:
        return Counter(name for (name,) in shore.execute("SELECT name FROM fault"))


class Shore(Network):
    """One account at a network of some kind. `reach` is told how far a call has come; `mishap` names what goes wrong."""

    def __init__(self, path, kind, reach=lambda _point: None, mishap=lambda: ""):
        self.path, self.kind, self.reach, self.mishap = path, kind, reach, mishap

    @property
    def repeatable(self):
        return self.kind == "keyed"

    def settles(self, prepared):
        return timedelta(0)  # what it took is in its file at once

    def publish(self, payload, key, now, prepared=""):
        self.reach("after intent")
        mishap = self.mishap()
        self._before(mishap)
        self._take(payload, key, mishap)
        self.reach("mid-request")
        self._after(mishap)
        return Remote(key, f"https://shore.example/{key}")

    def find(self, payload, key, now, prepared):
        self.reach("in ask")
        if self.kind == "mute":
            raise Unknown("shore.example cannot be asked")
        there = self.kind != "liar" and effects(self.path)[key]
        return Remote(key, f"https://shore.example/{key}") if there else None

    def measure(self, remote, published, now):
        return Figures()

    def _before(self, mishap):
        if mishap == "429":
            raise Unreachable("shore.example asks for patience", retry_after=1)
        if mishap == "refused":
            raise Refused("shore.example does not want it")
        if mishap == "500 before":
            raise Unknown("shore.example answers 500")

    def _take(self, payload, key, mishap):
        with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as shore:
            shore.execute("BEGIN IMMEDIATE")
            known = shore.execute("SELECT 1 FROM effect WHERE key = ?", (key,)).fetchone()
            if not (known and self.kind == "keyed"):
                shore.execute("INSERT INTO effect VALUES (?, ?, ?)", (self.kind, key, payload.texts[0]))
            shore.execute("COMMIT")

    def _after(self, mishap):
        if mishap in ("500 after", "timeout", "reset", "rubbish"):
            raise Unknown(f"shore.example: {mishap}")


def sometimes(path, seed, share):
    """Return what draws a mishap for a share of all calls and notes it in the network's file."""
    dice = random.Random(seed)
    names = ("429", "500 before", "500 after", "timeout", "reset", "rubbish")

    def draw():
        if dice.random() >= share:
            return ""
        name = dice.choice(names)
        with closing(sqlite3.connect(path, timeout=30)) as shore, shore:
            shore.execute("INSERT INTO fault VALUES (?)", (name,))
        return name

    return draw

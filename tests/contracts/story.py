"""What the story of a post's life needs of a network, and the desk in which it is played.

A network joins with one file in `lives/` that holds a class `Life` over its contract server: how its account stands in
desk.toml, which secrets it has, which request makes a post public, and what readers see. `test_lives.py` and `test_shown.py` play
the same story for every one of them; what a network cannot do, it says in `cannot`, with the reason.
"""

import json
from abc import ABC, abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import msgspec
from click.testing import CliRunner

from postdesk.accounts.rotating import TokensWhenAsked
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.settings.vault import new_key
from postdesk.wire.oauth import Tokens
from stage.life import NOON
from stage.loopback import Loopback, answer
from stage.pictures import jpeg, png

CUT = b""
"""No answer at all: the connection ends."""
HALF = answer(200, b'{"id": "1', "application/json")[:-4]
"""An answer that breaks off."""
UNAVAILABLE = answer(503, b"<h1>Service Unavailable</h1>", "text/html")


@dataclass
class Seen:
    """A post as readers see it: its words, the words for its pictures, which of the posts before it answers, and where.

    `{url}` in `address` is the server's.
    """

    text: str
    alts: list = field(default_factory=list)
    pictures: int = 0
    answers: int | None = None
    address: str = ""


class Life(ABC):
    """One network's contract server, and the account that the story is about."""

    name = ""
    secrets: dict = {}
    """By the names of the account's variables: {"TOKEN": "…"}."""
    account = ""
    """Lines of `[accounts.office]`; `{url}` is the server's address."""
    cannot: dict = {}
    """What the network cannot do, with the reason, by the names of `playing.CHAPTERS`."""
    reactions = 0
    """How many the server says that each post got; "" where the account may not know."""
    keys: dict = {}
    """Variables of the whole desk."""
    always = ""
    """Lines that every post of the story has that shows nothing else: what the network takes no post without."""
    shows = False
    """Whether a look can say that a post is there, although only a person can say that it is not."""

    settled = 0
    """For how many minutes after an attempt a post may not be sent again that its network does not show."""
    later = (33, 36, 41)
    """When, in minutes past noon, the worker comes back to a post of which nobody can tell."""
    reads_comments = True
    """Whether a look can tell which comments stand below a post of the account's."""

    def __init__(self):
        self.server = self.served()

    @abstractmethod
    def served(self):
        """The server: called with what is asked, it returns the bytes of an answer."""

    @abstractmethod
    def makes_public(self, asked):
        """Whether a request makes something public."""

    @abstractmethod
    def public(self):
        """What readers see, the oldest first, as a list of `Seen`."""

    def cards(self):
        """Of which addresses the first post brings a card along."""
        return []

    def films(self):
        """How many films the first post shows."""
        return 0

    def languages(self):
        """In which languages the first post is said to be."""
        return []

    def below(self):
        """What stands below the first post as a comment, where its further part is one."""
        return []

    @abstractmethod
    def takes_back(self, how):
        """Make the token "wrong", "expired", "ended", "revoked" or "under-scoped" from now on.

        One that has expired is renewed; of one that has ended a person makes another.
        """

    spent_by_renewal = False
    """Whether a renewal takes the old token's power, whoever hears its answer."""

    @abstractmethod
    def lets_in(self):
        """Let the token in again."""

    @property
    @abstractmethod
    def refusal(self):
        """The bytes of a refusal for good, as the network documents it for a text that it does not take."""

    @property
    @abstractmethod
    def busy(self):
        """The bytes of "too many requests", with a wait of a minute at most."""

    def moves_in(self, root):  # noqa: B027 - most want none
        """Make room beside the desk, where the network wants some."""

    def signs_in(self, root, account="office"):  # noqa: B027 - most tokens are pasted
        """Keep the tokens of a sign-in, where the network changes them."""

    def moves(self, moment):
        """Set the server's clock, where it has one."""
        self.server.at = moment

    def broken(self):
        """What the server was asked that its contract does not know; the story ends with none."""
        return getattr(self.server, "broken", [])


NO_END, NO_RENEWAL = "what it signs in with has no end", "nothing renews its token"


class Renewed(Life):
    """An account whose tokens are renewed; `given` are those that the network gives to whoever signs in."""

    keys: ClassVar = {"POSTDESK_SECRETS_KEY": new_key()}
    root = None

    @property
    @abstractmethod
    def given(self):
        """The answer to a sign-in, as bytes of JSON."""

    def signs_in(self, root, account="office"):
        self.root = root
        moment = self.server.at or NOON
        desk = Desk.open(root, lambda: moment)
        with desk.log:
            kept = TokensWhenAsked(lambda: desk.log, desk.house, account)
            kept.rotating().begin(msgspec.json.decode(self.given, type=Tokens), moment)


class Between:
    """Stands before a server: plays each of `faults` once, when something is to be made public.

    A fault is the bytes of an answer, or a function that returns them; in a pair with True, the server does first what
    it was asked.
    """

    def __init__(self, life):
        self.life, self.faults, self.made = life, [], 0
        self.everything = []
        """Faults for whatever is asked next."""

    def __call__(self, asked):
        public = self.life.makes_public(asked)
        self.made += public
        waiting = self.everything or (self.faults if public else [])
        if not waiting:
            return self.life.server(asked)
        fault = waiting.pop(0)
        said, late = fault if isinstance(fault, tuple) else (fault, False)
        if late:
            self.life.server(asked)
        return said() if callable(said) else said


DESK = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.office]
network = "{network}"
{account}
"""
CAMPAIGN = """\
campaign: doors
accounts: [office]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: {text}
    {more}
"""
ONCE_MORE = """\
  - id: once-more
    at: 2026-11-23 12:{minute}
    text: {text}
    again: For those who missed it
    {more}
"""
"""A second post in the words of the first."""
ANOTHER = """\
  - id: another
    at: 2026-11-23 12:40
    text: {text}
    {more}
"""
PICTURES = "media: [{file: media/a.jpg, alt: The open door.}, {file: media/b.png, alt: A map of the way to it.}]"
THREAD = "thread: [And on Sunday., And every Monday.]"
REF = "doors/open@office"
GIVEN, BACK = "to make it ready", 9
"""What is said of a post for which its network is given time, and how often the worker comes back for it at most."""


class Scene:
    """A desk with one account at one network; `run` is a command at so many minutes past noon."""

    def __init__(self, life, root: Path):
        self.life, self.root, self.told = life, root, []
        life.moves_in(root)
        self.between = Between(life)
        self.door = Loopback(self.between)

    @contextmanager
    def away(self):
        """Nobody is at home; afterwards the server is back where it was, with what it had."""
        port = self.door.door.getsockname()[1]
        self.door.__exit__()
        yield
        self.door = Loopback(self.between, port=port)
        self.door.__enter__()

    def lay(self, text="Doors open at six.", more=""):
        """Write the desk's files, and queue the post."""
        (self.root / "campaigns/media").mkdir(parents=True, exist_ok=True)
        (self.root / "campaigns/media/a.jpg").write_bytes(jpeg(30, 20))
        (self.root / "campaigns/media/b.png").write_bytes(png(30, 20))
        account = self.life.account.format(url=self.door.url)
        (self.root / "campaigns/desk.toml").write_text(DESK.format(network=self.life.name, account=account))
        if "media:" not in more:
            more = "\n    ".join(filter(None, (more, self.life.always)))
        (self.root / "campaigns/doors.yaml").write_text(CAMPAIGN.format(text=json.dumps(text), more=more))
        kept = {f"POSTDESK_OFFICE_{name}": value for name, value in self.life.secrets.items()} | self.life.keys
        lines = "".join(f"{name}='{value}'\n" for name, value in kept.items())
        (self.root / ".env").write_text(lines)
        (self.root / ".env").chmod(0o600)
        self.life.signs_in(self.root)
        return self

    def lay_twice(self, apart):
        """Write a second post in the words of the first, so many minutes after it."""
        self.lay()
        campaign = self.root / "campaigns/doors.yaml"
        again = ONCE_MORE.format(minute=30 + apart, text=json.dumps("Doors open at six."), more=self.life.always)
        campaign.write_text(campaign.read_text() + again)
        return self

    def lay_another(self, text):
        """Write a post in other words, ten minutes after the first."""
        campaign = self.root / "campaigns/doors.yaml"
        campaign.write_text(campaign.read_text() + ANOTHER.format(text=json.dumps(text), more=self.life.always))
        return self

    def run(self, *words, minutes=0):
        """Run a command; where the network is given its time for a post, the worker comes back when that is over."""
        moment, said = NOON + timedelta(minutes=minutes), [self._ran(words, NOON + timedelta(minutes=minutes))]
        while words[0] == "publish" and GIVEN in said[-1] and len(said) < BACK:
            moment += timedelta(seconds=30)
            said.append(self._ran(words, moment))
        return "".join(said)

    def _ran(self, words, moment):
        self.life.moves(moment)
        ran = CliRunner().invoke(main, ["--desk", str(self.root), *words], obj=Office(lambda: moment))
        assert ran.exception is None or isinstance(ran.exception, SystemExit), (words, ran.exception)
        assert ran.exit_code in {0, 1}, (words, ran.output)
        self.told.append(ran.output)
        return ran.output

    def out(self, *minutes):
        """Publish at each of these minutes; returns the post's state then."""
        for each in minutes or (31,):
            self.run("publish", minutes=each)
        return self.state

    @property
    def state(self):
        return self.post["state"]

    @property
    def post(self):
        (post,) = self.posts
        return post

    @property
    def posts(self):
        return json.loads(self.run("list", "--format", "json"))

    def readings(self, minutes):
        moment = NOON + timedelta(minutes=minutes)
        self.life.moves(moment)
        desk = Desk.open(self.root, lambda: moment)
        with desk.log:
            return desk.readings.take_for_report()

    def ends(self):
        """Nothing was asked that the contract does not know, and no secret is in a file or was said."""
        assert self.life.broken() == []
        files = [path for path in self.root.rglob("*") if path.is_file() and path.name != ".env"]
        for secret in self.life.secrets.values():
            assert secret not in "".join(self.told)
            assert not [path for path in files if secret.encode() in path.read_bytes()]

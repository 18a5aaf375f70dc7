"""The desk's accounts, and what a network says of its own: the keys it takes, its secrets, what can be done there."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, StrEnum

from msgspec import Struct

from postdesk.models.grammar import Price


class KeyKind(Enum):
    """How the value of a key in `[accounts.NAME]` is read."""

    HANDLE = "a handle or an id, which may be written as a number"
    SERVER = "the address of a server"
    FLAG = "true or false"
    CHOICE = "one of a few words"
    AMOUNT = "an amount of money"
    DAY = "a day that every month has, from 1 to 28"
    ADDRESS = "the address of a folder on the web"
    FOLDER = "a folder of this machine, from its root"


class AccountKey(Struct, frozen=True):
    """One key that a network takes in `[accounts.NAME]`, with an example of its value.

    Without a `needed` one postdesk cannot post there. What `identifies` an account is compared, so that none is there
    twice under two names. What is `sent` decides how a post looks or who sees it: a post that is queued keeps both
    kinds as they were then. `default` is what an account has that does not say it.
    """

    name: str
    kind: KeyKind
    example: str = ""
    needed: bool = False
    identifies: bool = False
    choices: tuple[str, ...] = ()
    sent: bool = False
    default: str | bool = ""

    @property
    def leads(self) -> bool:
        """Whether its value decides to which host secrets go: that of a server, or an address that posting needs."""
        return self.kind is KeyKind.SERVER or (self.kind is KeyKind.ADDRESS and self.needed)


HANDLE = AccountKey("handle", KeyKind.HANDLE, "office", identifies=True)
ID = AccountKey("id", KeyKind.HANDLE, "1234", identifies=True)


class Secret(Struct, frozen=True):
    """One secret of an account: its name, under which it is looked for, and what people call it.

    `token` of the account `fedi` is POSTDESK_FEDI_TOKEN; `token_ends` in desk.toml says its last day. `source` is where
    an officer gets it. What is `optional` is not needed for posting.
    """

    name: str = "token"
    title: str = "a token"
    source: str = ""
    optional: bool = False

    @property
    def ends(self) -> str:
        """The key in desk.toml that says its last day."""
        return f"{self.name}_ends"


class Repeat(Enum):
    """Whether the same post may be sent again when nobody can tell what became of it."""

    SAFE = "the network knows a repeat again, and leaves one post"
    KEYED = "where the server is known to honour keys; elsewhere after a look"
    TWINLESS = "after a look, minutes later; the network refuses the same text twice"
    HELD = "after a look, minutes later; what the network holds ready for a post goes out once"
    ASKED = "never: a person looks first"


class Way(StrEnum):
    """How an account's posts get out."""

    POSTS = "posts"
    REHEARSES = "rehearses"
    BY_HAND = "by hand"


class Break(Struct, frozen=True):
    """A figure that a network counts no more since a day, and the one that it counts `instead`, "" for none.

    The two are not the same figure, and neither continues the other. `source` is where the network says so.
    """

    figure: str
    since: date
    instead: str = ""
    source: str = ""


class Facts(Struct, frozen=True, kw_only=True):
    """What a network says of itself without importing how it reads a text or how it is called.

    `title` is its name in a sentence. `counts` are the figures that it tells of a post, by their names in `Figures`.
    `deletes`, `edits`, `finds` and `measures` say whether postdesk can take a post off, give it other words, look for
    one, and ask for its figures; `reads_pages` whether the pages that a post links to are read before it goes out.
    `followers` is whether it tells how many follow an account. `for_days` says of figures that it tells of young posts
    only for how many days it does; `breaks` are those that it counts no more.
    """

    name: str
    title: str
    keys: tuple[AccountKey, ...] = (HANDLE, ID)
    secrets: tuple[Secret, ...] = (Secret(),)
    price: Price | None = None
    counts: frozenset[str] = frozenset()
    deletes: bool = False
    edits: bool = False
    reads_pages: bool = False
    finds: bool = False
    measures: bool = False
    followers: bool = False
    for_days: Mapping[str, int] = {}
    breaks: tuple[Break, ...] = ()
    repeat: Repeat = Repeat.ASKED


class Account(Struct, frozen=True):
    """One account of the desk, as `[accounts.NAME]` in desk.toml says it; never with a secret in it.

    `by_hand` accounts are handed over to a person at the post's time; `rehearsal` ones keep their network's
    rules but publish to the rehearsal network. `own` is what the keys of its network say, `ends` the last day of each
    of its secrets where the office knows one.
    """

    name: str
    network: str
    by_hand: bool = False
    rehearsal: bool = False
    own: Mapping[str, str | bool] = {}
    ends: Mapping[str, date] = {}

    def said(self, key: str) -> str:
        """Return what a key of its network says, "" where desk.toml is silent."""
        return str(self.own.get(key, ""))

    def identity(self, keys: Iterable[AccountKey]) -> tuple[str, ...]:
        """Return what tells it from others of its network, of which these are the keys."""
        return tuple(self.said(key.name).lstrip("@").casefold() for key in keys if key.identifies)

    @property
    def handle(self) -> str:
        """Its name at the network, "" where desk.toml does not say it."""
        return self.said("handle")

    @property
    def id(self) -> str:
        """Its lasting number or address at the network, "" where desk.toml does not say it."""
        return self.said("id")

    @property
    def server(self) -> str:
        """The address of its server, "" where its network has only one or desk.toml does not say it."""
        return self.said("server")

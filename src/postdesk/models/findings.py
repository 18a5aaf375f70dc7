"""What the rules say: a place, a weight, a code with its values. Whoever shows it makes the sentence.

The values are made by the hundred thousand and cannot form circles: the garbage collector leaves them (`gc=False`).
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from msgspec import Struct

Value = str | int | tuple[str, ...]
"""What a finding names: a word or an address as it is written, a number, several words."""


class Severity(Enum):
    """How much a finding matters: an error keeps a post out of the queue, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, gc=False):
    """Where in a file something stands; lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Summary(Struct, frozen=True, gc=False):
    """What the rules over the whole desk remember of one variant: names, a moment and a hash, never its texts.

    `place` is where the draft begins, `time` where its moment stands, `ignoring` where its exceptions do; `tags` are
    the hashtags that the network will link, each with its place; `text` is a hash of the words, `figures` one of the
    numbers among them, `shingles` the CRC-32 of each pair of neighbouring words, 4 bytes each, the lowest first; empty
    for a text of a few words. `day` is that of the office's clock, `link` the draft's own, without parameters.
    `series` is the name of the post that comes back of which it is one time, "" for any other.
    `after` is the full name of the post that goes first, "" for none, `after_place` where that is written.
    `ignored` names the rules whose remarks the post's `ignore` kept back, `accounts` all accounts the draft goes to.
    `uses` is how much it takes of what the network allows in a time, `price` what that charges for it, in US dollars.
    """

    post: str
    account: str
    network: str
    place: Place
    time: Place
    ignoring: Place
    at: datetime | None
    text: int
    tags: tuple[tuple[str, Place], ...]
    accounts: tuple[str, ...]
    ignore: Mapping[str, str]
    ignored: tuple[str, ...]
    language: str = ""
    day: str = ""
    link: str = ""
    figures: int = 0
    shingles: bytes = b""
    series: str = ""
    after: str = ""
    after_place: Place | None = None
    uses: int = 0
    price: float = 0.0


class Remark:
    """What a rule says of one place: a code, and the values that its sentence names.

    The checker adds rule, network and post; whoever shows it makes the sentence (`words.findings`). `severity` is given
    where a single remark weighs less, or more, than its rule (a limit nobody is sure of); `of` says which variant is
    meant where a rule looks at the whole desk.
    """

    __slots__ = ("code", "of", "place", "severity", "values")

    def __init__(
        self, place: Place, code: str, *, severity: Severity | None = None, of: Summary | None = None, **values: Value
    ) -> None:
        self.place, self.code, self.severity, self.of, self.values = place, code, severity, of, values


class Finding(Struct, frozen=True, gc=False):
    """One thing that breaks a rule of a network, of the house or of the file format.

    `code` says which of the rule's remarks it is, `values` what is named in it; numbers are numbers, so that each
    language writes and declines them in its own way. `post` is `campaign/id`, `campaign/` where that id cannot be told,
    "" where it is the whole file that is meant.
    """

    place: Place
    severity: Severity
    rule: str
    code: str
    values: Mapping[str, Value] = {}
    network: str = ""
    account: str = ""
    post: str = ""

    @property
    def named(self) -> str:
        """The post's name; "" where there is none to tell."""
        return "" if self.post.endswith("/") else self.post

"""The nouns: what the rest of postdesk talks about.

Everything here is a frozen value without behaviour beyond its own arithmetic. Rows of the log are SQLModel
classes and live in `log/tables.py`; these are `msgspec` structs, because `postdesk check` has to start at once.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import Enum

import msgspec
from msgspec import Struct


class Severity(Enum):
    """How much a finding matters: an error keeps a post out of the queue, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True):
    """Where in a file something stands; lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Summary(Struct, frozen=True):
    """What the rules over the whole desk remember of one variant: names, a moment and a hash, never its texts.

    `place` is where the draft begins, `time` where its moment stands, `ignoring` where its exceptions do; `tags` are
    the hashtags that the network will link, each with its place; `text` is a hash of the words, `figures` one of the
    numbers among them, `shingles` the CRC-32 of each pair of neighbouring words, 4 bytes each, the lowest first; empty
    for a text of a few words. `day` is that of the office's clock, `link` the draft's own, without parameters.
    `ignored` names the rules whose remarks the post's `ignore` kept back, `accounts` all accounts the draft goes to.
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


class Remark(Struct, frozen=True):
    """What a rule says of one place; the checker adds rule, network and post.

    `severity` is given where a single remark weighs less, or more, than its rule (a limit nobody is sure of);
    `of` says which variant is meant where a rule looks at the whole desk.
    """

    place: Place
    message: str
    severity: Severity | None = None
    of: Summary | None = None


class Finding(Struct, frozen=True):
    """One thing that breaks a rule of a network, of the house or of the file format."""

    place: Place
    severity: Severity
    rule: str
    message: str
    network: str = ""
    account: str = ""
    post: str = ""

    def __str__(self) -> str:
        where = f"{self.network}: " if self.network else ""
        return f"{self.place}: {self.severity.value}: {where}{self.message} [{self.rule}]"


class Certainty(Enum):
    """How sure postdesk is of a datum about a network."""

    RUN = "the network's own published code was run"
    SOURCE = "read in the network's source"
    DOCUMENTED = "the network's documentation"
    REPORTED = "third-party reports only"
    UNSURE = "uncertain or contradictory"

    @property
    def sure(self) -> bool:
        """Whether breaking the limit is an error; a limit nobody is sure of only warns."""
        return self in {Certainty.RUN, Certainty.SOURCE, Certainty.DOCUMENTED}


class Limit(Struct, frozen=True):
    """One number that a network sets, with its unit, its source, the day it was looked up and how sure it is.

    `name` says what it bounds: "text", "caption", "alt", "hashtags", "hashtags advised", "mentions", "links",
    "images", "image bytes", "video bytes", "first comment". For "text" and "caption", `unit` is a key of
    `ParsedText.lengths`. `binding` makes breaking it an error although only others tell the number.
    """

    name: str
    number: int
    unit: str
    source: str
    seen: date
    certainty: Certainty
    binding: bool = False

    @property
    def severity(self) -> Severity:
        """What breaking the limit is: an error where it is sure, a warning where it is hearsay."""
        return Severity.ERROR if self.certainty.sure or self.binding else Severity.WARNING


class Entity(Struct, frozen=True):
    """A hashtag, mention or link that a network will make out of a piece of text.

    `text` is the tag or handle without its sign, a link as written; `start` and `end` are code-point
    indices into the text, the sign included, the end excluded.
    """

    text: str
    start: int
    end: int


class ParsedText(Struct, frozen=True):
    """What one network makes of one text: its lengths by unit, and what it will link, in order, with repeats."""

    lengths: Mapping[str, int]
    hashtags: tuple[Entity, ...] = ()
    mentions: tuple[Entity, ...] = ()
    links: tuple[Entity, ...] = ()
    cashtags: tuple[Entity, ...] = ()


class Grammar(Struct, frozen=True):
    """The text rules of one network: its name in a sentence, its limits, and how it reads a text.

    `carries_alt` and `threads` say whether the network takes alternative texts and chains of posts.
    """

    network: str
    title: str
    parse: Callable[[str], ParsedText]
    limits: tuple[Limit, ...]
    carries_alt: bool = True
    threads: bool = True

    def limit(self, name: str) -> Limit | None:
        """Return the first limit of that name, or None where the network sets none."""
        return next((limit for limit in self.limits if limit.name == name), None)


class Account(Struct, frozen=True):
    """One account of the desk, as `[accounts.NAME]` in desk.toml says it; never with a secret in it.

    `by_hand` accounts are handed over to a person at the post's time; `rehearsal` ones keep their network's
    rules but publish to the rehearsal network.
    """

    name: str
    network: str
    id: str = ""
    server: str = ""
    handle: str = ""
    by_hand: bool = False
    rehearsal: bool = False


class Slot(Struct, frozen=True, gc=False):
    """A moment at which a post goes out: the instant in UTC, and the office's wall clock that means it."""

    instant: datetime
    local: str
    zone: str


class Media(Struct, frozen=True):
    """A picture or film of a draft: the path as written (relative to `campaigns/`), the words for it, its place."""

    file: str
    alt: str
    place: Place


class Wording(Struct, frozen=True):
    """What a draft says differently for one account; None leaves the draft's own value."""

    text: str | None = None
    link: str | None = None
    hashtags: tuple[str, ...] | None = None
    media: tuple[Media, ...] | None = None
    thread: tuple[str, ...] | None = None


class Draft(Struct, frozen=True):
    """What a campaign file says of one post.

    `at` is None where the file says `next`, or nothing. `embargo` is the moment from which the news is free.
    `hashtags` are the campaign's, then the draft's own, without `#`. `ignore` maps a rule's name to the reason for
    ignoring it. `places` maps a key, or `account.key`, to where its value stands; "id" is always there.
    """

    id: str
    campaign: str
    accounts: tuple[str, ...]
    text: str
    places: Mapping[str, Place]
    at: Slot | None = None
    latest: timedelta | None = None
    embargo: Slot | None = None
    language: str = ""
    link: str = ""
    hashtags: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    thread: tuple[str, ...] = ()
    wordings: Mapping[str, Wording] = {}
    ignore: Mapping[str, str] = {}

    @property
    def ref(self) -> str:
        """The post's name without its account: `campaign/id`."""
        return f"{self.campaign}/{self.id}"

    def place(self, key: str, account: str = "") -> Place:
        """Return where a value stands: the account's own wording first, then the draft's, then the draft itself."""
        return self.places.get(f"{account}.{key}") or self.places.get(key) or self.places["id"]


class Variant(Struct, frozen=True):
    """A draft as it will read on one account: every part's final text, and what the network makes of each.

    `texts[0]` is the post, the rest its thread. `hashtags` are those postdesk appended or found wanted,
    without `#`; `link` carries its campaign parameters. `words` are the parts as they were written for this account,
    before link and hashtags were added.
    """

    draft: Draft
    account: Account
    grammar: Grammar
    texts: tuple[str, ...]
    parsed: tuple[ParsedText, ...]
    hashtags: tuple[str, ...] = ()
    link: str = ""
    media: tuple[Media, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/id@account`."""
        return f"{self.draft.ref}@{self.account.name}"

    def place(self, key: str) -> Place:
        """Return where in the campaign file a value of this variant stands."""
        return self.draft.place(key, self.account.name)


class Attachment(Struct, frozen=True, gc=False):
    """A media file as it will be sent: its path below the desk, its words, its size in bytes and SHA-256."""

    file: str
    alt: str
    size: int
    sha256: str


class Payload(Struct, frozen=True, gc=False):
    """All that is sent for one post, frozen when it is queued; `content_hash` is over exactly this."""

    network: str
    account: str
    texts: tuple[str, ...]
    link: str = ""
    hashtags: tuple[str, ...] = ()
    language: str = ""
    media: tuple[Attachment, ...] = ()

    def encoded(self) -> bytes:
        """Return the payload as JSON with sorted keys: the same bytes for the same content, everywhere."""
        return msgspec.json.encode(self, order="sorted")

    @property
    def content_hash(self) -> str:
        """SHA-256 over everything that is sent, as hex."""
        import hashlib  # 5 ms, and a check hashes nothing

        return hashlib.sha256(self.encoded()).hexdigest()


class Remote(Struct, frozen=True):
    """A post as a network knows it: its id there and its public address."""

    id: str
    url: str


class Figures(Struct, frozen=True):
    """What a network or its export counted for one post. None means "not given", never 0.

    `engagements` is the network's own total, stored as given: it is not the sum of the others.
    """

    reactions: int | None = None
    comments: int | None = None
    shares: int | None = None
    clicks: int | None = None
    saves: int | None = None
    impressions: int | None = None
    reach: int | None = None
    engagements: int | None = None

    @property
    def core(self) -> int | None:
        """Reactions + comments + shares, the one sum every network can be compared on; None if one is missing."""
        if self.reactions is None or self.comments is None or self.shares is None:
            return None
        return self.reactions + self.comments + self.shares


class Extracted(Struct, frozen=True):
    """One post as a network's export tells it.

    `row` counts from 1 as a spreadsheet shows it. `account` is the handle or page the export names, without `@`.
    `published` is UTC; where `exact` is False the export gave only a day, and it is that day's noon. `kind` is ""
    where the export does not say; `reply` marks answers to others.
    """

    row: int
    network: str
    account: str
    remote_id: str
    url: str
    published: datetime
    exact: bool
    text: str
    figures: Figures
    kind: str = ""
    reply: bool = False


class Skipped(Struct, frozen=True):
    """A row of an export that is no post, or that cannot be believed, and why in one sentence."""

    row: int
    why: str

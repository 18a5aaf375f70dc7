"""What is sent, what a network gives back for it, and what it counts."""

from datetime import date, datetime

import msgspec
from msgspec import Struct

from postdesk.models.homes import home_of, known_as
from postdesk.models.media import FileKind


class Attachment(Struct, frozen=True, gc=False, omit_defaults=True):
    """A picture or film as it will be sent: its words, its bytes, what it was made from.

    `file` is its name in the draft, from `campaigns/`. `size` (in bytes), `sha256`, `type` (the media type) and the
    pixels are those of what is sent; `original` is the SHA-256 of the file it was made from, "" where that is sent as
    it is, and `quality` what it was encoded with, 0 where no pixel was touched. `part` is the part of the thread that
    it goes with, 0 for the post itself.
    """

    file: str
    alt: str
    size: int
    sha256: str
    type: str = ""
    width: int = 0
    height: int = 0
    original: str = ""
    quality: int = 0
    part: int = 0

    @property
    def kept(self) -> str:
        """The name of the file that is sent, in the folder with all that is."""
        return self.sha256

    @property
    def name(self) -> str:
        """The name under which it is sent: the file's own, with the ending of what it is."""
        own = self.file.rpartition("/")[2]
        kind = next((kind for kind in FileKind if kind.type == self.type), None)
        return f"{own.rpartition('.')[0] or own}{kind.suffix}" if kind else own


class Payload(Struct, frozen=True, gc=False):
    """All that is sent for one post, frozen when it is queued; `content_hash` is over exactly this.

    `media` are the pictures and films of all parts, in their order. `warning` is the content warning, `visibility` who
    sees the post where its draft says so; `card` is False where its link is to have no card; `reply` and `quote` are
    the addresses of the posts that it answers and quotes. These are unset where there is none, so that they stand in no
    hash. `own` are the keys of its account that decide what is sent and to whom, as desk.toml had them (see
    `models/as_queued`); unset in what was queued before they were frozen.
    """

    network: str
    account: str
    texts: tuple[str, ...]
    link: str = ""
    hashtags: tuple[str, ...] = ()
    language: str = ""
    media: tuple[Attachment, ...] = ()
    warning: str | msgspec.UnsetType = msgspec.UNSET
    visibility: str | msgspec.UnsetType = msgspec.UNSET
    card: bool | msgspec.UnsetType = msgspec.UNSET
    reply: str | msgspec.UnsetType = msgspec.UNSET
    quote: str | msgspec.UnsetType = msgspec.UNSET
    own: dict[str, str | bool] | msgspec.UnsetType = msgspec.UNSET

    def pictured(self, part: int) -> tuple[Attachment, ...]:
        """Return the pictures and films of one part."""
        return tuple(media for media in self.media if media.part == part)

    @property
    def bare(self) -> "Payload":
        """The same without the keys of its account."""
        return msgspec.structs.replace(self, own=msgspec.UNSET)

    def encoded(self) -> bytes:
        """Return the payload as JSON with sorted keys: the same bytes for the same content, everywhere."""
        return msgspec.json.encode(self, order="sorted")

    def frozen(self) -> tuple[str, str]:
        """Return the payload as the log keeps it, and its `content_hash`; the JSON is written once for both."""
        import hashlib  # 5 ms, and a check hashes nothing

        encoded = self.encoded()
        return encoded.decode(), hashlib.sha256(encoded).hexdigest()

    @property
    def content_hash(self) -> str:
        """SHA-256 over everything that is sent, as hex."""
        return self.frozen()[1]


class Remote(Struct, frozen=True):
    """A post as a network knows it: its id there and its public address; not `whole` where it begins a thread only.

    `parts` is how many posts it is there. `kept` is what the network wants kept of them in place of what it had fixed,
    `differs` how it reads there where that is not as it was sent.
    """

    id: str
    url: str
    whole: bool = True
    parts: int = 1
    kept: str = ""
    differs: tuple[str, ...] = ()


class Budget(Struct, frozen=True):
    """How much a network lets an account do: `most` in `seconds`, of what `name` says, such as "uploads".

    The seconds begin with the first use; where there is a `day`, from 1 to 28, the budget is one of a month that begins
    on that day, in UTC, and has no seconds. One `in_money` is counted in tenths of a US cent. Of a budget that several
    accounts use up together `holder` says whose it is, such as "bot 123456".
    """

    name: str
    most: int
    seconds: int
    day: int = 0
    in_money: bool = False
    holder: str = ""


class Standing(Struct, frozen=True):
    """How an account stands at its network: who it is there, what its token may do, and how many calls are left.

    What the network does not say is None. `id` is its lasting number or address there, `lacks` what the token may not
    do although postdesk needs it, with the way to it; `bars` says what keeps the account from posting at all, and what
    to do. `ends` is the last day of the token, `version_ends` that of the version of the network's interface that
    postdesk speaks. `posts_left` is how many posts the network still takes in its day. `note` is what else a person
    should know: an app that is still in development, posts that not everybody sees.
    """

    handle: str
    scopes: str | None = None
    left: int | None = None
    id: str = ""
    lacks: str = ""
    ends: date | None = None
    version_ends: date | None = None
    note: str = ""
    bars: str = ""
    posts_left: int | None = None


class Figures(Struct, frozen=True, gc=False):
    """What a network or its export counted for one post. None means "not given", never 0.

    `engagements` is the network's own total, stored as given: it is not the sum of the others. `views` are not
    `impressions`: Meta counts the first since November 2025 and no longer the second, so neither continues the other.
    """

    reactions: int | None = None
    comments: int | None = None
    shares: int | None = None
    clicks: int | None = None
    saves: int | None = None
    impressions: int | None = None
    reach: int | None = None
    engagements: int | None = None
    views: int | None = None

    @property
    def core(self) -> int | None:
        """Reactions + comments + shares, the one sum every network can be compared on; None if one is missing."""
        if self.reactions is None or self.comments is None or self.shares is None:
            return None
        return self.reactions + self.comments + self.shares


class Extracted(Struct, frozen=True, gc=False):
    """One post as a network's export tells it.

    `row` counts from 1 as a spreadsheet shows it. `account` is the handle or page the export names, without `@`.
    `published` is UTC; where `exact` is False the export gave only a day, and it is that day's noon. `kind` is ""
    where the export does not say; `reply` marks answers to others, `paid` a row that counts what was paid for.
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
    paid: bool = False

    @property
    def home(self) -> str:
        """Whose number `remote_id` is (`models/homes`)."""
        return home_of(self.network, self.url)

    @property
    def known_as(self) -> str:
        """What tells the post from all others of its network."""
        return known_as(self.home, self.remote_id)


class Skipped(Struct, frozen=True, gc=False):
    """A row of an export that is no post, or that cannot be believed, and why in one sentence."""

    row: int
    why: str

"""What a network makes of a text: how it counts and links, and the limits it sets, each with its source."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk.models.findings import Severity
from postdesk.models.media import Family, FileKind, Head

if TYPE_CHECKING:
    from postdesk.models.drafts import Variant
    from postdesk.models.posts import Budget


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


YEAR = 365


class Limit(Struct, frozen=True):
    """One number that a network sets, with its unit, its source, the day it was looked up and how sure it is.

    `name` says what it bounds: "text", "caption", "alt", "video alt", "hashtags", "hashtags advised", "mentions",
    "links", "images", "image bytes", "image pixels", "image sides" (width and height together), "gif bytes", "gif
    pixels", "gif frames", "gif frames' pixels", "widest", "tallest", "videos", "video bytes", "video pixels", "video
    seconds", "shortest film" (by its unit), "smallest film" (bytes), "least film side", "widest film", "tallest film",
    "film width", "fastest film" and "slowest film" (frames a second), "document bytes", "document pages", "first
    comment", "first comment hashtags", "first comment links", or the `quota`. For "text" and "caption", `unit` is
    a key of `ParsedText.lengths`. `binding` makes breaking it an error although only others tell the number.
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

    def aged(self, today: date) -> bool:
        """Tell whether it was looked up more than a year ago."""
        return (today - self.seen).days > YEAR


class Entity(Struct, frozen=True, gc=False):
    """A hashtag, mention or link that a network will make out of a piece of text.

    `text` is the tag or handle without its sign, a link as written; `start` and `end` are code-point
    indices into the text, the sign included, the end excluded.
    """

    text: str
    start: int
    end: int


class ParsedText(Struct, frozen=True, gc=False):
    """What one network makes of one text: its lengths by unit, and what it will link, in order, with repeats."""

    lengths: Mapping[str, int]
    hashtags: tuple[Entity, ...] = ()
    mentions: tuple[Entity, ...] = ()
    links: tuple[Entity, ...] = ()
    cashtags: tuple[Entity, ...] = ()


class Carries(Struct, frozen=True):
    """Which pictures and films a network shows.

    `stills` are the kinds of still pictures that it takes as they are, `moving` those that it shows moving, `films` and
    `others` (recordings, documents) further kinds. `mixed` is whether films stand beside pictures in one post, `alone`
    which kinds of moving pictures stand alone, `filmed` which of them are shown as a film. `needed` is whether it takes
    no post without any, `later` whether postdesk sends them with the later parts of a thread, too. `wants` are the keys
    of an account without which postdesk can send none, where the account does not say them.
    """

    stills: frozenset[FileKind] = frozenset((FileKind.JPEG, FileKind.PNG, FileKind.GIF, FileKind.WEBP))
    moving: frozenset[FileKind] = frozenset((FileKind.GIF, FileKind.WEBP))
    films: frozenset[FileKind] = frozenset((FileKind.MP4, FileKind.MOV, FileKind.WEBM))
    others: frozenset[FileKind] = frozenset()
    mixed: bool = True
    alone: frozenset[FileKind] = frozenset()
    filmed: frozenset[FileKind] = frozenset()
    needed: bool = False
    later: bool = False
    wants: tuple[str, ...] = ()

    def as_film(self, head: Head) -> bool:
        """Tell whether a moving picture is shown as a film there."""
        return head.moving and head.kind in self.filmed

    def lonely(self, head: Head) -> bool:
        """Tell whether a file stands alone in its post; one that is not shown at all does not."""
        if head.family is Family.PICTURE:
            return head.moving and head.kind in self.alone
        return head.kind in self.others if head.family is not Family.FILM else not self.mixed


class Price(Struct, frozen=True):
    """What a network charges for each part of a post, in US dollars: without a link, and with one.

    `alt` is what it charges for the words of a picture.
    """

    plain: float
    linked: float
    source: str
    seen: date
    alt: float = 0.0

    def of(self, part: ParsedText) -> float:
        """Return what it charges for one part."""
        return self.linked if part.links else self.plain


class PostingQuota(Struct, frozen=True):
    """How much a network lets one account publish in a time: so many of the limit's unit in these seconds.

    `uses` returns how much of it a post takes, 0 where its account is not bound.
    """

    limit: Limit
    seconds: int
    uses: "Callable[[Variant], int]"

    @property
    def budget(self) -> "Budget":
        """Return it as what an account has to keep to."""
        from postdesk.models.posts import Budget

        return Budget(self.limit.name, self.limit.number, self.seconds)


class Grammar(Struct, frozen=True, dict=True):
    """The text rules of one network: its limits, and how it reads a text.

    `carries_alt` and `threads` say whether the network takes alternative texts and chains of posts; where it has none,
    `comments` is how many further parts of a thread postdesk puts below the post as comments. `warned` reads a
    text behind a content warning; None where the network has no such thing. `shown` says how a link that is written out
    stands in the post that is sent, where that differs. `given` reads a text with a draft's own `link:` in it, on
    networks that are told where a link stands; None where they find it themselves. `tagged` finds the hashtags alone,
    where that is faster than to read the whole text. `carries` says which pictures and films the network shows,
    `restricts` whether a post can be for followers only, or quiet. `cards` is whether a draft can leave a link's card
    out there. `covers` returns the words of the network's own with which it covers the pictures of a post that has a
    warning; None where it covers none. `answers` is a regular expression of the addresses of posts that one there may
    answer, and quote if it also `quotes`; "" where postdesk can do neither. `network`, `title` (its name in a sentence)
    and `price` are those that the network declares. `quota` is how much an account may publish in a time.
    """

    parse: Callable[[str], ParsedText]
    limits: tuple[Limit, ...]
    carries_alt: bool = True
    threads: bool = True
    comments: int = 0
    warned: Callable[[str, str], ParsedText] | None = None
    shown: Callable[[str], str] | None = None
    tagged: Callable[[str], list[str]] | None = None
    given: Callable[[str, str], ParsedText] | None = None
    carries: Carries = Carries()
    restricts: bool = False
    cards: bool = False
    covers: Callable[[str], str] | None = None
    answers: str = ""
    quotes: bool = False
    network: str = ""
    title: str = ""
    price: Price | None = None
    quota: PostingQuota | None = None

    @cached_property
    def limits_named(self) -> Mapping[str, Sequence[Limit]]:
        """The limits by their names, those of one name in their order: several rules ask for them for every post."""
        return {
            name: [limit for limit in self.limits if limit.name == name] for name in {one.name for one in self.limits}
        }

    def reader(self, warning: str, link: str = "") -> Callable[[str], ParsedText]:
        """Return how the network reads a text behind this content warning, with this link given; "" is none."""
        warned, given = self.warned, self.given
        if given is not None and link:
            return lambda text: given(text, link)
        return self.parse if warned is None or not warning else lambda text: warned(text, warning)

    def holds(self, parts: int) -> bool:
        """Tell whether a thread of so many parts has a place there, as posts or as comments below the first."""
        return self.threads or parts <= 1 + self.comments

    def commented(self, part: int) -> bool:
        """Tell whether a part of a thread, 0 for the first, stands below the post as a comment."""
        return not self.threads and 0 < part <= self.comments

    def hashtags(self, text: str) -> list[str]:
        """Return the hashtags that the network links in a text, without their sign, in order, with repeats."""
        return self.tagged(text) if self.tagged else [tag.text for tag in self.parse(text).hashtags]

    def limit(self, name: str) -> Limit | None:
        """Return the first limit of that name, or None where the network sets none."""
        return next(iter(self.limits_named.get(name, ())), None)

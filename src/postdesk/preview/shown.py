"""The nouns of a preview: a sheet of posts, each with its parts, its counters and its pictures."""

from collections.abc import Iterator
from enum import Enum
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from postdesk.models import Finding, Limit, Severity
from postdesk.models.as_queued import AUDIENCES
from postdesk.sentences import Sentence


class PieceKind(Enum):
    """What a piece of a text is, or was meant to be."""

    PLAIN = "plain"
    HASHTAG = "hashtag"
    MENTION = "mention"
    CASHTAG = "cashtag"
    LINK = "link"


class Fate(Enum):
    """What happens to a post at its time."""

    POSTED = "postdesk publishes it"
    HANDED_OVER = "a person publishes it"
    REHEARSED = "rehearsed, goes nowhere"


class Span(Struct, frozen=True):
    """A piece of a text; `linked` if the network links it, `beyond` if it stands behind the limit."""

    text: str
    kind: PieceKind
    linked: bool
    beyond: bool = False

    @property
    def dead(self) -> bool:
        """Whether it is written like a hashtag, a mention or a link, and stays plain text."""
        return self.kind is not PieceKind.PLAIN and not self.linked


class ShownLength(Struct, frozen=True):
    """How long something is, by one of the limits that hold for it."""

    length: int
    limit: Limit

    @property
    def over(self) -> int:
        """By how much it is too long; 0 where it fits."""
        return max(0, self.length - self.limit.number)

    @property
    def share(self) -> float:
        """How much of the limit is used: 1 at the limit."""
        return self.length / self.limit.number

    @property
    def percent(self) -> int:
        """How far a counter's bar reaches, in hundredths; a full bar is the limit."""
        return min(100, round(self.share * 100))

    @property
    def binding(self) -> bool:
        """Whether the network refuses what is above the limit; a limit that nobody is sure of only warns."""
        return self.limit.severity is Severity.ERROR

    @property
    def told(self) -> Sentence:
        """The length beside its limit, and by how much it is too long."""
        said = "{length}/{limit} {unit}"
        if self.over:
            said = (
                "{length}/{limit} {unit}, {over} too many"
                if self.binding
                else "{length}/{limit} {unit}, {over} too many (this limit is not certain)"
            )
        unit = Sentence(self.limit.unit)
        return Sentence(said, length=self.length, limit=self.limit.number, unit=unit, over=self.over)

    def __str__(self) -> str:
        return str(self.told)


class Part(Struct, frozen=True):
    """One post of a thread, or the only one.

    `linked` is what the network links, `dead` what looks as if it would and stays plain, both as written, each once; of
    a tag that links in part the dead rest is named with the whole. `cut` is the index of the first character beyond the
    limit, None where the part fits. `card` is the address whose page the network will show as a card, "" for none.
    `direction`, "ltr" or "rtl", is that of its first letter. A `comment` stands below the post.
    """

    spans: tuple[Span, ...]
    linked: tuple[str, ...]
    dead: tuple[str, ...]
    counts: tuple[ShownLength, ...]
    cut: int | None
    card: str
    direction: str
    comment: bool = False

    def place(self, number: int, parts: int) -> str:
        """Return which of so many parts it is; "" where there is only one."""
        if self.comment:
            return Sentence("first comment")
        return Sentence("{number} of {parts}", number=number, parts=parts) if parts > 1 else ""

    @property
    def text(self) -> str:
        """The part as it is sent."""
        return "".join(span.text for span in self.spans)

    @property
    def site(self) -> str:
        """The site that the card names: "example.org"."""
        try:
            return urlsplit(self.card if "://" in self.card else f"//{self.card}").hostname or self.card
        except ValueError:  # such as http://[: the rule about links tells
            return self.card

    @property
    def telling(self) -> tuple[ShownLength, ...]:
        """The first counter, and every other that is nearer its limit."""
        first, *others = self.counts
        return (first, *(count for count in others if count.share > first.share))


class ShownPicture(Struct, frozen=True):
    """A picture or film of a post.

    `size` is in bytes, `trouble` says why the file cannot be shown (and then `size` is 0). `wanting` tells that the
    network would carry words for it and there are none; `count` is the length of the words, where there is a limit.
    `sent` says what is different in what is sent: taken out, made smaller, turned; "" where that is nothing. `path` is
    the file from `campaigns/` as the disk has its name. `part` is the part of the thread that it goes with.
    """

    file: str
    alt: str
    size: int
    trouble: str
    wanting: bool
    count: ShownLength | None
    sent: str = ""
    path: str = ""
    part: int = 0

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.file.rpartition("/")[2]


class Preview(Struct, frozen=True):
    """One post as it will appear on one account.

    `network` is the network's short name, `title` its name in a sentence. `due` is the office's wall clock, "" where
    the post takes the account's next free slot. `threads` tells whether the network chains posts at all. `warning` is
    the content warning that its readers see first, `cover` the network's own words over its pictures; "" for none.
    `answers` and `quotes` are the addresses of the posts that it answers and quotes. `audience` is who sees it, "" on a
    network without audiences; `hash` names the content, so that it can be signed, "" for what cannot be sent. `after`
    says what has to be published first, `series` names the post that comes back; this preview then stands for `more`
    times that look the same, the last of them on `last`.
    """

    ref: str
    campaign: str
    draft: str
    account: str
    network: str
    title: str
    handle: str
    due: str
    zone: str
    language: str
    fate: Fate
    parts: tuple[Part, ...]
    pictures: tuple[ShownPicture, ...]
    threads: bool
    warning: str = ""
    cover: str = ""
    answers: str = ""
    quotes: str = ""
    audience: str = ""
    hash: str = ""
    after: str = ""
    series: str = ""
    more: int = 0
    last: str = ""

    @property
    def readers(self) -> str:
        """Who sees it, in words, "" where everybody does."""
        return "" if self.audience in {"", "public"} else AUDIENCES.get(self.audience, self.audience)

    @property
    def signed_as(self) -> str:
        """The hash in short, as it is shown and as it suffices."""
        return self.hash[:10]

    def of_part(self, number: int) -> tuple[ShownPicture, ...]:
        """Return the pictures of one part of the thread, 0 for the first."""
        return tuple(picture for picture in self.pictures if picture.part == number)

    @property
    def when(self) -> str:
        """When it goes out, in words."""
        when = f"{self.due} {self.zone}"
        if self.after:
            told = "{when}, after {post}" if self.due else "after {post}"
            return Sentence(told, when=when, post=self.after)
        if not self.due:
            return Sentence("the next free slot")
        if not self.more:
            return when
        return Sentence(
            "{when}, and {count} more until {last}",
            many="{when}, and {count} more until {last}",
            when=when,
            count=self.more,
            last=self.last,
        )

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is not as its author meant it, in short."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[str]:
        if len(self.parts) > 1 and not self.threads:
            yield f"{self.title} has no threads: its last parts have no place there"
        for part in self.parts:
            yield from (str(count) for count in part.counts if count.over and count.binding)
            yield from (f"{dead} does not link" for dead in part.dead)
        for picture in self.pictures:
            if picture.trouble:
                yield picture.trouble
            elif picture.wanting:
                yield f"{picture.name} has no alt text"


class Previews(Struct, frozen=True):
    """All that was looked at: the desk's name, its posts in the order of the files, and the files' own findings.

    `titles` are the campaigns' titles by their names.
    """

    desk: str
    titles: dict[str, str]
    previews: tuple[Preview, ...]
    findings: tuple[Finding, ...]

    @property
    def without_repeats(self) -> "Previews":
        """The same with one preview for all times of a series that look the same on an account."""
        first: dict[object, Preview] = {}
        for preview in self.previews:
            looks = (preview.series or preview.ref, preview.account, preview.parts)
            before = first.setdefault(looks, preview)
            if before is not preview:
                first[looks] = replace(before, more=before.more + 1, last=preview.due[:10])
        return replace(self, previews=tuple(first.values()))

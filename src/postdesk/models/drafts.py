"""What an officer writes: moments, drafts, and each draft as it will read on one account."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.models.accounts import Account
from postdesk.models.findings import Place
from postdesk.models.grammar import Grammar, ParsedText
from postdesk.models.media import Head

READABLE = 80
"""Characters of a file's name."""


class Slot(Struct, frozen=True, gc=False):
    """A moment at which a post goes out: the instant in UTC, and what the office's wall clock shows then.

    `meant` is the wall-clock time and the zone that were written, where that is not the office's clock: a moment with
    an offset is meant by UTC, which no government changes.
    """

    instant: datetime
    local: str
    zone: str
    meant: str | None = None


class Media(Struct, frozen=True):
    """A picture or film of a draft: the path as written (relative to `campaigns/`), the words for it, its place.

    `fit` is whether it may be made smaller where a network takes less. `path` is the file from `campaigns/` as the disk
    has its name, `head` what its first bytes tell; "" and None where it is no file that can be published. `part` is the
    part of the thread that it goes with, 0 for the post itself.
    """

    file: str
    alt: str
    place: Place
    fit: bool = True
    path: str = ""
    head: Head | None = None
    part: int = 0

    @property
    def name(self) -> str:
        """The file's name without its folder, in short where nobody would read it to its end."""
        return short_name(self.file.rpartition("/")[2])


def short_name(name: str) -> str:
    """Return a name of a readable length."""
    return name if len(name) <= READABLE else f"{name[: READABLE // 2]}…{name[-READABLE // 4 :]}"


class ThreadPart(Struct, frozen=True):
    """A further part of a thread: its words, and the pictures or films that go with it."""

    text: str
    media: tuple[Media, ...] = ()


class Wording(Struct, frozen=True):
    """What a draft says differently for one account; None leaves the draft's own value."""

    text: str | None = None
    link: str | None = None
    hashtags: tuple[str, ...] | None = None
    media: tuple[Media, ...] | None = None
    thread: tuple[ThreadPart, ...] | None = None
    warning: str | None = None
    card: bool | None = None
    reply: str | None = None
    quote: str | None = None


_OCCURRENCE = r"(?a)(.+)-\d{4}-\d{2}-\d{2}(?:-\d{4})?"


def series_of(draft: str) -> str:
    """Return the id of the post that comes back of which an id names one day; "" where it names none."""
    found = re.fullmatch(_OCCURRENCE, draft)
    return found[1] if found else ""


def names_in(ref: str) -> tuple[str, str, str]:
    """Return the campaign, the draft and the account of a post's full name, `campaign/draft@account`."""
    campaign, _, rest = ref.partition("/")
    draft, _, account = rest.rpartition("@")
    return campaign, draft, account


class After(Struct, frozen=True, gc=False):
    """The full name of a post, `campaign/id@account`, after which another one goes, and by how much."""

    ref: str
    by: timedelta = timedelta()

    @property
    def says(self) -> str:
        """Say so as a campaign file does."""
        minutes = int(self.by.total_seconds()) // 60
        hours = f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
        return f"{self.ref} + {hours}" if minutes else self.ref


class Draft(Struct, frozen=True):
    """What a campaign file says of one post.

    `at` is None where the file says `next`, or nothing. `embargo` is the moment from which the news is free.
    `hashtags` are the campaign's, then the draft's own, without `#`. `warning` is a content warning, "" for none.
    `visibility` is who sees it, "" where the account says so. `again` is why it is said once more, where it is.
    `card` is whether its link is shown as a card; `reply` and `quote` are addresses of the posts that it answers and
    quotes, "" for none.
    `series` is the id in its file of a post that comes back, "" for one that does not; `id` then has the day besides.
    `gap` is how long its very words stay away from an account. `after` is the post that has to be published first.
    `proposal` is the file and line that postdesk proposed it from, "" once a person has accepted it.
    `ignore` maps a rule's name to the reason for ignoring it. `places` maps a key, or `account.key`, to where its value
    stands; "id" is always there.
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
    thread: tuple[ThreadPart, ...] = ()
    warning: str = ""
    visibility: str = ""
    again: str = ""
    card: bool = True
    reply: str = ""
    quote: str = ""
    proposal: str = ""
    wordings: Mapping[str, Wording] = {}
    ignore: Mapping[str, str] = {}
    series: str = ""
    gap: timedelta | None = None
    after: After | None = None

    @property
    def occurrence(self) -> str:
        """Which of a series it is, as its file names that: "2026-12-14"; "" for a post that does not come back."""
        return self.id.removeprefix(f"{self.series}-") if self.series else ""

    @property
    def ref(self) -> str:
        """The post's name without its account: `campaign/id`."""
        return f"{self.campaign}/{self.id}"

    @property
    def series_ref(self) -> str:
        """The name of the post that comes back: `campaign/series`; "" for one that does not."""
        return f"{self.campaign}/{self.series}" if self.series else ""

    def place(self, key: str, account: str = "") -> Place:
        """Return where a value stands: the account's own wording first, then the draft's, then the draft itself."""
        own = self.places.get(f"{account}.{key}") if account in self.wordings else None
        return own or self.places.get(key) or self.places["id"]


class Variant(Struct, frozen=True):
    """A draft as it will read on one account: every part's final text, and what the network makes of each.

    `texts[0]` is the post, the rest its thread; `media` are those of all parts, in their order. `hashtags` are those
    postdesk appended or found wanted, without `#`; `link` carries its campaign parameters. `words` are the parts as
    they were written for this account, before link and hashtags were added.
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
    warning: str = ""
    card: bool = True
    reply: str = ""
    quote: str = ""

    def pictured(self, part: int = 0) -> tuple[Media, ...]:
        """Return the pictures and films of one part of the thread."""
        return tuple(media for media in self.media if media.part == part)

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/id@account`."""
        return f"{self.draft.ref}@{self.account.name}"

    def place(self, key: str) -> Place:
        """Return where in the campaign file a value of this variant stands."""
        return self.draft.place(key, self.account.name)

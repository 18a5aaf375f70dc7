"""What the log hands to charts and reports: plain values, so that neither ever sees a row or writes a query."""

from datetime import datetime

from msgspec import Struct

from postdesk.models import Figures
from postdesk.models.homes import known_as


class Published(Struct, frozen=True):
    """One post as it stands on a network, with the newest figures known of it.

    `ref` is `campaign/draft@account`, or empty where postdesk did not make the post (`campaign` is then empty too).
    `published` is UTC; where `exact` is False only the day is known, and it is that day's noon or when a person said
    that the post is public. `hashtags` are as written, without `#`, in order. `pictures` counts the post's media and
    `described` those with alt text; both are None where nobody can tell (a post known only from an export). `as_of` is
    the moment the figures were counted, None where there is no reading yet; `source` is who counted ("x", "linkedin",
    "rehearsal"). `edited` is when postdesk last gave it other words. `home` is whose number `remote_id` is
    (`models/homes`).
    """

    network: str
    account: str
    published: datetime
    text: str
    ref: str = ""
    campaign: str = ""
    remote_id: str = ""
    url: str = ""
    exact: bool = True
    language: str = ""
    kind: str = "text"
    reply: bool = False
    hashtags: tuple[str, ...] = ()
    pictures: int | None = None
    described: int | None = None
    figures: Figures = Figures()
    as_of: datetime | None = None
    source: str = ""
    simulated: bool = False
    edited: datetime | None = None
    home: str = ""

    @property
    def known_as(self) -> tuple[str, str]:
        """Its network, and what tells it from all others there."""
        return self.network, known_as(self.home, self.remote_id)

    @property
    def age(self) -> float | None:
        """Days between publication and counting; None where nothing was counted yet."""
        return None if self.as_of is None else (self.as_of - self.published).total_seconds() / 86400


class PostCount(Struct, frozen=True, gc=False):
    """What was counted of one post at one age, in days; None where that count did not give it.

    `core` is reactions + comments + shares.
    """

    age: float
    core: int | None = None
    clicks: int | None = None
    reach: int | None = None


class Intended(Struct, frozen=True):
    """One post of the queue, as it stands: what was meant to go out, and where it is in its life.

    `queued` is when it was queued first; `since` is when its state was entered, `why` what the last event said of it.
    `moves` are its changes of moment, in order: when, and the moment it had until then.
    """

    ref: str
    network: str
    account: str
    campaign: str
    due: datetime
    state: str
    queued: datetime
    since: datetime
    text: str = ""
    language: str = ""
    url: str = ""
    why: str = ""
    moves: tuple[tuple[datetime, datetime], ...] = ()

    def due_at(self, instant: datetime) -> datetime:
        """Return the moment that the post had at an instant."""
        return next((was for when, was in self.moves if when > instant), self.due)


class Freshness(Struct, frozen=True):
    """How fresh the figures of one network are: who counted last, when, and whether the figures were invented."""

    network: str
    source: str
    as_of: datetime
    simulated: bool = False


class ImportedExport(Struct, frozen=True):
    """An export file that was read: its name, its network, the moment its figures count for, and its posts."""

    name: str
    source: str
    as_of: datetime
    rows: int

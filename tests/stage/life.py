"""What the stories of a post's life need: a clock that stands still, a network that does as it is told, a desk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, select

from postdesk import queue
from postdesk.errors import Unreachable
from postdesk.log.posts import lookup
from postdesk.log.readings import asking, publications
from postdesk.log.tables import Event
from postdesk.media.store import MediaStore
from postdesk.models import Figures, Payload, Remote, Slot
from postdesk.networks.network import Network
from postdesk.publish.courier import Courier

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ZONE = "Europe/Podgorica"


class Clock:
    """Stands at noon until it is moved."""

    def __init__(self, moment=NOON):
        self.moment = moment

    def __call__(self):
        return self.moment

    def forward(self, **by):
        self.moment += timedelta(**by)


class Told(Network):
    """Publishes, unless it is told what to raise; remembers every text it was sent, and shows at once what it has."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.sent = []
        self.there = None

    def publish(self, payload, key, now, prepared=""):
        self.sent.append(payload.texts[0])
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        return Remote(id=key[:8], url=f"https://told.example/{key[:8]}")

    def settles(self, prepared):
        return timedelta(0)

    def find(self, payload, key, now, prepared):
        if isinstance(self.there, Exception):
            raise self.there
        return self.there

    def measure(self, remote, published, now):
        return Figures(reactions=1)


def slot(minutes=0, **more):
    moment = NOON + timedelta(minutes=minutes, **more)
    return Slot(moment, (moment + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"), ZONE)


def wanted(name="gifts", account="fedi", at=0, campaign="spring", text="Doors open at six.", **more):
    """A post that a campaign file asks for, `at` minutes after noon; None for `next`."""
    payload = Payload("rehearsal", account, (text,), hashtags=("MigrantsDay",), **more.pop("sent", {}))
    more.setdefault("latest", timedelta(hours=2))
    return queue.Wanted(campaign, name, account, "rehearsal", payload, slot=None if at is None else slot(at), **more)


def hourly(account, after, taken):
    """The next full hour that is free."""
    hour = after.replace(minute=0, second=0, microsecond=0)
    while hour <= after or hour in taken:
        hour += timedelta(hours=1)
    return Slot(hour, (hour + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"), ZONE)


def ask(*asked, campaigns=("spring",)):
    return queue.Ask(asked, set(campaigns), hourly)


def queued(log, *asked, now=NOON):
    return queue.apply(log, ask(*asked, campaigns={each.campaign for each in asked}), "Ana", now)


def courier(log, network, clock, who="desk:1", campaigns=Path()):
    return Courier(log, lambda _post: network, MediaStore(campaigns / ".sent", campaigns), who, clock)


def ours(log, since=NOON):
    """What we published since a moment and nobody deleted, in the order of its appearance."""
    with log.read() as connection:
        known = asking.asked_about(connection, since, since)
        return publications.our_publications(connection, [post.publication_id for post in reversed(known)])


def hand(why="", now=NOON):
    return queue.Hand("Ana", why, now)


def states(log):
    return {post.ref: str(post.state) for post in lookup.listing(log)}


def story(log, name):
    """The states that a post went through, as its events tell it."""
    post = queue.find(log, name)
    with Session(log.engine) as session:
        events = session.exec(select(Event).where(Event.post_id == post.id).order_by(Event.id)).all()
    assert [event.before for event in events] == [None, *[event.after for event in events[:-1]]]
    assert events[-1].after == post.state
    return [event.after for event in events]


def why(log, name):
    """The reason given for the last change of a post."""
    post = queue.find(log, name)
    with Session(log.engine) as session:
        events = session.exec(select(Event).where(Event.post_id == post.id).order_by(Event.id)).all()
    return events[-1].why


def not_now(seconds=None):
    return Unreachable("told.example does not answer", seconds)

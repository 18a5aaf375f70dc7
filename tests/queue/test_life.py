"""Whatever is done to posts, in whatever order: each is in one state, and its events tell an unbroken story."""

import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from postdesk import queue
from postdesk.errors import PostdeskError, Refused, Unknown
from postdesk.log import open_log
from postdesk.log.posts import lookup
from postdesk.log.tables import Delivery, Event, Publication
from postdesk.models import Remote
from postdesk.models.life import NEXT, State
from stage.life import Clock, Told, ask, courier, hand, not_now, queued, slot, wanted

NAMES = ("gifts", "tea", "ball")
ANSWERS = (None, None, Refused("too long"), not_now(), Unknown("no answer"))
THERE = (None, Unknown("cannot tell"), Remote("7", "https://told.example/7"))

person = st.tuples(
    st.sampled_from(["hold", "release", "cancel", "move", "retry", "absent", "published", "undo"]),
    st.sampled_from(NAMES),
)
desk = st.tuples(st.sampled_from(["hold_all", "release_all", "layer", "undo_last", "crash", "sweep"]), st.just(""))
files = st.tuples(st.just("files"), st.sets(st.sampled_from(NAMES)), st.sampled_from(["six", "seven"]))
worker = st.tuples(st.just("publish"), st.sampled_from(ANSWERS), st.sampled_from(THERE))
time = st.tuples(st.just("wait"), st.sampled_from([1, 10, 60, 600, 7200]))


class Desk:
    """A desk to which things are done; what a person may not do is refused with a sentence, and changes nothing."""

    def __init__(self, log):
        self.log = log
        self.clock = Clock()
        self.sent = []

    def do(self, what, *given):
        with suppress(PostdeskError):
            getattr(self, what, self.by_hand)(*given, **({"what": what} if not hasattr(self, what) else {}))

    def by_hand(self, name, what):
        mine = hand(now=self.clock())
        acts = {
            "hold": lambda: queue.hold(self.log, [name], mine),
            "release": lambda: queue.release(self.log, [name], mine),
            "cancel": lambda: queue.cancel(self.log, name, mine),
            "move": lambda: queue.move(self.log, name, slot(90), mine),
            "retry": lambda: queue.retry(self.log, name, mine),
            "absent": lambda: queue.resolve_absent(self.log, name, mine),
            "published": lambda: queue.resolve_published(self.log, name, f"https://told.example/{name}", mine),
            "undo": lambda: queue.undo(self.log, mine, name),
        }
        acts[what]()

    def files(self, names, hour):
        asked = [wanted(name, text=f"{name} at {hour}", by_hand=name == "ball") for name in sorted(names)]
        queue.apply(self.log, ask(*asked), "Ana", self.clock())

    def publish(self, answer, there):
        network = Told(answer)
        network.there = (
            there if there is None or isinstance(there, Exception) else Remote(str(len(self.sent)), there.url)
        )
        courier(self.log, network, self.clock).run_due()
        self.sent += network.sent

    def crash(self, _):
        courier(self.log, Told(), self.clock, "desk:dead").take()

    def sweep(self, _):
        courier(self.log, Told(), self.clock).sweep()

    def hold_all(self, _):
        queue.hold_all(self.log, hand(now=self.clock()))

    def release_all(self, _):
        queue.release_all(self.log, hand(now=self.clock()))

    def layer(self, _):
        """An account's hold is laid, or ended where it lies."""
        try:
            queue.release_over(self.log, "@fedi", hand(now=self.clock()))
        except PostdeskError:
            queue.hold_over(self.log, "@fedi", hand(now=self.clock()))

    def undo_last(self, _):
        queue.undo(self.log, hand(now=self.clock()))

    def wait(self, seconds):
        self.clock.forward(seconds=seconds)


def check(log):
    with Session(log.engine) as session:
        for post in lookup.listing(log):
            events = session.exec(select(Event).where(Event.post_id == post.id).order_by(Event.id)).all()
            states = [State(event.after) for event in events]
            assert [event.before for event in events] == [None, *states[:-1]]
            assert states[-1] == post.state
            assert all(after in NEXT[before] for before, after in pairwise(states))
            ours = session.exec(select(Publication).where(Publication.post_id == post.id)).all()
            assert len(ours) == (post.state == State.PUBLISHED)
            tried = session.exec(
                select(Delivery).where(Delivery.post_id == post.id, Delivery.outcome == "sending")
            ).all()
            assert [row.attempt for row in tried] == list(range(1, post.attempt + 1))
            assert states.count(State.SENDING) == len(tried)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.one_of(worker, person, files, desk, time), min_size=5, max_size=30))
def test_the_story_of_every_post_is_unbroken(acts):
    with tempfile.TemporaryDirectory() as folder, open_log(Path(folder) / "desk.sqlite") as log:
        queued(log, *(wanted(name, by_hand=name == "ball") for name in NAMES))
        story = Desk(log)
        for act in acts:
            story.do(*act)
        check(log)

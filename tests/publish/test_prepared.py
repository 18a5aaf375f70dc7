"""What a network fixes before the first attempt is kept step by step, and every attempt begins with it."""

from msgspec.structs import replace
from sqlmodel import Session, select

from postdesk import queue
from postdesk.errors import NotYet, Refused, SettingsError, Unknown
from postdesk.log.worker_tables import Spending
from postdesk.models import Budget, Remote
from postdesk.networks.network import midway
from postdesk.publish.courier import Courier
from stage.life import Told, courier, not_now, queued, states, story, wanted, why


class Careful(Told):
    """Prepares in three steps; may be told what to raise at the second."""

    def __init__(self, *answers, second=(), before=lambda: None):
        super().__init__(*answers)
        self.second, self.before = list(second), before
        self.steps, self.given = [], []

    def prepare(self, payload, key, now, prepared):
        self.before()
        if prepared == "ab" and self.second:
            raise self.second.pop(0)
        if len(prepared) < 3:
            self.steps.append(prepared)
        return "abc"[: len(prepared) + 1]

    def publish(self, payload, key, now, prepared=""):
        self.given.append(prepared)
        return super().publish(payload, key, now)

    def find(self, payload, key, now, prepared):
        self.given.append(prepared)
        return super().find(payload, key, now, prepared)


class Signs(Told):
    """Shows something that may be the first post that it prepares, and finds that it is."""

    def __init__(self):
        super().__init__()
        self.shown = None

    def prepare(self, payload, key, now, prepared):
        self.shown = self.shown or key
        if key == self.shown:
            raise Unknown("https://told.example/7 may be this post, altered")
        return prepared

    def find(self, payload, key, now, prepared):
        return Remote("7", "https://told.example/7")


def test_each_step_is_on_the_disk_before_the_next_and_the_attempt_gets_them_all(log, clock):
    queued(log, wanted())
    kept = []
    network = Careful(before=lambda: kept.append(queue.find(log, "gifts").prepared))
    assert courier(log, network, clock).run_due()[0].state == "published"
    assert (kept, network.given) == ([None, "a", "ab", "abc"], ["abc"])


def test_what_stands_in_the_way_of_a_step_leaves_the_post_in_the_queue_and_the_steps_done(log, clock):
    queued(log, wanted())
    network = Careful(second=[not_now(20)])
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["queued"]
    post = queue.find(log, "gifts")
    assert (post.prepared, post.attempt) == ("ab", 0)
    clock.forward(seconds=19)
    assert courier(log, network, clock).run_due() == []
    clock.forward(seconds=1)
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["published"]
    assert network.steps == ["", "a", "ab"]


def test_what_its_network_works_on_waits_as_often_as_it_takes_and_the_other_accounts_go(log, clock):
    """Nothing failed: the waits do not grow, and what is due elsewhere goes out meanwhile."""
    queued(log, wanted("gifts"), wanted("tea", account="bsky"))
    working = Careful(second=[NotYet("Threads is still working on it", 5.0) for _ in range(8)])
    at_work = replace(courier(log, working, clock), connect=lambda post: working if post.account == "fedi" else Told())
    at_work.run_due()
    assert states(log) == {"spring/gifts@fedi": "queued", "spring/tea@bsky": "published"}
    for _ in range(7):
        clock.forward(seconds=5)
        assert [outcome.state for outcome in at_work.run_due()] == ["queued"]
    clock.forward(seconds=5)
    assert [outcome.state for outcome in at_work.run_due()] == ["published"]


def test_a_thread_whose_parts_are_given_their_time_is_counted_once(log, clock):
    """Each part waits until its network is ready for it; what the whole takes of a budget was taken at first."""

    class Slow(Told):
        def costs(self, payload, *, deleting=False):
            return ((Budget("posts a day", 10, 86_400), 4),)

    queued(log, wanted())
    parts = [
        midway(NotYet("it is given 10 s", 10.0), Remote("7", "https://told.example/7"), part, 9) for part in range(1, 9)
    ]
    network = Slow(*parts)
    for _ in range(8):
        assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["queued"]
        clock.forward(seconds=10)
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["published"]
    with Session(log.engine) as session:
        assert [row.spent for row in session.exec(select(Spending)).all()] == [4]


def test_a_sign_of_an_earlier_attempt_is_a_doubt_about_that_post_alone(log, clock):
    """Its network is asked about it; what is due on the same account goes out meanwhile."""
    queued(log, wanted("gifts"), wanted("tea", at=1))
    worker = courier(log, Careful(not_now(), second=[]), clock)
    worker.run_due()
    clock.forward(minutes=1)
    worker = courier(log, Signs(), clock)
    assert {outcome.ref: outcome.state for outcome in worker.run_due()} == {
        "spring/gifts@fedi": "unknown",
        "spring/tea@fedi": "published",
    }
    assert story(log, "gifts")[-2:] == ["claimed", "unknown"]
    assert why(log, "gifts") == "https://told.example/7 may be this post, altered"
    clock.forward(seconds=5)
    assert [outcome.state for outcome in worker.run_due()] == ["published"]


def test_what_was_never_sent_has_left_no_sign(log, clock):
    queued(log, wanted("gifts"))
    worker = courier(log, Signs(), clock)
    assert [outcome.state for outcome in worker.run_due()] == ["queued"]


def test_a_post_that_the_network_will_never_take_fails_before_it_is_sent(log, clock):
    queued(log, wanted())
    network = Careful(second=[Refused("told.example takes no film")])
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["failed"]
    assert (why(log, "gifts"), network.sent) == ("told.example takes no film", [])


def test_a_retry_and_a_question_begin_with_the_same(log, clock):
    queued(log, wanted())
    network = Careful(not_now(), Unknown("no telling"))
    for _ in range(3):
        courier(log, network, clock).run_due()
        clock.forward(seconds=30)
    assert network.given == ["abc", "abc", "abc", "abc"]
    assert network.steps == ["", "a", "ab"]
    assert story(log, "gifts")[-1] == "published"


def test_a_claim_that_is_over_while_the_network_prepares_sends_nothing(log, clock):
    queued(log, wanted())
    network = Careful(before=lambda: clock.forward(seconds=50))
    courier(log, network, clock).carry(courier(log, network, clock).take())
    assert network.sent == []
    network.before = lambda: None
    network.there = Remote("1", "https://told.example/1")
    assert courier(log, network, clock).run_due()[-1].state == "published"
    assert states(log) == {"spring/gifts@fedi": "published"}
    assert len(network.sent) == 1


def test_a_missing_token_is_looked_for_every_minute_and_the_post_is_missed_at_last(log, clock):
    queued(log, wanted())

    def connect(_post):
        raise SettingsError("fedi needs a token: set POSTDESK_FEDI_TOKEN")

    desk = Courier(log, connect, log.engine, "desk:1", clock)
    tried = 0
    while queue.find(log, "gifts").state == "queued":
        tried += len(desk.run_due())
        clock.forward(seconds=10)
    assert queue.find(log, "gifts").state == "missed"
    assert 100 < tried < 200

"""What another memory of the desk has sent is looked for before it is sent, at whatever moment the files name now."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from postdesk import queue
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.errors import Ambiguous, Unknown, Unreachable
from postdesk.models import Remote, timings
from postdesk.publish.elsewhere import FOUND, look_since
from stage.desks import TWO_SERVERS, lay, states
from stage.life import NOON, Told, courier, hand, queued, story, wanted, why
from stage.life import states as states_of
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance

MORNING, DUE, LATER = (datetime(2026, 11, 23, *clock, tzinfo=UTC) for clock in ((9,), (12, 0, 1), (14,)))
TUESDAY = datetime(2026, 11, 24, 10, 0, 1, tzinfo=UTC)
SETTINGS = (
    TWO_SERVERS
    + """
[slots]
fedi = ["Tue 10:00"]
bsky = ["Tue 10:00"]
"""
)
SPRING = "campaign: spring\naccounts: [fedi, bsky]\nposts:\n  - {id: doors, at: 2026-11-23 12:00, text: Doors open at six.}\n"
DOORS = {"spring/doors@fedi": "published", "spring/doors@bsky": "published"}
ELSEWHERE = Remote("7", "https://told.example/7")


def at(root, moment, *words):
    return CliRunner().invoke(main, ["--desk", str(root), *words], obj=Office(lambda: moment)).stdout


@pytest.fixture(params=[True, False], ids=["honours keys", "ignores keys"])
def servers(request):
    version = "4.6.4" if request.param else "2.75 (compatible; other)"
    return Instance(version=version, honours=request.param), Pds()


@pytest.fixture
def clone(tmp_path, servers):
    """A clone of a desk whose post is out, in which the draft has a new time since."""
    with servers[0].serve() as mastodon, servers[1].serve() as bluesky:
        first = lay(tmp_path / "first", SETTINGS.format(fedi=mastodon.url, bsky=bluesky.url), spring=SPRING)
        (first / ".env").write_text("POSTDESK_FEDI_TOKEN=token\nPOSTDESK_BSKY_TOKEN=app-pass\n", encoding="utf-8")
        at(first, MORNING, "queue")
        at(first, DUE, "publish")
        other = tmp_path / "clone"
        shutil.copytree(first / "campaigns", other / "campaigns")
        shutil.copy(first / ".env", other)
        lay(
            other,
            SETTINGS.format(fedi=mastodon.url, bsky=bluesky.url),
            spring=SPRING.replace("2026-11-23 12:00", "next"),
        )
        yield other


@pytest.mark.sqlite
@pytest.mark.parametrize("order", [("queue", "take-over"), ("take-over", "queue")])
def test_a_draft_that_was_given_another_time_is_found_and_not_sent_again(clone, servers, order):
    for word in order:
        at(clone, LATER, word)
    said = at(clone, TUESDAY, "publish")
    assert said.count("published: spring/doors@") == 2
    assert (len(servers[0].posts), len(servers[1].records)) == (1, 1)
    desk = Desk.open(clone, lambda: TUESDAY)
    assert states(desk) == DOORS
    desk.close()
    assert FOUND in at(clone, TUESDAY, "log", "spring/doors@fedi")


@pytest.mark.sqlite
def test_what_nobody_has_said_yet_goes_out_at_its_time(clone, servers):
    at(clone, LATER, "take-over")
    lay(
        clone,
        (clone / "campaigns" / "desk.toml").read_text(),
        spring=SPRING.replace("11-23 12:00", "11-24 10:00").replace("six", "seven"),
    )
    at(clone, LATER, "queue")
    at(clone, TUESDAY, "publish")
    assert (len(servers[0].posts), len(servers[1].records)) == (2, 2)


# ── When, and what follows ───────────────────────────────────────────────────────────────────────────────────


def test_a_post_is_looked_for_once_it_is_late_or_where_the_memory_took_over(log, clock):
    queued(log, wanted())
    post = courier(log, Told(), clock).take()
    now = clock()
    assert look_since(post, now, taken_over=False) is None
    assert look_since(post, now, taken_over=True) == now - timings.LOOKED_BACK
    late = now + timings.LATE + timedelta(seconds=1)
    assert look_since(post, late, taken_over=False) == post.due - timings.LATE


def test_a_late_post_that_is_there_is_not_sent(log, clock):
    network = Told()
    network.there = ELSEWHERE
    queued(log, wanted())
    clock.forward(minutes=6)
    (outcome,) = courier(log, network, clock).run_due()
    assert (outcome.state, outcome.why, network.sent) == ("published", ELSEWHERE.url, [])
    assert story(log, "gifts") == ["queued", "claimed", "published"]
    assert why(log, "gifts") == FOUND


@pytest.mark.parametrize("blind", [None, Unknown("told.example cannot be asked")])
def test_a_late_post_that_is_not_there_or_cannot_be_looked_for_goes_out(log, clock, blind):
    network = Told()
    network.there = blind
    queued(log, wanted())
    clock.forward(minutes=6)
    courier(log, network, clock).run_due()
    assert (states_of(log), len(network.sent)) == ({"spring/gifts@fedi": "published"}, 1)


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (Ambiguous("two may be it: look at them"), "two may be it: look at them"),
        (
            Remote("7", "https://told.example/7", whole=False),
            "the network has only its beginning, https://told.example/7",
        ),
    ],
)
def test_a_late_post_that_may_be_there_waits_for_a_person(log, clock, there, told):
    network = Told()
    network.there = there
    queued(log, wanted())
    clock.forward(minutes=6)
    (outcome, *_) = courier(log, network, clock).run_due()
    assert (outcome.state, outcome.why, network.sent) == ("unknown", told, [])


def test_a_late_post_waits_while_its_network_cannot_be_reached(log, clock):
    network = Told()
    network.there = Unreachable("told.example does not answer")
    queued(log, wanted())
    clock.forward(minutes=6)
    (outcome,) = courier(log, network, clock).run_due()
    assert (outcome.state, network.sent) == ("queued", [])


def test_a_post_that_was_tried_before_is_no_question_of_another_memory(log, clock):
    network = Told(Unreachable("told.example does not answer"))
    queued(log, wanted())
    courier(log, network, clock).run_due()
    network.there = ELSEWHERE
    clock.forward(minutes=30)
    courier(log, network, clock).run_due()
    assert states_of(log) == {"spring/gifts@fedi": "published"}
    assert len(network.sent) == 2


# ── What is said again on purpose ────────────────────────────────────────────────────────────────────────────


class Looked(Told):
    """Shows what there is from some moment on, and remembers since when it was asked."""

    def __init__(self, appeared):
        super().__init__()
        self.appeared, self.asked = appeared, []

    def concerns(self, known):
        self.known = known

    def find(self, payload, key, now, prepared):
        self.asked.append(self.known.due)
        return ELSEWHERE if self.appeared >= self.known.due else None


class TookOver:
    """A memory that began to speak in place of another a while ago."""

    def may_speak(self):
        """It may."""

    goes_on = may_speak

    def took_over(self):
        return True


def after_take_over(log, network, clock):
    return replace(courier(log, network, clock), voice=TookOver())


@pytest.fixture
def repeat(log, clock):
    """A wanted repeat, due now, in a memory that took over."""
    queued(log, wanted(again="for those who missed it", said=7))
    return log


def test_a_wanted_repeat_that_is_out_since_its_own_moment_is_found(repeat, clock):
    network = Looked(clock())
    (outcome,) = after_take_over(repeat, network, clock).run_due()
    assert (outcome.state, outcome.why, network.sent) == ("published", ELSEWHERE.url, [])
    assert network.asked == [NOON - timings.LATE]


def test_an_older_copy_is_no_proof_that_a_wanted_repeat_is_out_and_a_person_says_so(repeat, clock):
    network = Looked(clock() - timedelta(days=30))
    outcomes = after_take_over(repeat, network, clock).run_due()
    assert {(str(each.state), each.why) for each in outcomes} == {
        ("unknown", f"{ELSEWHERE.url} says the same and is older: it is this post, or the one that this repeats")
    }
    clock.forward(minutes=30)
    (again,) = after_take_over(repeat, network, clock).run_due()
    assert (again.state, network.sent) == ("unknown", [])
    queue.resolve_absent(repeat, "spring/gifts@fedi", hand(now=clock()))
    (sent,) = after_take_over(repeat, network, clock).run_due()
    assert (sent.state, len(network.sent)) == ("published", 1)


def test_a_wanted_repeat_of_which_there_is_no_copy_goes_out(repeat, clock):
    network = Looked(clock() - timings.LOOKED_BACK - timedelta(hours=1))
    (outcome,) = after_take_over(repeat, network, clock).run_due()
    assert (outcome.state, network.asked) == ("published", [NOON - timings.LATE, NOON - timings.LOOKED_BACK])


def test_what_a_person_said_and_took_back_does_not_hold(repeat, clock):
    network = Looked(clock() - timedelta(days=30))
    after_take_over(repeat, network, clock).run_due()
    queue.resolve_absent(repeat, "spring/gifts@fedi", hand(now=clock()))
    queue.undo(repeat, hand(now=clock()), "spring/gifts@fedi")
    clock.forward(minutes=30)
    (outcome,) = after_take_over(repeat, network, clock).run_due()
    assert (outcome.state, network.sent) == ("unknown", [])

"""Whatever goes wrong in a network's code stays with its post and its account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from postdesk.errors import Refused, SettingsError, Unknown, Unreachable
from postdesk.models import Attachment, Figures, Remote, timings
from postdesk.networks.network import Network
from postdesk.networks.wall import Walled, guarded, reached
from postdesk.publish.courier import Courier
from postdesk.publish.uploads import Uploader
from stage.life import NOON, Told, queued, states, story, wanted, why
from stage.pictures import Everything

SECRET = "tok3n-in-an-answer"
CALLS = {
    "costs": ((None,), {"deleting": True}),
    "rests": ((), {}),
    "turn_ends": ((1.0,), {}),
    "standing": ((NOON,), {}),
    "stay_signed_in": ((NOON,), {}),
    "prepare": ((None, "k", NOON, ""), {}),
    "ahead": ((None, "k", NOON, ""), {}),
    "publish": ((None, "k", NOON, ""), {}),
    "find": ((None, "k", NOON, ""), {}),
    "delete": ((None, None, "k", NOON, ""), {}),
    "edit": ((None, None, None, "k", NOON, ""), {}),
    "measure": ((None, NOON, NOON), {}),
}


class Surprising(Told):
    """Trips over an answer in one of its methods."""

    def __init__(self, *where):
        super().__init__()
        for name in where:
            setattr(self, name, self.trips)

    def trips(self, *_given, **_more):
        raise KeyError(SECRET)


def test_what_trips_after_the_post_is_out_says_nothing():
    assert Walled(Surprising("rests")).rests() is None


@pytest.mark.parametrize("name", [name for name in CALLS if name != "rests"])
def test_what_nobody_thought_of_is_told_by_its_place_alone(name):
    given, more = CALLS[name]
    with pytest.raises(Unknown if name == "publish" else Unreachable) as said:
        getattr(Walled(Surprising(name)), name)(*given, **more)
    assert str(said.value).startswith("postdesk met what it was not made for (KeyError in networks/test_wall.py:")
    assert SECRET not in str(said.value)


@pytest.mark.parametrize(
    "told",
    [
        Remote("a\0b", ""),
        Remote("a\udc80b", ""),
        Remote("1", "https://told.example/\x1f"),
        Remote("1" * 3000, ""),
        Remote("ж" * 1500, ""),
        Remote("1", f"https://told.example/{'a' * 4000}"),
        Remote("1", "", differs=("its \0",)),
    ],
)
def test_a_post_by_an_id_or_address_that_no_database_keeps_is_one_that_nobody_can_tell_of(told):
    class Odd(Told):
        def publish(self, *_given):
            return told

        def find(self, *_given):
            return told

    with pytest.raises(Unknown, match=r"what it was not made for \((Value|UnicodeEncode)Error in networks/wall.py"):
        Walled(Odd()).publish(None, "k", NOON, "")
    with pytest.raises(Unreachable, match=r"what it was not made for"):
        Walled(Odd()).find(None, "k", NOON, "")


def test_what_a_network_fixed_or_counted_that_no_database_keeps_is_as_if_it_was_not_reached():
    class Odd(Told):
        counts = (-1, 1 << 63, 10**16)

        def prepare(self, *_given):
            return "a\0b"

        def measure(self, *_given):
            return Figures(reactions=5, shares=self.counts[len(self.sent)])

    odd = Odd()
    with pytest.raises(Unreachable, match=r"ValueError in networks/wall.py"):
        Walled(odd).prepare(None, "k", NOON, "")
    for _ in odd.counts:
        with pytest.raises(Unreachable, match=r"ValueError in networks/wall.py"):
            Walled(odd).measure(None, NOON, NOON)
        odd.sent.append("")


def test_a_network_that_ends_the_program_ends_nothing_but_its_call():
    class Leaving(Told):
        def publish(self, *_given):
            raise SystemExit(0)

        find = publish

    with pytest.raises(Unknown):
        Walled(Leaving()).publish(*CALLS["publish"][0])
    with pytest.raises(Unreachable):
        Walled(Leaving()).find(*CALLS["find"][0])


def test_only_who_sits_at_the_command_interrupts_it():
    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded(interrupted)
    with ThreadPoolExecutor(1) as pool, pytest.raises(Unreachable, match="KeyboardInterrupt"):
        pool.submit(guarded, interrupted).result()


@pytest.mark.parametrize("name", [name for name in CALLS if name != "rests"])
def test_what_a_network_says_itself_goes_through(name):
    class Refusing(Surprising):
        def trips(self, *_given, **_more):
            raise Refused("no")

    given, more = CALLS[name]
    with pytest.raises(Refused, match="no"):
        getattr(Walled(Refusing(name)), name)(*given, **more)


def test_everything_else_goes_through_too():
    network = Walled(Told())
    assert (network.source, network.simulated, network.repeatable) == ("api", False, False)
    assert network.publish(wanted().payload, "0123456789", NOON, "").id == "01234567"
    assert network.measure(None, NOON, NOON) == Figures(reactions=1)
    assert list(network.measure_all([(None, NOON)] * 2, NOON)) == [Figures(reactions=1)] * 2
    answers = Walled(Surprising("measure")).measure_all([(None, NOON)], NOON)
    with pytest.raises(Unreachable, match="KeyError"):
        next(answers)


def test_the_wall_has_a_door_for_every_method():
    open_ = {
        name
        for name, each in vars(Network).items()
        if not name.startswith("_") and (callable(each) or isinstance(each, property))
    }
    assert open_ <= set(vars(Walled))


def test_how_a_network_is_reached_stands_behind_the_wall_as_well():
    def trips(_name):
        raise ZeroDivisionError

    with pytest.raises(Unreachable, match="ZeroDivisionError"):
        reached(trips, "fedi")
    assert reached(lambda _name: None, "fedi") is None


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(Unreachable, match=r"hall\.jpg cannot be used: no such file or directory"):
        guarded((tmp_path / "hall.jpg").read_bytes)
    with pytest.raises(SettingsError):
        guarded(Told(SettingsError("no token")).publish, wanted().payload, "k", NOON)


@pytest.mark.parametrize(
    ("where", "state", "told"),
    [
        ("costs", "queued", "claimed"),
        ("prepare", "queued", "claimed"),
        ("turn_ends", "queued", "sending"),
        ("publish", "unknown", "sending"),
    ],
)
def test_one_account_trips_and_the_other_goes_on(log, clock, where, state, told):
    queued(log, wanted("tea", account="bsky", at=-1), wanted())
    networks = {"bsky": Surprising(where), "fedi": Told()}
    Courier(log, lambda post: networks[post.account], ".", "desk:1", clock).run_due()
    assert states(log) == {"spring/tea@bsky": state, "spring/gifts@fedi": "published"}
    assert "KeyError in networks/test_wall.py" in why(log, "spring/tea@bsky")
    assert story(log, "tea")[-2:] == [told, state]
    clock.forward(seconds=1)
    assert Courier(log, lambda post: networks[post.account], ".", "desk:1", clock).run_due() == []  # the account rests


def test_a_question_that_trips_leaves_the_doubt(log, clock):
    queued(log, wanted())
    network = Surprising("find")
    network.answers = [Unknown("no telling")]
    carrier = Courier(log, lambda _post: network, ".", "desk:1", clock)
    carrier.run_due()
    clock.forward(seconds=6)
    (outcome,) = carrier.run_due()
    assert (outcome.state, "KeyError" in outcome.why) == ("unknown", True)


class Endless(Told):
    """There is always one thing more to do."""

    def prepare(self, payload, key, now, prepared):
        return f"{prepared}."

    ahead = prepare


def test_what_never_ends_is_put_off(log, clock):
    queued(log, wanted())
    (outcome,) = Courier(log, lambda _post: Endless(), ".", "desk:1", clock).run_due()
    assert (outcome.state, outcome.why) == (
        "queued",
        f"after {timings.STEPS} steps its network still has something to prepare",
    )


def test_nor_does_an_upload_ahead(log, clock):
    hall = Attachment("hall.jpg", "The hall.", 3, "ffd8" * 16)
    queued(log, wanted(at=15, sent={"media": (hall,)}))
    assert Uploader(log, lambda _account: Endless(), clock, Everything()).run() == 0
    assert (
        Uploader(log, lambda _account: Surprising("ahead"), lambda: clock() + timedelta(minutes=2), Everything()).run()
        == 0
    )

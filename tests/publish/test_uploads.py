"""Pictures are uploaded before their post's time, once, and nothing that happens to that does any harm."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk import queue
from postdesk.log.posts import claims
from postdesk.models import Attachment
from postdesk.models.signatures import SignersWanted
from postdesk.publish.courier import STOPPED
from postdesk.publish.uploads import Uploader
from stage.life import NOON, Told, courier, hand, not_now, queued, states, story, wanted
from stage.pictures import Everything

HALL = Attachment("hall.jpg", "The hall.", 3, "ffd8" * 16)
NEAR, FAR = 15, 16


class Uploads(Told):
    """Takes two pictures; what it has of them stands in `prepared`."""

    def __init__(self, *trouble, during=lambda: None):
        super().__init__()
        self.trouble, self.during, self.uploaded, self.given = list(trouble), during, 0, []

    def ahead(self, payload, key, now, prepared):
        if self.trouble:
            raise self.trouble.pop(0)
        before = prepared.removeprefix(key) if prepared.startswith(key) else ""
        if before == "ab":
            return prepared
        self.during()
        self.uploaded += 1
        return key + "ab"[: len(before) + 1]

    def prepare(self, payload, key, now, prepared):
        self.given.append(prepared.removeprefix(key))
        return prepared or "done"


def pictured(name="gifts", at=NEAR, **more):
    return wanted(name, at=at, sent={"media": (HALL,)}, **more)


def uploader(log, network, clock, **more):
    return Uploader(log, lambda _account: network, clock, Everything(), **more)


@pytest.fixture(autouse=True)
def picture_there(monkeypatch):
    """What is on the disk is told elsewhere."""
    monkeypatch.setattr("postdesk.publish.courier.check_media", lambda *_: None)


def test_what_is_due_soon_is_uploaded_once_and_used_at_its_time(log, clock):
    queued(log, pictured(), pictured("far", FAR, account="bsky"), wanted("words", account="page", at=NEAR))
    network = Uploads()
    assert [uploader(log, network, clock).run(), uploader(log, network, clock).run()] == [1, 0]
    assert (network.uploaded, story(log, "gifts")) == (2, ["queued"])
    clock.forward(minutes=15)
    courier(log, network, clock).run_due()
    assert network.given[0] == "ab"
    assert states(log)["spring/gifts@fedi"] == "published"


def test_nothing_is_uploaded_that_is_not_to_go_out(log, clock):
    network = Uploads()
    queued(log, pictured())
    assert uploader(log, network, clock, signers=SignersWanted(1)).run() == 0
    queue.approve(log, "gifts", "Jana", hand())
    queue.hold(log, ["gifts"], hand())
    assert uploader(log, network, clock, signers=SignersWanted(1)).run() == 0
    queue.release(log, ["gifts"], hand())
    queue.hold_all(log, hand())
    assert uploader(log, network, clock, signers=SignersWanted(1)).run() == 0
    queue.release_all(log, hand())
    assert uploader(log, network, clock, signers=SignersWanted(1)).run() == 1
    queued(log, pictured("paper", account="page", by_hand=True))
    assert uploader(log, network, clock).run() == 0


def test_what_cannot_be_kept_on_this_machine_is_tried_again(log, clock):
    class Full(Everything):
        def ensure(self, said):
            raise OSError(28, "No space left on device", "/desk/.postdesk/media")

    queued(log, pictured())
    assert Uploader(log, lambda _account: Uploads(), clock, Full()).run() == 0
    clock.forward(seconds=60)
    assert uploader(log, Uploads(), clock).run() == 1


def test_an_edit_makes_it_upload_again(log, clock):
    queued(log, pictured())
    network = Uploads()
    uploader(log, network, clock).run()
    queued(log, pictured(text="Doors open at seven."))
    assert uploader(log, network, clock).run() == 1
    assert network.uploaded == 4


@pytest.mark.parametrize(
    ("trouble", "wait"), [(not_now(), 60), (not_now(300), 300), (FileNotFoundError("hall.jpg"), 60)]
)
def test_what_cannot_be_uploaded_is_tried_again_and_the_post_is_not_touched(log, clock, trouble, wait):
    queued(log, pictured())
    network = Uploads(trouble)
    assert uploader(log, network, clock).run() == 0
    clock.forward(seconds=wait - 1)
    assert uploader(log, network, clock).run() == 0
    assert network.uploaded == 0
    clock.forward(seconds=1)
    assert uploader(log, network, clock).run() == 1
    assert story(log, "gifts") == ["queued"]


def test_a_worker_that_dies_in_the_middle_does_no_harm(log, clock):
    queued(log, pictured())
    network = Uploads(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        uploader(log, network, clock).run()
    assert uploader(log, network, clock).run() == 0
    clock.forward(minutes=2)
    assert uploader(log, network, clock).run() == 1
    assert states(log) == {"spring/gifts@fedi": "queued"}


def test_a_post_whose_time_comes_meanwhile_goes_its_way(log, clock):
    queued(log, pictured())

    def claimed():
        clock.forward(minutes=15)
        with log.write() as connection:
            claims.take(connection, "desk:2", clock())

    network = Uploads(during=claimed)
    assert uploader(log, network, clock).run() == 0
    assert queue.find(log, "gifts").prepared is None


def test_an_account_that_is_published_by_hand_has_nothing_to_upload_to(log, clock):
    queued(log, pictured())
    assert [uploader(log, None, clock).run() for _ in range(2)] == [1, 0]
    clock.moment = NOON + timedelta(minutes=1)
    assert uploader(log, None, clock).run() == 0


def test_the_page_of_a_link_is_read_ahead_where_a_network_shows_what_it_says(log, clock):
    linked = {"text": "Doors open: https://example.org/doors"}
    queued(log, wanted("doors", at=NEAR, **linked), wanted("words", account="page", at=NEAR))
    network = Uploads()
    assert uploader(log, network, clock).run() == 0
    assert uploader(log, network, clock, readers=frozenset({"rehearsal"})).run() == 1
    assert uploader(log, network, clock, readers=frozenset({"rehearsal"})).run() == 0


def test_a_text_is_made_ready_ahead_where_a_network_holds_what_it_will_publish(log, clock):
    queued(log, wanted("doors", at=NEAR))
    network = Uploads()
    assert uploader(log, network, clock).run() == 0
    assert uploader(log, network, clock, makers=frozenset({"rehearsal"})).run() == 1
    assert network.uploaded == 2


def test_who_is_to_stop_leaves_the_rest_of_the_pictures_to_others(log, clock):
    queued(log, pictured(), pictured("more", account="bsky"))
    going = iter([True, False])
    network = Uploads()
    assert uploader(log, network, clock, going=lambda: next(going, False)).run() == 0
    assert network.uploaded == 1
    assert uploader(log, network, clock).run() == 2
    assert network.uploaded == 4


def test_a_courier_that_is_to_stop_gives_a_post_back_with_what_was_uploaded(log, clock):
    class Slow(Uploads):
        def prepare(self, payload, key, now, prepared):
            self.given.append(prepared)
            return f"{prepared}|"[:2]

    queued(log, pictured(at=0))
    network, going = Slow(), iter([True])
    (given_back,) = replace(courier(log, network, clock), going=lambda: next(going, False)).run_due()
    assert (given_back.state, given_back.why) == ("queued", STOPPED)
    assert (network.given, network.sent, queue.find(log, "gifts").prepared) == ([""], [], "|")
    courier(log, network, clock).run_due()
    assert (network.given, len(network.sent)) == (["", "|", "||"], 1)

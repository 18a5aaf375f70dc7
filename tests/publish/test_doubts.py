"""A look-up is believed only where it can see: what becomes of lost answers at servers as they are."""

from datetime import timedelta
from itertools import pairwise

import pytest

from contracts.mastodon_kin import AFTER, BEFORE, Kin, ampersands, gotosocial, hollo, markdown, takahe, wordpress
from postdesk import queue
from postdesk.errors import Unknown
from postdesk.log.posts import history, lookup, notices
from postdesk.models.life import State
from postdesk.networks.mastodon.api import Mastodon
from postdesk.wire import Wire
from stage.life import Told, courier, hand, queued, states, story, wanted, why


@pytest.fixture
def at(log, clock, tmp_path):
    """A courier whose accounts are all at one server."""
    opened = []

    def at(kin, visibility="public"):
        server = kin.serve().__enter__()
        opened.append(server)
        mastodon = Mastodon(Wire(server.url), "token", tmp_path, visibility, tmp_path / "memory")
        return courier(log, mastodon, clock)

    yield at
    for server in opened:
        server.__exit__()


def works_on(worker, clock, seconds, every=5):
    """Let a worker go on for a while."""
    for _ in range(0, seconds, every):
        clock.forward(seconds=every)
        worker.run_due()


def test_twenty_posts_of_which_a_server_with_a_slow_clock_lost_every_answer_are_there_once(log, clock, at):
    kin = Kin(clock, behind=timedelta(minutes=4), cuts=AFTER)
    worker = at(kin)
    queued(log, *(wanted(f"day-{day:02}", text=f"Day {day} of twenty.", at=3 * day) for day in range(20)))
    works_on(worker, clock, 65 * 60, every=30)
    assert set(states(log).values()) == {"published"}
    assert len(kin.posts) == 20


@pytest.mark.parametrize(
    ("ways", "text", "becomes"),
    [
        ({"hides": {"private"}}, "Doors open at six.", "unknown"),
        ({"alters": ampersands}, "Tea & cake &amp; more.", "published"),
        ({"alters": markdown}, "1. *Tea*\n2. Cake_s_", "published"),
        ({"lags": timedelta(minutes=4)}, "Doors open at six.", "published"),
        (
            {"alters": lambda text: f"<p>{text.replace('six', 'half past six')}</p>"},
            "Doors open at six here.",
            "unknown",
        ),
    ],
)
def test_a_post_that_is_hidden_or_altered_and_of_which_every_answer_is_lost_is_there_once(
    log, clock, at, ways, text, becomes
):
    kin = Kin(clock, cuts=AFTER, **ways)
    worker = at(kin, visibility="private")
    queued(log, wanted(text=text))
    worker.run_due()
    works_on(worker, clock, 900)
    assert len(kin.posts) == 1
    assert states(log) == {"spring/gifts@fedi": becomes}


@pytest.mark.parametrize("kind", [takahe, hollo, gotosocial])
def test_a_write_that_hangs_behind_a_lock_is_waited_for(log, clock, at, kind):
    kin = kind(clock, hangs=timedelta(seconds=55))
    worker = at(kin)
    queued(log, wanted())
    worker.run_due()
    works_on(worker, clock, 30)
    assert why(log, "gifts").startswith("127.0.0.1")
    works_on(worker, clock, 400)
    assert len(kin.posts) == 1
    assert states(log) == {"spring/gifts@fedi": "published"}


def test_where_a_server_locks_its_keys_a_post_is_sent_again_at_once(log, clock, at):
    kin = Kin(clock, "4.6.4", honours=True, locks=True, cuts=BEFORE)
    worker = at(kin)
    queued(log, wanted())
    worker.run_due()
    kin.cuts = ""
    works_on(worker, clock, 10)
    assert story(log, "gifts")[-1] == "published"


def test_without_a_key_a_post_is_sent_again_where_one_like_it_was_read_back(log, clock, at):
    kin = Kin(clock)
    worker = at(kin)
    queued(log, wanted("tea", text="Tea at four."), wanted("gifts", at=2))
    worker.run_due()
    kin.cuts = BEFORE
    clock.forward(minutes=2)
    worker.run_due()
    kin.cuts = ""
    works_on(worker, clock, 240)
    assert len(kin.posts) == 1
    assert "if it still does not in 3 min, it never took it" in last_error(log, "gifts")
    works_on(worker, clock, 120)
    assert [post["content"] for post in kin.posts] == ["<p>Tea at four.</p>", "<p>Doors open at six.</p>"]
    assert set(states(log).values()) == {"published"}


def last_error(log, name):
    """What was last said of an attempt."""
    return history.entries(log, [queue.find(log, name)])[-1].why


@pytest.mark.parametrize(
    ("kin", "text", "visibility"),
    [
        ({}, "Doors open at six: (bring tea)!", "public"),
        ({}, "Doors open at six.", "private"),
        ({"alters": ampersands}, "Doors open at six. & more", "public"),
    ],
)
def test_what_was_read_back_proves_nothing_for_other_signs_or_another_audience(log, clock, at, kin, text, visibility):
    server = Kin(clock, **kin)
    at(server).run_due()
    queued(log, wanted("tea", text="Tea at four."))
    at(server).run_due()
    server.cuts = BEFORE
    clock.forward(minutes=2)
    worker = at(server, visibility)
    queued(log, wanted("gifts", at=2, text=text), wanted("tea", text="Tea at four."), now=clock())
    worker.run_due()
    works_on(worker, clock, 480)
    assert states(log)["spring/gifts@fedi"] == "unknown"
    assert "was not seen yet to show such a post" in last_error(log, "gifts")


def test_what_is_lost_four_times_is_for_a_person(log, clock, at):
    kin = Kin(clock, "4.6.4", honours=True, locks=True, cuts=BEFORE)
    worker = at(kin)
    queued(log, wanted())
    worker.run_due()
    works_on(worker, clock, 600)
    assert story(log, "gifts").count("sending") == 4
    sent = [entry.at for entry in history.entries(log) if entry.what.endswith(": sending")]
    pauses = [later - earlier for earlier, later in pairwise(sent)]
    assert pauses == sorted(pauses)
    assert "it was sent 4 times, and the network does not have it" in last_error(log, "gifts")
    *_, last = notices.news(log, clock())
    assert last.says.startswith("unknown: spring/gifts@fedi")


def test_a_second_post_with_the_same_words_is_sent_and_has_its_own_address(log, clock, at):
    kin = Kin(clock)
    worker = at(kin)
    queued(log, wanted("gifts"), wanted("again", at=1))
    worker.run_due()
    kin.cuts = AFTER
    clock.forward(minutes=1)
    worker.run_due()
    works_on(worker, clock, 30)
    assert len(kin.posts) == 2
    assert len({queue.find(log, name).url for name in ("gifts", "again")}) == 2
    assert set(states(log).values()) == {"published"}


def test_a_doubt_waits_while_a_post_with_the_same_words_is_under_way(log, clock, at):
    """Else it would take the other's post for its own, before the other could say so."""
    kin = Kin(clock, cuts=BEFORE)
    worker = at(kin)
    queued(
        log,
        wanted("gifts", said=7),
        wanted("again", at=1, said=7, again="For those who missed it"),
        wanted("tea", at=1, account="bsky", said=7),
    )
    worker.run_due()
    clock.forward(minutes=1)
    other = courier(log, None, clock, who="desk:2")
    taken = [worker.take() for _ in range(3)]
    assert [post.ref if post else None for post in taken] == [
        "spring/gifts@fedi",
        "spring/again@fedi",
        "spring/tea@bsky",
    ]
    with log.write() as connection:
        connection.exec_driver_sql("UPDATE post SET wake = due WHERE state = 'unknown'")  # it is to be asked about now
    assert other.take() is None


def test_what_a_server_dropped_is_told(log, clock, at):
    worker = at(wordpress(clock), visibility="private")
    sent = {"warning": "Violence", "language": "de"}
    queued(log, wanted(sent=sent))
    (outcome,) = worker.run_due()
    dropped = "not as it was sent: without its content warning, for everybody, not for followers, without its language"
    assert (outcome.state, outcome.why) == (State.PUBLISHED, f"https://example.social/@office/100 {dropped}")
    assert why(log, "gifts") == f"the network has it, {dropped}"
    assert [news.says for news in notices.news(log, clock())] == [
        f"public: spring/gifts@fedi (the network has it, {dropped})"
    ]


def test_a_token_that_a_server_calls_a_bad_request_rests_the_account_and_keeps_the_post(log, clock, at):
    kin = takahe(clock)
    worker = at(kin)
    queued(log, wanted())
    kin.token = "another"
    worker.run_due()
    assert states(log) == {"spring/gifts@fedi": "queued"}
    assert "does not accept the token (400): set a new one" in why(log, "gifts")
    kin.token = "token"
    clock.forward(minutes=6)
    assert worker.run_due()[0].state == "published"


COUNTDOWN = (
    wanted("first", text="Day 1 of 16 against violence."),
    wanted("second", at=1, text="Day 2 of 16 against violence."),
)


def addresses(log):
    """Where each post is, by its name."""
    return {post.ref.partition("@")[0]: post.url for post in lookup.listing(log)}


def test_a_post_that_a_person_says_is_absent_goes_out_beside_one_like_it_whose_own_fate_is_open(log, clock, at):
    """Of the second day the network tells nothing for an hour; its words do not keep the first day back."""
    kin = takahe(clock, cuts=BEFORE, hides={"public"})
    worker = at(kin)
    queued(log, *COUNTDOWN)
    worker.run_due()
    kin.cuts = AFTER
    works_on(worker, clock, 75 * 60, every=30)
    assert states(log) == {"spring/first@fedi": "unknown", "spring/second@fedi": "unknown"}
    kin.cuts, kin.hides = "", set()
    queue.resolve_absent(log, "spring/first@fedi", hand(now=clock()))
    assert [(outcome.ref, outcome.state) for outcome in worker.run_due()] == [("spring/first@fedi", "published")]
    works_on(worker, clock, 60 * 60, every=30)
    assert set(states(log).values()) == {"published"}
    assert [post["content"] for post in kin.posts] == [f"<p>Day {day} of 16 against violence.</p>" for day in (2, 1)]


@pytest.mark.parametrize("ways", [{}, {"lags": timedelta(minutes=4)}, {"alters": markdown}, {"alters": ampersands}])
def test_posts_of_nearly_the_same_words_whose_answers_are_all_lost_are_each_there_once(log, clock, at, ways):
    kin = Kin(clock, cuts=AFTER, **ways)
    worker = at(kin)
    queued(log, *COUNTDOWN)
    works_on(worker, clock, 900)
    assert set(states(log).values()) == {"published"}
    assert len(kin.posts) == len(set(addresses(log).values())) == 2


def test_what_a_server_altered_stays_in_doubt_beside_a_post_of_nearly_the_same_words(log, clock, at):
    """What stands there no post of ours says: sent again, the first day would be there twice."""
    kin = Kin(clock, cuts=AFTER, alters=lambda text: f"<p>{text.replace('Day 1', 'The first day')}</p>")
    worker = at(kin)
    queued(log, *COUNTDOWN)
    works_on(worker, clock, 3600, every=30)
    assert states(log) == {"spring/first@fedi": "unknown", "spring/second@fedi": "published"}
    assert len(kin.posts) == 2
    assert "may be this post, altered" in last_error(log, "first")


def test_two_posts_in_the_same_words_of_which_one_answer_was_lost_before_and_one_after_are_there_twice(log, clock, at):
    kin = Kin(clock)
    worker = at(kin)
    queued(
        log,
        wanted("tea", text="Tea at four."),
        wanted("gifts", at=2),
        wanted("again", at=3, again="For those who missed it"),
    )
    worker.run_due()
    kin.cuts = BEFORE
    works_on(worker, clock, 125)
    kin.cuts = AFTER
    works_on(worker, clock, 60)
    kin.cuts = ""
    works_on(worker, clock, 1200)
    assert set(states(log).values()) == {"published"}
    assert sorted(post["content"] for post in kin.posts) == ["<p>Doors open at six.</p>"] * 2 + ["<p>Tea at four.</p>"]
    assert len(set(addresses(log).values())) == 3


def test_a_server_that_was_set_up_anew_and_gives_an_id_again_has_the_post_once(log, clock, at):
    """It counts from where it began: the id of what it has now was another post's on the server of before."""
    kin = Kin(clock)
    worker = at(kin)
    queued(log, wanted("gifts"), wanted("tea", text="Tea at four.", at=30))
    worker.run_due()
    clock.forward(minutes=10)
    worker.run_due()
    kin.begins_anew()
    kin.cuts = AFTER
    works_on(worker, clock, 1260, every=30)
    kin.cuts = ""
    works_on(worker, clock, 1200, every=30)
    assert set(states(log).values()) == {"published"}
    assert [(post["id"], post["content"]) for post in kin.posts] == [("100", "<p>Tea at four.</p>")]


def test_of_what_ends_in_the_same_doubt_each_time_is_said_that_the_request_may_be_wrong(log, clock):
    queued(log, wanted("gifts"), wanted("tea", text="Tea at four.", account="bsky"))
    network = Told(Unknown("it answered 503"), Unknown("it answered 503"), Unknown("it answered 503"), Unknown("cut"))
    network.there = Unknown("nobody can tell")
    worker = courier(log, network, clock)
    worker.run_due()
    clock.forward(minutes=20)
    worker.run_due()
    assert last_error(log, "gifts") == "nobody can tell"
    for name in ("gifts", "tea"):
        queue.resolve_absent(log, name, hand(now=clock()))
    clock.forward(seconds=1)
    worker.run_due()
    clock.forward(minutes=20)
    worker.run_due()
    assert last_error(log, "gifts") == (
        "nobody can tell; the same came of it each time it was sent (it answered 503), so that the request itself may "
        "be wrong: if it is not there, post it by hand"
    )
    assert last_error(log, "tea") == "nobody can tell"

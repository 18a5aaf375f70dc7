"""A post's life, the same story at every network: what readers get, what is said, and that nothing comes twice.

Each network's part is a file in `lives/`. A chapter is played at the networks that can do what it is about; the others
say in `cannot` why they leave it out.
"""

import csv
import re
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.killed import POINTS
from contracts.playing import CHAPTERS, KIN, LIVES, NETWORKS, SHUT_OUT, able, where
from contracts.story import CUT, HALF, PICTURES, REF, THREAD, UNAVAILABLE
from postdesk.models import Repeat
from postdesk.networks import SHELF
from stage.life import NOON
from stage.unwatched import unwatched_environment

HERE = Path(__file__).parent
TELLING = [
    "facebook",
    "instagram",
    "linkedin",
    "linkedin_member",
    "linkedin_renewed",
    "mastodon",
    "threads",
    "x",
    "x_oauth2",
]
"""The networks that say when a post was made."""
REFUSES_TWINS = {"linkedin", "linkedin_member", "linkedin_renewed", "x", "x_oauth2"}
"""The networks that refuse the same words for a while."""
STARTED = "import sys; sys.path.insert(0, sys.argv[1]); from contracts.killed import work; work(*sys.argv[2:])"
TEXT, LINK = "Doors open at six. #MigrantsDay", "https://example.org/doors"


def asked_of_a_person(life):
    """Whether nobody but a person can tell what became of a post whose answer was lost."""
    return SHELF[life.name].repeat is Repeat.ASKED


def found(life):
    """What becomes of a post that is there, and whose answer was lost."""
    return "unknown" if asked_of_a_person(life) and not life.shows else "published"


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_says_why_it_leaves_a_chapter_out(name):
    left_out = LIVES[name].cannot
    assert left_out.keys() <= CHAPTERS
    assert [what for what, why in left_out.items() if len(why.split()) < 4] == []


def test_every_chapter_is_played_somewhere():
    assert {what for what in CHAPTERS if able(what)} == CHAPTERS


def test_a_text_with_a_link(scene, life):
    scene.lay(TEXT, f"link: {LINK}")
    assert "error" not in scene.run("check")
    assert scene.run("queue")
    assert scene.out() == "published"
    (seen,) = life.public()
    assert (TEXT in seen.text, LINK.removeprefix("https://") in seen.text, seen.answers) == (True, True, None)
    patterns = [one.replace("{server}", re.escape(scene.door.url.split("//")[1])) for one in SHELF[life.name].addresses]
    address = scene.post["url"].partition("://")[2]
    assert any(re.fullmatch(pattern, address) for pattern in patterns) or life.name == "mastodon"
    assert scene.out(*life.later) == "published"
    assert len(life.public()) == 1


@where("pictures")
def test_pictures_with_their_words(scene, life):
    scene.lay(TEXT, PICTURES).run("queue")
    assert scene.out() == "published"
    seen = life.public()[0]
    assert (TEXT in seen.text, seen.pictures) == (True, 2)
    if "alt" not in life.cannot:
        assert seen.alts == ["The open door.", "A map of the way to it."]


@where("thread")
def test_a_thread_answers_itself_part_by_part(scene, life):
    scene.lay(more=THREAD).run("queue")
    assert scene.out() == "published"
    assert [(seen.text, seen.answers) for seen in life.public()] == [
        ("Doors open at six.", None),
        ("And on Sunday.", 0),
        ("And every Monday.", 1),
    ]


@where("delete")
def test_it_is_taken_off_with_all_its_parts(scene, life):
    scene.lay(more=THREAD if "thread" not in life.cannot else "").run("queue")
    scene.out()
    scene.run("delete", REF, "--yes", minutes=40)
    assert life.public() == []
    assert scene.out(50) == "deleted"


@where("measure")
def test_what_becomes_of_it_is_counted(scene, life):
    scene.lay().run("queue")
    scene.out()
    measured = scene.readings(minutes=180)
    assert (measured.posts, measured.troubles) == (1, ())
    scene.run("export", "--csv", str(scene.root / "tables"), minutes=181)
    with (scene.root / "tables/readings.csv").open(newline="") as file:
        assert [row["reactions"] for row in csv.DictReader(file)] == [str(life.reactions)]


def test_who_it_is_and_what_it_may_do(scene, life):
    scene.lay()
    assert life.name in scene.run("accounts", "--check")


@pytest.mark.parametrize(("life", "how"), [(name, how) for how in SHUT_OUT for name in able(how)], indirect=["life"])
def test_a_token_that_lets_nobody_in_keeps_the_post_and_says_so(scene, life, how):
    scene.lay().run("queue")
    life.takes_back(how)
    assert scene.out(31, 32) == "queued"
    assert life.public() == []
    assert scene.run("list").splitlines()[1]
    life.lets_in()
    assert scene.out(50) == "published"
    assert len(life.public()) == 1


@where("expired")
def test_a_token_that_has_ended_is_renewed(scene, life):
    parts = "" if "thread" in life.cannot else THREAD
    scene.lay(more=parts).run("queue")
    scene.run("accounts", "--check")
    life.takes_back("expired")
    assert scene.out() == "published"
    assert len(life.public()) == (3 if parts else 1)


@where("renewal lost")
def test_a_renewal_whose_answer_is_lost_loses_no_post(scene, life):
    """Where the old token is still good, it is renewed again; where it is not, a person signs in, and the post waits."""
    scene.lay().run("queue")
    scene.run("accounts", "--check")
    life.takes_back("expired")
    life.loses_renewal()
    assert scene.out(31, 32) in {"queued", "published"}
    if life.spent_by_renewal:
        assert (scene.state, life.public()) == ("queued", [])
        assert "sign in again" in scene.run("accounts", "--check", minutes=33)
        life.lets_in()
    assert scene.out(50) == "published"
    assert len(life.public()) == 1


@where("too long")
def test_what_is_too_long_is_an_error(scene):
    scene.lay("x" * 70_000)
    assert "error" in scene.run("check")
    scene.run("queue")
    assert scene.run("list", "--format", "json") == "[]\n"


def test_what_is_refused_has_failed(scene, life):
    scene.lay().run("queue")
    scene.between.faults = [life.refusal]
    assert scene.out(*life.later) == "failed"
    assert (life.public(), scene.between.made) == ([], 1)


def test_a_network_that_is_busy_is_left_alone_and_asked_again(scene, life):
    scene.lay().run("queue")
    scene.between.faults = [life.busy]
    assert scene.out(31) == "queued"
    assert scene.out(31) == "queued"
    assert scene.between.made == 1
    assert scene.out(35) == "published"
    assert len(life.public()) == 1


@pytest.mark.parametrize("life", sorted(REFUSES_TWINS), indirect=True)
def test_a_repeat_that_has_to_wait_meets_no_guard_any_more(scene, life):
    """An answer is lost, the network is busy when the post is sent again, and the worker comes back after a while."""
    scene.lay().run("queue")
    scene.between.faults = [(CUT, True), life.busy]
    assert scene.out() == "unknown"
    scene.out(34)
    scene.out(60)
    assert len(life.public()) == 1
    assert scene.state in {"published", "unknown"}


@pytest.mark.parametrize("call", range(10))
def test_whatever_call_is_cut_off_it_is_there_once(scene, life, call):
    """The first, the second … answer is lost, after the server did what it was asked."""
    scene.lay(more="" if "pictures" in life.cannot else PICTURES).run("queue")
    scene.between.everything = [(lambda: scene.life.server(scene.door.asked[-1]), False)] * call + [(CUT, True)]
    state = scene.out(31, *life.later)
    assert (state, len(life.public())) == ("published", 1) or (state == "unknown" and asked_of_a_person(life))
    assert len(life.public()) <= 1


@pytest.mark.parametrize(
    "fault",
    [(CUT, True), (HALF, True), (UNAVAILABLE, True)],
    ids=["cut after", "within", "5xx after"],
)
def test_an_answer_that_is_lost_after_it_was_done(scene, life, fault):
    scene.lay().run("queue")
    scene.between.faults = [fault]
    assert scene.out() == "unknown"
    assert scene.out(*life.later) == found(life)
    assert len(life.public()) == 1


def test_a_server_that_is_restarted_is_waited_for(scene, life):
    scene.lay().run("queue")
    with scene.away():
        assert scene.out() == "queued"
    scene.between.faults = [(CUT, True)]
    assert scene.out(32) == "unknown"
    with scene.away():
        assert scene.out(33) == "unknown"
    assert scene.out(34, 36, 38, 41) == found(life)
    assert len(life.public()) == 1


@pytest.mark.parametrize("minutes", [-5, 5])
@pytest.mark.parametrize("life", TELLING, indirect=True)
def test_a_network_whose_clock_is_off_has_the_post_once(scene, life, minutes):
    """Posts are looked for since a moment: on another clock they may seem older than it."""
    life.server.ahead = timedelta(minutes=minutes)
    scene.lay().run("queue")
    scene.between.faults = [(CUT, True)]
    assert scene.out() == "unknown"
    assert scene.out(*life.later) == "published" or (minutes < 0 and asked_of_a_person(life))
    assert len(life.public()) == 1


@pytest.mark.parametrize("fault", [CUT, HALF, UNAVAILABLE], ids=["cut before", "half before", "5xx before"])
def test_an_answer_that_is_lost_before_anything_was_done(scene, life, fault):
    scene.lay().run("queue")
    scene.between.faults = [fault]
    assert scene.out() == "unknown"
    state = scene.out(*life.later)
    asks = asked_of_a_person(life)
    assert (state, len(life.public()), scene.between.made) == (("unknown", 0, 1) if asks else ("published", 1, 2))


@pytest.mark.parametrize("life", [name for name in NETWORKS if LIVES[name].settled], indirect=True)
def test_what_a_network_does_not_show_yet_is_not_sent_again_yet(scene, life):
    """A post that got out may be missing for as long as the network's contract says."""
    scene.lay().run("queue")
    scene.between.faults = [CUT]
    assert scene.out(31, 32, 30 + life.settled) == "unknown"
    assert scene.between.made == 1
    assert scene.out(*life.later) == "published"
    assert (scene.between.made, len(life.public())) == (2, 1)


@pytest.mark.parametrize(
    ("apart", "done"),
    [
        (1, (True, True)),
        (1, (False, True)),
        (1, (True, False)),
        (1, (False, False)),
        (15, (True, True)),
        (15, (False, True)),
    ],
)
def test_two_posts_in_the_same_words_whose_answers_are_both_lost(scene, life, apart, done):
    """As many as are public are known as as many as were sent; whatever was not is sent again where that is safe."""
    scene.lay_twice(apart).run("queue")
    scene.between.faults = [(CUT, late) for late in done]
    for minute in (31, 32, 33, 36, 38, 41, 46, 47, 49, 52, 57, 62, 75):
        scene.run("publish", minutes=minute)
    addresses = [seen.address.replace("{url}", scene.door.url) for seen in life.public()]
    states, urls = zip(*((post["state"], post["url"]) for post in scene.posts), strict=True)
    known = [url for url in urls if url]
    assert (len(known), len(addresses) <= 2) == (states.count("published"), True)
    assert len(set(known)) == len(known) <= len(addresses)
    if life.name in REFUSES_TWINS:
        assert "published" in states
        assert len(addresses) - len(known) <= states.count("unknown")
    elif asked_of_a_person(life):
        assert (len(addresses), len(known)) == (sum(done), sum(done) if life.shows else 0)
    else:
        assert len(known) == 2
    if life.name in TELLING and all(done) and len(known) == 2:
        assert [url[-6:] for url in urls] == [address[-6:] for address in addresses]


def test_an_answer_that_names_another_post_of_ours_is_no_answer(scene, life):
    """Two posts under one id would be counted as one, and taking the second off would take the first."""
    scene.lay().lay_another("Tea is at four.").run("queue")
    answers = []

    def kept():
        answers.append(life.server(scene.door.asked[-1]))
        return answers[-1]

    scene.between.faults = [kept]
    scene.run("publish", minutes=31)
    scene.between.faults = [(lambda: answers[0], True)]
    assert "unknown: doors/another@office" in scene.run("publish", minutes=41)
    for minute in (43, 46, 51):
        scene.run("publish", minutes=minute)
    first, second = scene.posts
    assert (first["state"], second["state"]) == ("published", found(life))
    assert len(life.public()) == 2
    if second["state"] == "published":
        assert first["url"] != second["url"]
        scene.run("delete", "doors/another@office", "--yes", minutes=60)
        assert ["Doors open at six." in seen.text for seen in life.public()] == [True]


@where("thread")
def test_an_answer_that_names_the_part_before_is_no_answer(scene, life):
    """What comes next would answer the wrong part, and deleting the thread would leave one public."""
    scene.lay(more=THREAD).run("queue")
    answers = []

    def kept():
        answers.append(life.server(scene.door.asked[-1]))
        return answers[-1]

    scene.between.faults = [kept, (lambda: answers[0], True)]
    for minute in (31, 33, 36, 41, 46, 51):
        scene.run("publish", minutes=minute)
    assert scene.post["state"] == found(life)
    assert len({seen.text for seen in life.public()}) == len(life.public())
    if scene.post["state"] == "published":
        assert [seen.answers for seen in life.public()] == [None, 0, 1]
        scene.run("delete", REF, "--yes", minutes=60)
        assert life.public() == []


@pytest.mark.parametrize("life", KIN, indirect=True)
def test_two_posts_in_the_same_words_are_told_apart_where_no_key_is_honoured(scene, life):
    scene.lay_twice(1).run("queue")
    scene.between.faults = [(CUT, True), (CUT, True)]
    for minute in (31, 32, 33, 36, 38, 41):
        scene.run("publish", minutes=minute)
    assert [post["url"][-5:] for post in scene.posts] == [seen.address[-5:] for seen in life.public()]
    assert len(life.public()) == 2


def test_a_person_says_where_a_post_can_be_read_by_the_address_of_its_page(scene, life):
    scene.lay().run("queue")
    scene.between.faults = [(CUT, True)]
    assert scene.out() == "unknown"
    (seen,) = life.public()
    address = seen.address.replace("{url}", scene.door.url)
    assert scene.run("resolve", REF, "--published", address, minutes=32) == f"published: {REF}\n"
    assert scene.out(*life.later) == "published"
    assert (scene.post["url"], len(life.public())) == (address, 1)


@pytest.mark.parametrize("part", [1, 2])
@where("thread")
def test_a_thread_goes_on_where_it_was_broken_off(scene, life, part):
    scene.lay(more=THREAD).run("queue")
    scene.between.faults = [(lambda: life.server(scene.door.asked[-1]), False)] * part + [(CUT, True)]
    assert scene.out() == "unknown"
    state = scene.out(*life.later)
    texts = [seen.text for seen in life.public()]
    if asked_of_a_person(life):
        assert (state, len(texts)) == ("unknown", part + 1)
    else:
        assert (state, texts) == ("published", ["Doors open at six.", "And on Sunday.", "And every Monday."])


@where("thread")
def test_a_network_that_is_busy_within_a_thread_is_asked_again_for_the_rest(scene, life):
    """Until then it is said what is public, and where."""
    scene.lay(more=THREAD).run("queue")
    scene.between.faults = [(lambda: life.server(scene.door.asked[-1]), False), life.busy]
    said = scene.run("publish", minutes=31)
    assert f"1 of 3 parts are public, {scene.post['url']}" in said
    assert scene.out(33, 36) == "published"
    assert [seen.text for seen in life.public()] == ["Doors open at six.", "And on Sunday.", "And every Monday."]


@pytest.mark.parametrize("life", ["telegram"], indirect=True)
def test_a_channel_that_tolerates_no_bursts_gets_a_thread_part_by_part(scene, life):
    scene.lay(more=THREAD).run("queue")
    life.server.apart = 1.0
    assert "1 of 3 parts are public" in scene.run("publish", minutes=31)
    assert "2 of 3 parts are public" in scene.run("publish", minutes=32)
    assert scene.out(33) == "published"
    assert [(seen.text, seen.answers) for seen in life.public()] == [
        ("Doors open at six.", None),
        ("And on Sunday.", 0),
        ("And every Monday.", 1),
    ]


def test_a_person_says_what_became_of_it(scene, life):
    scene.lay().run("queue")
    scene.between.faults = [CUT]
    assert scene.out() == "unknown"
    scene.run("resolve", REF, "--absent", minutes=32)
    assert scene.out(33, *life.later) == "published"
    assert len(life.public()) == 1


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_that_is_killed(scene, life, point):
    scene.lay(more="" if "pictures" in life.cannot else PICTURES).run("queue")
    ended = worker(scene, point)
    assert ended.wait(60) == -9
    state = scene.out(*life.later)
    there, asks = len(life.public()), asked_of_a_person(life)
    if point in {"after claim", "after first step"}:
        assert (state, there) == ("published", 1)
    elif asks:
        assert (state, there) == ((found(life), 1) if point == "after reply" else ("unknown", 0))
    else:
        assert (state, there) == ("published", 1)


def test_a_worker_that_is_killed_while_it_waits_for_the_answer(scene, life):
    scene.lay().run("queue")
    public, go_on = threading.Event(), threading.Event()

    def keeps_waiting():
        public.set()
        go_on.wait(60)
        return CUT

    scene.between.faults = [(keeps_waiting, True)]
    ended = worker(scene, "never")
    assert public.wait(60)
    ended.kill()
    ended.wait(60)
    go_on.set()
    assert scene.out(*life.later) == found(life)
    assert len(life.public()) == 1


def worker(scene, point):
    """A worker in a process of its own that will be killed, half an hour past noon."""
    moment = NOON.replace(minute=31)
    scene.life.moves(moment)
    words = [sys.executable, "-c", STARTED, str(HERE.parent), str(scene.root), moment.isoformat(), point]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(words, env=unwatched_environment(), **quiet)

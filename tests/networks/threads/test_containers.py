"""Containers on Threads: made, worked on, made anew, or refused; and files that cannot be fetched."""

from datetime import timedelta

import pytest

from contracts.threads_takes import no
from postdesk.errors import NotYet, Refused, Unreachable
from postdesk.networks.threads.containers import AskedPart, ChainPart, Containers
from stage.begun import KEY, ready
from stage.life import NOON
from stage.pictures import jpeg

NOTHING = ChainPart()
MUCH_LATER = NOON + timedelta(hours=21)


@pytest.fixture
def containers(graph, site):
    return Containers(graph, site)


def finished(containers, asked, now=NOON, part=NOTHING):
    """Come back to a part until nothing is left to do for it."""
    while True:
        try:
            step = containers.next_step(part, asked, now)
        except NotYet as wait:
            now += timedelta(seconds=wait.retry_after)
            continue
        if step is None:
            return part
        part = step


@pytest.mark.parametrize(
    ("files", "kind", "wait", "name"),
    [((), "TEXT", 5, "the post"), (("a.jpg",), "IMAGE", 60, "the post"), (("a.jpg", "b.jpg"), "IMAGE", 60, "a.jpg")],
)
def test_what_threads_still_works_on_is_asked_about_again(containers, api, post, files, kind, wait, name):
    api.slow = {kind: 90}
    asked = AskedPart(post(files=files), KEY)
    part = containers.next_step(ChainPart(), asked, NOON)
    api.at = NOON + timedelta(seconds=40)
    with pytest.raises(NotYet, match=f"is still working on {name}") as told:
        containers.next_step(part, asked, api.at)
    assert told.value.retry_after == wait
    api.slow, api.at = {}, NOON + timedelta(minutes=2)
    assert finished(containers, asked, api.at, part).whole.finished


@pytest.mark.parametrize(
    ("files", "above", "given"), [((), "", 5), ((), "18", 10), (("a.jpg",), "", 30), (("a.jpg", "b.jpg"), "18", 30)]
)
def test_threads_is_given_its_time_before_a_container_is_asked_about(containers, api, post, files, above, given):
    """What is published as soon as it is called finished, Threads often does not know."""
    asked, part = AskedPart(post(files=files), KEY, above=above), ChainPart()
    api.other("Above.")
    api.posts[0]["id"] = "18"
    while part.whole is None:
        part = containers.next_step(part, asked, NOON)
    with pytest.raises(NotYet, match=f"Threads is given {given} s") as told:
        containers.next_step(part, asked, NOON)
    assert told.value.retry_after == given
    asked_about = len(api.called)
    with pytest.raises(NotYet, match="is given 2 s"):
        containers.next_step(part, asked, NOON + timedelta(seconds=given - 2))
    assert len(api.called) == asked_about
    assert containers.next_step(part, asked, NOON + timedelta(seconds=given)).whole.finished


def test_a_film_stands_beside_a_picture(containers, api, post, tmp_path):
    (tmp_path / "film").write_bytes(b"\0\0\0\x18ftypmp42")
    payload = post(files=("a.jpg",))
    film = type(payload.media[0])("film.mp4", "The way in.", 1, "film", "video/mp4")
    payload = type(payload)("threads", "office", ("Doors",), media=(*payload.media, film))
    part = finished(containers, AskedPart(payload, KEY))
    made = [api.containers[each.id] for each in (*part.children, part.whole)]
    assert [(each["media_type"], each["alt"]) for each in made] == [
        ("IMAGE", "a.jpg."),
        ("VIDEO", "The way in."),
        ("CAROUSEL", ""),
    ]


@pytest.mark.parametrize("why", ["INVALID_DURATION", "INVALID_ASPEC_RATIO", "FAILED_PROCESSING_VIDEO"])
@pytest.mark.parametrize("files", [("a.jpg",), ("a.jpg", "b.jpg")])
def test_a_file_that_threads_cannot_show_is_refused(containers, api, post, why, files):
    api.ends_as = {"IMAGE": why}
    with pytest.raises(Refused, match=rf"cannot show .* \({why}\): save it in another form"):
        finished(containers, AskedPart(post(files=files), KEY))


@pytest.mark.parametrize("why", ["UNKNOWN", "FAILED_DOWNLOADING_VIDEO", ""])
@pytest.mark.parametrize("files", [("a.jpg",), ("a.jpg", "b.jpg")])
def test_what_failed_by_chance_is_made_three_times(containers, api, post, why, files):
    api.ends_as, asked = {"IMAGE": why}, AskedPart(post(files=files), KEY)
    with pytest.raises(Refused, match="cannot show"):
        finished(containers, asked)
    assert len(api.containers) == 3
    api.ends_as = {}
    assert finished(containers, asked).whole.finished


def test_what_is_too_old_is_made_anew_with_its_files(containers, api, post):
    asked = AskedPart(post(files=("a.jpg", "b.jpg")), KEY)
    part = finished(containers, asked)
    api.at = MUCH_LATER
    fresh = finished(containers, asked, MUCH_LATER, part)
    assert {each.id for each in (*part.children, part.whole)}.isdisjoint({*fresh.children, fresh.whole.id})
    assert len(api.containers) == 6
    children = ChainPart(part.children)
    api.at = MUCH_LATER + timedelta(hours=21)
    assert finished(containers, asked, api.at, children).whole.finished


def test_an_old_one_that_was_begun_and_is_not_published_is_made_anew(containers, api, post):
    part = finished(containers, AskedPart(post(), KEY))
    api.at = MUCH_LATER
    assert finished(containers, AskedPart(post(), KEY, begun=True), MUCH_LATER, part).whole.id != part.whole.id


def test_one_that_cannot_be_read_is_asked_about_again(containers, api, post):
    part = containers.next_step(ChainPart(), AskedPart(post(), KEY), NOON)
    api.unreadable = True
    with pytest.raises(Unreachable, match="does not tell how far it is") as told:
        containers.next_step(part, AskedPart(post(), KEY), NOON + timedelta(seconds=5))
    assert told.value.retry_after == 10


def test_a_carousel_that_threads_refuses_is_made_once_more_with_new_children(containers, api, post):
    asked = AskedPart(post("x" * 501, files=("a.jpg", "b.jpg")), KEY)
    with pytest.raises(Refused, match="at most 500 characters"):
        finished(containers, asked)
    assert len(api.containers) == 4
    with pytest.raises(Refused, match="at most 500 characters"):
        finished(containers, AskedPart(post("x" * 501), KEY))


def test_more_than_five_links_are_refused(containers, post):
    links = " ".join(f"https://{name}.example" for name in "abcdef")
    with pytest.raises(Refused, match="THREADS_API__LINK_LIMIT_EXCEEDED"):
        finished(containers, AskedPart(post(links), KEY))


def test_without_an_address_no_file_is_sent(graph, post):
    containers = Containers(graph, None)
    with pytest.raises(Unreachable, match="set media_url and media_folder"):
        containers.next_step(ChainPart(), AskedPart(post(files=("a.jpg",)), KEY), NOON)
    containers.clear(post(files=("a.jpg",)), KEY)


def test_a_file_that_threads_cannot_fetch_is_told_with_its_address(account, api, post, tmp_path):
    api.site = tmp_path / "elsewhere"
    with pytest.raises(
        Unreachable, match=r"could not fetch https://office\.example/pictures/\w{40}\.jpg: see that"
    ) as no:
        ready(account(), post(files=("a.jpg",)))
    assert no.value.retry_after == 300


def test_a_file_of_another_kind_than_it_says(account, post):
    with pytest.raises(Unreachable, match="could not fetch"):
        ready(account(), post(files=("a.jpg",), content=b"<html>"))


def test_a_picture_in_a_shape_that_threads_does_not_show_is_refused(account, api, post):
    with pytest.raises(Refused, match="aspect ratio is not supported"):
        ready(account(), post(files=("a.jpg",), content=jpeg(110, 10)))
    assert api.containers == {}


def test_a_passing_failure_while_a_container_is_made_sends_nothing(account, api, post):
    usual = api._answered
    api._answered = lambda *_: no(500, 2, "Service temporarily unavailable")
    with pytest.raises(Unreachable, match="temporarily unavailable"):
        ready(account(), post())
    api._answered = usual
    assert ready(account(), post())


@pytest.mark.parametrize("words", [{}, {"alt": ""}])
def test_a_picture_alone_needs_no_words(containers, api, post, words):
    payload = post("", files=("a.jpg",))
    media = tuple(type(each)(each.file, words.get("alt", each.alt), 1, each.sha256) for each in payload.media)
    part = finished(containers, AskedPart(type(payload)("threads", "office", ("",), media=media), KEY))
    made = api.containers[part.whole.id]
    assert (made["media_type"], made["text"], made["alt"]) == ("IMAGE", "", words.get("alt", "a.jpg."))

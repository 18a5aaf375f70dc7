"""Containers: pictures by way of the Page, carousels, films; what is worked on keeps nobody waiting."""

from contextlib import suppress
from datetime import timedelta

import pytest

from contracts.facebook import trouble
from contracts.graph import error
from postdesk.errors import Refused, Unreachable
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import film, jpeg, png
from stage.stepped import KEY, out, ready

LATER = NOON + timedelta(minutes=3)
FILM = film(1080, 1920, 30)
TWO = {"a.jpg": jpeg(30, 20), "b.png": png(30, 20)}


def test_each_step_is_one_and_nothing_is_public_before_its_time(instagram, api, post):
    payload = post()
    early = ready(instagram, payload, early=True)
    assert api.called == ["POST photos", "GET thing", "POST media", "GET container"]
    prepared = ready(instagram, payload, LATER, early)
    assert (len(api.called), api.shown) == (4, [])
    instagram.publish(payload, KEY, LATER, prepared)
    assert len(api.shown) == 1


def test_several_stand_together_each_with_its_words(instagram, api, post):
    out(instagram, post(files=TWO))
    (made,) = api.shown
    assert (made["kind"], made["caption"]) == ("CAROUSEL_ALBUM", "Doors open at six.")
    assert [item["alt"] for item in made["items"]] == ["What it shows."] * 2
    assert api.photos == {}


def test_what_stands_together_already_is_made_anew(instagram, api, post):
    """Its answer was lost, or the worker was killed before it was kept: the items belong to a carousel of nobody."""
    payload = post(files=TWO)
    api.faults["POST media"] = [None, None, (b"", True)]
    kept = _until_lost(instagram, payload)
    remote = instagram.publish(payload, KEY, LATER, ready(instagram, payload, LATER, kept))
    (made,) = api.shown
    assert (made["id"], len(made["items"]), len(api.photos)) == (remote.id, 2, 0)


def _until_lost(instagram, payload):
    """What was kept when an answer was lost."""
    kept = ""
    with suppress(Unreachable):
        while True:
            kept = instagram.prepare(payload, KEY, NOON, kept)
    return kept


def test_a_carousel_that_is_refused_anew_is_refused(instagram, api, post):
    api.faults["POST media"] = [None, None, error(100, "No."), None, None, error(100, "No.")]
    with pytest.raises(Refused, match="No"):
        ready(instagram, post(files=TWO))


def test_pictures_and_a_film_stand_together(instagram, api, post):
    out(instagram, post(files={"a.jpg": jpeg(30, 20), "b.mp4": FILM}))
    assert [item["kind"] for item in api.shown[0]["items"]] == ["IMAGE", "VIDEO"]


def test_a_film_alone_is_a_reel(instagram, api, post):
    out(instagram, post(files={"a.mp4": FILM}))
    (made,) = api.shown
    assert (made["kind"], made["items"][0]["content"]) == ("VIDEO", FILM)


def test_a_film_goes_where_instagram_says_whatever_version_that_names(instagram, api, post):
    api.uploads = "v25.0"
    out(instagram, post(files={"a.mp4": FILM}))
    assert [made["items"][0]["content"] for made in api.shown] == [FILM]


@pytest.mark.parametrize(
    ("instead", "kind", "words"),
    [(b"<html>", Unreachable, "Only photo or video"), (png(30, 20), Refused, "image format is not supported")],
)
def test_what_is_no_jpeg_where_the_picture_should_be(instagram, api, post, instead, kind, words):
    payload = post()
    prepared = instagram.prepare(payload, KEY, NOON, instagram.prepare(payload, KEY, NOON, ""))
    assert len(api.photos) == 1
    api.instead = dict.fromkeys(api.photos, instead)
    with pytest.raises(kind, match=words):
        ready(instagram, payload, prepared=prepared)


def test_an_upload_that_broke_off_sends_the_rest(instagram, api, post):
    payload = post(files={"a.mp4": FILM})
    begun = instagram.prepare(payload, KEY, NOON, instagram.prepare(payload, KEY, NOON, ""))
    api.faults["POST film"] = [trouble("PartialRequestError", "Not all of it came.")]
    with pytest.raises(Unreachable, match="PartialRequestError"):
        instagram.prepare(payload, KEY, NOON, begun)
    (container,) = api.containers.values()
    container["content"] = FILM[:70]
    ready(instagram, payload, LATER, begun)
    assert container["content"] == FILM


@pytest.mark.parametrize("files", [None, TWO])
def test_what_is_worked_on_is_asked_about_again(instagram, api, post, files):
    payload = post(files=files)
    api.states = ["IN_PROGRESS", "IN_PROGRESS"]
    prepared, waits = "", []
    for _ in range(40):
        try:
            prepared = instagram.prepare(payload, KEY, NOON, prepared)
        except Unreachable as told:
            waits.append(told.retry_after)
    assert waits == [5] * 2 * (1 if files is None else 3)
    instagram.publish(payload, KEY, NOON, prepared)
    assert len(api.shown) == 1


@pytest.mark.parametrize("codeless", [False, True])
def test_a_file_that_instagram_cannot_show_is_refused_with_its_reason(instagram, api, post, codeless):
    """Some that failed are told of in words only: such a one is not taken for one that is not shown yet."""
    api.states, api.codeless = ["ERROR"], codeless
    with pytest.raises(Refused, match=r"cannot show a\.jpg: 2207026, the format is not supported"):
        out(instagram, post())


def test_a_container_that_is_not_shown_counts_as_ready_after_a_minute(instagram, api, post):
    payload = post()
    prepared = ""
    for _ in range(3):
        prepared = instagram.prepare(payload, KEY, NOON, prepared)
    api.blind = {next(iter(api.containers)): 2}
    with pytest.raises(Unreachable, match=r"is still working on a\.jpg"):
        instagram.prepare(payload, KEY, NOON, prepared)
    out(instagram, payload, LATER, prepared)
    assert len(api.shown) == 1


@pytest.mark.parametrize(
    ("call", "said", "kind", "words"),
    [
        ("GET thing", answer(body={"id": "1"}), Unreachable, "does not show the picture yet"),
        ("POST media", error(9004, "Only photo or video", 2207052), Unreachable, "Only photo or video"),
        ("POST media", error(36003, "The aspect ratio", 2207009), Refused, "The aspect ratio"),
        ("POST media", error(2, status=500), Unreachable, "failed"),
        ("POST media", error(-1, "Server error", 2207001), Unreachable, "failed"),
        ("POST photos", error(100, subcode=1366046), Refused, "1366046"),
    ],
)
def test_what_an_answer_means_before_anything_is_public(instagram, api, post, call, said, kind, words):
    api.faults[call] = [said]
    with pytest.raises(kind, match=words):
        out(instagram, post())


def test_a_film_that_has_no_place_to_go_waits(instagram, api, post):
    api.faults["POST media"] = [answer(body={"id": "17990"})]
    with pytest.raises(Unreachable, match="does not say where the film is to go"):
        out(instagram, post(files={"a.mp4": FILM}))


def test_a_picture_that_stays_at_the_page_is_no_trouble(instagram, api, post):
    api.faults["DELETE thing"] = [error(2, status=500)]
    out(instagram, post())
    assert len(api.photos) == 1

"""Films on a Page: tall ones are reels, the others videos; their ids are known before anybody sees them."""

from datetime import timedelta

import pytest

from contracts.facebook import trouble
from contracts.graph import error
from postdesk.errors import Refused, Unknown, Unreachable
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import film
from stage.stepped import KEY, out, ready

TALL = film(1080, 1920, 30)
WIDE = film(1920, 1080, 30)
LATER = NOON + timedelta(minutes=3)


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (TALL, "POST video_reels"),
        (film(540, 960, 3), "POST video_reels"),
        (film(1080, 1920, 30, frames=720), "POST video_reels"),
        (film(1080, 1920, 30, frames=450), "POST videos"),
        (film(1080, 1920, 30, frames=3600), "POST videos"),
        (WIDE, "POST videos"),
        (film(1080, 1920, 91), "POST videos"),
        (film(1080, 1920, 2), "POST videos"),
        (film(360, 640, 30), "POST videos"),
        (film(1080, 1350, 30), "POST videos"),
    ],
)
def test_tall_and_short_ones_are_reels(page, api, post, content, begins):
    remote, _ = out(page, post(files={"a.mp4": content}))
    assert api.called[0] == begins
    ((number, there),) = api.videos.items()
    assert (there["content"], there["description"], len(api.seen)) == (content, "Doors open at six.", 1)
    assert (remote.id, remote.url) == (number, f"https://www.facebook.com/reel/{number}/")


def test_a_film_is_made_ahead_and_only_shown_at_its_time(page, api, post):
    payload = post(files={"a.mp4": TALL})
    early = ready(page, payload, early=True)
    assert api.called == ["POST video_reels", "POST upload", "GET thing"]
    assert api.seen == []
    prepared = ready(page, payload, LATER, early)
    assert len(api.called) == 3
    page.publish(payload, KEY, LATER, prepared)
    assert len(api.seen) == 1


def test_a_film_that_is_worked_on_is_asked_about_again(page, api, post):
    api.processing = ["uploading", "uploading"]
    payload = post(files={"a.mp4": WIDE})
    first = page.prepare(payload, KEY, NOON, "")
    begun = page.prepare(payload, KEY, NOON, first)
    for _ in range(2):
        with pytest.raises(Unreachable, match=r"is still working on a\.mp4") as told:
            page.prepare(payload, KEY, NOON, begun)
        assert told.value.retry_after == 10
    assert page.prepare(payload, KEY, NOON, begun) != begun


@pytest.mark.parametrize("state", ["error", "upload_failed"])
def test_a_film_that_cannot_be_shown_is_refused(page, api, post, state):
    api.processing = [state]
    with pytest.raises(Refused, match=r"cannot show a\.mp4: save it in another form"):
        out(page, post(files={"a.mp4": WIDE}))


def test_a_film_that_facebook_does_not_know_yet(page, api, post):
    payload = post(files={"a.mp4": WIDE})
    begun = page.prepare(payload, KEY, NOON, page.prepare(payload, KEY, NOON, ""))
    api.blind = {next(iter(api.videos)): 2}
    with pytest.raises(Unreachable, match="does not show the film yet"):
        page.prepare(payload, KEY, NOON, begun)
    with pytest.raises(Refused):
        page.prepare(payload, KEY, LATER, begun)


def test_an_upload_that_broke_off_sends_the_rest(page, api, post):
    payload = post(files={"a.mp4": TALL})
    begun = page.prepare(payload, KEY, NOON, page.prepare(payload, KEY, NOON, ""))
    api.faults["POST upload"] = [trouble("PartialRequestError", "Not all of it came.")]
    with pytest.raises(Unreachable, match="PartialRequestError"):
        page.prepare(payload, KEY, NOON, begun)
    (number,) = api.videos
    api.videos[number]["content"] = TALL[:100]
    ready(page, payload, LATER, begun)
    assert api.videos[number]["content"] == TALL
    assert [asked.headers["offset"] for asked in api.door.asked if "/video-upload/" in asked.path] == ["0", "100"]


def test_an_upload_server_of_somebody_else_gets_nothing(page, api, post):
    said = {"video_id": "77", "upload_url": "https://evil.example/video-upload/v26.0/77"}
    api.faults["POST video_reels"] = [answer(body=said)]
    with pytest.raises(Unreachable, match=r"evil\.example, which is not its own: nothing was sent there"):
        out(page, post(files={"a.mp4": TALL}))


@pytest.mark.parametrize("content", [TALL, WIDE])
def test_a_film_whose_answer_was_lost_is_asked_about(page, api, post, content):
    payload = post(files={"a.mp4": content})
    prepared = ready(page, payload)
    name = "POST video_reels" if content is TALL else "POST thing"
    api.faults[name] = [(b"", True)]
    with pytest.raises(Unknown):
        page.publish(payload, KEY, NOON, prepared)
    assert page.find(payload, KEY, LATER, prepared).id == next(iter(api.videos))
    page.publish(payload, KEY, LATER, prepared)
    assert len(api.posts) == 1


def test_a_film_that_nobody_began_to_publish_may_be_sent_again_after_ten_minutes(page, api, post):
    payload = post(files={"a.mp4": TALL})
    prepared = ready(page, payload)
    with pytest.raises(Unknown, match="has not published the film yet"):
        page.find(payload, KEY, LATER, prepared)
    assert page.find(payload, KEY, NOON + timedelta(minutes=11), prepared) is None


@pytest.mark.parametrize(
    ("publishing", "words"),
    [("in_progress", "has not published the film yet"), ("error", "could not publish the film")],
)
def test_a_film_that_is_on_its_way_or_failed(page, api, post, publishing, words):
    payload = post(files={"a.mp4": TALL})
    prepared = ready(page, payload)
    next(iter(api.videos.values()))["publishing"] = publishing
    with pytest.raises(Unknown, match=words):
        page.find(payload, KEY, NOON + timedelta(minutes=11), prepared)


def test_a_film_that_is_gone_is_a_persons_question(page, api, post):
    payload = post(files={"a.mp4": TALL})
    prepared = ready(page, payload)
    api.videos.clear()
    with pytest.raises(Unknown, match="may have been deleted"):
        page.find(payload, KEY, LATER, prepared)


def test_a_film_is_public_although_its_address_is_not_told(page, api, post):
    payload = post(files={"a.mp4": TALL})
    prepared = ready(page, payload)
    api.blind = {next(iter(api.videos)): 1}
    remote = page.publish(payload, KEY, NOON, prepared)
    assert remote.url == f"https://www.facebook.com/{remote.id}"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (answer(body={"success": False}), Unknown),
        (error(2, status=500), Unknown),
        (error(100, subcode=1363040), Refused),
    ],
)
def test_what_an_answer_makes_certain(page, api, post, said, kind):
    payload = post(files={"a.mp4": WIDE})
    prepared = ready(page, payload)
    api.faults["POST thing"] = [said]
    with pytest.raises(kind):
        page.publish(payload, KEY, NOON, prepared)


def test_a_films_words_are_edited_and_it_is_deleted_and_counted(page, api, post):
    before, after = post(files={"a.mp4": TALL}), post("Doors close.", files={"a.mp4": TALL})
    remote, prepared = out(page, before)
    page.edit(before, after, remote, KEY, LATER, prepared)
    assert [each["description"] for each in api.videos.values()] == ["Doors close."]
    figures = page.measure(remote, NOON, LATER)
    assert (figures.reactions, figures.comments, figures.views, figures.reach) == (8, 8, 120, None)
    page.delete(before, remote, KEY, LATER, prepared)
    assert (api.posts, api.videos) == ({}, {})

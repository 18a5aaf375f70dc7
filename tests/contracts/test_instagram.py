"""The contract server answers as Instagram is documented to, publishes a container once, and refuses what it would."""

import json
from datetime import timedelta

import pytest

from contracts.graph import TOKEN
from contracts.instagram import InstagramApi
from contracts.meta_fields import MEDIA_METRICS, NODES
from contracts.test_facebook import call, photo
from stage.pictures import jpeg, png

ME = "/v26.0/17841"


@pytest.fixture
def api():
    return InstagramApi()


def address(api, content=None):
    """Where a picture at the Page can be fetched."""
    _, made = photo(api, jpeg(30, 20) if content is None else content, published="false")
    _, sizes = call(api, "GET", f"/v26.0/{made['id']}?fields=images")
    return sizes["images"][0]["source"]


def container(api, **form):
    status, made = call(api, "POST", f"{ME}/media", {"image_url": address(api), **form})
    assert status == 200
    return made["id"]


def publish(api, number):
    return call(api, "POST", f"{ME}/media_publish", {"creation_id": number})


def refused(said):
    return said[1]["error"]["code"], said[1]["error"].get("error_subcode")


def test_what_it_knows_is_what_metas_own_schema_has(shared):
    known = json.loads((shared / "contracts/specs/instagram_v26.json").read_text())
    media, user = known["IGMedia(graph.facebook.com)"], known["IGUser(graph.facebook.com)"]
    assert set(NODES["IGMedia"]) - {"insights"} <= set(media["fields"])
    assert set(NODES["IGUser"]) <= set(user["fields"])
    assert set(NODES["IGComment"]) <= set(known["IGComment"]["fields"])
    assert set(MEDIA_METRICS) <= set(known["InstagramInsightsResult.enums"]["Metric"])
    takes = {(call["method"], call["edge"]): set(call["params"]) for call in user["calls"]}
    wanted = {"image_url", "caption", "alt_text", "media_type", "children", "is_carousel_item", "upload_type"}
    assert wanted <= takes["POST", "/media"]
    assert takes["POST", "/media_publish"] == {"creation_id"}


def test_it_answers_as_documented(api):
    number = container(api, caption="Open day", alt_text="A door")
    _, status = call(api, "GET", f"/v26.0/{number}?fields=id,status_code,status")
    assert (status["id"], status["status_code"]) == (number, "FINISHED")
    _, made = publish(api, number)
    assert made["id"] != number
    _, there = call(api, "GET", f"/v26.0/{made['id']}?fields=id,permalink,media_type")
    assert (there["media_type"], there["permalink"][:26]) == ("IMAGE", "https://www.instagram.com/")
    _, deleted = call(api, "DELETE", f"/v26.0/{made['id']}")
    assert deleted == {"success": True, "deleted_id": made["id"]}
    assert api.broken == []


@pytest.mark.parametrize("again", ["refused", "missing", "same"])
def test_a_container_is_published_once(api, again):
    api.again = again
    number = container(api)
    publish(api, number)
    status, _ = publish(api, number)
    assert (status, len(api.media)) == (200 if again == "same" else 400, 1)
    _, state = call(api, "GET", f"/v26.0/{number}?fields=status_code")
    assert state["status_code"] == "PUBLISHED"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"image_url": "https://example.org/a.jpg"}, (9004, 2207052)),
        ({"image_url": "http://127.0.0.1:1/cdn/90.jpg"}, (9004, 2207052)),
        ({"image_url": "https://example.org/bild-ä.jpg"}, (9004, 2207052)),
        ({"image_url": "https://example.org/a.jpg", "media_type": "VIDEO"}, (100, 2207023)),
        ({"media_type": "VIDEO", "upload_type": "resumable"}, (100, 2207023)),
        ({"video_url": "https://example.org/a.mp4"}, (100, 2207023)),
        ({"media_type": "REELS", "video_url": "https://example.org/a.mp4"}, (9004, 2207052)),
        ({"media_type": "CAROUSEL", "children": "1"}, (100, 2207028)),
    ],
)
def test_what_instagram_does_not_take(api, form, code):
    assert refused(call(api, "POST", f"{ME}/media", form)) == code


@pytest.mark.parametrize(
    ("content", "form", "code"),
    [
        (png(40, 10), {}, (36003, 2207009)),
        (jpeg(10, 40), {}, (36003, 2207009)),
        (jpeg(30, 20) + bytes(8_000_000), {}, (36000, 2207004)),
        (jpeg(30, 20), {"caption": "x" * 2201}, (36004, 2207010)),
        (jpeg(30, 20), {"caption": "".join(f"#a{number} " for number in range(31))}, (36004, 2207010)),
        (jpeg(30, 20), {"caption": "".join(f"@a{number} " for number in range(21))}, (36004, 2207010)),
    ],
)
def test_pictures_and_captions_that_instagram_does_not_take(api, content, form, code):
    said = call(api, "POST", f"{ME}/media", {"image_url": address(api, content), **form})
    assert refused(said) == code


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"image_url": "x", "video_url": "y"},
        {"image_url": "x", "is_carousel_item": "true", "caption": "x"},
        {"media_type": "REELS", "upload_type": "resumable", "alt_text": "x"},
        {"image_url": "x", "alt_text": "x" * 1001},
        {"image_url": "x", "colour": "red"},
        {"media_type": "REELS", "upload_type": "at once"},
        {"media_type": "CAROUSEL", "children": "1,2"},
    ],
)
def test_what_no_careful_client_does_is_refused_and_written_down(api, form):
    assert call(api, "POST", f"{ME}/media", form)[0] == 400
    assert len(api.broken) == 1


@pytest.mark.parametrize(
    ("instead", "code"), [(b"<html>", (9004, 2207052)), (png(30, 20), (36001, 2207005)), (jpeg(30, 20), None)]
)
def test_what_stands_at_an_address_is_fetched(api, instead, code):
    form = {"image_url": address(api)}
    api.instead = dict.fromkeys(api.photos, instead)
    status, said = call(api, "POST", f"{ME}/media", form)
    assert (status == 200 if code is None else refused((status, said)) == code) is True


def test_items_end_after_a_day_and_are_used_once(api):
    items = [container(api, is_carousel_item="true") for _ in range(2)]
    form = {"media_type": "CAROUSEL", "children": ",".join(items)}
    assert call(api, "POST", f"{ME}/media", form)[0] == 200
    assert "another carousel" in call(api, "POST", f"{ME}/media", form)[1]["error"]["message"]
    assert api.broken == []
    form["children"] = ",".join(container(api, is_carousel_item="true") for _ in range(2))
    api.at += timedelta(hours=25)
    assert call(api, "POST", f"{ME}/media", form)[0] == 400
    assert len(api.broken) == 1


def test_the_list_has_the_newest_first_and_what_is_not_older_than_it_is_asked_for(api):
    first = api.another("One")
    api.at += timedelta(minutes=5)
    second = api.another("Two")
    _, listed = call(api, "GET", f"{ME}/media?fields=id")
    assert [each["id"] for each in listed["data"]] == [second, first]
    _, listed = call(api, "GET", f"{ME}/media?fields=id&since={int(api.at.timestamp())}")
    assert [each["id"] for each in listed["data"]] == [second]
    assert refused(call(api, "GET", f"{ME}/media?limit=101")) == (100, None)


def test_each_permission_lets_do_one_thing(api):
    _, made = publish(api, container(api))
    below = f"/v26.0/{made['id']}"
    calls = {
        "instagram_content_publish": ("POST", f"{ME}/media_publish", {"creation_id": "7"}),
        "instagram_manage_contents": ("DELETE", below, None),
        "instagram_manage_comments": ("POST", f"{below}/comments", {"message": "x"}),
        "instagram_basic": ("GET", f"{ME}?fields=id", None),
    }
    for scope, (method, path, form) in calls.items():
        api.scopes.discard(scope)
        assert refused(call(api, method, path, form)) == (200, None), scope
    assert list(api.media) == [made["id"]]


def test_metrics_comments_and_items_are_held_to_their_rules(api):
    api.another("x")
    call(api, "GET", f"{ME}/media?fields=insights.metric(impressions)")
    (number,) = api.media
    call(api, "GET", f"/v26.0/{number}/comments?limit=51")
    publish(api, container(api, is_carousel_item="true"))
    assert len(api.broken) == 3
    assert refused(call(api, "POST", f"/v26.0/{number}/comments", {"message": "x" * 301})) == (100, None)


def test_what_is_not_ready_ended_failed_or_too_much(api):
    number = container(api)
    api.containers[number]["state"] = "IN_PROGRESS"
    assert refused(publish(api, number)) == (9007, 2207027)
    api.containers[number]["state"] = "ERROR"
    assert refused(publish(api, number)) == (-1, 2207032)
    assert refused(publish(api, "7")) == (24, 2207008)
    api.containers[number]["state"] = "FINISHED"
    api.quota = 0
    assert refused(publish(api, number)) == (9, 2207042)
    api.at += timedelta(hours=25)
    assert refused(publish(api, number)) == (24, 2207008)
    api.made = [api.at] * 400
    assert refused(call(api, "POST", f"{ME}/media", {"image_url": "x"})) == (4, None)
    api.at += timedelta(hours=25)
    assert refused(call(api, "POST", f"{ME}/media", {"image_url": "x"})) != (4, None)


def test_a_film_comes_whole_before_it_is_ready(api):
    form = {"media_type": "REELS", "upload_type": "resumable"}
    _, made = call(api, "POST", f"{ME}/media", form)
    path, oauth = made["uri"].partition("127.0.0.1:1")[2], f"OAuth {TOKEN}"
    wrong = call(api, "POST", path, token=oauth, content=b"b", offset=1, file_size=2)
    assert wrong[1]["debug_info"]["type"] == "OffsetInvalidError"
    part = call(api, "POST", path, token=oauth, content=b"a", offset=0, file_size=2)
    assert part[1]["debug_info"]["type"] == "PartialRequestError"
    assert refused(publish(api, made["id"])) == (9007, 2207027)
    assert call(api, "POST", path, token=oauth, content=b"b", offset=1, file_size=2)[1]["success"] is True
    assert publish(api, made["id"])[0] == 200

"""A post whose record keys nobody here knows is found by what it says."""

from datetime import timedelta

import pytest

from postdesk.models import Payload
from postdesk.networks.bluesky.by_text import ListedRecord, says_part, thread_among
from postdesk.networks.network import KnownPost
from stage.life import NOON

ROOT = "at://did:plc:office/app.bsky.feed.post/"


def record(key, text, answers="", at=NOON, **more):
    value = {"text": text, "createdAt": at.isoformat(), **more}
    if answers:
        value["reply"] = {"parent": {"uri": ROOT + answers}, "root": {"uri": ROOT + answers}}
    return ListedRecord(ROOT + key, "bafy", value)


def keys(records, *texts, taken=(), link=""):
    known = KnownPost(NOON, taken=lambda ids: set(ids) & {ROOT + each for each in taken})
    found = thread_among(records, Payload("bluesky", "bsky", texts, link=link), known)
    return [each.uri.removeprefix(ROOT) for each in found]


def test_a_thread_is_found_part_by_part():
    records = [record("c", "Two.", answers="a"), record("b", "Two."), record("a", "One.\n")]
    assert keys(records, "One.", "Two.") == ["a", "c"]
    assert keys(records, "One.", "Three.") == ["a"]
    assert keys(records, "Four.") == []


def test_what_is_older_than_its_moment_or_another_post_of_ours_is_not_it():
    records = [record("b", "One."), record("a", "One.", at=NOON - timedelta(minutes=6))]
    assert keys(records, "One.") == ["b"]
    assert keys(records, "One.", taken={"b"}) == []


def test_of_two_that_may_be_it_the_first_is_it():
    assert keys([record("b", "One."), record("a", "One.")], "One.") == ["a"]


@pytest.mark.parametrize(
    "odd",
    [
        {"text": 7},
        {"createdAt": "soon"},
        {"createdAt": "2026-11-23T12:00:00"},
    ],
)
def test_a_record_that_holds_what_it_likes_is_passed_over(odd):
    there = record("a", "One.")
    there.value |= odd
    assert keys([there], "One.") == []


@pytest.mark.parametrize("reply", [[], {"parent": 1}, {"parent": {"uri": 3}}])
def test_what_answers_nothing_that_makes_sense_answers_nothing(reply):
    assert record("a", "One.", reply=reply).parent == ""


LINK = "https://example.org/news/migrants-day-in-podgorica-2026"
SHORT = "See example.org/news/migrant... now"


def linked(*uris):
    return [{"features": [{"uri": uri, "$type": "app.bsky.richtext.facet#link"}]} for uri in uris]


@pytest.mark.parametrize(
    ("text", "facets", "ours"),
    [
        (f"See {LINK} now", [], True),
        (SHORT, linked(LINK), True),
        (SHORT, [*linked(LINK), {"features": [{"tag": "MigrantsDay"}]}], True),
        (SHORT, linked("https://example.org/news/migrants-day-in-tirana-2026"), False),
        (SHORT, linked(LINK, LINK), False),
        (SHORT, [], False),
        (SHORT, None, False),
        (SHORT, [{"features": [{"uri": 7}]}], False),
        (SHORT, "anything", False),
        ("See example.org now", linked(LINK), False),
    ],
)
def test_links_may_stand_there_in_full_or_as_the_app_writes_them_and_lead_where_ours_do(text, facets, ours):
    post = Payload("bluesky", "bsky", (f"See {LINK} now",))
    assert says_part(post, 0, record("a", text, facets=facets)) is ours

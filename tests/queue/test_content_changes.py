"""In what two contents of a post differ, in a few words."""

import pytest

from postdesk.models import Payload
from postdesk.queue.content_changes import content_words, same_words

OFFICE = {"handle": "@office", "server": "https://example.social", "visibility": "public"}


def payload(text="Doors open at six.", **more):
    return Payload("mastodon", "fedi", (text,), **{"own": OFFICE, **more})


def of(**own):
    return payload(own={**OFFICE, **own})


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (payload(), payload(), []),
        (of(visibility="private"), payload(), ["audience followers-only → public"]),
        (payload(), payload(visibility="unlisted"), ["audience public → quiet public"]),
        (of(visibility="circle"), payload(), ["audience circle → public"]),
        (payload(warning="Crowds"), payload(), ['warning "Crowds" → none']),
        (payload(), payload(warning="Crowds"), ['warning none → "Crowds"']),
        (payload(), of(handle="press"), ["account @office on example.social → @press on example.social"]),
        (payload(), of(server="https://example.net"), ["account @office on example.social → @office on example.net"]),
        (payload(own={}), payload(own={"id": "-100"}), ["account without a name → -100"]),
        (payload(own={"shorten_links": False}), payload(own={"shorten_links": True}), ["links whole → shortened"]),
        (payload(own={"board": "news", "size": "a"}), payload(own={"size": "a"}), ["board news → none"]),
    ],
)
def test_what_is_different(before, after, said):
    assert content_words(before, after) == said


def test_of_what_was_not_frozen_then_nothing_is_said():
    before = Payload("mastodon", "fedi", ("Doors open at six.",))
    assert content_words(before, payload()) == content_words(payload(), before) == []
    assert content_words(Payload("mastodon", "fedi", ("Doors open at six.",), visibility="private"), payload()) == [
        "audience followers-only → public"
    ]


def test_words_are_the_same_whoever_sees_them_and_wherever():
    assert same_words(payload(), of(visibility="private", server="https://example.net"))
    assert same_words(payload(), payload(warning="Crowds", hashtags=("Doors",)))
    assert not same_words(payload(), payload("Doors open at seven."))
    assert not same_words(payload(), payload(link="https://example.org/"))

"""In what two contents of a post differ, in a few words."""

import pytest
from msgspec.structs import replace

from postdesk.models import Attachment, Payload
from postdesk.queue.content_changes import content_lines, content_words, same_words

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
        (payload(), payload(reply="https://a.example/1"), ["answers nothing → https://a.example/1"]),
        (payload(quote="https://a.example/1"), payload(), ["quotes https://a.example/1 → nothing"]),
        (payload(), payload(card=False), ["card on → off"]),
        (payload(card=False), payload(), ["card off → on"]),
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


def test_line_by_line_all_that_is_sent_is_told():
    hall = Attachment("media/hall.jpg", "The hall.", 4, "0123456789abcdef")
    before = payload("Doors open at six.\nCome in.", media=(hall,), language="en")
    after = Payload(
        "mastodon",
        "fedi",
        ("Doors open at seven.\nCome in.", "There is tea."),
        media=(replace(hall, sha256="fedcba9876543210"),),
        link="https://example.org/",
        language="en",
        own={**OFFICE, "visibility": "private"},
    )
    assert content_lines(before, after) == [
        "- Doors open at six.",
        "+ Doors open at seven.",
        "- [picture media/hall.jpg, 0123456789] The hall.",
        "+ [part 2]",
        "+ There is tea.",
        "+ [picture media/hall.jpg, fedcba9876] The hall.",
        "+ [link] https://example.org/",
        "audience public → followers-only",
    ]
    assert content_lines(before, before) == []

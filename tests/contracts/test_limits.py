"""The limits that postdesk declares are those that were found: of Meta's networks as recorded, of others as documented."""

import json

import pytest

from postdesk.networks import SHELF

DECLARED = {
    "facebook": {
        "text": "text",
        "pictures": "images",
        "picture bytes by url": "image bytes",
        "reels": "films a day",
    },
    "instagram": {
        "posts": "posts a day",
        "caption": "text",
        "hashtags": "hashtags",
        "mentions": "mentions",
        "alt": "alt",
        "carousel max": "images",
        "picture bytes": "image bytes",
        "reel bytes": "video bytes",
        "reel seconds max": "video seconds",
    },
    "threads": {
        "posts": "posts a day",
        "text": "text",
        "links": "links",
        "alt": "alt",
        "carousel max": "images",
        "picture bytes": "image bytes",
        "video bytes": "video bytes",
        "video seconds": "video seconds",
    },
}
"""What a recorded limit is called where postdesk declares it."""
NOT_ASKED = {
    "picture bytes": "the four megabytes of pictures that are fetched are the stricter limit",
    "unpublished photo life": "a picture is sent anew after 23 hours",
    "reel seconds min": "a shorter film goes as a video",
    "reel seconds max": "a longer film goes as a video",
    "schedule min": "nothing is scheduled at Facebook",
    "schedule max": "nothing is scheduled at Facebook",
    "list limit": "lists are read by their largest page",
    "calls": "they are told in percent, and heeded so",
    "containers": "they are counted as posts go out: a budget of 400",
    "container life": "what is held ready is made anew before",
    "carousel min": "one picture is no carousel",
    "collaborators": "none is ever named",
    "replies": "the network tells how many are left",
    "deletes": "the network tells how many are left",
    "topic": "a topic is a tag of the text",
}
"""Why no draft is checked against a recorded limit."""
DOCUMENTED = {
    "x": {
        "text": 280,
        "alt": 1000,
        "images": 4,
        "image bytes": 5_000_000,
        "gif bytes": 15_000_000,
        "video bytes": 512_000_000,
        "gif pixels": 1_382_400,
        "gif frames": 350,
        "gif frames' pixels": 300_000_000,
        "widest film": 300,
        "tallest film": 300,
        "fastest film": 60,
        "video pixels": 1_310_720,
        "video seconds": 140,
        "shortest film": 500,
        "least film side": 32,
        "posts in 15 minutes": 100,
        "cashtags": 1,
    },
    "instagram": {
        "shortest film": 3,
        "widest film": 1000,
        "tallest film": 10_000,
        "film width": 1920,
        "slowest film": 23,
        "fastest film": 60,
    },
    "threads": {"film width": 1920, "slowest film": 23, "fastest film": 60},
    "linkedin": {
        "text": 3000,
        "first comment": 1250,
        "alt": 4086,
        "images": 20,
        "image pixels": 36_152_319,
        "gif frames": 250,
        "video bytes": 500_000_000,
        "video seconds": 1800,
        "shortest film": 3,
        "smallest film": 75_000,
        "document bytes": 100_000_000,
        "document pages": 300,
        "calls of a member a day": 150,
    },
    "telegram": {
        "text": 4096,
        "caption": 1024,
        "images": 10,
        "image bytes": 10_000_000,
        "image sides": 10_000,
        "widest": 2000,
        "video bytes": 50_000_000,
        "document bytes": 50_000_000,
        "messages a minute": 20,
    },
}
"""What the contracts of the others say, by the names under which postdesk declares it."""


def numbers(network, name):
    return [limit.number for limit in SHELF[network].read().limits if limit.name == name]


@pytest.mark.parametrize("network", DECLARED)
def test_what_was_recorded_of_metas_networks_is_declared_or_held_elsewhere(shared, network):
    every = json.loads((shared / "contracts/specs/meta-limits.json").read_text())["limits"]
    found = {each["name"]: each["most"] for each in every if each["network"] == network}
    declared = DECLARED[network]
    assert set(found) - set(NOT_ASKED) <= set(declared) <= set(found)
    assert {name: most for name, most in found.items() if name in declared} == {
        name: most for name, most in found.items() if most in numbers(network, declared.get(name, ""))
    }


@pytest.mark.parametrize(
    ("network", "name", "most"), [(network, *each) for network, said in DOCUMENTED.items() for each in said.items()]
)
def test_what_is_documented_of_the_others_is_declared(network, name, most):
    assert most in numbers(network, name)

"""On what share of each network's, or language's, posts a hashtag stands."""

from msgspec import structs

from postdesk.figures.tag_groups import TagInGroup, tag_groups
from postdesk.text.tags import families
from stage.invented import material, post

POSTS = [
    post(0, "x", hashtags=("IOM", "Safe"), language="en"),
    post(1, "x", hashtags=("iom",), language="fr"),
    post(2, "x"),
    post(3, "mastodon", hashtags=("Safe",), language="en"),
]


def test_by_network():
    assert tag_groups(material(*POSTS), "network") == [
        TagInGroup("X", "#IOM", 2, 3),
        TagInGroup("X", "#Safe", 1, 3),
        TagInGroup("Mastodon", "#Safe", 1, 1),
    ]


def test_by_language_with_families():
    stuff = structs.replace(material(*POSTS), families=families({"Safe": ["IOM"]}))
    assert tag_groups(stuff, "language") == [TagInGroup("en", "#Safe", 2, 2), TagInGroup("fr", "#Safe", 1, 1)]


def test_no_posts_no_groups():
    assert tag_groups(material(), "network") == []


def test_what_came_out_after_the_period_is_of_the_next():
    later = post(7, "x", hashtags=("IOM",))
    assert tag_groups(material(*POSTS, later), "network") == tag_groups(material(*POSTS), "network")

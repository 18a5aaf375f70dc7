"""Finding one's own posts in the lists of Threads."""

from datetime import timedelta

import pytest

from postdesk.errors import Unknown
from postdesk.networks.network import KnownPost
from postdesk.networks.threads import looking
from stage.life import NOON
from stage.loopback import answer

KNOWN = KnownPost(NOON)


def there(graph, payload, certain=(), since=NOON):
    return [post.id for post in looking.row_there(graph, payload, KNOWN, certain, since, NOON)]


def test_lists_are_read_on_to_their_end(graph, api):
    for number in range(230):
        api.other(f"{number}")
    found = list(looking.listed(graph, "threads", NOON, NOON))
    assert [post.text for post in found] == [str(number) for number in range(230)][::-1]
    assert api.called == ["GET /v1.0/me/threads"] * 3


def test_a_list_without_an_end_is_for_a_person(graph, api):
    row = {"id": "1", "timestamp": "2026-11-23T12:00:00+0000", "text": "again"}
    page = {"data": [row] * 100, "paging": {"cursors": {"after": "on"}}}
    api._answered = lambda *_: answer(body=page)
    with pytest.raises(Unknown, match="more than 5000 posts"):
        list(looking.listed(graph, "threads", NOON, NOON))


@pytest.mark.parametrize(
    ("public", "ours", "same"),
    [
        ("Doors open. #MigrantsDay", "Doors open. #MigrantsDay", True),
        ("Doors open. MigrantsDay", "Doors open. #MigrantsDay", True),
        (" Doors\nopen.", "Doors open.", True),
        ("Caf\u0065\u0301", "Caf\u00e9", True),
        ("Doors open!", "Doors open.", False),
    ],
)
def test_a_post_is_known_by_its_words(graph, api, post, public, ours, same):
    made = api.other(public)
    assert there(graph, post(ours)) == ([made] if same else [])


@pytest.mark.parametrize(
    ("files", "kind", "type_", "found"),
    [
        (("a.jpg",), "image/jpeg", "IMAGE", True),
        (("a.jpg",), "image/jpeg", "TEXT", False),
        (("a.mp4",), "video/mp4", "VIDEO", True),
        (("a.mp4",), "", "VIDEO", True),
        (("a.pdf",), "", "VIDEO", False),
        (("a.jpg", "b.jpg"), "image/jpeg", "CAROUSEL", True),
        ((), "", "REPOST_FACADE", False),
    ],
)
def test_and_by_what_it_shows(graph, api, post, files, kind, type_, found):
    made = api.other("Doors", media_type=type_)
    assert there(graph, post("Doors", files=files, kind=kind)) == ([made] if found else [])


def test_what_is_older_is_another(graph, api, post):
    api.other("Doors")
    assert there(graph, post("Doors"), since=NOON + timedelta(minutes=1)) != []
    assert there(graph, post("Doors"), since=NOON + timedelta(minutes=3)) == []


def test_a_further_part_is_known_by_what_it_answers(graph, api, post):
    first = api.other("One")
    api.other("Two")
    right = api.other("Two", parent=api.posts[0])
    other = api.other("Else", parent=api.posts[0])
    assert there(graph, post("One", "Two", "Three")) == [first, right]
    assert there(graph, post("One", "Two"), (first,)) == [first, right]
    assert there(graph, post("One", "Two"), ("7", other)) == ["7", other]

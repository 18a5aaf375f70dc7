"""Other words for what is public on Mastodon: part by part, with the pictures that are there."""

import pytest
from msgspec.structs import replace

from postdesk.errors import Refused, Unreachable
from postdesk.models import Attachment, Payload, Remote
from postdesk.networks.mastodon.api import Mastodon
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_mastodon import Instance

HALL = Attachment("hall.png", "The hall.", 3, "00")
POST = Payload("mastodon", "fedi", ("Doors open at six.", "Tea is free."), language="en", media=(HALL,))
PUT = "PUT /api/v1/statuses/100"


@pytest.fixture
def instance():
    instance = Instance()
    with instance.serve() as instance.server:
        yield instance


@pytest.fixture
def public(instance, tmp_path):
    """A thread that is out: the account, where it is, and what its network keeps of it."""
    (tmp_path / "00").write_bytes(b"png")
    mastodon = Mastodon(Wire(instance.server.url), "token", tmp_path)
    remote = mastodon.publish(POST, KEY, NOON, ready(mastodon, POST))
    return mastodon, remote, remote.kept


def edits(instance):
    return [(asked.path, asked.json) for asked in instance.server.asked if asked.method == "PUT"]


def test_only_the_parts_that_say_something_else_are_edited_and_pictures_stay(public, instance):
    mastodon, remote, kept = public
    after = replace(POST, texts=("Doors open at seven.", "Tea is free."))
    for _ in range(2):
        assert mastodon.edit(POST, after, remote, KEY, NOON, kept) == ()
    assert [path for path, _ in edits(instance)] == ["/api/v1/statuses/100"] * 2
    first, second = instance.posts
    assert (first["content"], [each["id"] for each in first["media_attachments"]]) == (
        "<p>Doors open at seven.</p>",
        ["1"],
    )
    assert "edited_at" not in second


def test_a_warning_and_words_for_a_picture_can_be_edited(public, instance):
    mastodon, remote, kept = public
    after = replace(POST, warning="Noise", media=(replace(HALL, alt="The full hall."),))
    mastodon.edit(POST, after, remote, KEY, NOON, kept)
    assert [said["spoiler_text"] for _, said in edits(instance)] == ["Noise", "Noise"]
    assert instance.posts[0]["media_attachments"] == [{"id": "1", "description": "The full hall."}]


def test_what_the_server_makes_of_it_is_told(public, instance):
    mastodon, remote, kept = public
    after = replace(POST, texts=("Doors open at six.", "Tea & cake."))
    instance.faults["PUT /api/v1/statuses/101"] = answer(body={**instance.posts[1], "content": "<p>Tea</p>"})
    assert mastodon.edit(POST, after, remote, KEY, NOON, kept) == ("part 2 with other words",)


def test_a_server_may_give_an_edited_post_another_id_as_long_as_it_is_the_same_post(public, instance):
    mastodon, remote, kept = public
    after = replace(POST, texts=("Doors open at seven.", "Tea is free."))
    edited = {**instance.posts[0], "id": "100b", "content": "<p>Doors open at seven.</p>"}
    instance.faults[PUT] = answer(body=edited)
    assert mastodon.edit(POST, after, remote, KEY, NOON, kept) == ()
    instance.faults[PUT] = answer(body={name: said for name, said in edited.items() if name != "uri"})
    with pytest.raises(Unreachable, match="tells of another post than the one that was edited"):
        mastodon.edit(POST, after, remote, KEY, NOON, kept)


def test_a_post_that_is_gone_or_lost_its_pictures_or_is_another_one_is_not_edited(public, instance):
    mastodon, remote, kept = public
    after = replace(POST, texts=("Doors open at seven.", "Tea is free."))
    instance.faults[PUT] = answer(body={**instance.posts[1]})
    with pytest.raises(Unreachable, match="tells of another post than the one that was edited"):
        mastodon.edit(POST, after, remote, KEY, NOON, kept)
    instance.posts[0]["media_attachments"] = ["?"]
    with pytest.raises(Refused, match=r"https://example.social/@office/100 has 0 of 1 pictures: edit it on its own"):
        mastodon.edit(POST, after, remote, KEY, NOON, kept)
    instance.posts.clear()
    with pytest.raises(Refused, match="has no such post any more: somebody deleted it"):
        mastodon.edit(POST, after, remote, KEY, NOON, kept)


def test_a_server_without_edits_and_a_thread_whose_parts_are_not_known(public, instance):
    mastodon, remote, kept = public
    instance.edits = False
    after = replace(POST, texts=("Doors open at seven.", "Tea is free."))
    with pytest.raises(Refused, match="has no way for programs to edit a post: edit it on its own pages"):
        mastodon.edit(POST, after, remote, KEY, NOON, kept)
    with pytest.raises(Refused, match="where the parts of the thread are is not known: edit it on its own pages"):
        mastodon.edit(POST, after, Remote("7", "https://example.social/@office/7"), KEY, NOON, kept)


def test_a_single_post_is_known_by_its_address(public, instance):
    mastodon, remote, _ = public
    one, after = (replace(POST, texts=(text,)) for text in ("Doors open at six.", "Doors open at seven."))
    assert mastodon.edit(one, after, Remote(remote.id, remote.url), KEY, NOON, "") == ()

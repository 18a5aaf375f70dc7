"""Taking posts off servers with Mastodon's API, from those that can and from those that cannot."""

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.models import Remote
from postdesk.networks.mastodon.removal import remove
from postdesk.wire import Wire
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_mastodon import Instance

DELETE = "DELETE /api/v1/statuses/100"


@pytest.fixture
def instance():
    there = Instance()
    with there.serve() as server:
        there.server = server
        yield there


def public(instance, *texts):
    """Put a thread there, and return where it begins."""
    for number, text in enumerate(texts):
        before = str(99 + number) if number else None
        instance.posts.append(
            {"id": str(100 + number), "content": f"<p>{text}</p>", "account": {"id": "7"}, "in_reply_to_id": before}
        )
    return Remote("100", "https://example.social/@office/100")


def taken_off(instance, remote, *texts, parts=()):
    remove(Wire(instance.server.url), "token", texts, remote, parts, NOON)


def test_a_thread_goes_from_its_end_and_answers_of_others_stay(instance):
    remote = public(instance, "One.", "Two.", "Three.")
    theirs = {"id": "200", "content": "<p>Two.</p>", "account": {"id": "8"}, "in_reply_to_id": "100"}
    instance.posts.insert(1, theirs)
    taken_off(instance, remote, "One.", "Two.", "Three.")
    assert instance.posts == [theirs]
    gone = [asked.path for asked in instance.server.asked if asked.method == "DELETE"]
    assert gone == ["/api/v1/statuses/102", "/api/v1/statuses/101", "/api/v1/statuses/100"]


def test_a_thread_of_which_only_the_beginning_is_there_loses_that(instance):
    remote = public(instance, "One.", "Two.")
    taken_off(instance, remote, "One.", "Two.", "Three.", parts=("100", "101"))
    assert instance.posts == []


def test_a_thread_of_which_parts_are_not_found_is_said_to_be_public_still(instance):
    """A server may hide answers; nobody can tell a part that it hides from one that is gone."""
    remote = public(instance, "One.", "Two.")
    with pytest.raises(
        Refused, match=r"^2 of 3 parts were found, and are deleted: delete the rest by hand, then say so"
    ):
        taken_off(instance, remote, "One.", "Two.", "Three.")


def test_a_part_that_is_still_shown_after_all_is_counted(instance):
    remote = public(instance, "One.", "Two.")
    instance.faults["DELETE /api/v1/statuses/101"] = answer(200, {})
    with pytest.raises(Refused, match=r"still shows 1 of 2 parts, https://example.social/@office/100: delete the rest"):
        taken_off(instance, remote, "One.", "Two.", parts=("100", "101"))
    assert [post["id"] for post in instance.posts] == ["101"]


def test_what_is_gone_already_is_no_trouble(instance):
    taken_off(instance, Remote("100", ""), "One.")
    assert [asked.method for asked in instance.server.asked] == ["GET"]


def test_the_rest_of_a_thread_that_lost_its_beginning_is_for_a_person(instance):
    with pytest.raises(Refused, match=r"/100 is gone, and the rest of its thread cannot be found by it"):
        taken_off(instance, Remote("100", "https://example.social/@office/100"), "One.", "Two.")


def test_a_post_that_goes_while_it_is_deleted_is_gone(instance):
    remote = public(instance, "One.")
    instance.faults[DELETE] = (answer(404, {}), True)
    taken_off(instance, remote, "One.")


def test_a_server_that_deletes_nothing_says_so(instance):
    remote = public(instance, "One.")
    instance.deletes = False
    with pytest.raises(Refused, match="has no way for programs to delete a post: delete it on its own pages"):
        taken_off(instance, remote, "One.")


def test_an_answer_that_was_lost_leaves_the_rest_for_the_next_time(instance):
    remote = public(instance, "One.")
    instance.faults[DELETE] = (answer(502, b"<h1>", "text/html"), True)
    with pytest.raises(Unreachable):
        taken_off(instance, remote, "One.")
    taken_off(instance, remote, "One.")
    assert instance.posts == []

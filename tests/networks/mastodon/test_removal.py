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


def taken_off(instance, remote, *texts):
    remove(Wire(instance.server.url), "token", texts, remote, NOON)


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
    taken_off(instance, remote, "One.", "Two.", "Three.")
    assert instance.posts == []


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

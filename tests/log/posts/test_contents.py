"""What a post was to send stays readable when it is given another content."""

from postdesk import queue
from postdesk.log.posts.contents import content, earlier_content
from stage.life import queued, wanted


def test_the_content_before_an_edit_is_found_by_its_hash_and_by_its_beginning(log):
    queued(log, wanted())
    before = queue.find(log, "gifts")
    queued(log, wanted(text="Doors open at seven."))
    assert earlier_content(log, before.id, before.content_hash[:10]) == before.payload
    with log.read() as connection:
        assert content(connection, before.id, before.content_hash) == before.payload
        assert content(connection, before.id, before.content_hash[:10]) is None


def test_what_signs_of_patterns_mean_means_nothing(log):
    queued(log, wanted())
    post = queue.find(log, "gifts")
    queued(log, wanted(text="Doors open at seven."))
    assert earlier_content(log, post.id, "%") is None


def test_a_move_keeps_nothing(log):
    queued(log, wanted())
    post = queue.find(log, "gifts")
    queued(log, wanted(at=30))
    assert earlier_content(log, post.id, post.content_hash) is None

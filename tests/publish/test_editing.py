"""Editing what is public: the network says yes first, and the log follows only if nobody was there in between."""

import pytest
from msgspec.structs import replace

from contracts.mastodon_kin import BEFORE, snac
from postdesk import queue
from postdesk.errors import PostdeskError, Refused, Unreachable
from postdesk.log.posts.contents import earlier_content
from postdesk.log.posts.edits import EditedWords, write_edit
from postdesk.models import Budget
from postdesk.networks.mastodon.api import Mastodon
from postdesk.publish import editing
from postdesk.wire import Wire
from stage.life import NOON, Told, courier, hand, queued, wanted, why

SEVEN = wanted(text="Doors open at seven. #Welcome").payload


class Editing(Told):
    """Edits."""

    def edit(self, before, after, remote, key, now, prepared):
        self.edited = (before.texts, after.texts, remote.url)
        return ("without its language",)


def words(**change):
    payload, content_hash = SEVEN.frozen()
    return replace(EditedWords(payload, content_hash, 7), **change)


def public(log, clock, network):
    queued(log, wanted())
    courier(log, network, clock).run_due()
    return queue.find(log, "gifts")


def test_an_edit_is_written_down_once_the_network_has_it(log, clock):
    network = Editing()
    post = public(log, clock, network)
    edited, differs = editing.edit(log, post, words(), lambda _post: network, hand("the hour"))
    assert network.edited[1:] == (SEVEN.texts, post.url)
    assert (edited.state, edited.edited, edited.content_hash) == ("published", NOON, SEVEN.content_hash)
    assert differs == ("without its language",)
    assert why(log, "gifts") == "edited in public: the hour"
    assert earlier_content(log, post.id, post.content_hash[:8]) == post.payload


def test_a_network_without_edits_says_so_and_the_log_stays(log, clock):
    post = public(log, clock, network := Told())
    with pytest.raises(Refused, match="what is public there cannot be edited"):
        editing.edit(log, post, words(), lambda _post: network, hand())
    with pytest.raises(PostdeskError, match=r"postdesk cannot edit on .*: edit it on the network itself"):
        editing.edit(log, post, words(), lambda _post: None, hand())
    assert queue.find(log, "gifts").edited is None


def test_of_two_who_edit_at_once_the_second_hears_of_the_first(log, clock):
    post = public(log, clock, Editing())
    write_edit(log, post, words(), hand())
    with pytest.raises(PostdeskError, match="was changed meanwhile: `postdesk log"):
        write_edit(log, post, words(), hand())


class Silent(Told):
    """Edits, or not: nobody hears of it."""

    def edit(self, before, after, remote, key, now, prepared):
        raise Unreachable("no answer")


def test_whether_a_post_says_something_else_whose_edit_was_not_answered_stands_in_its_history(log, clock):
    post = public(log, clock, network := Silent())
    with pytest.raises(Unreachable, match="no answer; nobody can tell whether it was edited, and `postdesk edit"):
        editing.edit(log, post, words(), lambda _post: network, hand("the hour"))
    assert why(log, "gifts").startswith("no answer; nobody can tell whether it was edited")
    assert why(log, "gifts").endswith("again does no harm: the hour")


class Counted(Editing):
    """Allows one edit an hour."""

    def costs_of_edit(self, before, after):
        return ((Budget("edits an hour", 1, 3600), 1),)


def test_an_edit_is_taken_from_what_its_account_may_do(log, clock):
    network = Counted()
    post = public(log, clock, network)
    edited, _ = editing.edit(log, post, words(), lambda _post: network, hand())
    network.edited = ()
    with pytest.raises(PostdeskError, match="fedi has used its 1 edits an hour: try again in 60 min"):
        editing.edit(log, edited, words(), lambda _post: network, hand())
    assert network.edited == ()


def test_an_edited_post_that_its_server_calls_otherwise_is_not_taken_for_the_next_one(log, clock, tmp_path):
    """Tuesday's answer is lost before anything was done, and Monday's post says nearly the same since its edit."""
    kin = snac(clock)
    with kin.serve() as server:
        mastodon = Mastodon(Wire(server.url), "token", tmp_path, memory=tmp_path)
        rest = wanted("rest", text="Nothing on Sunday.")
        queued(log, rest, wanted(text="Tea at four on Monday."), wanted("tea", text="Tea at five on Tuesday.", at=2))
        worker = courier(log, mastodon, clock)
        worker.run_due()
        monday = queue.find(log, "gifts")
        payload, content_hash = wanted(text="Tea at five on Monday.").payload.frozen()
        editing.edit(log, monday, EditedWords(payload, content_hash, 7), lambda _post: mastodon, hand())
        assert kin.posts[1]["id"] != monday.remote_id
        clock.forward(minutes=2)
        kin.cuts = BEFORE
        worker.run_due()
        kin.cuts = ""
        clock.forward(minutes=6)
        assert worker.run_due()[-1].state == "published"
    assert [post["content"] for post in kin.posts] == [
        f"<p>{text}</p>" for text in ("Nothing on Sunday.", "Tea at five on Monday.", "Tea at five on Tuesday.")
    ]

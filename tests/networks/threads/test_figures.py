"""What Threads counts, for a post and for a thread together."""

from datetime import timedelta

import pytest

from contracts.threads_takes import no
from postdesk.errors import Refused
from postdesk.models import Figures, Remote
from postdesk.networks.threads.figures import counted_on_threads, parts_of
from stage.begun import out
from stage.life import NOON

LATER = NOON + timedelta(hours=2)


def test_a_post_has_its_own_figures(threads, graph, api, post):
    remote, _ = out(threads, post())
    assert counted_on_threads(graph, remote, NOON, LATER) == Figures(reactions=4, comments=2, shares=2, views=540)


def test_a_thread_has_those_of_its_parts_and_its_own_parts_are_no_comments(threads, graph, api, post):
    remote, _ = out(threads, post("One", "Two", "Three"))
    api.other("By hand, later.", parent=api.posts[1])
    assert counted_on_threads(graph, remote, NOON, LATER) == Figures(reactions=12, comments=0, shares=6, views=540)


def test_a_figure_that_was_taken_away_is_missing_and_no_other(threads, graph, api, post):
    remote, _ = out(threads, post())
    usual = type(api)._answered

    def without_quotes(asked, parts, given):
        if "quotes" in given.get("metric", ""):
            return no(400, 100, "(#100) The value must be a valid insights metric")
        return usual(api, asked, parts, given)

    api._answered = without_quotes
    assert counted_on_threads(graph, remote, NOON, LATER) == Figures(reactions=4, comments=2, shares=1, views=540)


def test_what_was_only_shared_has_none(graph, api):
    shared = api.other("", media_type="REPOST_FACADE")
    assert counted_on_threads(graph, Remote(shared, ""), NOON, LATER) == Figures()


def test_what_is_gone_is_told(graph, api):
    with pytest.raises(Refused, match="100/33"):
        counted_on_threads(graph, Remote("18999", ""), NOON, LATER)


@pytest.mark.parametrize("id_", ["DA000001", ""])
def test_a_post_whose_address_a_person_gave_is_known_by_that(graph, api, id_):
    made = api.other("By hand")
    remote = Remote(id_, "https://www.threads.com/@ouroffice/post/DA000001/")
    assert parts_of(graph, remote, LATER, LATER) == [made]
    with pytest.raises(Refused, match="does not show it any more"):
        parts_of(graph, Remote("DAother", ""), LATER, LATER)


def test_a_thread_of_which_a_part_is_gone_is_as_long_as_it_is(threads, graph, api, post):
    remote, _ = out(threads, post("One", "Two"))
    del api.posts[1]
    assert parts_of(graph, remote, NOON, LATER) == [remote.id]


def test_how_many_follow_the_profile(threads, api):
    assert threads.followers(NOON) == 321
    api.followers = None
    assert threads.followers(NOON) is None

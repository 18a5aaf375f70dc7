"""What Facebook counts for a Page's posts."""

from datetime import timedelta

import pytest

from contracts.graph import error
from postdesk.errors import Refused, Unreachable
from postdesk.models import Figures, Remote
from stage.life import NOON
from stage.loopback import answer
from stage.stepped import out

LATER = NOON + timedelta(hours=24)
ALL = Figures(reactions=41, comments=5, shares=0, clicks=31, views=950, reach=700)


def test_a_hundred_posts_in_one_call(page, api, post):
    remotes = [(out(page, post(f"Number {number}"))[0], NOON) for number in range(101)]
    api.called.clear()
    assert list(page.measure_all(remotes, LATER)) == [ALL] * 101
    assert api.called == ["GET published_posts"] * 2


def test_a_list_that_is_too_long_is_not_read_to_its_end(page, api, post):
    first, _ = out(page, post())
    api.at = NOON + timedelta(minutes=1)
    for number in range(701):
        api.by_person(f"Number {number}")
    api.called.clear()
    assert page.measure(first, NOON, LATER) == ALL
    assert api.called == [*["GET published_posts"] * 7, "GET thing"]


def test_what_the_list_leaves_out_is_asked_alone_and_what_is_gone_is_told(page, api, post):
    one, _ = out(page, post())
    api.left_out = {one.id}
    found, gone = page.measure_all([(one, NOON), (Remote("1055_9", "https://x"), NOON)], LATER)
    assert found == ALL
    assert isinstance(gone, Refused)


def test_the_pages_own_comments_are_nobodys_answers(page, api, post):
    remote, _ = out(page, post("One", "Two", "Three"))
    assert page.measure(remote, NOON, LATER).comments == 5


def test_a_name_that_facebook_no_longer_knows_costs_only_its_own_figure(page, api, post):
    remote, _ = out(page, post())
    api.unknown = {"post_media_view"}
    assert page.measure(remote, NOON, LATER) == Figures(41, 5, 0, 31, reach=700)
    api.unknown = set(api.figures)
    assert page.measure(remote, NOON, LATER) == Figures(41, 5, 0)


def test_another_no_is_told(page, api, post):
    remote, _ = out(page, post())
    api.faults["GET published_posts"] = [error(2500)]
    with pytest.raises(Refused):
        page.measure(remote, NOON, LATER)


def test_what_is_not_counted_yet_is_not_given(page, api, post):
    remote, _ = out(page, post())
    api.counted = False
    assert page.measure(remote, NOON, LATER) == Figures(reactions=41, comments=5, shares=0)


def test_what_is_missing_and_what_stands_in_for_it(page, api, post):
    kinds = {"name": "post_reactions_by_type_total", "values": [{"value": {"like": 39, "love": 2}}]}
    empty = {"name": "post_clicks", "values": []}
    bare = {"id": "1055_7", "shares": {"count": 3}, "insights": {"data": [kinds, empty]}}
    api.faults["GET published_posts"] = [answer(body={"data": [bare]})]
    figures = page.measure(Remote("1055_7", "https://x"), NOON, LATER)
    assert figures == Figures(reactions=41, shares=3)


def test_near_its_limit_the_rest_is_kept_for_publishing(page, api, post):
    remote, _ = out(page, post())
    api.usage = {"X_App_Usage": '{"call_count": 85}'}
    page.measure(remote, NOON, LATER)
    with pytest.raises(Unreachable, match="has seen 85%"):
        page.measure(remote, NOON, LATER)


def test_what_the_list_leaves_out_is_asked_for_together_and_what_took_too_long_alone(page, api, post):
    remotes = [(out(page, post(f"Number {number}"))[0], NOON) for number in range(52)]
    api.left_out, api.slow = {remote.id for remote, _ in remotes}, 1
    gone = (Remote("1055_9", "https://x"), NOON)
    api.called.clear()
    *found, last = page.measure_all([*remotes, gone], LATER)
    assert (found, isinstance(last, Refused)) == ([ALL] * 52, True)
    assert api.called == ["GET published_posts", "POST batch", *["GET thing"] * 50, "POST batch", *["GET thing"] * 3]


def test_how_many_follow_the_page(page):
    assert page.followers(NOON) == 1234


def test_what_the_list_leaves_out_is_left_for_later_where_little_is_left_for_publishing(page, api, post):
    one, _ = out(page, post())
    api.left_out, api.usage = {one.id}, {"X_App_Usage": '{"call_count": 85}'}
    with pytest.raises(Unreachable, match="has seen 85%"):
        page.measure(one, NOON, LATER)

"""What Instagram counts for an account's posts."""

from datetime import timedelta

import pytest

from contracts.graph import error
from postdesk.errors import Refused, Unreachable
from postdesk.models import Figures, Remote
from stage.life import NOON
from stage.loopback import answer
from stage.stepped import out

LATER = NOON + timedelta(hours=24)
ALL = Figures(reactions=41, comments=5, shares=3, saves=7, reach=700, engagements=57, views=950)


def remotes(api, *captions):
    return [(Remote(api.another(caption), "https://x"), NOON) for caption in captions]


def test_a_hundred_posts_in_one_call(instagram, api):
    posts = remotes(api, *(f"Number {number}" for number in range(101)))
    assert list(instagram.measure_all(posts, LATER)) == [ALL] * 101
    assert api.called == ["GET media"] * 2


def test_a_list_that_is_too_long_is_not_read_to_its_end(instagram, api):
    (first,) = remotes(api, "First")
    api.at = NOON + timedelta(minutes=1)
    remotes(api, *(f"Number {number}" for number in range(1001)))
    assert list(instagram.measure_all([first], LATER)) == [ALL]
    assert api.called == [*["GET media"] * 10, "GET one_media"]


def test_one_that_does_not_fit_has_its_likes_and_the_others_all(instagram, api):
    posts = remotes(api, "A story", "A picture")
    api.unfit = {posts[0][0].id}
    assert list(instagram.measure_all(posts, LATER)) == [Figures(reactions=41, comments=5), ALL]


def test_what_is_gone_is_told(instagram, api):
    (there,) = remotes(api, "There")
    found, gone = instagram.measure_all([there, (Remote("180999999", "https://x"), NOON)], LATER)
    assert found == ALL
    assert isinstance(gone, Refused)


def test_what_is_not_counted_yet_and_likes_that_are_hidden(instagram, api):
    posts = remotes(api, "Fresh")
    api.counted, api.hidden_likes = False, True
    assert list(instagram.measure_all(posts, LATER)) == [Figures(comments=5)]


def test_the_accounts_own_comment_is_nobodys(instagram, api, post):
    remote, _ = out(instagram, post("One", "Two"))
    assert instagram.measure(remote, NOON, LATER).comments == 5


def test_what_is_missing_is_not_given(instagram, api):
    odd = {"data": [{"name": "likes", "values": [{"value": {"like": 1}}]}, {"name": "saved", "values": []}]}
    api.faults["GET media"] = [answer(body={"data": [{"id": "7", "insights": odd}]})]
    assert instagram.measure(Remote("7", "https://x"), NOON, LATER) == Figures()


def test_near_its_limit_the_rest_is_kept_and_trouble_ends_the_asking(instagram, api):
    posts = remotes(api, "There")
    api.faults["GET media"] = [error(80002)]
    with pytest.raises(Unreachable, match="asks to wait"):
        list(instagram.measure_all(posts, LATER))
    api.usage = {"X_App_Usage": '{"call_count": 85}'}
    list(instagram.measure_all(posts, LATER))
    with pytest.raises(Unreachable, match="has seen 85%"):
        list(instagram.measure_all(posts, LATER))


def test_where_the_list_is_refused_each_post_is_asked_for_in_one_batch(instagram, api):
    posts = remotes(api, "There", "There, too")
    api.faults["GET media"] = [error(100)]
    api.called.clear()
    assert [found.reactions for found in instagram.measure_all(posts, LATER)] == [41, 41]
    assert api.called == ["GET media", "POST batch", *["GET one_media"] * 2]


def test_how_many_follow_the_account(instagram):
    assert instagram.followers(NOON) == 900


def test_what_the_list_leaves_out_is_left_for_later_where_little_is_left_for_publishing(instagram, api):
    (one,) = remotes(api, "There")
    api.left_out, api.usage = {one[0].id}, {"X_App_Usage": '{"call_count": 85}'}
    with pytest.raises(Unreachable, match="has seen 85%"):
        list(instagram.measure_all([one], LATER))

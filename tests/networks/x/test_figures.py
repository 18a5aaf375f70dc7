"""What X counts, asked as cheaply as it can be, and what it leaves out."""

from datetime import timedelta

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.models import Figures, Remote
from postdesk.networks.x.figures import spans
from stage.begun import KEY, out
from stage.life import NOON
from stage.loopback import answer

WHOLE = Figures(3, 2, 2, 7, 1, 540, None, 15)


def test_a_young_post_is_counted_on_its_own_page(x, api, post):
    remote, _ = out(x, post())
    spent = api.spent
    assert x.measure(remote, NOON, NOON) == WHOLE
    assert api.spent - spent == 1
    assert api.called[-1] == "GET /2/users/2244994945/tweets"


def test_only_those_hours_are_read_in_which_the_posts_stand_that_are_asked_about(x, api, post):
    """Between the first and the last stand thirty posts that nobody asks about, each of which would cost."""
    ends = [out(x, post("The first of them."))[0]]
    for number in range(1, 31):
        api.at = NOON + timedelta(hours=6 * number)
        x.publish(post(f"Number {number}."), KEY, api.at, x.prepare(post(f"Number {number}."), KEY, api.at, ""))
    api.at = NOON + timedelta(days=8)
    ends.append(x.publish(post("The last."), KEY, api.at, x.prepare(post("The last."), KEY, api.at, "")))
    asked = [(ends[1], api.at), (ends[0], NOON)]
    api.at += timedelta(hours=1)
    spent = api.spent
    assert list(x.measure_all(asked, api.at)) == [WHOLE, WHOLE]
    assert api.spent - spent == 2


def test_spans_that_meet_are_one():
    hour = timedelta(hours=1)
    assert spans([]) == []
    assert spans([NOON + hour, NOON]) == [(NOON - hour, NOON + 2 * hour)]
    assert spans([NOON, NOON + 3 * hour]) == [(NOON - hour, NOON + hour), (NOON + 2 * hour, NOON + 4 * hour)]


def test_followers_are_counted_with_what_they_cost(account, api):
    spent = []
    assert account(lambda costs, _now: spent.extend(costs), 1000).followers(NOON) == 120
    assert [cost for _, cost in spent] == [10]


def test_without_knowing_who_it_is_x_is_asked(account, api, post):
    remote, _ = out(account(), post())
    assert account(known=None).measure(remote, NOON, NOON) == WHOLE


def test_a_thread_is_counted_together(x, api, post):
    remote, _ = out(x, post("One", "Two", "Three"))
    assert x.measure(remote, NOON, NOON) == Figures(9, 6 - 2, 6, 21, 3, 540, None, 45)


def test_an_old_post_is_counted_by_its_id_with_what_everybody_sees(x, api, post):
    remote, _ = out(x, post())
    x.measure(remote, NOON, NOON)  # from here on it speaks the server's words
    api.called.clear()
    api.at = NOON + timedelta(days=31)
    assert x.measure(remote, NOON, api.at) == Figures(3, 2, 2, None, 1, 540)
    assert {call for call in api.called if call.startswith("GET") and call.endswith("tweets")} == {"GET /2/tweets"}


def test_figures_that_x_does_not_give_are_none(x, api, post):
    remote, _ = out(x, post())
    api.counts, api.own = {}, {}
    said = x.measure(remote, NOON, NOON)
    assert (said.reactions, said.comments, said.shares, said.clicks) == (None, None, None, None)


def test_what_is_gone_is_told_and_the_others_are_counted(x, api, post):
    kept, _ = out(x, post())
    gone = Remote("17", "https://x.com/office/status/17")
    first, second = x.measure_all([(gone, NOON), (kept, NOON)], NOON)
    assert isinstance(first, Refused)
    assert second == WHOLE
    with pytest.raises(Refused, match="X does not show it any more"):
        x.measure(gone, NOON, NOON)


def test_what_x_cannot_put_together_or_shows_to_nobody_is_not_gone(x, api, post):
    passing, hidden = (out(x, post(text))[0] for text in ("Passing.", "Hidden."))
    api.at = NOON + timedelta(days=31)
    api.left_out = {passing.id: "field-hydration-failure", hidden.id: "not-authorized-for-resource"}
    counted, no = x.measure_all([(passing, NOON), (hidden, NOON)], api.at)
    assert counted == Figures()
    assert str(no) == "X does not show it, for the account is protected or suspended"


def test_a_hundred_at_a_time_and_every_page(x, api, post):
    remote, _ = out(x, post())
    api.posts += [
        {**api.posts[0], "id": str(int(remote.id) + number), "conversation_id": ""} for number in range(1, 251)
    ]
    asked = [(Remote(made["id"], ""), NOON) for made in api.posts]
    assert len(list(x.measure_all(asked, NOON))) == 251
    api.at = NOON + timedelta(days=40)
    assert len(list(x.measure_all(asked, api.at))) == 251
    assert api.called.count("GET /2/tweets") == 3


def test_a_page_that_leads_to_itself_is_left(x, api, post):
    out(x, post())
    remote = Remote(api.posts[0]["id"], "")
    page = {"data": [{"id": remote.id, "text": "x"}], "meta": {"result_count": 1, "next_token": "same"}}
    api.page_answer = answer(body=page)
    usual = type(api)._answered
    api._answered = lambda asked, parts: (
        api.page_answer if parts.path.endswith("45/tweets") else usual(api, asked, parts)
    )
    assert x.measure(remote, NOON, NOON) == Figures()


def test_what_a_server_says_in_the_other_words_it_is_asked_in(x, api, post):
    remote, _ = out(x, post())
    x.measure(remote, NOON, NOON)
    before = len(api.called)
    api.dialect = "new" if api.dialect == "old" else "old"
    assert x.measure(remote, NOON, NOON) == WHOLE
    assert len(api.called) == before + 2
    assert x.measure(remote, NOON, NOON) == WHOLE
    assert len(api.called) == before + 3


def test_a_page_is_counted_as_full_as_it_may_be_before_it_is_asked_for(account, api, post):
    spent = []
    x = account(lambda costs, _now: spent.extend(cost for _, cost in costs), 1000)
    remote, _ = out(account(), post())
    assert x.measure(remote, NOON, NOON) == WHOLE
    assert spent == [1, 99, -99]
    assert x.find(post(), KEY, NOON + timedelta(minutes=3), _prepared(account, post)).id == remote.id
    assert spent[3:] == [100, -99]


def test_a_limit_of_money_stops_the_asking(account, api, post):
    def spend(costs, now):
        raise Unreachable("x has used its money", 60)

    remote, _ = out(account(), post())
    with pytest.raises(Unreachable, match="has used its money"):
        account(spend, 1000).measure(remote, NOON, NOON)
    assert account(spend, 1000).find(post(), KEY, NOON + timedelta(minutes=3), _prepared(account, post)).id == remote.id


def _prepared(account, post):
    return account().prepare(post(), KEY, NOON, "")

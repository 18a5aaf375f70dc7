"""What LinkedIn counts for a page's posts: both kinds of URN, quiet posts, posts that are gone or another page's."""

import pytest

from contracts.linkedin import MEMBER
from postdesk.errors import Refused, Unreachable
from postdesk.models import Figures, Remote
from stage.begun import out
from stage.life import NOON
from stage.loopback import answer

COUNTED = Figures(reactions=9, comments=2, shares=2, clicks=22, impressions=540, reach=410, engagements=35)


def asked_for(linkedin, remotes):
    return list(linkedin.measure_all([(remote, NOON) for remote in remotes], NOON))


def test_posts_of_both_kinds_are_counted_in_a_call_each(linkedin, api, post):
    remotes = [out(linkedin, post(f"Number {number}."))[0] for number in range(4)]
    before = len(api.called)
    assert asked_for(linkedin, remotes) == [COUNTED] * 4
    assert len(api.called) - before == 2


def test_many_posts_are_asked_for_by_twenties(linkedin, api, post):
    out(linkedin, post())
    remotes = [Remote(f"urn:li:share:{number}", "") for number in range(41)]
    api.posts = [{**api.posts[0], "id": remote.id} for remote in remotes]
    before = len(api.called)
    assert asked_for(linkedin, remotes) == [COUNTED] * 41
    assert len(api.called) - before == 3


def test_the_comment_of_ones_own_is_none_of_the_readers(linkedin, api, post):
    remote, _ = out(linkedin, post("Doors.", "More of it."))
    (counted,) = asked_for(linkedin, [remote])
    assert (counted.comments, counted.engagements) == (1, 34)


def test_a_quiet_post_has_zeros_and_one_that_is_gone_is_told(linkedin, api, post):
    quiet, gone = (out(linkedin, post(text))[0] for text in ("Quiet.", "Gone."))
    api.posts[0]["quiet"] = True
    linkedin.delete(post(), gone, "", NOON, "")
    zeros, no = asked_for(linkedin, [quiet, gone])
    assert zeros == Figures(0, 0, 0, 0, None, 0, 0, 0)
    assert str(no) == "LinkedIn does not show it any more"
    with pytest.raises(Refused, match="does not show it any more"):
        linkedin.measure(gone, NOON, NOON)


def test_another_pages_post_spoils_nothing(linkedin, api, post):
    ours, theirs = (out(linkedin, post(text))[0] for text in ("Ours.", "Theirs."))
    alike = Remote(theirs.id.replace("ugcPost", "share"), "")
    api.posts[1] |= {"author": "urn:li:organization:9", "id": alike.id}
    counted, no = asked_for(linkedin, [ours, alike])
    assert counted == COUNTED
    assert str(no) == "LinkedIn does not tell this page of it: it may be another's"


def test_a_post_that_a_person_named_otherwise_keeps_the_others_from_nothing(linkedin, post):
    ours, _ = out(linkedin, post())
    named = Remote("1", "https://www.linkedin.com/posts/office_hello"), Remote("urn:li:activity:7", "")
    counted, *noes = asked_for(linkedin, [ours, *named])
    assert counted == COUNTED
    assert {str(no) for no in noes} == {"LinkedIn tells figures by the number of the post alone, which is not known"}


@pytest.mark.parametrize("posts", [1, 4])
def test_who_is_no_administrator_is_told_nothing(linkedin, api, post, posts):
    remotes = [out(linkedin, post(f"Number {number}."))[0] for number in range(posts)]
    api.role = "CONTENT_ADMINISTRATOR"
    with pytest.raises(Unreachable, match="403"):
        asked_for(linkedin, remotes)


def test_figures_below_zero_are_none_and_what_is_not_given_is_unknown(linkedin, api, post):
    remote, _ = out(linkedin, post())
    api.counts = {"likeCount": -1, "commentCount": 3}
    assert asked_for(linkedin, [remote]) == [Figures(reactions=0, comments=3)]


def test_followers_are_a_pages(linkedin):
    assert (linkedin.followers(NOON), linkedin.reading_costs(40)) == (219_145, ())


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_a_member_has_no_followers_and_few_figures_a_day(linkedin, api, post):
    assert linkedin.followers(NOON) is None
    ((budget, cost),) = linkedin.reading_costs(10)
    assert (budget.most, budget.seconds, cost) == (70, 86_400, 70)
    remotes = [out(linkedin, post(f"Number {number}."))[0] for number in range(3)]
    before = len(api.called)
    assert asked_for(linkedin, remotes) == [Figures()] * 3
    assert len(api.called) - before == 1


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_a_members_post_is_asked_for_by_its_kind(linkedin, api, post):
    api.scopes.add("r_member_postAnalytics")
    remotes = [out(linkedin, post(f"Number {number}."))[0] for number in range(2)]
    assert [counted.impressions for counted in asked_for(linkedin, remotes)] == [540, 540]
    (no,) = asked_for(linkedin, [Remote("urn:li:activity:7", "")])
    assert "by the number of the post alone" in str(no)
    api.analytics = lambda *_: answer(body={"elements": [{"value": 7}]})
    assert asked_for(linkedin, remotes[:1])[0].reach == 7
    api.analytics = lambda *_: answer(body={"elements": []})
    assert asked_for(linkedin, remotes[:1])[0].reach == 0

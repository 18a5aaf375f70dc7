"""A member's life on LinkedIn: nothing can be read back, so LinkedIn's guard decides, or a person."""

from datetime import timedelta

import pytest

from contracts.linkedin import MEMBER, duplicate
from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Figures
from postdesk.networks.network import KnownPost
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.pictures import jpeg

pytestmark = pytest.mark.parametrize("api", [MEMBER], indirect=True)


def tried(network, api, minutes):
    network.concerns(KnownPost(NOON, begun=True))
    api.at = NOON + timedelta(minutes=minutes)
    return api.at


def test_a_lost_answer_is_repeated_and_the_guard_names_the_post(linkedin, api, post):
    payload = post("Doors: https://iom.int")
    remote, prepared = out(linkedin, payload)
    now = tried(linkedin, api, 4)
    assert linkedin.find(payload, KEY, now, prepared) is None
    assert linkedin.publish(payload, KEY, now, prepared) == remote
    assert (len(api.posts), [call for call in api.called if call.startswith("GET")]) == (1, [])


def test_what_was_never_taken_is_taken_by_the_repeat(linkedin, api, post):
    payload = post()
    prepared = ready(linkedin, payload)
    linkedin.publish(payload, KEY, tried(linkedin, api, 4), prepared)
    assert len(api.posts) == 1


@pytest.mark.parametrize(
    ("minutes", "files"), [(9, {}), (1, {"a.jpg": jpeg()}), (1, {"a.jpg": jpeg(), "b.jpg": jpeg()})]
)
def test_a_person_is_asked_where_no_guard_is_sure(linkedin, api, post, minutes, files):
    payload = post(files=files)
    prepared = linkedin.prepare(payload, KEY, NOON, "")
    with pytest.raises(Unknown, match="LinkedIn does not show this account's posts to a program"):
        linkedin.find(payload, KEY, tried(linkedin, api, minutes), prepared)


def test_a_post_of_another_memory_is_not_looked_for(linkedin, api, post):
    with pytest.raises(Unknown, match="look there"):
        linkedin.find(post(), KEY, tried(linkedin, api, 1), "")


def test_an_old_post_is_not_begun_anew_for_nobody_can_look(linkedin, api, post):
    prepared = ready(linkedin, post())
    assert linkedin.prepare(post(), KEY, tried(linkedin, api, 90), prepared) == prepared


@pytest.mark.parametrize("named", ["urn:li:activity:99", "urn:li:person:782bbtaQ"])
def test_a_guard_that_names_no_post_asks_a_person(linkedin, api, post, named):
    payload = post()
    _, prepared = out(linkedin, payload)
    api.names = lambda _: named
    with pytest.raises(Unknown, match=r"just before, but not as which post: look at https://www.linkedin.com/in/me/"):
        linkedin.publish(payload, KEY, tried(linkedin, api, 4), prepared)


def test_a_guard_that_names_another_of_ours_asks_a_person(linkedin, api, post):
    payload = post()
    remote, prepared = out(linkedin, payload)
    now = tried(linkedin, api, 4)
    linkedin.concerns(KnownPost(NOON, taken=lambda ids: dict.fromkeys(ids, "Another of ours.")))
    with pytest.raises(Unknown, match=f"not as which post: look at https://www.linkedin.com/feed/update/{remote.id}/"):
        linkedin.publish(payload, KEY, now, prepared)


def test_a_guard_that_writes_the_name_in_capitals_names_it_all_the_same(linkedin, api, post):
    payload = post()
    remote, prepared = out(linkedin, payload)
    api.names = lambda found: found["id"].upper()
    assert linkedin.publish(payload, KEY, tried(linkedin, api, 4), prepared) == remote


def test_the_same_by_a_persons_hand_is_told(linkedin, api, post):
    payload = post()
    remote, _ = out(linkedin, payload)
    with pytest.raises(Refused, match=f"the same is public there already, and not by this post: .*{remote.id}"):
        out(linkedin, payload)
    assert duplicate(remote.id).startswith(b"HTTP/1.1 422")


def test_how_a_member_stands_and_what_the_token_cannot(linkedin, api, account):
    said = linkedin.standing(NOON)
    assert (said.handle, said.scopes, said.id) == ("Ana Marić", "post, edit and delete", MEMBER)
    assert said.lacks == ""
    api.scopes.discard("w_member_social")
    barred = linkedin.standing(NOON)
    assert barred.bars.startswith("the token may not post, for it lacks w_member_social: run `postdesk accounts add`")
    assert barred.scopes == ""
    api.scopes.add("w_member_social")
    assert said.note.startswith("a member's token posts, edits and deletes, and no more: LinkedIn shows it no posts")
    assert "figures only where the app has r_member_postAnalytics; it allows a member 150 calls a day" in said.note
    other = account()
    other.author = "urn:li:person:another"
    with pytest.raises(
        Unreachable, match="the token is that of Ana Marić, not of urn:li:person:another: sign in again"
    ):
        other.standing(NOON)


def test_figures_are_unknown_without_the_permission_and_known_with_it(linkedin, api, post):
    remote, _ = out(linkedin, post())
    assert linkedin.measure(remote, NOON, NOON) == Figures()
    api.scopes.add("r_member_postAnalytics")
    told = Figures(reactions=9, comments=2, shares=2, clicks=1, saves=1, impressions=540, reach=410)
    assert linkedin.measure(remote, NOON, NOON) == told


def test_what_a_post_takes_of_the_few_calls_of_a_day_is_counted(linkedin, post):
    def calls(payload, **how):
        ((budget, cost),) = linkedin.costs(payload, **how)
        return budget.most, cost

    assert calls(post()) == (150, 1)
    assert calls(post(), deleting=True) == (150, 1)
    assert calls(post("Doors open.", "A comment.", files={"a.jpg": jpeg(), "b.jpg": jpeg()})) == (150, 9)

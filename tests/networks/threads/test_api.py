"""A post's life on Threads: what readers get, what a lost answer leads to, and that nothing comes twice."""

from datetime import timedelta

import pytest

from contracts.threads import BUSY, FULL, MISSING, NOT_THERE, TOO_LONG
from contracts.threads_takes import no
from postdesk.errors import Ambiguous, NetworkError, NotYet, Refused, Unknown, Unreachable
from postdesk.models import Account, Remote
from postdesk.networks.network import KnownPost, OtherPost
from stage.begun import KEY, out, ready, sent
from stage.life import NOON
from stage.loopback import answer

LATER = NOON + timedelta(minutes=12)
BEGUN = KnownPost(NOON)
PUBLISH = "POST /v1.0/me/threads_publish"


def once(api, call, said=b"", *, done=False, often=1):
    """The next calls that begin so are answered so; with `done`, after the server did what it was asked."""
    usual, left = type(api)._answered, [often]

    def played(asked, parts, given):
        if left[0] and f"{asked.method} {parts.path}".startswith(call):
            left[0] -= 1
            if done:
                usual(api, asked, parts, given)
            return said
        return usual(api, asked, parts, given)

    api._answered = played


def test_a_text_with_a_link_is_public_at_its_address_with_one_card(threads, api, post):
    link = "https://example.org/doors"
    remote, _ = out(threads, post(f"Doors open at six.\n\n{link}\n\n#MigrantsDay", link=link))
    (made,) = api.posts
    address = f"https://www.threads.com/@ouroffice/post/{made['shortcode']}"
    assert (remote.id, remote.url, remote.parts) == (made["id"], address, 1)
    assert (made["link"], made["topic"], made["media_type"]) == (link, "MigrantsDay", "TEXT_POST")
    calls = [call.partition(" /v1.0")[2] for call in api.called]
    container = next(iter(api.containers))
    assert calls == ["/me", "/me/threads", f"/{container}", "/me/threads_publish", f"/{made['id']}"]


def test_a_link_without_its_card_is_left_to_threads(threads, api, post):
    out(threads, post("See https://a.example", link="https://a.example", card=False))
    assert api.posts[0]["link"] is None


def test_a_thread_is_a_chain_of_answers_and_is_taken_off_last_part_first(threads, api, post):
    payload = post("One", "Two", "Three")
    remote, prepared = out(threads, payload)
    ids = [made["id"] for made in api.posts]
    assert [made["parent"] for made in api.posts] == [None, *ids[:2]]
    assert (remote.id, remote.parts) == (ids[0], 3)
    threads.delete(payload, remote, KEY, LATER, remote.kept)
    assert [call for call in api.called if call.startswith("DELETE")] == [f"DELETE /v1.0/{each}" for each in ids[::-1]]
    threads.delete(payload, remote, KEY, LATER, remote.kept)
    assert (api.posts, api.used["deletes"], prepared != remote.kept) == ([], 3, True)


@pytest.mark.parametrize("kept", [True, False])
def test_a_thread_of_which_nothing_is_kept_is_taken_off(threads, api, post, kept):
    payload = post("One", "Two")
    remote, prepared = out(threads, payload)
    api.other("Somebody's own.")
    threads.delete(payload, Remote(remote.id, remote.url), KEY, LATER, prepared if kept else "")
    assert [made["text"] for made in api.posts] == ["Somebody's own."]


def test_pictures_are_fetched_from_the_offices_address_and_taken_away_again(threads, api, post):
    payload = post("Doors", "And on Sunday", files=("a.jpg", "b.jpg"))
    prepared = ready(threads, payload)
    assert len(list(api.site.iterdir())) == 2
    sent(threads, payload, NOON, prepared)
    assert [(made["media_type"], made["alts"]) for made in api.posts] == [
        ("CAROUSEL_ALBUM", ["a.jpg.", "b.jpg."]),
        ("TEXT_POST", [""]),
    ]
    assert list(api.site.iterdir()) == []


@pytest.mark.parametrize("files", [("a.jpg",), ("a.jpg", "b.jpg")])
def test_pictures_of_a_later_part_stand_there(threads, api, post, files):
    out(threads, post("Doors", "And on Sunday", files=files, part=1))
    assert [len(made["alts"]) for made in api.posts] == [1, len(files)]
    assert api.posts[1]["alts"] == [f"{name}." for name in files]


def test_pictures_are_fetched_ahead_and_used_at_their_time(threads, api, post):
    payload, early = post(files=("a.jpg", "b.jpg")), ""
    for _ in range(5):
        early = threads.ahead(payload, KEY, NOON, early)
    with pytest.raises(NotYet):
        threads.ahead(payload, KEY, NOON, early)
    early = threads.ahead(payload, KEY, NOON + timedelta(minutes=1), early)
    made = len(api.containers)
    prepared = ready(threads, payload, NOON + timedelta(minutes=15), early)
    assert (made, len(api.containers)) == (3, 3)
    assert threads.ahead(payload, KEY, LATER, prepared) == prepared
    assert threads.publish(payload, KEY, LATER, prepared).parts == 1


def test_what_threads_hides_is_not_taken_for_gone(threads, api, post):
    """Where nothing is shown at all, a post that cannot be deleted may be public yet."""
    payload = post()
    remote, prepared = out(threads, payload)
    kept = list(api.posts)
    api.posts.clear()
    threads.delete(payload, remote, KEY, NOON, prepared)
    api.posts += kept
    api.door.scopes -= {"threads_delete", "threads_read_replies"}
    once(api, "DELETE /v1.0/", NOT_THERE)
    once(api, "GET /v1.0/me/threads", no(403, 10, "(#10) Application does not have permission for this action"))
    with pytest.raises(Unreachable, match="permission"):
        threads.delete(payload, remote, KEY, NOON, prepared)


def test_what_was_only_fetched_ahead_is_not_published(threads, post):
    payload = post(files=("a.jpg",))
    early = threads.ahead(payload, KEY, NOON, "")
    for prepared in (early, ""):
        with pytest.raises(Refused, match="nothing was prepared for this post"):
            threads.publish(payload, KEY, NOON, prepared)


def test_nothing_goes_out_with_the_token_of_another_profile(account, api, post):
    theirs = account(named=Account("office", "threads", own={"handle": "@theirs"}))
    for ask in (theirs.prepare, theirs.find):
        with pytest.raises(
            Unreachable, match=r"the token is of @ouroffice \(\d+\), and desk.toml says that office is @th"
        ):
            ask(post(), KEY, NOON, "")
    assert (api.posts, api.containers) == ([], {})


def test_whose_the_token_is_is_asked_once(threads, api, post):
    out(threads, post())
    out(threads, post("Another."))
    assert api.called.count("GET /v1.0/me") == 1


def test_what_threads_allows_in_a_day(threads, post):
    def counted(*given, **more):
        return [(budget.most, count) for budget, count in threads.costs(*given, **more)]

    assert counted(post()) == [(250, 1)]
    assert counted(post("a", "b", "c")) == [(250, 1), (1000, 2)]
    assert counted(post("a", "b"), deleting=True) == [(100, 2)]


def test_it_rests_while_threads_allows_no_more_calls(threads, api):
    assert threads.rests() is None
    once(api, "GET /v1.0/me", answer(body={"id": "1", "username": "ouroffice"}, X_App_Usage='{"call_count":100}'))
    threads.standing(NOON)
    assert threads.rests() is None
    once(api, "GET /v1.0/me/threads_pub", BUSY)
    with pytest.raises(Unreachable, match="asks to wait") as told:
        threads.standing(NOON)
    assert told.value.retry_after == 60


def test_a_turn_that_is_over_sends_nothing(threads, api, post):
    prepared = ready(threads, post())
    threads.turn_ends(0)
    with pytest.raises(Unreachable):
        threads.publish(post(), KEY, NOON, prepared)
    assert api.posts == []


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("again", ["gone", "twice", "same"])
def test_an_answer_that_was_lost_leaves_one_post(account, api, post, done, again):
    api.again = again
    threads, payload = account(), post("One", "Two")
    prepared = ready(threads, payload)
    once(api, PUBLISH, done=done)
    with pytest.raises(Unknown):
        threads.publish(payload, KEY, NOON, prepared)
    found = account(known=BEGUN).find(payload, KEY, LATER, prepared)
    assert (found.whole if found else None) == (False if done else None)
    remote = sent(account(known=BEGUN), payload, LATER, found.kept if found else prepared)
    assert [made["text"] for made in api.posts] == ["One", "Two"]
    assert account(known=BEGUN).find(payload, KEY, LATER, remote.kept) == remote


@pytest.mark.parametrize("again", ["gone", "twice"])
def test_what_is_published_and_not_listed_yet_is_not_published_again(account, api, post, again):
    threads, payload = account(known=BEGUN), post()
    prepared = ready(account(), payload)
    once(api, PUBLISH, done=True)
    with pytest.raises(Unknown):
        threads.publish(payload, KEY, NOON, prepared)
    api.again, api.late = again, 3600
    with pytest.raises(Unknown, match="is public, and does not list it"):
        threads.find(payload, KEY, LATER, prepared)
    with pytest.raises(Unknown, match="has published this already"):
        threads.publish(payload, KEY, LATER, prepared)
    api.late = 0
    assert threads.publish(payload, KEY, LATER, prepared).id == api.posts[0]["id"]
    assert len(api.posts) == 1


def test_what_threads_did_not_know_at_once_it_knows_later(account, api, post):
    api.misses, payload, waits = 3, post(), []
    threads, prepared = account(), ready(account(), payload)
    while api.misses:
        with pytest.raises(Unreachable, match="does not know yet what it has just prepared") as told:
            threads.publish(payload, KEY, NOON, prepared)
        prepared = told.value.kept
        waits.append(told.value.retry_after)
    assert waits == [30, 60, 60]
    threads.publish(payload, KEY, NOON, ready(threads, payload, prepared=prepared))
    assert (len(api.posts), len(api.containers)) == (1, 2)


def test_a_container_that_another_call_published_meanwhile_is_found(account, api, post):
    threads, payload = account(), post()
    prepared = ready(threads, payload)
    once(api, PUBLISH, MISSING, done=True)
    assert threads.publish(payload, KEY, NOON, prepared).id == api.posts[0]["id"]


def test_a_no_for_good_is_one(threads, api, post):
    prepared = ready(threads, post())
    once(api, PUBLISH, TOO_LONG)
    with pytest.raises(Refused, match="at most 500 characters"):
        threads.publish(post(), KEY, NOON, prepared)


def test_a_quota_that_ends_between_two_parts_waits_with_what_is_there(account, api, post):
    api.quotas["replies"], payload = 1, post("One", "Two", "Three")
    with pytest.raises(Unreachable) as told:
        out(account(), payload)
    first = told.value.begun
    assert first[0] == api.posts[0]["id"]
    api.quotas["replies"] = 9
    remote = account(known=BEGUN).publish(payload, KEY, LATER, told.value.kept)
    assert (remote.id, [made["text"] for made in api.posts]) == (first[0], ["One", "Two", "Three"])


def test_a_part_that_threads_does_not_know_yet_as_one_to_answer_is_answered_later(account, api, post):
    api.parents, payload = 10, post("One", "Two")
    with pytest.raises(Unreachable, match="what is to be answered") as told:
        out(account(), payload)
    assert told.value.retry_after == 10
    api.ahead, api.late = timedelta(seconds=12), 3600
    network = account(known=BEGUN)
    assert network.prepare(payload, KEY, NOON, told.value.kept) == told.value.kept
    assert sent(network, payload, NOON, told.value.kept).parts == 2
    assert [made["parent"] for made in api.posts] == [None, api.posts[0]["id"]]


def test_an_address_that_threads_does_not_tell_loses_nothing(threads, api, post):
    prepared = ready(threads, post())
    once(api, "GET /v1.0/18")
    assert threads.publish(post(), KEY, NOON, prepared).url == "https://www.threads.com/@ouroffice"


def test_without_anything_prepared_a_post_is_looked_for_from_its_moment(account, api, post):
    api.other("Doors open at six.")
    found = account(known=BEGUN).find(post(), KEY, LATER, "")
    assert (found.id, found.whole) == (api.posts[0]["id"], True)
    assert account(known=BEGUN).find(post("Doors open at six.", "And on Sunday."), KEY, LATER, "").whole is False
    with pytest.raises(Unknown, match="does not show it"):
        account(known=None).find(post("Another"), KEY, LATER, "")


def test_several_that_may_be_it_are_for_a_person_unless_they_are_other_posts_of_ours(account, api, post):
    prepared = ready(account(), post())
    first, second = api.other("Doors open at six."), api.other("Doors open at six.")
    with pytest.raises(Ambiguous, match="2 posts of the account"):
        account(known=BEGUN).find(post(), KEY, LATER, prepared)
    ours = KnownPost(NOON, taken=lambda ids: {each for each in ids if each == first})
    assert account(known=ours).find(post(), KEY, LATER, prepared).id == second


def test_what_threads_has_not_published_is_not_there_where_another_of_ours_says_the_same(account, api, post):
    prepared = ready(account(), post())
    api.other("Doors open at six.")
    beside = KnownPost(NOON, others=lambda: [OtherPost(post())])
    assert account(known=beside).find(post(), KEY, LATER, prepared) is None


def test_a_container_that_is_too_old_is_made_anew_unless_it_was_published(account, api, post):
    payload, much_later = post(), NOON + timedelta(hours=21)
    prepared = ready(account(), payload)
    api.at = much_later
    fresh = account().prepare(payload, KEY, much_later, prepared)
    assert fresh != prepared
    api.containers[next(iter(api.containers))]["post"] = "1"
    with pytest.raises(Unreachable, match="says that the post is public"):
        account(known=BEGUN).prepare(payload, KEY, much_later, prepared)


def test_limits_wait(threads, api, post):
    prepared = ready(threads, post())
    once(api, PUBLISH, FULL)
    with pytest.raises(Unreachable) as told:
        threads.publish(post(), KEY, NOON, prepared)
    assert (told.value.retry_after, threads.settles("")) == (900, timedelta(minutes=10))


@pytest.mark.parametrize(("code", "status"), [(1, 500), (2, 500), (1, 400), (-1, 400), (-1, 500)])
def test_what_failed_nobody_knows_how_is_a_doubt(threads, api, post, code, status):
    prepared = ready(threads, post())
    failed = {"message": "An unknown error occurred", "code": code, "error_subcode": 2207001}
    said = answer(status, {"error": {**failed, "is_transient": False}})
    once(api, PUBLISH, said, done=True)
    with pytest.raises(NetworkError) as told:
        threads.publish(post(), KEY, NOON, prepared)
    assert isinstance(told.value, Unknown)


def test_figures_wait_where_calls_run_out(threads, api, post):
    remote, _ = out(threads, post())
    threads.graph.used = 85
    with pytest.raises(Unreachable, match="85%"):
        threads.measure(remote, NOON, LATER)
    threads.graph.used = 0
    assert threads.measure(remote, NOON, LATER).views == 540

"""A post's life on X: what readers get, what a lost answer leads to, and that nothing comes twice."""

from datetime import timedelta

import pytest

from contracts.x import DUPLICATE, ME, NO_CREDITS, NO_REPLY, invalid, problem
from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Account, Remote, Standing
from postdesk.networks.network import KnownPost, OtherPost
from postdesk.networks.x import calls
from postdesk.networks.x.answers import snowflake
from postdesk.networks.x.judging import judge_x
from postdesk.wire import Reply
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer
from stage.pictures import jpeg

LATER = NOON + timedelta(minutes=16)
"""When a post that is not on the account's page is not on its way into it any more."""


def once(api, path, said, done=False):
    """The next call of a path is answered so."""
    usual = type(api)._answered

    def played(asked, parts):
        if f"{asked.method} {parts.path}" == path:
            del api._answered
            if done:
                usual(api, asked, parts)
            return said
        return usual(api, asked, parts)

    api._answered = played


def test_a_text_is_public_at_its_address(x, api, post):
    remote, _ = out(x, post("Doors open at six: https://example.org/doors"))
    (made,) = api.posts
    assert remote == Remote(made["id"], f"https://x.com/office/status/{made['id']}")
    assert (made["said"], api.spent) == ("Doors open at six: https://example.org/doors", 200)
    assert api.called == ["POST /2/tweets"]


def test_where_desk_toml_does_not_say_who_it_is_it_is_asked(account, api, post):
    x = account(known=None)
    assert out(x, post())[0].url.startswith("https://x.com/office/status/")
    assert api.called == ["GET /2/users/me", "POST /2/tweets"]


@pytest.mark.parametrize(
    ("access", "bars"), [("read-write", ""), ("read", "the keys may only read: set the app to Read and write")]
)
def test_an_account_stands_as_x_says(x, api, access, bars):
    api.access = access
    said = x.standing(NOON)
    assert (said.handle, said.scopes, said.left, said.id, said.note) == ("@office", access, 74, ME["id"], "")
    assert said.bars.startswith(bars)
    assert (bool(said.bars), said.lacks) == (bool(bars), "")


def test_a_look_at_who_it_is_is_counted_as_x_charges_it_and_stopped_by_no_limit(account, api):
    counted = []

    def spend(costs, now):
        counted.extend(count for _, count in costs)
        raise Unreachable("the month's money is spent", 60)

    assert account(spend, 1000).standing(NOON).handle == "@office"
    assert (counted, api.spent) == ([10], 10)


def test_nothing_goes_out_with_the_keys_of_another_account(account, api, post):
    x = account(known=None, named=Account("office", "x", own={"handle": "@theirs"}))
    for ask in (lambda: x.standing(NOON), lambda: x.prepare(post(), KEY, NOON, "")):
        with pytest.raises(
            Unreachable, match=r"the token is of @office \(2244994945\), and desk.toml says that office is"
        ):
            ask()
    assert api.posts == []


def test_protected_posts_are_told(x, api):
    once(api, "GET /2/users/me", answer(body={"data": {**ME, "protected": True}}))
    assert x.standing(NOON) == Standing(
        "@office", "read-write", id=ME["id"], note="its posts are protected: only who follows it sees them"
    )


def test_a_thread_is_a_row_of_answers_and_is_taken_off_last_part_first(x, api, post):
    payload = post("One", "Two", "Three")
    remote, prepared = out(x, payload)
    assert [made["parent"] for made in api.posts] == [None, *[made["id"] for made in api.posts[:2]]]
    gone = [made["id"] for made in api.posts]
    x.delete(payload, remote, KEY, LATER, prepared)
    assert api.posts == []
    assert [call.rpartition("/")[2] for call in api.called[-3:]] == gone[::-1]


def test_a_thread_whose_account_is_asked_is_taken_off(account, api, post):
    payload = post("One", "Two")
    remote, _ = out(account(), payload)
    account(known=None).delete(payload, remote, KEY, LATER, "")
    assert api.posts == []


def test_what_is_gone_is_no_trouble_and_what_is_not_ours_is_refused(x, api, post):
    payload = post()
    remote, prepared = out(x, payload)
    for _ in range(2):
        x.delete(payload, remote, KEY, LATER, prepared)
    once(
        api, f"DELETE /2/tweets/{remote.id}", problem(403, "Forbidden", "You are not authorized to delete this Tweet.")
    )
    with pytest.raises(Refused, match="not authorized to delete"):
        x.delete(payload, remote, KEY, LATER, prepared)


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        (NO_CREDITS, Unreachable, r"prepaid credits are used up \(402\): buy some"),
        (NO_REPLY, Refused, "Reply to this conversation is not allowed"),
        (problem(401, "Unauthorized", "Unauthorized"), Unreachable, r"does not accept the keys \(401\): make new ones"),
        (
            problem(403, "Forbidden", "Your account is temporarily locked."),
            Unreachable,
            "temporarily locked.: see what",
        ),
        (problem(403, "x", "x", "oauth1-permissions"), Unreachable, "set the app to Read and write"),
        (problem(403, "x", "x", "client-forbidden"), Unreachable, "put the app into a project"),
        (problem(403, "x", "x", "unsupported-authentication"), Unreachable, "these keys are the app's alone"),
        (answer(403, b"<h1>", "text/html"), Unreachable, "403, without a word"),
        (answer(403, [1]), Unreachable, "403, without a word"),
        (answer(403, {"errors": [1], "type": 7}), Unreachable, "403, without a word"),
        (answer(404, b""), Refused, "404"),
        (answer(431, b"<h1>", "text/html"), Refused, "431"),
        (answer(400, {"errors": [{"message": "The text is bad."}]}), Refused, "400, The text is bad"),
        (problem(500, "Internal Server Error", "Something is broken."), Unknown, "answered 500"),
        (answer(503, b"<h1>", "text/html"), Unknown, "answered 503"),
        (answer(201, {"data": {}}), Unknown, "makes no sense"),
        (answer(200, {"errors": [{"type": "internal-error"}]}), Unknown, "makes no sense"),
        (answer(201, {"data": {"id": 1990000000000000002}}), Unknown, "makes no sense"),
        (answer(200, b""), Unknown, "makes no sense"),
    ],
)
def test_what_an_answer_makes_certain(x, api, post, said, kind, words):
    once(api, "POST /2/tweets", said)
    with pytest.raises(kind, match=words):
        out(x, post())
    assert api.posts == []


def test_errors_beside_the_id_mean_nothing(x, api, post):
    once(api, "POST /2/tweets", answer(201, {"data": {"id": "7", "text": "x"}, "errors": [{"type": "x"}]}))
    assert out(x, post())[0].id == "7"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"x_rate_limit_reset": str(int(NOON.timestamp()) + 600)}, 600),
        ({"x_user_limit_24hour_remaining": "0", "x_user_limit_24hour_reset": str(int(NOON.timestamp()) + 7200)}, 7200),
        ({"x_app_limit_24hour_remaining": "0", "x_app_limit_24hour_reset": str(int(NOON.timestamp()) + 7200)}, 7200),
        ({"x_app_limit_24hour_remaining": "0", "x_app_limit_24hour_reset": "soon"}, None),
        ({}, None),
    ],
)
def test_a_limit_is_waited_for_until_the_one_begins_anew_that_is_used_up(x, api, post, headers, wait):
    once(api, "POST /2/tweets", answer(429, {"errors": [{"code": 88, "message": "Rate limit exceeded"}]}, **headers))
    with pytest.raises(Unreachable, match="asks to wait") as told:
        out(x, post())
    assert told.value.retry_after == wait


def test_a_cap_of_the_app_is_a_persons_to_raise(x, api, post):
    said = {"title": "UsageCapExceeded", "period": "Monthly", "type": "https://api.x.com/2/problems/usage-capped"}
    once(api, "POST /2/tweets", answer(429, said))
    with pytest.raises(Unreachable, match=r"used all that it may .* raise the cap at console.x.com") as told:
        out(x, post())
    assert (told.value.retry_after, api.posts) == (3600.0, [])


def test_a_clock_that_is_off_is_corrected_by_the_servers(x, api, post):
    api.ahead = timedelta(minutes=10)
    assert out(x, post())[0].id == api.posts[0]["id"]
    assert api.called == ["POST /2/tweets"] * 2
    x.standing(NOON)
    assert api.called[-1:] == ["GET /2/users/me"]


def test_a_refusal_without_a_date_says_nothing_of_the_clock():
    reply = Reply("x.example", 401, {}, None, wrote=True)
    assert "does not accept the keys" in str(judge_x(reply, NOON))


def test_a_clock_that_cannot_be_corrected_is_told(x, api, post):
    api.ahead, api.keys = timedelta(minutes=10), {**api.keys, "TOKEN_SECRET": "another"}
    with pytest.raises(Unreachable, match="does not accept the keys"):
        out(x, post())


def test_an_answer_that_was_lost_is_found_with_its_link_its_picture_and_its_signs(x, api, post):
    payload = post("Tea & <cake> at https://EXAMPLE.org/Doors/ and iom.int", files={"a.jpg": jpeg()})
    prepared = ready(x, payload)
    once(api, "POST /2/tweets", b"", done=True)
    with pytest.raises(Unknown):
        x.publish(payload, KEY, NOON, prepared)
    found = x.find(payload, KEY, NOON, prepared)
    assert found == Remote(api.posts[0]["id"], f"https://x.com/office/status/{api.posts[0]['id']}")


def test_a_long_text_is_compared_whole(x, api, post):
    payload = post()
    remote, prepared = out(x, payload)
    note = "note_tweet" if api.dialect == "old" else "note_post"
    usual = type(api)._one

    def cut(made, fields):
        return {**usual(api, made, fields), "text": "Doors…", note: {"text": "Doors open at six."}}

    api._one = cut
    assert x.find(payload, KEY, LATER, prepared).id == remote.id


def test_what_is_not_there_yet_is_asked_again_then_absent_then_a_persons_question(x, api, post):
    payload = post()
    prepared = ready(x, payload)
    assert (x.find(payload, KEY, LATER, prepared), x.settles(prepared)) == (None, timedelta(minutes=15))
    with pytest.raises(Unknown, match="a person may have deleted"):
        x.find(payload, KEY, NOON + timedelta(minutes=31), prepared)


def test_a_repeat_of_what_x_showed_late_is_known_again(x, api, post):
    payload = post()
    prepared = ready(x, payload)
    once(api, "POST /2/tweets", b"", done=True)
    with pytest.raises(Unknown):
        x.publish(payload, KEY, NOON, prepared)
    api.at, api.late = LATER, 1200
    assert x.find(payload, KEY, LATER, prepared) is None
    with pytest.raises(Unknown, match="X says that it has this text already, and does not show it"):
        x.publish(payload, KEY, LATER, prepared)
    api.late = 0
    assert x.publish(payload, KEY, LATER, prepared).id == api.posts[0]["id"]
    assert len(api.posts) == 1


def test_between_a_look_and_the_repeat_it_may_show_up(x, api, post):
    payload = post()
    prepared = ready(x, payload)
    x.publish(payload, KEY, NOON, prepared)
    api.at, api.late = LATER, 1200
    usual = type(api)._answered

    def shows(asked, parts):
        if asked.method == "POST":
            api.late = 0
        return usual(api, asked, parts)

    api._answered = shows
    assert x.publish(payload, KEY, LATER, prepared).id == api.posts[0]["id"]


def test_the_same_text_of_somebody_else_is_told_and_refused(x, api, post):
    payload = post()
    out(x, payload)
    before = api.posts[0]["id"]
    api.at = NOON + timedelta(hours=3)
    prepared = ready(x, payload, now=api.at)
    with pytest.raises(Refused, match=f"the same text is public already: https://x.com/office/status/{before}"):
        x.publish(payload, KEY, api.at, prepared)


def test_a_text_that_was_deleted_and_is_still_remembered_is_refused(x, api, post):
    once(api, "POST /2/tweets", DUPLICATE)
    x.concerns(KnownPost(NOON, begun=False))
    with pytest.raises(Refused, match="duplicate content"):
        out(x, post())


def test_a_text_that_was_tried_before_and_that_x_has_and_does_not_show_is_a_question(x, api, post):
    """One that was never tried is another's; of this one an attempt may have got out."""
    once(api, "POST /2/tweets", DUPLICATE)
    x.concerns(KnownPost(NOON, begun=True))
    with pytest.raises(Unknown, match="X says that it has this text already"):
        out(x, post())


def test_two_that_may_be_it_are_a_persons_question(x, api, post):
    payload = post()
    _, prepared = out(x, payload)
    api.posts.append({**api.posts[0], "id": str(int(api.posts[0]["id"]) + 1), "conversation_id": ""})
    with pytest.raises(Unknown, match="2 posts of the account on X may be this one"):
        x.find(payload, KEY, LATER, prepared)


def test_what_is_another_post_of_ours_is_not_this_one(x, api, post):
    payload = post()
    remote, prepared = out(x, payload)
    x.concerns(KnownPost(NOON, taken=lambda ids: {each: "Doors open at six." for each in ids if each == remote.id}))
    assert x.find(payload, KEY, LATER, prepared) is None
    with pytest.raises(Refused, match=f"the same text is public already: https://x.com/office/status/{remote.id}"):
        x.publish(payload, KEY, LATER, prepared)


def test_a_thread_that_was_broken_off_is_told_and_goes_on(x, api, post):
    payload = post("One", "Two", "Three")
    prepared = ready(x, payload)
    once(api, "POST /2/tweets", b"", done=False)
    with pytest.raises(Unknown):
        x.publish(payload, KEY, NOON, prepared)
    api.replies = False
    with pytest.raises(
        Refused, match=r"1 of 3 parts are public, https://x.com/office/status/\d+; then .*not allowed"
    ) as told:
        x.publish(payload, KEY, NOON, prepared)
    assert told.value.begun[0] == api.posts[0]["id"]
    assert x.find(payload, KEY, LATER, prepared).whole is False
    api.replies = True
    x.publish(payload, KEY, LATER, prepared)
    assert [made["said"] for made in api.posts] == ["One", "Two", "Three"]


def test_a_further_part_is_looked_for_in_its_own_row_alone(x, api, post):
    """The same words stand by themselves, too, and answer another post."""
    payload = post("One", "Two")
    _, prepared = out(x, payload)
    api.posts[1]["conversation_id"] = api.posts[1]["id"]
    api.posts.append({**api.posts[1], "id": str(int(api.posts[1]["id"]) + 1), "conversation_id": "17"})
    assert x.find(payload, KEY, LATER, prepared).whole is False


def test_what_is_old_and_not_public_is_begun_anew(x, api, post):
    payload = post()
    prepared = ready(x, payload)
    late = NOON + timedelta(hours=2)
    assert x.prepare(payload, KEY, late, prepared) != prepared
    x.publish(payload, KEY, NOON, prepared)
    assert x.prepare(payload, KEY, late, prepared) == prepared


def test_a_page_is_read_to_its_end(x, api, post):
    payload = post()
    remote, prepared = out(x, payload)
    for number in range(250):
        api.posts.append({**api.posts[0], "id": str(int(remote.id) + 1 + number), "text": f"Other {number}"})
    assert x.find(payload, KEY, LATER, prepared) == remote
    for number in range(3000):
        api.posts.append({**api.posts[0], "id": str(int(remote.id) + 300 + number), "text": f"Other {number}"})
    with pytest.raises(Unknown, match="posted more than X shows since"):
        x.find(payload, KEY, LATER, prepared)


def test_a_post_of_another_memory_is_looked_for_since_its_moment(account, api, post):
    payload, x = post(), account(known=None)
    remote, _ = out(account(), payload)
    x.concerns(KnownPost(NOON))
    assert x.find(payload, KEY, LATER, "") == remote
    assert x.find(payload, KEY, LATER, x.ahead(post(files={"a.jpg": jpeg()}), KEY, NOON, "")) == remote
    with pytest.raises(Unknown, match=r"0 of 1 parts are on the account's page on X, and a person may have deleted"):
        x.find(post("Tea at four."), KEY, NOON + timedelta(hours=1), "")


def test_of_two_as_alike_as_two_of_ours_each_is_one(x, api, post):
    payload = post()
    remote, prepared = out(x, payload)
    api.posts.append({**api.posts[0], "id": str(int(api.posts[0]["id"]) + 1), "conversation_id": ""})
    for earlier, found in ((False, remote.id), (True, api.posts[1]["id"])):
        x.concerns(KnownPost(NOON, others=lambda earlier=earlier: [OtherPost(payload, begun=NOON, earlier=earlier)]))
        assert x.find(payload, KEY, LATER, prepared).id == found


def test_ids_begin_at_a_moment():
    assert int(snowflake(NOON)) >> 22 == int(NOON.timestamp() * 1000) - 1_288_834_974_657


def test_of_two_that_may_be_a_further_part_a_person_chooses(x, api, post):
    payload = post("One", "Two")
    remote, prepared = out(x, payload)
    assert x.find(payload, KEY, LATER, prepared) == remote
    second = next(made for made in api.posts if made["id"] != remote.id)
    api.posts.append({**second, "id": str(int(second["id"]) + 1)})
    with pytest.raises(Unknown, match="2 posts of the account on X may be this one"):
        x.find(payload, KEY, LATER, prepared)


def test_where_an_id_is_too_old_to_begin_with_the_page_is_asked_since_a_moment(account, api, post):
    """As for a text that X says stands there already: it is looked for as far back as a day."""
    taken, counted = post(), []
    remote, _ = out(account(), taken)
    x = account(lambda costs, _now: counted.extend(price for _, price in costs), 10_000)
    x.concerns(KnownPost(NOON, begun=False))
    api.at, api.reach = NOON + timedelta(hours=1), timedelta(hours=12)
    with pytest.raises(Refused, match=f"the same text is public already: {remote.url}"):
        out(x, taken, now=api.at)
    assert (api.called[-1], sum(counted)) == ("GET /2/users/2244994945/tweets", 1)


def test_a_no_that_is_about_something_else_is_one(x, api, post):
    prepared = ready(x, post())
    once(api, "GET /2/users/2244994945/tweets", invalid("The `max_results` query parameter is not valid"))
    with pytest.raises(Refused, match="max_results"):
        x.find(post(), KEY, LATER, prepared)


def test_the_other_words_are_tried_wherever_the_no_names_the_parameter(x, api, post):
    remote, _ = out(x, post())
    refused = invalid("One parameter is not known here.", **{"tweet.fields": ["text"]})
    calls.SPOKEN.pop(api.door.url, None)
    once(api, "GET /2/tweets", refused)
    api.dialect = "new"
    api.at = LATER.replace(year=2027)
    assert x.measure(remote, NOON, api.at).reactions == 3

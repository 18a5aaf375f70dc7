"""The first comment: plain text below the post, written once, also where answers are lost."""

import pytest

from contracts.linkedin import BROKEN, MEMBER, PAGE, no
from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.networks.network import KnownPost
from stage.begun import KEY, out, ready
from stage.life import NOON
from stage.loopback import answer

TEXTS = ("Doors open at six.", "More (and all) of it: https://iom.int/a_b")


@pytest.fixture
def payload(post):
    return post(*TEXTS)


def comments_are(api, *said):
    """The next calls of a comment are answered so; with True, after it was done."""
    usual, left = type(api).comment, list(said)

    def played(asked, urn):
        answered, done = left.pop(0)
        if not left:
            del api.comment
        if done:
            usual(api, asked, urn)
        return answered

    api.comment = played


def test_a_comment_is_plain_text_below_the_post(linkedin, api, payload):
    remote, _ = out(linkedin, payload)
    (comment,) = api.comments
    assert (comment["message"]["text"], comment["object"], remote.parts) == (TEXTS[1], remote.id, 2)
    linkedin.delete(payload, remote, KEY, NOON, "")
    assert api.comments == []


def test_a_post_that_is_not_known_everywhere_yet_is_commented_on_later(linkedin, api, payload):
    api.deaf = 2
    prepared = ready(linkedin, payload)
    for _ in range(2):
        with pytest.raises(Unreachable, match="does not let the post be commented on yet") as late:
            linkedin.publish(payload, KEY, NOON, prepared)
        assert (late.value.retry_after, late.value.begun[0]) == (5.0, api.posts[0]["id"])
        prepared = late.value.kept
    prepared = linkedin.prepare(payload, KEY, NOON, prepared)
    remote = linkedin.publish(payload, KEY, NOON, prepared)
    assert (len(api.posts), len(api.comments), remote.id) == (1, 1, api.posts[0]["id"])


@pytest.mark.parametrize("done", [True, False])
def test_a_lost_answer_to_a_comment_is_looked_up_below_the_post(linkedin, api, payload, done):
    comments_are(api, (BROKEN, done))
    with pytest.raises(Unknown) as lost:
        out(linkedin, payload)
    found = linkedin.find(payload, KEY, NOON, lost.value.kept)
    assert (found.whole, found.id) == (done, api.posts[0]["id"])
    if not done:
        linkedin.publish(payload, KEY, NOON, found.kept)
    assert (len(api.posts), len(api.comments)) == (1, 1)


def test_a_post_without_its_comment_is_found_as_a_beginning(linkedin, api, payload):
    prepared = ready(linkedin, payload)
    out(linkedin, payload)
    api.comments.clear()
    found = linkedin.find(payload, KEY, NOON, prepared)
    assert not found.whole
    assert linkedin.publish(payload, KEY, NOON, found.kept).parts == 2
    api.posts.clear()
    assert linkedin.find(payload, KEY, NOON, found.kept).whole


def test_comments_are_read_on_until_its_own_is_found(linkedin, api, payload):
    remote, prepared = out(linkedin, payload)
    others = {"id": "7", "actor": MEMBER, "object": remote.id, "message": {"text": "Hurrah"}}
    api.comments[:0] = [others] * 450
    assert linkedin.find(payload, KEY, NOON, prepared).whole
    api.comments[:0] = [others] * 50
    with pytest.raises(Unknown, match=f"more than 500 comments stand below .*{remote.id}: look there"):
        linkedin.find(payload, KEY, NOON, prepared)


def test_a_no_to_the_comment_leaves_the_post_and_says_so(linkedin, api, payload):
    comments_are(api, (no(400, "FIELD_LENGTH_TOO_LONG", "message is too long"), False))
    with pytest.raises(Refused, match=r"1 of 2 parts are public, https://.*; then LinkedIn refused it: 400") as refused:
        out(linkedin, payload)
    assert refused.value.begun[0] == api.posts[0]["id"]


def test_a_post_that_an_earlier_attempt_left_has_its_comment_once(linkedin, api, payload):
    """Its worker was killed after the comment, or before it, and the page showed the post late."""
    _, prepared = out(linkedin, payload)
    linkedin.concerns(KnownPost(NOON))
    for comments in (1, 0):
        del api.comments[comments:]
        remote = linkedin.publish(payload, KEY, NOON, prepared)
        assert (len(api.posts), len(api.comments), remote.parts) == (1, 1, 2)
    api.scopes.discard("r_organization_social_feed")
    with pytest.raises(Unknown, match=r"1 of 2|whether its comment is there cannot be seen") as doubt:
        linkedin.publish(payload, KEY, NOON, prepared)
    assert (len(api.comments), doubt.value.begun[0]) == (1, api.posts[0]["id"])


@pytest.mark.parametrize(
    ("api", "scope"), [(PAGE, "w_organization_social_feed"), (MEMBER, "w_member_social_feed")], indirect=["api"]
)
def test_a_token_that_may_post_and_not_comment_leaves_the_post_and_says_what_to_do(linkedin, api, payload, scope):
    """Whether a pasted token may comment nobody can ask: the post is public, and its comment follows when it may."""
    api.scopes = api.scopes - {scope}
    prepared = ready(linkedin, payload)
    for _ in range(2):  # a member's comment is an attempt of its own
        with pytest.raises(Unreachable) as late:
            linkedin.publish(payload, KEY, NOON, prepared)
        prepared = late.value.kept
    (there,) = api.posts
    assert str(late.value) == (
        f"1 of 2 parts are public, https://www.linkedin.com/feed/update/{there['id']}/; then LinkedIn refused it: 403, "
        f"Not enough permissions to access: {scope}: for the comment, run `postdesk accounts add` again and allow "
        f"{scope}, or write it there by hand and `postdesk cancel` the rest"
    )
    assert late.value.begun[0] == there["id"]
    api.scopes = api.scopes | {scope}
    linkedin.publish(payload, KEY, NOON, late.value.kept)
    assert (len(api.posts), [one["message"]["text"] for one in api.comments]) == (1, [TEXTS[1]])


@pytest.fixture
def posted(linkedin, payload):
    """A member's post that is there, with what is kept of it for its comment."""
    with pytest.raises(Unreachable, match="the post is there, its comment follows") as later:
        out(linkedin, payload)
    assert later.value.retry_after == 5.0
    return later.value.kept


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_a_members_comment_follows_as_an_attempt_of_its_own(linkedin, api, payload, posted):
    prepared = linkedin.prepare(payload, KEY, NOON, posted)
    assert linkedin.publish(payload, KEY, NOON, prepared).parts == 2
    assert (len(api.posts), len(api.comments)) == (1, 1)


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_a_members_post_whose_answer_was_lost_gets_its_comment_without_a_question(linkedin, api, payload, posted):
    prepared = ready(linkedin, payload)
    linkedin.concerns(KnownPost(NOON))
    assert linkedin.find(payload, KEY, NOON, prepared) is None
    with pytest.raises(Unreachable, match="its comment follows") as later:
        linkedin.publish(payload, KEY, NOON, prepared)
    assert later.value.kept == posted
    assert (len(api.posts), len(api.comments)) == (1, 0)


@pytest.mark.parametrize("api", [MEMBER], indirect=True)
def test_of_a_members_comment_whose_answer_was_lost_a_person_is_asked(linkedin, api, payload, posted):
    comments_are(api, (answer(504), True))
    with pytest.raises(Unknown) as lost:
        linkedin.publish(payload, KEY, NOON, posted)
    with pytest.raises(Unknown, match="shows no comments to a member's program: look at https"):
        linkedin.find(payload, KEY, NOON, lost.value.kept)

"""Posting by Mastodon's API: to servers that honour idempotency keys, and to those that do not."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.models import Account, Attachment, Figures, Payload, Standing
from postdesk.networks.mastodon.api import Mastodon
from postdesk.networks.mastodon.instance import told_version
from postdesk.networks.mastodon.prepared import PreparedStatus
from postdesk.networks.network import KnownPost, fixed_for
from postdesk.wire import Wire
from stage.begun import KEY, ready
from stage.life import NOON
from stage.loopback import Loopback, answer
from stage.pretend_mastodon import Instance

POST, STATUSES = "POST /api/v1/statuses", "GET /api/v1/accounts/7/statuses"
LOST = (answer(503, b"<h1>", "text/html"), True)
LATER = NOON + timedelta(hours=2)
SOON = NOON + timedelta(minutes=20)


@pytest.fixture
def desk(tmp_path):
    """An account at a server that is as it is told to be."""
    (tmp_path / "00").write_bytes(b"png")
    opened = []

    def at(token="token", **said):
        instance = Instance(**said)
        instance.server = instance.serve().__enter__()
        opened.append(instance.server)
        return Mastodon(
            Wire(instance.server.url), token, tmp_path, memory=tmp_path / instance.server.url[-5:]
        ), instance

    yield at
    for server in opened:
        server.__exit__()


def payload(*texts, **more):
    return Payload("mastodon", "fedi", texts or ("Doors open at six.",), **more)


def proven(mastodon, instance, at=NOON):
    """Let the account's list show another post, and return what is fixed for the one that is to come."""
    tea, other = payload("Tea."), "ff00" * 8
    instance.at = at
    mastodon.publish(tea, other, at, ready(mastodon, tea, at, key=other))
    return ready(mastodon, payload())


def hall(alt="The hall."):
    return Attachment("media/hall.png", alt, 3, "00")


def test_a_post_says_its_language_and_who_may_see_it(desk):
    mastodon, instance = desk()
    post = payload(language="sr-Latn", warning="Violence")
    remote = mastodon.publish(post, KEY, NOON, ready(mastodon, post))
    assert (remote.id, remote.url) == ("100", "https://example.social/@office/100")
    assert instance.posts[0]["language"] == "sr-Latn"
    assert instance.posts[0]["visibility"] == "public"
    sent = instance.server.asked[-1]
    assert (sent.headers["idempotency-key"], sent.headers["content-type"]) == (KEY, "application/json")
    assert set(sent.json) == {"status", "visibility", "language", "spoiler_text"}
    assert sent.json["spoiler_text"] == "Violence"


def test_pictures_are_uploaded_with_their_words_and_waited_for(desk):
    mastodon, instance = desk(works=3)
    post = payload(media=(hall(), hall("Ţara & more")))
    prepared = ""
    for _ in range(2):
        prepared = mastodon.prepare(post, KEY, NOON, prepared)
    for _ in range(2):
        with pytest.raises(Unreachable, match="is still working on a picture") as wait:
            ready(mastodon, post, prepared=prepared)
        assert wait.value.retry_after == 5
    prepared = ready(mastodon, post, prepared=prepared)
    assert len(instance.pictures) == 2
    assert "Ţara & more".encode() in instance.pictures[1]
    assert b'filename="hall.png"' in instance.pictures[1]
    mastodon.publish(post, KEY, NOON, prepared)
    assert len(instance.posts[0]["media_attachments"]) == 2


def test_a_picture_goes_by_what_it_is_and_not_by_what_its_file_was_called(desk):
    mastodon, instance = desk()
    ready(mastodon, payload(media=(Attachment("media/hall.heic", "The hall.", 3, "00", "image/jpeg", 4, 3),)))
    assert b'filename="hall.jpg"' in instance.pictures[0]
    assert b"Content-Type: image/jpeg" in instance.pictures[0]


def test_a_lost_answer_is_no_second_post_where_keys_are_honoured(desk):
    mastodon, instance = desk()
    post = payload()
    prepared = ready(mastodon, post)
    instance.faults[POST] = LOST
    with pytest.raises(Unknown, match="answered 503"):
        mastodon.publish(post, KEY, NOON, prepared)
    assert mastodon.publish(post, KEY, SOON, prepared).id == "100"
    assert mastodon.find(post, KEY, LATER, prepared).id == "100"
    assert len(instance.posts) == 1


@pytest.mark.parametrize("version", ["0.20.0+git", "4.2.0 (compatible; snac 2.75)", "", "takahe/0.11"])
def test_a_lost_answer_is_no_second_post_where_they_are_not(desk, version):
    mastodon, instance = desk(version=version, honours=False)
    post = payload()
    prepared = ready(mastodon, post)
    instance.faults[POST] = LOST
    with pytest.raises(Unknown):
        mastodon.publish(post, KEY, NOON, prepared)
    assert mastodon.publish(post, KEY, NOON, prepared).id == "100"
    assert len(instance.posts) == 1


def test_an_account_that_posts_quietly_says_so_with_every_part(desk):
    mastodon, instance = desk()
    mastodon.visibility = "unlisted"
    post = payload("One.", "Two.")
    mastodon.publish(post, KEY, NOON, ready(mastodon, post))
    assert [post["visibility"] for post in instance.posts] == ["unlisted", "unlisted"]
    mastodon.publish(payload(visibility="private"), "0100" * 8, NOON, ready(mastodon, payload(), key="0100" * 8))
    assert instance.posts[-1]["visibility"] == "private"


def test_a_key_that_is_too_old_to_protect_is_not_trusted(desk):
    mastodon, instance = desk()
    post = payload()
    prepared = ready(mastodon, post)
    mastodon.publish(post, KEY, NOON, prepared)
    instance.keys.clear()
    assert mastodon.publish(post, KEY, NOON + timedelta(minutes=51), prepared).id == "100"
    assert len(instance.posts) == 1


def test_a_server_that_says_nothing_of_itself_is_not_trusted_with_keys():
    with Loopback(lambda _asked: answer(404, {})) as server:
        assert told_version(Wire(server.url), NOON) == ""


def test_where_nobody_can_look_nothing_is_sent(desk):
    mastodon, instance = desk(version="")
    post = payload()
    prepared = ready(mastodon, post)
    instance.faults[STATUSES] = answer(403, {})
    with pytest.raises(Unreachable, match="refused it: 403"):
        mastodon.publish(post, KEY, NOON, prepared)
    assert instance.posts == []


def test_a_thread_hangs_together_and_goes_on_where_it_stopped(desk):
    for version in ("4.6.4", ""):
        mastodon, instance = desk(version=version, honours=bool(version))
        post = payload("One.", "Two.", "Three.", media=(hall(),))
        prepared = ready(mastodon, post)
        put = instance._post
        instance._post = lambda asked, put=put, at=instance: answer(429, {}) if len(at.posts) == 2 else put(asked)
        with pytest.raises(Unreachable) as stopped:
            mastodon.publish(post, KEY, NOON, prepared)
        if version:
            assert not mastodon.find(post, KEY, NOON, prepared).whole
        with pytest.raises(Unknown, match="only 2 of 3 parts are on"):
            mastodon.find(post, KEY, NOON + timedelta(minutes=59), prepared)
        instance._post = put
        assert mastodon.publish(post, KEY, NOON, stopped.value.kept).id == "100"
        assert [post["in_reply_to_id"] for post in instance.posts] == [None, "100", "101"]
        assert [len(post["media_attachments"]) for post in instance.posts] == [1, 0, 0]
        assert mastodon.find(post, KEY, LATER, prepared).id == "100"


def test_a_refusal_is_told_in_the_servers_words_and_what_is_public_is_named(desk):
    mastodon, _ = desk()
    with pytest.raises(Refused, match=r"^127.0.0.1:\d+ refused it: 422, Validierung fehlgeschlagen: Text zu lang$"):
        mastodon.publish(payload("x" * 501), KEY, NOON, ready(mastodon, payload()))
    post = payload("One.", "x" * 501)
    with pytest.raises(Refused, match=r"^1 of 2 parts are public, https://example.social/@office/100; then .*: 422, "):
        mastodon.publish(post, KEY, NOON, ready(mastodon, post))


def test_a_token_that_is_not_accepted_keeps_the_post_from_being_begun(desk):
    mastodon, _ = desk(token="wrong")
    with pytest.raises(Unreachable, match="does not accept the token") as no:
        ready(mastodon, payload())
    assert "wrong" not in str(no.value)


def test_a_post_that_lost_its_pictures_is_public_and_said_to_have_lost_them(desk):
    mastodon, instance = desk()
    instance.loses = 1
    post = payload(media=(hall(),))
    prepared = ready(mastodon, post)
    for call in (mastodon.publish, mastodon.find):
        assert call(post, KEY, NOON, prepared).differs == ("with 0 of 1 pictures",)


def test_what_is_absent_is_absent_for_as_long_as_nobody_can_have_deleted_it(desk):
    for version, sure in (("4.6.4", 49), ("", 9)):
        mastodon, instance = desk(version=version)
        prepared = proven(mastodon, instance)
        assert mastodon.find(payload(), KEY, NOON + timedelta(minutes=sure), prepared) is None
        with pytest.raises(Unknown, match=r"the post is not on 127.*, and a person may have deleted"):
            mastodon.find(payload(), KEY, NOON + timedelta(minutes=sure + 2), prepared)


def test_several_that_may_be_it_and_a_page_too_full_are_no_answer(desk):
    mastodon, instance = desk(honours=False)
    prepared = ready(mastodon, payload())
    for _ in range(2):
        mastodon.publish(payload(), KEY, NOON, prepared)
    with pytest.raises(Unknown, match=r"2 posts on .* may be this one, https://example.social/@office/101"):
        mastodon.find(payload(), KEY, NOON, prepared)
    with pytest.raises(Unknown, match="2 posts"):
        mastodon.publish(payload(), KEY, LATER, prepared)
    instance.posts *= 20
    with pytest.raises(Unknown, match="the account posted more than 40 times since"):
        mastodon.find(payload("Tea at four."), KEY, NOON, prepared)


def test_a_post_of_last_week_with_the_same_words_is_another(desk):
    mastodon, instance = desk(version="")
    instance.at = NOON - timedelta(days=7)
    prepared = proven(mastodon, instance, at=NOON - timedelta(days=7))
    assert mastodon.find(payload(), KEY, NOON, prepared) is None


def test_what_was_begun_long_ago_is_begun_anew_unless_it_is_public(desk):
    mastodon, instance = desk()
    post = payload(media=(hall(),))
    prepared = ready(mastodon, post)
    again = ready(mastodon, post, LATER, prepared)
    assert again != prepared
    assert len(instance.pictures) == 1
    instance.at = LATER
    mastodon.publish(post, KEY, LATER, again)
    public = fixed_for(PreparedStatus, ready(mastodon, post, LATER + timedelta(days=1), again), KEY)
    assert public.at == LATER
    assert ready(mastodon, post, LATER, again, key="0100" * 8) != again


def test_what_was_made_ready_long_ago_and_never_sent_is_begun_anew_whatever_the_list_shows(desk):
    """The account posted more since than the server lists: of what was sent once, that would be a doubt."""
    mastodon, instance = desk()
    post, other = payload(), payload("Quite another thing.")
    prepared = ready(mastodon, post)
    instance.at = LATER
    mastodon.publish(other, "ff00" * 8, LATER, ready(mastodon, other, LATER, key="ff00" * 8))
    instance.posts += [instance.posts[0] | {"id": str(number)} for number in range(200, 240)]
    mastodon.concerns(KnownPost(NOON))
    with pytest.raises(Unknown, match="the account posted more than 40 times since"):
        ready(mastodon, post, LATER, prepared)
    mastodon.concerns(KnownPost(NOON, tried=False))
    assert fixed_for(PreparedStatus, ready(mastodon, post, LATER, prepared), KEY).at == LATER


def test_a_post_that_was_never_begun_here_is_for_a_person_to_look_for(desk):
    mastodon, _ = desk()
    for prepared in ("", ready(mastodon, payload(), key="0100" * 8)):
        with pytest.raises(Unknown, match="since when it may be public is not known"):
            mastodon.find(payload(), KEY, NOON, prepared)


def test_an_account_stands_as_its_server_says(desk):
    mastodon, instance = desk()
    assert mastodon.standing(NOON) == Standing("office", "read write", 287, id="7")
    for app in ({"name": "postdesk"}, []):
        instance.app = app
        assert mastodon.standing(NOON) == Standing("office", None, 287, id="7")
    instance.app = {"name": "postdesk", "scopes": ["read"]}
    assert mastodon.standing(NOON).bars.startswith("the token may not post, for it lacks write:statuses")


def test_nothing_goes_out_with_the_token_of_another_account(tmp_path):
    with Instance().serve() as server:
        named = Account("office", "mastodon", own={"id": "8"})
        mastodon = Mastodon(Wire(server.url), "token", tmp_path, account=named)
        for ask in (lambda: mastodon.standing(NOON), lambda: mastodon.prepare(payload(), KEY, NOON, "")):
            with pytest.raises(
                Unreachable, match=r"the token is of @office \(7\), and desk.toml says that office is 8"
            ):
                ask()


def test_figures_are_the_servers_own(desk):
    mastodon, instance = desk()
    remote = mastodon.publish(payload(), KEY, NOON, ready(mastodon, payload()))
    assert mastodon.measure(remote, NOON, NOON) == Figures(reactions=4, comments=1, shares=2)
    assert mastodon.followers(NOON) == 1204
    assert [(budget.most, cost) for budget, cost in mastodon.reading_costs(50)] == [(300, 50)]
    instance.posts.clear()
    with pytest.raises(Refused, match="refused it: 404, Record not found"):
        mastodon.measure(remote, NOON, NOON)


def test_pictures_are_uploaded_ahead_and_used_at_the_posts_time(desk):
    mastodon, instance = desk(works=2)
    post = payload(media=(hall(), hall("Again.")))
    early = mastodon.ahead(post, KEY, NOON, "")
    with pytest.raises(Unreachable, match="is still working on a picture"):
        mastodon.ahead(post, KEY, NOON, early)
    while (done := mastodon.ahead(post, KEY, NOON, early)) != early:
        early = done
    assert (len(instance.pictures), instance.posts) == (2, [])
    prepared = ready(mastodon, post, SOON, early)
    mastodon.publish(post, KEY, SOON, prepared)
    assert len(instance.pictures) == 2
    assert instance.posts[0]["created_at"] == NOON.isoformat()
    assert mastodon.ahead(post, KEY, SOON, prepared) == prepared


def test_a_picture_that_the_server_has_dropped_is_uploaded_again(desk):
    mastodon, instance = desk()
    post = payload(media=(hall(), hall("Again.")))
    prepared = ready(mastodon, post)
    instance.dropped.add("2")
    again = ready(mastodon, post, SOON, prepared)
    mastodon.publish(post, KEY, SOON, again)
    assert [each["id"] for each in instance.posts[0]["media_attachments"]] == ["1", "3"]


@pytest.mark.parametrize(("token", "trouble"), [("token", Refused), ("other", Unreachable)])
def test_a_picture_that_is_refused_is_told_from_a_token_that_is(desk, token, trouble):
    mastodon, instance = desk()
    post = payload(media=(hall(),))
    prepared = mastodon.prepare(post, KEY, NOON, "")
    instance.faults["POST /api/v2/media"] = answer(400, {})
    instance.token = token
    with pytest.raises(trouble):
        mastodon.prepare(post, KEY, NOON, prepared)


def test_what_another_memory_sent_at_its_moment_is_found_and_what_is_not_there_is_for_a_person(desk):
    mastodon, _ = desk()
    mastodon.publish(payload(), KEY, NOON, ready(mastodon, payload()))
    mastodon.concerns(KnownPost(NOON))
    assert mastodon.find(payload(), KEY, SOON, "").id == "100"
    with pytest.raises(Unknown, match=r"the post is not on .*, and since when it may be public is not known"):
        mastodon.find(payload("Tea."), KEY, SOON, "")


def test_what_nothing_was_fixed_for_is_not_sent(desk):
    mastodon, instance = desk()
    with pytest.raises(Unknown, match="since when it may be public is not known"):
        mastodon.publish(payload(), KEY, NOON, "")
    assert instance.posts == []


def test_what_differs_in_a_later_part_says_in_which(desk):
    mastodon, instance = desk()
    put = instance._post
    instance._post = lambda asked: put(asked).replace(b"Two.", b"2...")
    post = payload("One.", "Two.")
    remote = mastodon.publish(post, KEY, NOON, ready(mastodon, post))
    assert (remote.differs, remote.parts) == (("part 2 with other words",), 2)


def test_ones_own_second_part_is_no_comment(desk):
    mastodon, _ = desk()
    remote = mastodon.publish(payload(), KEY, NOON, ready(mastodon, payload()))
    assert mastodon.measure(replace(remote, parts=2), NOON, NOON).comments == 0


def test_what_a_post_its_edit_and_its_deletion_cost_of_the_servers_limits_and_how_it_goes(desk):
    mastodon, instance = desk()
    post = payload("One.", "Two.", media=(hall(),))
    assert [(budget.most, cost) for budget, cost in mastodon.costs(post)] == [(300, 8), (30, 1)]
    assert [(budget.most, cost) for budget, cost in mastodon.costs(post, deleting=True)] == [(300, 8), (30, 2)]
    other = payload("One.", "Two!", media=(hall(),))
    assert [(budget.most, cost) for budget, cost in mastodon.costs_of_edit(post, other)] == [(300, 2)]
    assert mastodon.rests() is None
    remote = mastodon.publish(post, KEY, NOON, ready(mastodon, post))
    mastodon.delete(post, remote, KEY, NOON, "")
    assert instance.posts == []

"""What a real Mastodon answered, played to our api again: what we decide on each of its answers."""

import itertools
import re
from datetime import UTC, datetime, timedelta

import pytest
from recorded import answers

from postdesk.errors import Refused, Unreachable
from postdesk.models import Attachment, Payload, Remote
from postdesk.networks.mastodon import instance
from postdesk.networks.mastodon.answers import Context, Status
from postdesk.networks.mastodon.api import Mastodon
from postdesk.networks.mastodon.prepared import PreparedStatus, UploadedPicture
from postdesk.networks.mastodon.removal import remove
from postdesk.networks.network import kept
from postdesk.wire import Wire
from stage.begun import KEY, png
from stage.loopback import Loopback
from stage.loopback import answer as said_as

NOW = datetime(2026, 10, 14, 19, 5, tzinfo=UTC)
POST = Payload("mastodon", "fedi", ("Doors open at six.",))
HALL = Attachment("hall.png", "The hall.", 3, "00")


def some(kind, status, *names):
    """The recorded answers of one kind: "POST /api/v1/statuses"."""
    wanted = re.compile(kind.replace("N", r"\d+"))
    return [
        (code, headers, body)
        for method, path, code, headers, body in answers(*names)
        if wanted.fullmatch(f"{method} {path}") and code == status
    ]


def played(*found):
    """A server that gives recorded answers, one after another."""
    turn = iter(found)

    def play(_asked):
        code, headers, body = next(turn)
        told = {name: value for name, value in headers.items() if name.startswith("x-ratelimit")}
        return said_as(code, body, headers["content-type"], **told)

    return Loopback(play)


def office(server, folder):
    return Mastodon(Wire(server.url), "token", folder)


def begun(*media):
    return kept(PreparedStatus(KEY, NOW, "7", honoured=True, media=media))


def test_every_post_it_took_is_one_that_we_can_name(tmp_path):
    taken = some("POST /api/v1/statuses", 200)  # among them a few that were scheduled, which we never ask for
    found = [one for one in taken if b'"media_attachments":[]' in one[2] and b'"scheduled_at"' not in one[2]]
    assert len(found) > 150
    with played(*found) as server:
        for _ in found:
            remote = office(server, tmp_path).publish(POST, KEY, NOW, begun())
            assert remote.whole
            assert re.fullmatch(r"\d{18}", remote.id)
            assert remote.url.startswith("http://localhost:3000/")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("test_lang_for_errors", "Text上限は500文字です"),
        ("test_status_empty", "Textを入力してください"),
        ("test_status_delete_media", "存在しないか"),
    ],
)
def test_what_it_refuses_is_refused_in_whatever_language(tmp_path, name, words):
    refusal, known, may = (
        some("POST /api/v1/statuses", 422, name)[0],
        some("GET /api/v1/accounts/verify_credentials", 200)[0],
        some("GET /api/v1/apps/verify_credentials", 200)[0],
    )
    with played(refusal, known, may) as server, pytest.raises(Refused, match=f"422, .*{words}"):
        office(server, tmp_path).publish(POST, KEY, NOW, begun())


def test_a_token_that_it_does_not_accept_sends_nothing_and_leaves_the_account_waiting(tmp_path):
    (refusal,) = some("GET /api/v1/timelines/home", 401, "test_unauthed_home_tl_throws")
    with played(refusal) as server, pytest.raises(Unreachable, match="does not accept the token") as waits:
        office(server, tmp_path).publish(POST, KEY, NOW, begun())
    assert waits.value.retry_after == 300


def test_pictures_are_ready_at_once_or_worked_on_and_then_there(tmp_path):
    (tmp_path / "00").write_bytes(png())
    now, later = some("POST /api/v2/media", 200)[0], some("POST /api/v2/media", 202)[0]
    working, ready = some("PUT /api/v1/media/N", 206)[0], some("GET /api/v1/media/N", 200)[0]
    post = Payload("mastodon", "fedi", ("Doors.",), media=(HALL,))
    with played(now, later, working, ready) as server:
        network = office(server, tmp_path)
        at_once = network.ahead(post, KEY, NOW, "")
        assert network.ahead(post, KEY, NOW, at_once) == at_once
        slowly = network.ahead(post, KEY, NOW, "")
        with pytest.raises(Unreachable, match="is still working on a picture"):
            network.ahead(post, KEY, NOW, slowly)
        done = network.ahead(post, KEY, NOW, slowly)
        assert network.ahead(post, KEY, NOW, done) == done != slowly


def test_a_picture_that_it_does_not_have_is_uploaded_again(tmp_path):
    (tmp_path / "00").write_bytes(png())
    missing, taken = some("GET /api/v1/statuses/N", 404, "test_status_missing")[0], some("POST /api/v2/media", 200)[0]
    post = Payload("mastodon", "fedi", ("Doors.",), media=(HALL,))
    old = begun(UploadedPicture("1", ready=True, seen=NOW))
    with played(missing, taken) as server:
        again = office(server, tmp_path).prepare(post, KEY, NOW + timedelta(minutes=6), old)
    assert again != old


def test_a_post_is_deleted_and_one_that_is_gone_is_no_trouble():
    there, deleted = some("GET /api/v1/statuses/N", 200)[0], some("DELETE /api/v1/statuses/N", 200)[0]
    missing, gone = some("GET /api/v1/statuses/N", 404)[0], some("DELETE /api/v1/statuses/N", 404)[0]
    context = some("GET /api/v1/statuses/N/context", 200)[0]
    with played(there, deleted, missing, missing, there, context, gone, missing, missing) as server:
        remove(Wire(server.url), "token", ["Doors."], Remote("7", ""), (), NOW)
        assert [asked.method for asked in server.asked] == ["GET", "DELETE", "GET"]
        remove(Wire(server.url), "token", ["Doors."], Remote("7", ""), (), NOW)
        with pytest.raises(Refused, match="1 of 2 parts were found, and are deleted"):
            remove(Wire(server.url), "token", ["Doors.", "Tea."], Remote("7", ""), (), NOW)
        assert [asked.method for asked in server.asked[3:]] == ["GET", "GET", "GET", "DELETE", "GET", "GET"]


def test_what_it_says_of_itself_and_of_a_context_is_understood(tmp_path):
    with played(some("GET /api/v2/instance/", 200)[0], some("GET /api/v1/statuses/N/context", 200)[0]) as server:
        wire = Wire(server.url)
        itself = instance.ask(wire, NOW)
        assert wire.read("/", NOW).into(Context).descendants == []
    assert instance.own_version(itself.version) >= (4, 6)
    assert itself.limits["text"] == 500


def test_figures_are_read_and_a_post_that_is_gone_has_none(tmp_path):
    there, missing = some("GET /api/v1/statuses/N", 200)[0], some("GET /api/v1/statuses/N", 404)[0]
    with played(there, missing) as server:
        network = office(server, tmp_path)
        assert network.measure(Remote("7", ""), NOW, NOW).core is not None
        with pytest.raises(Refused, match="404"):
            network.measure(Remote("7", ""), NOW, NOW)


def test_what_it_says_is_left_is_heard(tmp_path):
    found = some("POST /api/v1/statuses", 200)
    lefts = {int(headers["x-ratelimit-remaining"]) for _, headers, _ in found if "x-ratelimit-remaining" in headers}
    assert lefts
    with played(*itertools.islice(found, 1)) as server:
        wire = Wire(server.url)
        reply = wire.write("/api/v1/statuses", NOW, json={})
        assert reply.left in lefts
        assert reply.into(Status).id
        assert wire.until is None

"""What `accounts --check` says at one network alone: Mastodon and its kin, Bluesky, Telegram, X.

What all networks say alike is in `test_standing`.
"""

from contextlib import ExitStack

import pytest

from contracts import kin_lives
from contracts.lives import bluesky, mastodon, telegram, x
from contracts.mastodon_kin import hollo, pixelfed, wordpress
from contracts.story import Scene
from contracts.telegram import CHANNEL, WORKROOM
from contracts.test_standing import stands
from stage.loopback import answer

SCOPES = "GET /api/v1/apps/verify_credentials"
MAKERS = {"hollo": hollo, "pixelfed": pixelfed, "wordpress": wordpress}
KIN = kin_lives.LIVES | {
    name: type(name, (kin_lives.KinLife,), {"kin": staticmethod(made)}) for name, made in MAKERS.items()
}
TICK = "on the server, open Preferences → Development → the app, tick it, and `postdesk accounts add` with a new token"


@pytest.fixture
def at(tmp_path):
    """Lays a desk with an account at a life's server, whose lines in desk.toml may be changed."""
    with ExitStack() as opened:

        def laid(life, more=""):
            scene = Scene(life, tmp_path)
            opened.enter_context(scene.door)
            scene.lay()
            toml = scene.root / "campaigns/desk.toml"
            toml.write_text(toml.read_text() + more)
            return scene

        yield laid


@pytest.mark.parametrize("name", KIN)
def test_at_mastodons_kin_it_is_said_who_it_is_and_what_the_token_may(at, name):
    life = KIN[name]()
    found = stands(at(life))
    assert (found["as"], found["id"], found["scopes"]) == ("office", "7", "read write")
    assert (found["trouble"], found["lacks"], found["calls_left"]) == (None, None, 287)


@pytest.mark.parametrize("name", KIN)
def test_where_a_server_tells_no_scopes_none_are_said_to_lack(at, name):
    life = KIN[name]()
    life.server.faults[SCOPES] = answer(404, {"error": "Not Found"})
    found = stands(at(life))
    assert (found["as"], found["scopes"], found["trouble"], found["lacks"]) == ("office", None, None, None)


@pytest.mark.parametrize(("name", "status"), [("takahe", 400), ("gotosocial", 401), ("wordpress", 401)])
def test_at_its_kin_a_token_that_is_good_no_more_is_said_with_what_to_do(at, name, status):
    life = KIN[name]()
    life.takes_back("revoked")
    trouble = stands(at(life))["trouble"]
    assert f"does not accept the token ({status}): set a new one, with `postdesk accounts add`" in trouble


@pytest.mark.parametrize("scopes", [["read"], ["read", "write:media"], []])
def test_on_mastodon_a_token_that_may_not_publish_keeps_the_account_from_posting(at, scopes):
    life = mastodon.Life()
    life.server.app = {"name": "postdesk", "scopes": scopes}
    found = stands(at(life))
    assert found["trouble"] == f"the token may not post, for it lacks write:statuses: {TICK}"
    assert (found["as"], found["lacks"]) == ("office", None)


@pytest.mark.parametrize(
    ("scopes", "lacks"),
    [
        (["read", "write:statuses"], "write:media (pictures)"),
        (["read:accounts", "write"], "read:statuses (finding posts again, and their figures)"),
        (["write:statuses", "write:media", "read:statuses"], "read:accounts (finding the account)"),
    ],
)
def test_on_mastodon_what_else_a_token_may_not_do_is_said_and_the_account_posts(at, scopes, lacks):
    life = mastodon.Life()
    life.server.app = {"name": "postdesk", "scopes": scopes}
    scene = at(life)
    found = stands(scene)
    assert (found["lacks"], found["trouble"]) == (f"{lacks}: {TICK}", None)
    scene.run("queue")
    assert scene.out(31, 32) == "published"


def test_on_bluesky_the_calls_that_are_left_are_said_and_a_session_that_ended_begins_anew(at):
    life = bluesky.Life()
    scene = at(life)
    life.takes_back("expired")
    found = stands(scene)
    assert (found["as"], found["calls_left"], found["trouble"], found["note"]) == ("office.test", 2998, None, None)


def test_on_bluesky_an_account_that_was_renamed_posts_on_and_its_new_name_is_said(at):
    life = bluesky.Life()
    life.server.handles["office.test"] = "did:plc:office"
    life.server.handle = "un-office.test"
    scene = at(life)
    found = stands(scene)
    assert (found["as"], found["trouble"]) == ("un-office.test", None)
    assert found["note"] == 'it is called un-office.test there now: write handle = "un-office.test" in desk.toml'
    scene.run("queue")
    assert scene.out(31, 32) == "published"


@pytest.mark.parametrize(
    "member",
    [
        {"status": "administrator", "can_post_messages": False, "can_delete_messages": True},
        {"status": "left"},
        {"status": "kicked"},
    ],
)
def test_on_telegram_a_bot_that_may_not_post_is_said_with_what_to_do(at, member):
    life = telegram.Life()
    life.server.member = member
    found = stands(at(life))
    advice = "make it an administrator there who may post messages"
    assert found["trouble"] == f"the bot @office_bot may not post in Office: {advice}"


def test_on_telegram_a_bot_that_may_not_delete_still_posts(at):
    life = telegram.Life()
    life.server.member["can_delete_messages"] = False
    found = stands(at(life))
    assert (found["as"], found["scopes"], found["trouble"]) == ("@office", "post", None)


@pytest.mark.parametrize(
    ("room", "about", "lacks"),
    [
        (WORKROOM, {}, None),
        (CHANNEL, {}, "a workroom that no reader sees: workroom = {room} in desk.toml is the channel itself"),
        (WORKROOM, {"username": "room"}, "a workroom that no reader sees: workroom = {room} in desk.toml is public"),
        (-1001, {}, "a workroom that it can write to: 127.0.0.1"),
    ],
)
def test_on_telegram_a_workroom_that_will_not_do_is_said_and_the_account_posts(at, room, about, lacks):
    life = telegram.Life()
    life.server.chats[WORKROOM].update(about)
    found = stands(at(life, f'workroom = "{room}"\n'))
    assert found["trouble"] is None
    assert (found["lacks"] or "").startswith((lacks or "").format(room=room))
    assert bool(found["lacks"]) is bool(lacks)


def test_on_x_the_looks_that_are_left_are_said(at):
    found = stands(at(x.Life()))
    assert (found["calls_left"], found["note"], found["token_ends"]) == (74, None, None)


def test_on_x_posts_that_not_everybody_sees_are_said(at):
    life = x.Life()
    life.server.protected = True
    found = stands(at(life))
    assert (found["note"], found["trouble"]) == ("its posts are protected: only who follows it sees them", None)


@pytest.mark.parametrize("life", [bluesky.Life, mastodon.Life, telegram.Life, x.Life])
def test_the_last_day_of_a_token_that_a_person_wrote_down_is_said(at, life):
    assert stands(at(life(), "token_ends = 2027-01-31\n"))["token_ends"] == "2027-01-31"

"""How `accounts --check` says it at each network: as it is, without a scope, at a token's end, with another's token.

And what Meta's networks and LinkedIn tell beside that: how long a token and a version last, what is left of a day, and
whether anybody sees what an app posts.
"""

import json
import re
import sys

import pytest

from contracts.linkedin_oauth import CLIENT, SECRET
from contracts.playing import LIVES, NETWORKS, able
from contracts.story import Scene

AS_IT_IS = {
    "bluesky": ("office.test", None, "did:plc:office"),
    "facebook": ("@ouroffice", "pages_show_list, pages_manage_posts", "1055"),
    "instagram": ("@ouroffice", "instagram_basic, instagram_content_publish", "17841"),
    "linkedin": ("country-office", "post and see figures, as an administrator", "urn:li:organization:1234"),
    "linkedin_member": ("Ana Marić", "post, edit and delete", "urn:li:person:782bbtaQ"),
    "linkedin_renewed": ("country-office", "post and see figures, as an administrator", "urn:li:organization:1234"),
    "mastodon": ("office", "read write", "7"),
    "telegram": ("@office", "post delete", None),
    "threads": ("@ouroffice", "threads_basic threads_content_publish", "25987654321098765"),
    "x": ("@office", "read-write", "2244994945"),
    "x_oauth2": ("@office", "tweet.read tweet.write users.read media.write", "2244994945"),
}
UNDER_SCOPED = {
    "facebook": "the token may not post to the Page, for it lacks pages_manage_posts (publishing, editing and deleting)",
    "instagram": "the token may not post to the account, for it lacks instagram_content_publish (publishing): run `post",
    "linkedin": "the token may not post, for it lacks w_organization_social: run `postdesk accounts add` again, and all",
    "linkedin_member": "the token may not post, for it lacks w_member_social: run `postdesk accounts add` again, and al",
    "linkedin_renewed": "the token may not post, for it lacks w_organization_social: run `postdesk accounts add` again,",
    "mastodon": "the token may not post, for it lacks write:statuses: on the server, open Preferences",
    "threads": "the token may not post, for it lacks threads_content_publish (publishing); threads_manage_replies",
    "x": "the keys may only read: set the app to Read and write at console.x.com, then make a new access token",
}
ENDED = {
    "bluesky": "does not let office.test in (AuthenticationRequired): the app password is wrong or was deleted: make a new one",
    "facebook": "does not accept the token (190/467), for it was withdrawn: run `postdesk accounts add` again",
    "instagram": "does not accept the token (190/467), for it was withdrawn: run `postdesk accounts add` again",
    "linkedin": "LinkedIn does not accept the token (401): run `postdesk accounts add` again",
    "linkedin_member": "LinkedIn does not accept the token (401): run `postdesk accounts add` again",
    "linkedin_renewed": "expired or revoked: sign in again: `postdesk accounts add office`",
    "mastodon": "does not accept the token (401): set a new one, with `postdesk accounts add`",
    "telegram": "does not accept the bot's token (401): set a new one, with `postdesk accounts add`",
    "threads": "does not accept the token (190/467), for it was withdrawn: run `postdesk accounts add` again",
    "x": "does not accept the keys (401): make new ones at console.x.com and run `postdesk accounts add` again",
    "x_oauth2": "Value passed for the token was invalid.: sign in again: `postdesk accounts add office`",
}
ANOTHERS = {
    "bluesky": ("office.test", "theirs.test", "does not let theirs.test in"),
    "facebook": (
        "1055",
        "1056",
        "the token is of @ouroffice (1055), and desk.toml says that office is @ouroffice (1056)",
    ),
    "instagram": ("17841", "17842", "the token may not post to the account, for it lacks instagram_basic (finding the"),
    "linkedin": ("1234", "99", "the person who signed in has no role on urn:li:organization:99: a super admin of the"),
    "linkedin_member": (
        "782bbtaQ",
        "other",
        "the token is that of Ana Marić, not of urn:li:person:other: sign in again",
    ),
    "linkedin_renewed": (
        "1234",
        "99",
        "the person who signed in has no role on urn:li:organization:99: a super admin of",
    ),
    "mastodon": (
        "server",
        'id = "8"\nserver',
        "the token is of @office (7), and desk.toml says that office is 8: noth",
    ),
    "telegram": (
        "@office",
        "@theirs",
        "chat not found: look whether the name is right; if it is, let the bot post there, ",
    ),
    "threads": (
        "ouroffice",
        "theirs",
        "the token is of @ouroffice (25987654321098765), and desk.toml says that office i",
    ),
    "x": (
        "2244994945",
        "77",
        "the token is of 2244994945, and desk.toml says that office is @office (77): nothing goes",
    ),
    "x_oauth2": (
        "2244994945",
        "77",
        "the token is of @office (2244994945), and desk.toml says that office is @office (77): nothing goes",
    ),
}
"""What is written in place of what in desk.toml, and what is said then."""

LEAVING = {
    "bluesky": "delete it at https://bsky.app/settings/app-passwords.",
    "facebook": "remove the app.",
    "instagram": "remove the app.",
    "linkedin": "open Settings → Data privacy → Other applications, and remove the app.",
    "linkedin_member": "open Settings → Data privacy → Other applications, and remove the app.",
    "linkedin_renewed": "open Settings → Data privacy → Other applications, and remove the app.",
    "mastodon": "open Preferences → Account → Authorized apps, and revoke postdesk.",
    "telegram": "write /revoke to @BotFather, and take the bot out of the channel's administrators.",
    "threads": "Settings → Account → Website permissions, and remove the app there.",
    "x": "open https://x.com/settings/connected_apps as the account, and revoke the app's access.",
    "x_oauth2": "X has taken the token's power away.",
}
"""What a person does to take the power of what she pasted, which no network lets a program do."""


@pytest.fixture
def life(request):
    return LIVES[request.param]()


@pytest.fixture
def scene(life, tmp_path):
    scene = Scene(life, tmp_path)
    with scene.door:
        yield scene.lay()


def stands(scene):
    return json.loads(scene.run("accounts", "--check", "--format", "json"))[0]


def test_every_network_is_in_every_table():
    assert [*AS_IT_IS] == [*ENDED] == [*ANOTHERS] == [*LEAVING] == NETWORKS
    assert [*UNDER_SCOPED] == able("under-scoped")


@pytest.mark.parametrize("life", NETWORKS, indirect=True)
def test_who_it_is_and_what_it_may(scene, life, request):
    found = stands(scene)
    handle, scopes, number = AS_IT_IS[request.node.callspec.params["life"]]
    assert (found["as"], found["id"], found["trouble"], found["lacks"]) == (handle, number, None, None)
    assert (found["scopes"] or "").startswith(scopes or "")


@pytest.mark.parametrize(("life", "says"), UNDER_SCOPED.items(), indirect=["life"])
def test_what_a_token_lacks_keeps_it_from_posting_and_is_said_with_who_it_is(scene, life, says):
    life.takes_back("under-scoped")
    found = stands(scene)
    assert found["trouble"].startswith(says)
    assert found["as"]


@pytest.mark.parametrize(("life", "says"), ENDED.items(), indirect=["life"])
def test_a_token_that_is_good_no_more_is_said_with_what_to_do(scene, life, says):
    life.takes_back("revoked")
    assert says in stands(scene)["trouble"]


@pytest.mark.parametrize(("life", "change"), ANOTHERS.items(), indirect=["life"])
def test_with_another_accounts_token_nothing_goes_out_and_nothing_is_lost(scene, life, change):
    ours, theirs, says = change
    toml = scene.root / "campaigns/desk.toml"
    toml.write_text(toml.read_text().replace(ours, theirs, 1))
    assert says in stands(scene)["trouble"]
    scene.run("queue")
    assert (scene.out(31, 32), life.public()) == ("queued", [])


@pytest.mark.parametrize(("life", "says"), LEAVING.items(), indirect=["life"])
def test_an_account_that_leaves_takes_its_secrets_along_and_what_is_public_stays(scene, life, says, monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    scene.lay(more=life.always).run("queue")
    assert scene.out(31) == "published"
    told = scene.run("accounts", "remove", "office", "--yes")
    assert re.match(r"office is off the desk; its secrets are out of .env(, the desk's memory)?\.\n", told)
    assert re.search(r"\b(To take|has taken) the \w", told)
    assert told.rstrip().endswith(says)
    assert "POSTDESK_OFFICE" not in (scene.root / ".env").read_text()
    assert "office" not in (scene.root / "campaigns/desk.toml").read_text()
    assert (scene.state, len(life.public())) == ("published", 1)


NEXT_WEEK = 1_796_000_000
"""30 November 2026, as the networks write moments."""
SCARCE = '{"call_count":91,"total_time":25,"total_cputime":25}'


def writes(ours, theirs):
    """Writes something into desk.toml in place of something."""

    def act(scene):
        toml = scene.root / "campaigns/desk.toml"
        assert ours in toml.read_text()
        toml.write_text(toml.read_text().replace(ours, theirs, 1))

    return act


def sets(**said):
    """Lets the server say something else of the account."""
    return lambda scene: [setattr(scene.life.server, name, value) for name, value in said.items()]


def keeps_the_app(scene):
    """Keeps the app's name and secret beside the token."""
    lines = f"POSTDESK_OFFICE_CLIENT_ID='{CLIENT}'\nPOSTDESK_OFFICE_CLIENT_SECRET='{SECRET}'\n"
    env = scene.root / ".env"
    env.write_text(env.read_text() + lines)


def takes(scope):
    """Takes a scope away from an app that is known here."""

    def act(scene):
        keeps_the_app(scene)
        scene.life.server.scopes.discard(scope)

    return act


TELLS = [
    ("facebook", writes('app_mode = "live"\n', ""), "note", "the app may be in Development mode, in which nobody but"),
    ("facebook", sets(), "note", "the app is Live, as desk.toml says"),
    ("facebook", sets(ends=NEXT_WEEK), "token_ends", "2026-11-30"),
    ("facebook", sets(usage={"X_App_Usage": SCARCE}), "note", "the app is Live, as desk.toml says; 9% of the calls"),
    ("facebook", sets(served="v21.0"), "note", "the app is Live, as desk.toml says"),
    (
        "facebook",
        lambda scene: scene.life.server.scopes.discard("read_insights"),
        "lacks",
        "read_insights (figures): ru",
    ),
    ("instagram", writes('app_mode = "live"\n', ""), "note", "the app may be in Development mode"),
    ("instagram", sets(), "posts_left", 50),
    ("instagram", sets(quota=0), "posts_left", 0),
    ("instagram", sets(seen_until=NEXT_WEEK), "token_ends", "2026-11-30"),
    ("threads", sets(), "posts_left", 250),
    ("threads", sets(used={"posts": 249, "replies": 0, "deletes": 0}), "posts_left", 1),
    (
        "threads",
        sets(),
        "note",
        "Threads takes further parts of threads today: 1,000; Threads takes deletions today: 100",
    ),
    (
        "threads",
        lambda scene: scene.life.server.door.scopes.discard("threads_delete"),
        "lacks",
        "threads_delete (delet",
    ),
    ("linkedin", sets(), "version_ends", "2027-09-15"),
    ("linkedin", writes("[accounts.office]", '[accounts.office]\nversion = "202603"'), "version_ends", "2027-03-16"),
    ("linkedin", sets(dead={"202609"}), "trouble", "LinkedIn does not answer in this version of its API (426)"),
    ("linkedin", sets(role="CONTENT_ADMINISTRATOR"), "lacks", "the page's figures: LinkedIn gives them to its admini"),
    ("linkedin", sets(role=""), "trouble", "the person who signed in has no role on urn:li:organization:1234: a super"),
    ("linkedin", keeps_the_app, "scopes", "post and see figures, as an administrator; r_organization_social r_organi"),
    ("linkedin", keeps_the_app, "token_ends", "2027-01-22"),
    ("linkedin", takes("r_organization_social"), "lacks", "r_organization_social (looking up a post whose answer was"),
    (
        "linkedin",
        takes("w_organization_social"),
        "trouble",
        "the token may not post, for it lacks w_organization_social",
    ),
    ("linkedin_member", keeps_the_app, "scopes", "post, edit and delete; openid profile w_member_social w_member_soci"),
    (
        "linkedin_member",
        sets(),
        "note",
        "a member's token posts, edits and deletes, and no more: LinkedIn shows it no p",
    ),
]
"""What is so at a network, and what is told of it under which name."""


@pytest.mark.parametrize(("life", "act", "name", "says"), TELLS, indirect=["life"])
def test_what_a_network_tells_beside_who_it_is_is_told(scene, act, name, says):
    act(scene)
    told = stands(scene)[name]
    assert (told if isinstance(says, int) else str(told)[: len(says)]) == says

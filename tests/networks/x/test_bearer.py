"""X with tokens that change every two hours: signing in, going on, being refused, leaving; nothing of it in plain."""

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from contracts.x import XApi
from contracts.x_oauth2 import CLIENT, SCOPE, SECRET
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.errors import Refused, Unreachable
from postdesk.models import Account
from postdesk.networks.declaration import Access
from postdesk.networks.network import freely
from postdesk.networks.signing_in import Person, SignedIn
from postdesk.networks.x import NETWORK
from postdesk.networks.x.sign_in import x_steps
from stage.life import NOON
from stage.loopback import answer

PLAIN = '[desk]\nname = "Office"\ntimezone = "UTC"\n'
CAMPAIGN = """\
campaign: doors
accounts: [x]
posts:
  - id: open
    at: 2026-11-23 15:30
    text: Doors open at six.
"""


class Ana(Person):
    """Signs in as she is told, at a server that is asked for what X's page would give her."""

    def __init__(self, api, secret=SECRET):
        self.api, self.told, self.secret = api, [], secret

    def tell(self, *sentences):
        self.told += sentences

    def ask(self, what, *, secret=False):
        return CLIENT if "ID" in what else self.secret

    def choose(self, what, choices):
        return "oauth2"

    def come_back(self, page):
        assert urlsplit(page.address).path == "/i/oauth2/authorize"
        return self.api.oauth2.allow(page.address, self.api.at)


@pytest.fixture
def api():
    api = XApi()
    yield api
    assert api.broken == []


@pytest.fixture
def office(api, tmp_path, monkeypatch):
    """A desk; `sign_in` lets Ana sign the account in, `run` is a command at so many minutes past noon."""
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns/desk.toml").write_text(PLAIN)
    (tmp_path / "campaigns/doors.yaml").write_text(CAMPAIGN)

    class Desks:
        root, told = tmp_path, []

        def sign_in(self, keep="env"):
            desk = Desk.open(tmp_path, lambda: api.at)
            with desk.log:
                return desk.accounts.add("x", "x", Ana(api), {"server": self.url}, keep, lambda _question: True)

        def run(self, *words, minutes=0):
            api.at = NOON + timedelta(minutes=minutes)
            ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], obj=Office(lambda: api.at))
            assert type(ran.exception) in {type(None), SystemExit}, (ran.output, ran.exception)
            self.told.append(ran.output)
            return ran.output

    desks = Desks()
    with api.serve() as door:
        desks.url = door.url
        yield desks
    plain = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".env"]
    for secret in (b"planted-access", b"planted-refresh", b"planted-client"):
        assert not [path for path in plain if secret in path.read_bytes()]
        assert secret.decode() not in "".join(desks.told)


def test_signed_in_it_posts_and_renews_by_itself(office, api):
    joined = office.sign_in()
    assert (joined.standing.handle, joined.places) == ("@office", [".env", "the desk's memory"])
    assert repr(SignedIn({"id": "7"}, {"token": "geheim"})) == "<signed in with id, token>"
    assert "POSTDESK_SECRETS_KEY='AGE-SECRET-KEY-" in (office.root / ".env").read_text()
    office.run("queue")
    assert "published: doors/open@x" in office.run("publish", minutes=211)
    assert (len(api.posts), api.oauth2.renewals) == (1, 1)
    (listed,) = json.loads(office.run("accounts", "--check", "--format", "json", minutes=220))
    assert (listed["as"], listed["trouble"], api.oauth2.renewals) == ("@office", None, 1)
    assert (listed["scopes"], listed["lacks"]) == (SCOPE, None)


def test_a_scope_that_a_renewal_no_longer_grants_is_told(office, api):
    office.sign_in()
    api.oauth2.scope = SCOPE.replace("media.write ", "")
    office.run("queue")
    office.run("publish", minutes=211)
    (listed,) = json.loads(office.run("accounts", "--check", "--format", "json", minutes=220))
    assert listed["lacks"] == "media.write: run `postdesk accounts add` again, and allow it"


def test_whose_tokens_they_are_is_asked_before_the_first_post_and_not_again(office, api):
    office.sign_in()
    office.run("queue")
    office.run("publish", minutes=211)
    assert api.called.count("GET /2/users/me") == 2
    office.run("delete", "doors/open@x", "--yes", minutes=220)
    assert (api.posts, api.called.count("GET /2/users/me")) == ([], 2)


def test_an_account_that_posts_nothing_keeps_its_tokens_going_and_pays_nothing(office, api):
    office.sign_in()
    for day in range(2):
        office.run("publish", minutes=1_440 * day + 1)
        office.run("publish", minutes=1_440 * day + 2)
    assert (api.oauth2.renewals, api.called.count("GET /2/users/me")) == (1, 1)


def test_a_token_that_x_took_back_early_is_renewed_and_the_call_goes_out_once(office, api):
    office.sign_in()
    office.run("queue")
    office.run("accounts", "--check", minutes=200)
    api.oauth2.access.clear()
    assert "published: doors/open@x" in office.run("publish", minutes=211)
    assert len(api.posts) == 1


def test_a_renewal_whose_answer_is_lost_ends_with_a_person_and_never_with_two_posts(office, api):
    office.sign_in()
    office.run("queue")
    api.oauth2.loses = 1
    office.run("publish", minutes=211)
    assert "sign in again: `postdesk accounts add x`" in office.run("publish", minutes=213)
    asked = api.called.count("POST /2/oauth2/token")
    office.run("publish", minutes=220)
    assert api.called.count("POST /2/oauth2/token") == asked
    office.sign_in()
    assert "published: doors/open@x" in office.run("publish", minutes=240)
    assert len(api.posts) == 1


def test_it_leaves_with_its_tokens(office, api):
    office.sign_in()
    said = office.run("accounts", "remove", "x", "--yes")
    assert "X has taken the token's power away." in said
    assert api.oauth2.access == {}
    assert (office.root / "campaigns/desk.toml").read_text() == PLAIN


def test_what_is_brought_back_to_an_app_with_a_wrong_secret_is_told_as_that(api):
    ana = Ana(api, secret="another-secret-of-an-app")
    with (
        api.serve() as door,
        pytest.raises(Refused, match=r"nor the app \(401\): begin again; .*the app's right secret"),
    ):
        x_steps(ana, {"server": door.url}, NOON)
    assert [said for said in ana.told if "nor the app (401): once more, from a new page" in said] == ana.told[-2:]


def test_what_x_does_not_grant_is_told_and_nothing_is_kept(office, api):
    api.oauth2.scope = "tweet.read tweet.write users.read"
    with pytest.raises(Refused, match=r"X did not grant media\.write, offline\.access: begin again"):
        office.sign_in()
    assert (office.root / "campaigns/desk.toml").read_text() == PLAIN


def test_with_a_key_in_the_environment_no_other_is_made(office, api, monkeypatch):
    monkeypatch.setenv("POSTDESK_SECRETS_KEY", "a passphrase of many words")
    office.sign_in("age")
    assert not (office.root / ".env").exists()
    monkeypatch.delenv("POSTDESK_SECRETS_KEY")
    assert "is locked: set POSTDESK_SECRETS_KEY" in office.run("accounts")


def test_without_the_key_it_is_said_what_to_set(office, api):
    office.sign_in()
    lines = (office.root / ".env").read_text().splitlines(keepends=True)
    (office.root / ".env").write_text("".join(line for line in lines if "SECRETS_KEY" not in line))
    office.run("queue")
    said = office.run("publish", minutes=211)
    assert "is kept locked: set POSTDESK_SECRETS_KEY, the same on every machine" in said


def test_a_call_that_is_refused_with_every_token_is_told(office, api):
    office.sign_in()
    api.oauth2.knows = lambda _token, _now: False
    assert "does not accept the keys (401)" in office.run("accounts", "--check")


def test_keys_of_the_console_are_revoked_by_a_person(tmp_path):
    access = Access(Account("x", "x"), {"client_id": CLIENT}, tmp_path, tmp_path, freely)
    assert NETWORK.revoke(access, NOON).startswith("To take the keys' power away, open https://x.com")
    with pytest.raises(Unreachable, match="cannot be reached"):
        NETWORK.connect(
            Access(
                Account("x", "x", own={"server": "http://127.0.0.1:9"}),
                {"client_id": CLIENT},
                tmp_path,
                tmp_path,
                freely,
            )
        ).standing(NOON)


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_no_of_what_stands_before_x_ends_no_sign_in(office, api, status):
    """A wall that turns the renewal away in HTML knows nothing of the refresh token, which is good as before."""
    office.sign_in()
    office.run("queue")
    usual, wall = type(api)._answered, answer(status, b"<h1>Sorry</h1>", "text/html")
    api._answered = lambda asked, parts: wall if "oauth2" in parts.path else usual(api, asked, parts)
    assert f"answered {status}" in office.run("publish", minutes=211)
    del api._answered
    office.run("publish", minutes=221)
    assert len(api.posts) == 1

"""A colleague's change in desk.toml that leads a secret to another host: nothing goes there before a person says so."""

import ast
import contextlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import postdesk.networks
from hostile.parrots import DAYS, LIVES
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.errors import PostdeskError, SettingsError
from postdesk.log.posts import notices
from postdesk.models import AccountKey, KeyKind
from postdesk.networks import SHELF
from postdesk.report import reminder
from postdesk.settings import accounts as account_settings
from postdesk.settings.toml import Toml
from postdesk.worker.notices import Crier
from stage.letterbox import letterbox
from stage.life import NOON
from stage.loopback import Loopback, answer
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance
from stage.source_trees import module_tree

DESK = """\
[desk]
name = "Country Office"
timezone = "UTC"

[notices]
to = ["json://{hook}/${{HOOK}}"]
"""
FEDI = '\n[accounts.fedi]\nnetwork = "mastodon"\nserver = "{url}"\n'
BSKY = '\n[accounts.bsky]\nnetwork = "bluesky"\nhandle = "office.test"\nserver = "{url}"\nappview = "{appview}"\n'
MAIL = """
[mail]
server = "{server}"
port = {port}
security = "none"
from = "desk@example.org"
user = "desk"
to = ["head@example.org"]
"""
CAMPAIGN = """\
campaign: doors
accounts: [{accounts}]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: Doors open at six.
"""
SECRETS = {"POSTDESK_FEDI_TOKEN": "token", "POSTDESK_BSKY_TOKEN": "app-pass", "POSTDESK_MAIL_PASSWORD": "sesame"}
ANA = {"POSTDESK_WHO": "Ana"}
NETWORKS = Path(postdesk.networks.__file__).parent


class Officer:
    """Runs commands on a desk, so many minutes past noon; `told` are the notices that people got."""

    def __init__(self, root):
        self.root, self.told = root, []
        self.hook = "hooks.example"
        (root / "campaigns").mkdir()

    def lay(self, accounts, names=""):
        """Write the settings, and a campaign for some accounts."""
        (self.root / "campaigns/desk.toml").write_text(DESK.format(hook=self.hook) + accounts)
        if names:
            (self.root / "campaigns/doors.yaml").write_text(CAMPAIGN.format(accounts=names))

    def __call__(self, *words, minutes=0, exits=0, **environ):
        moment = NOON + timedelta(minutes=minutes)
        ran = CliRunner(env=SECRETS | ANA | environ).invoke(
            main, ["--desk", str(self.root), *words], obj=Office(lambda: moment)
        )
        assert ran.exit_code == exits, (words, ran.output, ran.exception)
        return ran.output

    @contextlib.contextmanager
    def desk(self, minutes=0):
        """The desk itself, open."""
        desk = Desk.open(self.root, lambda: NOON + timedelta(minutes=minutes))
        with contextlib.closing(desk):
            yield desk

    def hears(self, minutes):
        """The notices that are told now."""
        with pytest.MonkeyPatch.context() as environment, self.desk(minutes) as desk:
            environment.setenv("HOOK", "planted")
            told = []
            Crier(desk.house, desk.log, desk.now, lambda to, _title, text: told.append((to, text)) or []).tell()
            return told


@pytest.fixture
def officer(tmp_path):
    return Officer(tmp_path)


@pytest.fixture
def trap():
    """A server of somebody else's, which writes down what it is sent."""
    with Loopback(lambda _asked: answer(401, {"error": "no"})) as door:
        yield door


def elsewhere(door):
    """The address of a server on this machine, by another name of its host."""
    return door.url.replace("127.0.0.1", "localhost")


def test_a_servers_line_that_a_colleague_changed_leads_no_token_there_and_loses_no_post(officer, trap):
    fedi, bsky = Instance(), Pds()
    with fedi.serve() as server, bsky.serve() as pds:
        other = BSKY.format(url=pds.url, appview=pds.url)
        officer.lay(FEDI.format(url=server.url) + other, "fedi, bsky")
        officer("accounts", "--check")
        officer.lay(FEDI.format(url=elsewhere(trap)) + other)
        officer("queue")
        said = officer("publish", minutes=31)
        why = (
            "campaigns/desk.toml: [accounts.fedi] server is http://localhost now, and its secrets are for "
            "http://127.0.0.1, so nothing is sent: put it back, or say that the office has moved there with "
            "`postdesk accounts --moved fedi`"
        )
        assert f"queued: doors/open@fedi {why}\n" in said
        assert "published: doors/open@bsky" in said
        assert why in officer("accounts", minutes=32, exits=1).replace("\n", " ")
        assert f"fedi (mastodon) cannot post; {why}." in officer("doctor", minutes=32, exits=1).replace("\n", " ")
        ((_, notice),) = officer.hears(32)
        assert notice.startswith(f"fedi cannot post: {why}\n")
        assert (trap.asked, fedi.posts) == ([], [])
        officer.lay(FEDI.format(url=server.url) + other)
        officer("queue", minutes=33)
        officer("publish", minutes=120)
        officer("publish", minutes=121)
        assert (len(fedi.posts), len(bsky.records), trap.asked) == (1, 1, [])


def test_where_the_office_has_moved_one_word_of_hers_lets_the_post_out_at_once(officer):
    old, new = Instance(), Instance()
    with old.serve() as server, new.serve() as other:
        officer.lay(FEDI.format(url=server.url), "fedi")
        officer("accounts", "--check")
        officer.lay(FEDI.format(url=elsewhere(other)))
        officer("queue")
        assert "nothing is sent" in officer("publish", minutes=31)
        assert officer("accounts", "--moved", "fedi", minutes=31) == (
            "fedi: its secrets go to http://localhost from now on.\n"
        )
        said = "the last thing that Ana did is `accounts --moved fedi` (2026-11-23 12:31), and nothing takes that back"
        assert said in officer("undo", minutes=31, exits=1)
        assert "published: doors/open@fedi" in officer("publish", minutes=31)
        assert (len(old.posts), len(new.posts)) == (0, 1)


def test_a_post_that_was_queued_for_the_old_server_gives_that_no_new_secret(officer):
    old, new = Instance(), Instance()
    with old.serve() as server, new.serve() as other:
        officer.lay(FEDI.format(url=server.url), "fedi")
        officer("queue")
        officer("accounts", "--check")
        officer.lay(FEDI.format(url=elsewhere(other)))
        officer("accounts", "--moved", "fedi")
        asked = len(server.asked)
        assert "`postdesk queue` lets its posts go where desk.toml leads now" in officer("publish", minutes=31)
        assert len(server.asked) == asked
        officer("queue", minutes=32)
        assert "published: doors/open@fedi" in officer("publish", minutes=33)
        assert (len(old.posts), len(new.posts)) == (0, 1)


@pytest.mark.parametrize("key", ["server", "appview", "video"])
def test_no_line_of_blueskys_leads_an_app_password_or_a_session_to_another_host(officer, trap, key):
    with (pds := Pds()).serve() as server:
        said = {"server": server.url, "appview": server.url, "video": server.url}
        account = '\n[accounts.bsky]\nnetwork = "bluesky"\nhandle = "office.test"\n'
        lines = "".join(f'{name} = "{url}"\n' for name, url in said.items())
        officer.lay(account + lines, "bsky")
        officer("accounts", "--check")
        asked = len(server.asked)
        officer.lay(account + "".join(f'{name} = "{url}"\n' for name, url in (said | {key: elsewhere(trap)}).items()))
        officer("queue")
        why = f"[accounts.bsky] {key} is http://localhost now, and its secrets are for http://127.0.0.1, so nothing is sent"
        assert why in officer("publish", minutes=31)
        assert why in officer("accounts", "--check", minutes=31, exits=1).replace("\n", " ")
        assert (trap.asked, len(server.asked), pds.records) == ([], asked, {})


def test_a_mail_servers_line_that_a_colleague_changed_leads_no_password_there(officer, monkeypatch):
    monkeypatch.setenv("POSTDESK_MAIL_PASSWORD", "sesame")
    with letterbox(AUTH="235 welcome") as ours, letterbox(AUTH="235 welcome") as other:
        officer.lay(MAIL.format(server="127.0.0.1", port=ours.port))
        remind(officer)
        officer.lay(MAIL.format(server="localhost", port=other.port))
        why = (
            "campaigns/desk.toml: [mail] server is localhost now, and its secrets are for 127.0.0.1, so nothing is sent: "
            "put it back, or say that the office has moved there with `postdesk accounts --moved mail`"
        )
        with pytest.raises(SettingsError, match=re.escape(why)):
            remind(officer)
        assert why in officer("report", "--week", "2026-W47", "--mail", "head@example.org", exits=1)
        doctor = officer("doctor", exits=1).replace("\n", " ")
        assert f"secrets: [mail] leads elsewhere than before, and nothing is sent there; {why}." in doctor
        assert (len(ours.letters), other.heard) == (1, [])
        assert officer("accounts", "--moved", "mail") == "mail: its secrets go to localhost from now on.\n"
        remind(officer)
        assert (len(ours.letters), len(other.letters)) == (1, 1)


def remind(officer):
    with officer.desk() as desk:
        desk.reports.carry(reminder.KIND, "2026-W47", ["head@example.org"])


def test_an_address_of_notices_that_a_colleague_changed_gets_no_secret(officer):
    officer.lay(FEDI.format(url="https://example.social"))
    with officer.desk() as desk:
        people_hear(desk, "The hall is closed.")
    assert [to for to, _ in officer.hears(1)] == [["json://hooks.example/planted"]]
    officer.hook = "elsewhere.example"
    officer.lay(FEDI.format(url="https://example.social"))
    with officer.desk(2) as desk:
        people_hear(desk, "The hall is open.")
    why = r"\[notices\] to is json://elsewhere.example/\$\{HOOK\} now, and its secrets are for json://hooks.example/"
    with pytest.raises(SettingsError, match=why):
        officer.hears(3)
    officer("accounts", "--moved", "notices")
    assert [to for to, _ in officer.hears(60)] == [["json://elsewhere.example/planted"]]


def test_nobody_moves_what_is_not_there(officer):
    officer.lay(FEDI.format(url="https://example.social"))
    said = officer("accounts", "--moved", "fed", exits=1)
    assert said == ('postdesk: nothing of campaigns/desk.toml with secrets is called "fed": did you mean "fedi"?\n')


def test_where_the_memory_cannot_be_read_the_accounts_are_listed_all_the_same(officer):
    officer.lay(FEDI.format(url="https://example.social"))
    (officer.root / ".postdesk").mkdir()
    (officer.root / ".postdesk/desk.sqlite").write_text("no database at all, and long enough to be none" * 40)
    assert "fedi" in officer("accounts")


def test_a_colleague_who_takes_an_account_off_takes_no_token_along(officer, trap):
    """Its network is told to forget what it gave: by what desk.toml says, that would be somebody else's server."""
    with Instance().serve() as server:
        officer.lay(FEDI.format(url=server.url))
        environ = {"POSTDESK_FEDI_CLIENT_ID": "app-1", "POSTDESK_FEDI_CLIENT_SECRET": "the-apps-secret"}
        officer("accounts", "--check", **environ)
        officer.lay(FEDI.format(url=elsewhere(trap)))
        said = officer("accounts", "remove", "fedi", "--yes", **environ)
    assert "The network did not take the token back (campaigns/desk.toml: [accounts.fedi] server is" in said
    assert trap.asked == []


def people_hear(desk, says):
    notices.remember(desk.log, [notices.News(says, says)], desk.now())


@pytest.fixture
def everybody(tmp_path):
    """A desk with an account at every network that posts, each with its server."""
    with contextlib.ExitStack() as doors:
        lives = {name: LIVES[name]() for name in DAYS["one account at each network"]}
        servers = {name: doors.enter_context(Loopback(life.server)) for name, life in lives.items()}
        officer = Officer(tmp_path)
        officer.lives, officer.servers = lives, servers
        officer.secrets = {
            variable: value
            for name, life in lives.items()
            for variable, value in {
                f"POSTDESK_{name.upper()}_{key}": said for key, said in life.secrets.items()
            }.items()
        }
        officer.secrets |= {name: value for life in lives.values() for name, value in life.keys.items()}
        for life in lives.values():
            life.moves_in(tmp_path)
            life.moves(NOON)
        lay_everybody(officer, {name: server.url for name, server in servers.items()})
        for name, life in lives.items():
            with pytest.MonkeyPatch.context() as environment:
                for variable, value in officer.secrets.items():
                    environment.setenv(variable, value)
                life.signs_in(tmp_path, name)
        yield officer


def lay_everybody(officer, urls):
    tables = (
        f'\n[accounts.{name}]\nnetwork = "{life.name}"\n{life.account.format(url=urls[name])}\n'
        for name, life in officer.lives.items()
    )
    officer.lay("".join(tables))


def test_no_network_is_given_a_secret_at_another_host(everybody, trap):
    networks = {life.name for life in everybody.lives.values()}
    assert networks == {name for name, each in SHELF.items() if each.posts}
    everybody("accounts", "--check", **everybody.secrets)
    asked = {name: len(server.asked) for name, server in everybody.servers.items()}
    assert min(asked.values()) > 0
    lay_everybody(everybody, dict.fromkeys(everybody.lives, elsewhere(trap)))
    said = everybody("accounts", "--check", exits=1, **everybody.secrets).replace("\n", " ")
    assert trap.asked == []
    assert {name: len(server.asked) for name, server in everybody.servers.items()} == asked
    assert [name for name in everybody.lives if f"[accounts.{name}] server is http://localhost now" not in said] == []
    for name in everybody.lives:
        before = len(trap.asked)
        everybody("accounts", "--moved", name, **everybody.secrets)
        assert len(trap.asked) == before
    everybody("accounts", "--check", exits=1, **everybody.secrets)
    assert len(trap.asked) >= len(everybody.lives)


def called_hosts(tree):
    """The keys of an account's table from which a module makes a server's address: `Wire(account.said("video"))`."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Wire":
            for part in (each for given in call.args for each in ast.walk(given)):
                if isinstance(part, ast.Attribute) and part.attr in {"server", "handle", "id"}:
                    yield part.attr
                if isinstance(part, ast.Call) and getattr(part.func, "attr", "") == "said":
                    yield ast.literal_eval(part.args[0])


def test_whatever_a_network_makes_a_servers_address_of_is_declared_as_leading_there():
    found = {
        (path.relative_to(NETWORKS).parts[0], key)
        for path in NETWORKS.glob("*/*.py")
        for key in called_hosts(module_tree(path))
    }
    assert {("bluesky", "video"), ("bluesky", "appview"), ("mastodon", "server")} < found
    leading = {(name, key.name) for name, each in SHELF.items() for key in each.keys if key.leads}
    assert found - leading == set()


@pytest.mark.parametrize("kind", KeyKind)
def test_each_kind_of_key_that_takes_a_servers_address_leads_there(kind):
    """A kind that is new has to say whether it does, or it is found here."""
    key = AccountKey("place", kind, "https://example.org", needed=True)
    desk = Toml(b"[accounts.x]\nplace = 'https://elsewhere.example'\n")
    try:
        account_settings._READ[kind](desk, ("accounts", "x", "place"), "https://elsewhere.example", key)
    except PostdeskError:
        takes = False
    else:
        takes = True
    assert key.leads is takes

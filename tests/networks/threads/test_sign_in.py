"""Signing a Threads profile in, as an officer does; and what `check` says where no file can be fetched."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from click.testing import CliRunner

from contracts.threads import SITE, ThreadsApi
from contracts.threads_sign_in import APP, BACK, SCOPES, SECRET, TOKEN
from postdesk.cli import Office, main
from postdesk.errors import NetworkError, Refused, SettingsError
from postdesk.models import Account
from postdesk.networks import SHELF
from postdesk.networks.declaration import Access
from postdesk.networks.network import freely
from postdesk.networks.signing_in import Person
from postdesk.networks.threads.sign_in import threads_steps
from stage.life import NOON
from stage.loopback import Loopback
from stage.pictures import jpeg

PLAIN = '[desk]\nname = "Office"\ntimezone = "UTC"\n'
CAMPAIGN = """\
campaign: doors
accounts: [th]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: Doors open at six.
    media: [{file: media/a.jpg, alt: The open door.}]
"""


@pytest.fixture
def api(tmp_path):
    return ThreadsApi(tmp_path / "site")


@pytest.fixture
def office(api, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    (tmp_path / "campaigns/media").mkdir(parents=True)
    (tmp_path / "campaigns/desk.toml").write_text(PLAIN)

    def run(*words, typed=(), exits=0, days=0, minutes=0):
        moment = NOON + timedelta(days=days, minutes=minutes)
        api.at = moment
        typed = "".join(f"{line}\n" for line in typed)
        ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], input=typed, obj=Office(lambda: moment))
        assert ran.exit_code == exits, (ran.output, ran.exception)
        assert not [value for value in (*api.door.good, SECRET) if value in ran.output]
        return ran.output

    run.root, run.desk = tmp_path, tmp_path / "campaigns/desk.toml"
    with Loopback(api) as door:
        run.url = door.url
        yield run
    assert api.broken == []


def add(office, *words, **more):
    return office("accounts", "add", "th", "--network", "threads", "--set", f"server={office.url}", *words, **more)


def test_with_a_token_that_the_dashboard_made(office, api):
    said = add(office, "--way", "token", typed=["short", TOKEN])
    assert "1. Open https://developers.facebook.com/apps" in said
    assert "That does not look right: it is like THQ…, all of it" in said
    assert "th is signed in as @ouroffice" in said
    assert 'handle = "ouroffice"' in office.desk.read_text()
    assert TOKEN not in office.desk.read_text()
    told = office("accounts", "--check")
    assert "✓ accounts: th (threads) posts, with its token." in office("doctor")
    assert "@ouroffice" in told
    assert "private window" in told


def test_the_token_is_renewed_without_anybody(office, api):
    add(office, "--way", "token", typed=[TOKEN])
    for days in (11, 22, 70):
        office("accounts", "--check", days=days)
    assert api.door.renewals == 3


def test_one_that_threads_does_not_know_is_told_at_once(office, api):
    api.door.good = {TOKEN: (NOON - timedelta(days=70), NOON - timedelta(days=10))}
    api.door.lets_in = lambda _said: None
    said = add(office, "--way", "token", typed=[TOKEN], exits=1)
    assert "Threads does not know this token, or not any more: generate a new one" in said
    assert "[accounts.th]" not in office.desk.read_text()


class Officer(Person):
    """Types what she has, and comes back from the page with `said` at the end of the address."""

    def __init__(self, said, secret=SECRET):
        self.said, self.typed, self.heard, self.page = said, [APP, secret, BACK], [], None

    def tell(self, *sentences):
        self.heard += sentences

    def ask(self, what, *, secret=False):
        return self.typed.pop(0)

    def choose(self, what, choices):
        return "page"

    def come_back(self, page):
        self.page = page
        return f"{BACK}?{self.said.format(state=page.state)}#_"


def test_over_a_page_of_the_offices_own(office, api):
    api.door.codes = {"planted": BACK}
    officer = Officer("code=planted&state={state}")
    found = threads_steps(officer, {"server": office.url}, NOON)
    assert (found.tokens.access_token, found.tokens.expires_in) == (api.door.token, 5_183_944)
    assert found.tokens.refresh_token == found.tokens.access_token
    asked = dict(parse_qsl(urlsplit(officer.page.address).query))
    assert (asked["client_id"], asked["redirect_uri"], asked["scope"]) == (APP, BACK, ",".join(SCOPES))
    assert officer.page.address.startswith(f"{office.url}/oauth/authorize?")
    assert "code_challenge" not in asked


@pytest.mark.parametrize(
    ("said", "secret", "sentence"),
    [
        ("error=access_denied&error_reason=user_denied&state={state}", SECRET, "did not let postdesk in"),
        ("code=planted&state=another", SECRET, "not the address at which the sign-in ended"),
        ("code=used&state={state}", SECRET, "Matching code was not found or was already used"),
        ("code=planted&state={state}", "another-secret-of-an-app", "Error validating client secret"),
    ],
)
def test_what_does_not_let_it_in_is_told(office, api, said, secret, sentence):
    api.door.codes = {"planted": BACK}
    with pytest.raises(NetworkError, match=sentence):
        threads_steps(Officer(said, secret), {"server": office.url}, NOON)


def test_the_page_of_the_real_network_is_threads_own():
    officer = Officer("error=no&state={state}")
    with pytest.raises(Refused):
        threads_steps(officer, {}, NOON)
    assert officer.page.address.startswith("https://threads.net/oauth/authorize?client_id=")


def lines(**more):
    return "".join(f'{key} = "{value}"\n' for key, value in more.items())


@pytest.mark.parametrize(
    ("account", "refused"),
    [
        (lines(), True),
        (lines(media_url=SITE), True),
        (lines(media_folder="/srv/www"), True),
        (lines(media_url=SITE, media_folder="/srv/www"), False),
        ("by_hand = true\n", False),
        ("rehearsal = true\n", False),
    ],
)
def test_a_picture_wants_an_address_from_which_it_is_fetched(office, account, refused):
    (office.root / "campaigns/media/a.jpg").write_bytes(jpeg())
    (office.root / "campaigns/doors.yaml").write_text(CAMPAIGN)
    office.desk.write_text(f'{PLAIN}[accounts.th]\nnetwork = "threads"\n{account}')
    said = office("check", exits=refused)
    assert ("set media_url and media_folder for the account in desk.toml" in said) is refused
    assert ("[media-kind]" in said) is refused


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('media_url = "http://office.example/a"', '"media_url" cannot be "http://office.example/a": write it like'),
        ('media_url = "https://office.example/a?b"', '"media_url" cannot be'),
        ('media_folder = "site"', '"media_folder" is a folder of this machine, named from its root'),
        ('media_folder = "/srv/\\u0007"', '"media_folder" is a folder of this machine, named from its root'),
        ('media_folder = "/srv/www/office2026/threads/pictures/shown"', "th is not signed in"),
        ('id = "/srv/www/office2026/threads/pictures/shown"', '"accounts.th.id" looks like a secret'),
    ],
)
def test_an_address_and_a_folder_are_what_they_are_called(office, line, sentence):
    office.desk.write_text(f'{PLAIN}[accounts.th]\nnetwork = "threads"\n{line}\n')
    assert sentence in office("accounts", exits=1)


def test_an_account_that_is_not_signed_in_is_told_how(office):
    office.desk.write_text(f'{PLAIN}[accounts.th]\nnetwork = "threads"\n')
    said = office("accounts", exits=1)
    assert "th is not signed in: run `postdesk accounts add th --network threads`, or set POSTDESK_TH_TOKEN" in said
    connect = SHELF["threads"].connect
    with pytest.raises(SettingsError, match="th is not signed in"):
        connect(Access(Account("th", "threads"), {}, office.root, office.root, freely))


def test_a_token_in_the_environment_serves_as_it_is(office):
    office.desk.write_text(f'{PLAIN}[accounts.th]\nnetwork = "threads"\nserver = "{office.url}"\n')
    (office.root / ".env").write_text(f"POSTDESK_TH_TOKEN={TOKEN}\n")
    (office.root / ".env").chmod(0o600)
    assert "@ouroffice" in office("accounts", "--check")


def test_it_leaves_with_its_token(office):
    add(office, "--way", "token", typed=[TOKEN])
    assert "its secrets are out of the desk's memory." in office("accounts", "remove", "th", "--yes")
    again = office("accounts", "remove", "th", "--yes", exits=1)
    assert "has no account th" in again
    office.desk.write_text(office.desk.read_text() + '\n[accounts.th]\nnetwork = "threads"\n')
    assert "th is not signed in" in office("accounts", exits=1)

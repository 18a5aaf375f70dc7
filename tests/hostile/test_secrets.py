"""Twelve planted secrets: no command writes, prints or sends one but to the server it is for, failing commands included."""

import contextlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk.desk import Desk
from postdesk.worker.notices import Crier, apprise
from stage.life import NOON
from stage.loopback import Loopback, answer
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance

PLANTED = {
    "POSTDESK_FEDI_TOKEN": "planted-fedi-1c7e",
    "POSTDESK_BSKY_TOKEN": "planted-bsky-2d8f",
    "POSTDESK_LOST_TOKEN": "planted-lost-3a91",
    "POSTDESK_MAIL_PASSWORD": "planted-mail-4b02",
    "POSTDESK_PAGE_TOKEN": "planted-page-5c13",
    "POSTDESK_FEDI_CLIENT_SECRET": "planted-client-6d24",
    "HOOK": "planted-hook-7e35",
    "OTHER_KEY": "planted-other-8f46",
    "POSTDESK_MOVE_TO": "postgresql://desk:planted-move-9a57@127.0.0.1:1/desk",
    "POSTDESK_DATABASE": "postgresql://desk:planted@data-0b68@127.0.0.1:1/desk",
    "access": "planted-access-1c79",
    "refresh": "planted-refresh-2d80",
}
WORDS = {
    name: value.partition("desk:")[2].partition("@127")[0] if "://" in value else value
    for name, value in PLANTED.items()
}
APART = {"POSTDESK_MOVE_TO", "POSTDESK_DATABASE", "access", "refresh"}
"""What is not in the environment of every command."""
DESK = """\
[desk]
name = "Country Office"
timezone = "UTC"

[accounts.fedi]
network = "mastodon"
server = "{fedi}"

[accounts.bsky]
network = "bluesky"
handle = "office.test"
server = "{bsky}"
appview = "{bsky}"

[accounts.lost]
network = "mastodon"
server = "{lost}"

[accounts.page]
network = "linkedin"
by_hand = true

[notices]
to = ["json://{hook}/${{HOOK}}"]

[mail]
server = "127.0.0.1"
port = 1
security = "none"
from = "desk@example.org"
user = "desk"
to = ["head@example.org"]
"""
CAMPAIGN = """\
campaign: doors
accounts: [fedi, bsky, lost, page]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: Doors open at six.
"""
COMMANDS = """
check | check --online | preview | plan | queue | list | list --format json | networks | accounts | accounts --check
doctor | doctor --format json | publish | log | log --format json | publish | list --format ics | hashtags
report --week 2026-W48 | report --week 2026-W48 --mail head@example.org | report --campaign doors
export --to out | delete doors/open@fedi --yes | delete doors/open@lost --yes | resolve doors/open@lost --absent
retry doors/open@lost | move-database | move-database --to postgresql://desk@127.0.0.1:1/desk
accounts --check --format json | schema | approvals | check --explain secrets | calendar | count Doors | fmt --check
approve doors/open@bsky --by Ana --yes | send-back doors/open --note Shorter | hold --all --why Later | release --all
move doors/open@bsky +1h | cancel doors/open@lost --yes | undo | edit doors/open@bsky | measure | rename doors/open doors/gate
new autumn | export-drafts out.csv | rebuild-rollups | take-over
completion bash
"""


class Echo:
    """A server that says no, and in its words all that it was told."""

    def __call__(self, asked):
        said = f"{asked.headers.get('authorization')} {asked.method} {asked.path} {asked.headers} {asked.body!r}"
        return answer(422, {"error": said, "message": said, "error_description": said})


class Known(Pds):
    """A Bluesky server whose sessions are known, and which tells them again where it refuses something."""

    def _session(self):
        access, refresh = PLANTED["access"], PLANTED["refresh"]
        self.good |= {access, refresh}
        did = {"did": "did:plc:office", "handle": "office.test"}
        return answer(body={**did, "accessJwt": access, "refreshJwt": refresh, "active": True})


def found(text, but=()):
    """The planted secrets that stand in a text."""
    return sorted(name for name, value in WORDS.items() if value in text and name not in but)


@pytest.fixture
def office(tmp_path):
    """A desk with four servers; returns how to run a command there."""
    (tmp_path / "campaigns").mkdir()
    fedi, bsky = Instance(token=PLANTED["POSTDESK_FEDI_TOKEN"]), Known(PLANTED["POSTDESK_BSKY_TOKEN"])
    servers = {
        "fedi": fedi.serve(),
        "bsky": bsky.serve(),
        "lost": Loopback(Echo()),
        "hook": Loopback(lambda _asked: answer(body={})),
    }
    urls = {name: server.__enter__().url for name, server in servers.items()}
    said = DESK.format(**urls | {"hook": urls["hook"].removeprefix("http://")})
    (tmp_path / "campaigns/desk.toml").write_text(said)
    (tmp_path / "campaigns/doors.yaml").write_text(CAMPAIGN)
    written = {name: value for name, value in PLANTED.items() if name not in APART}
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in written.items()))
    (tmp_path / ".env").chmod(0o600)
    clock = [NOON]

    def run(*words, **environ):
        env = {**written, **{name: PLANTED[name] for name in environ}}
        ran = CliRunner(env=env).invoke(main, ["--desk", str(tmp_path), *words], obj=Office(lambda: clock[0]))
        assert ran.exit_code in {0, 1, 2}, (words, ran.exception)
        return ran.output

    run.servers, run.clock, run.folder = servers, clock, tmp_path
    yield run
    for server in servers.values():
        server.__exit__(None, None, None)


def played(office):
    """Every command's output, in the order of a day, with the clock past the post's moment from `publish` on."""
    for words in COMMANDS.replace("\n", "|").split("|"):
        if words.strip():
            if words.split()[0] == "publish":
                office.clock[0] = NOON.replace(hour=12, minute=31)
            yield words.strip(), office(*words.replace("out", str(office.folder / "out")).split())


def cry(office):
    """Tell people what waits for them."""
    desk = Desk.open(office.folder, lambda: office.clock[0])
    with contextlib.closing(desk):
        Crier(desk.house, desk.log, desk.now, apprise).tell()


def test_nothing_that_is_printed_holds_one(office):
    told = list(played(office))
    assert [(words, found(said)) for words, said in told if found(said)] == []
    whole = "".join(said for _, said in told)
    assert "published: doors/open@bsky https://bsky.app/" in whole
    assert "does not accept the token (422): set a new one" in whole
    assert "the report was not mailed" in whole


def test_nothing_that_is_written_holds_one(office):
    for _ in played(office):
        pass
    files = [path for path in office.folder.rglob("*") if path.is_file() and path.name != ".env"]
    assert len(files) > 10
    sessions = {path for path in files if path.parent.name == "sessions"}
    wrote = {str(path): found(path.read_bytes().decode("latin-1")) for path in files if path not in sessions}
    assert {path: names for path, names in wrote.items() if names} == {}
    assert {name for path in sessions for name in found(path.read_text())} == {"access", "refresh"}


def test_each_is_sent_to_its_own_server_alone(office, monkeypatch):
    monkeypatch.setenv("HOOK", PLANTED["HOOK"])
    for _ in played(office):
        pass
    cry(office)
    its_own = {
        "fedi": {"POSTDESK_FEDI_TOKEN"},
        "bsky": {"POSTDESK_BSKY_TOKEN", "access", "refresh"},
        "lost": {"POSTDESK_LOST_TOKEN"},
        "hook": {"HOOK"},
    }
    for name, server in office.servers.items():
        sent = {each for asked in server.asked for each in found(f"{asked.path} {asked.headers} {asked.body!r}")}
        assert sent <= its_own[name], name
        assert sent
        for asked in server.asked:
            assert found(f"{asked.path} {asked.body!r}", its_own[name] & {"POSTDESK_BSKY_TOKEN", "HOOK"}) == []


@pytest.mark.parametrize(
    "words", ["list", "queue", "publish", "doctor", "log", "accounts", "move-database --to sqlite"]
)
def test_a_database_that_cannot_be_used_is_told_without_its_password(office, words):
    said = office(*words.split(), POSTDESK_DATABASE=1)
    assert found(said) == []
    assert "data-0b68" not in said
    assert "planted@" not in said


def test_a_move_that_fails_tells_no_password(office):
    assert found(office("move-database", POSTDESK_MOVE_TO=1)) == []
    assert found(office("move-database", PLANTED["POSTDESK_MOVE_TO"], POSTDESK_MOVE_TO=1)) == []
    assert found(office("move-database", "--to", PLANTED["POSTDESK_MOVE_TO"].replace("postgresql", "mysql"))) == []


@pytest.mark.parametrize(
    "name", ["POSTDESK_FEDI_TOKEN", "postdesk_fedi_token", "POSTDESK_DATABASE", "POSTDESK_MAIL_PASSWORD"]
)
def test_an_address_of_notices_names_none_of_the_desks_own(office, name):
    settings = office.folder / "campaigns/desk.toml"
    settings.write_text(settings.read_text().replace("${HOOK}", f"${{{name}}}"))
    said = office("list")
    assert f"${{{name}}} is a secret of postdesk's own" in said
    assert ":24: " in said
    assert office.servers["hook"].asked == []


@pytest.mark.parametrize(
    "line", ['token = "planted-fedi-1c7e"', 'password = "planted-fedi-1c7e"', 'client_secret = "planted-fedi-1c7e"']
)
def test_one_that_is_written_into_desk_toml_is_refused_and_not_shown(office, line):
    settings = office.folder / "campaigns/desk.toml"
    settings.write_text(settings.read_text().replace("[accounts.bsky]", f"{line}\n\n[accounts.bsky]"))
    said = office("check")
    assert "looks like a secret, and this file is shared" in said
    assert found(said) == []


def test_a_file_of_secrets_that_is_broken_is_not_shown(office):
    (office.folder / ".env").write_text('POSTDESK_FEDI_TOKEN="planted-fedi-1c7e\nplanted-other-8f46\n')
    assert found(CliRunner().invoke(main, ["--desk", str(office.folder), "accounts"]).output) == []
    assert Path(office.folder / ".env").exists()


@pytest.mark.parametrize("named", [".env", "a.csv"])
@pytest.mark.parametrize("words", ["import", "import --map A=id --format json", "import-drafts", "new autumn --from"])
def test_a_file_of_secrets_that_somebody_names_is_refused_and_not_shown(office, named, words):
    """By its name, or by another that the same file has."""
    if named != ".env":
        (office.folder / named).hardlink_to(office.folder / ".env")
    said = office(*words.split(), str(office.folder / named))
    assert found(said) == []
    assert f"{named} holds secrets" in said
    kept = [path for path in office.folder.rglob("*") if path.is_file() and not path.samefile(office.folder / ".env")]
    assert [path.name for path in kept if found(path.read_bytes().decode("latin-1"))] == []

"""Planted secrets: no command writes, prints or sends one but to the server it is for, failing commands included.

A day is played once, with every command there is, at twelve planted secrets of the desk's and at each network's own;
every server tells again what it was told. The tests look at what was printed, written and sent on that day.
"""

import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
from click.testing import CliRunner

from contracts.story import PICTURES
from hostile.parrots import DAYS, LIVES, Parrot, in_any_form
from postdesk.cli import REPAIRS, STORY, Office, main
from postdesk.desk.desk import Desk
from postdesk.networks import SHELF
from postdesk.web.shelf import PAGES
from postdesk.worker.notices import Crier, apprise
from stage.life import NOON
from stage.loopback import Loopback, answer
from stage.pictures import jpeg, png
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance
from stage.serving import entered
from stage.unwatched import unwatched_environment

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
accounts: [fedi, bsky, lost, page{more}]
posts:
  - id: open
    at: 2026-11-23 12:30
    text: Doors open at six.
    {pictures}
"""
REFUSED = """\
  - id: gate
    at: 2026-11-23 13:00
    text: The gate opens at seven.
    {pictures}
  - id: night
    at: 2026-11-23 13:30
    text: The hall closes at ten.
    {pictures}
"""
"""What is refused by every network, and what a worker tries where every answer is nothing but an echo."""
RELEASE = "Doors open on Monday\n\nThe hall opened its doors on Monday, and everybody came and stayed.\n"
ONE = """
schema | completion bash | count Doors | networks | check | check --online | check --explain secrets | preview | fmt --check
plan | queue | list | list --format json | accounts | accounts --check | accounts --check --format json | doctor
doctor --format json | export-drafts OUT.csv | import-drafts OUT.csv | new autumn --from OUT.txt | calendar
"""
TWO = """
publish | log | log --format json | list --format ics | measure --all | hashtags | approvals
report --campaign nobody
export --csv OUT-log | export --parquet OUT-parquet | edit doors/open@bsky --yes | edit doors/open@lost --yes | delete doors/open@fedi --yes
delete doors/open@lost --yes | resolve doors/open@lost --absent | retry doors/open@lost | approve doors/open@bsky --by Ana --yes
send-back doors/open@page Shorter | hold --all --why Later | release --all | move doors/open@bsky +1h
cancel doors/open@lost --yes | undo | rename doors/open doors/entrance | move-database --to postgresql://desk@127.0.0.1:1/desk
move-database | import OUT.csv | accounts add more --network mastodon --set server=LOST --keep env
"""
THREE = """
publish | list --format json | log --format json | report --week 2026-W48 --mail head@example.org | doctor --format json
accounts --check
"""
FOUR = """
work | list | log | measure --all | accounts --check | networks | check | publish | doctor | delete doors/open@LIFE --yes
retry doors/gate@LIFE | accounts remove LIFE --yes
"""
ELSEWHERE = "rebuild-rollups | take-over --yes | init OUT-desk | man OUT-man | demo OUT-demo"
ADDRESSES = sorted({page.address for page in PAGES if "{" not in page.address})


def lines(text, accounts):
    """The commands of a part of the day; one that names LIFE is played for every account at a network."""
    every = [words.strip() for words in text.replace("\n", "|").split("|") if words.strip()]
    return [words.replace("LIFE", name) for words in every for name in (accounts if "LIFE" in words else ("",))]


def said_in_full(words):
    """The command that a line begins with, with the second word of those that have one."""
    command = main.get_command(None, words.split()[0])
    second = words.split()[1] if len(words.split()) > 1 else ""
    inner = isinstance(command, click.Group) and second in command.commands
    return f"{words.split()[0]} {second}" if inner else words.split()[0]


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


class Run:
    """A desk with four servers, and one for each of some networks that tell all they know; runs commands there."""

    def __init__(self, folder, parrots=()):
        self.folder, self.parrots, self.moment = folder, parrots, NOON
        self.told, self.before = [], None
        fedi, bsky = Instance(token=PLANTED["POSTDESK_FEDI_TOKEN"]), Known(PLANTED["POSTDESK_BSKY_TOKEN"])
        self.servers = {
            "fedi": fedi.serve(),
            "bsky": bsky.serve(),
            "lost": Loopback(Echo()),
            "hook": Loopback(lambda _asked: answer(body={})),
        }
        self.written = {name: value for name, value in PLANTED.items() if name not in APART}
        for parrot in parrots:
            self.written |= parrot.secrets | parrot.life.keys

    def lay(self):
        """Write the desk's files, and sign in where a network wants that."""
        media = self.folder / "campaigns/media"
        media.mkdir(parents=True)
        (media / "a.jpg").write_bytes(jpeg(30, 20))
        (media / "b.png").write_bytes(png(30, 20))
        urls = {name: server.url for name, server in self.servers.items()}
        for parrot in self.parrots:
            parrot.life.moves_in(self.folder)
        said = DESK.format(**urls | {"hook": urls["hook"].removeprefix("http://")})
        first, notices, rest = said.partition("[notices]")
        accounts = "".join(parrot.settings for parrot in self.parrots)
        (self.folder / "campaigns/desk.toml").write_text(first + accounts + notices + rest)
        more = "".join(f", {parrot.name}" for parrot in self.parrots)
        campaign = CAMPAIGN + (REFUSED if self.parrots else "")
        pictures = PICTURES if self.parrots else "language: en"
        (self.folder / "campaigns/doors.yaml").write_text(campaign.format(more=more, pictures=pictures))
        (self.folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in self.written.items()))
        (self.folder / ".env").chmod(0o600)
        for parrot in self.parrots:
            parrot.life.signs_in(self.folder, parrot.name)

    def now(self):
        """The moment; a worker that listens is told to stop once every network was asked something by it."""
        listens = signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        if self.before and listens and all(now > before for now, before in zip(self.asked(), self.before, strict=True)):
            self.before = None
            os.kill(os.getpid(), signal.SIGTERM)
        return self.moment

    def asked(self):
        """How often each network was asked something."""
        return [len(parrot.door.asked) for parrot in self.parrots]

    def __call__(self, *words, **environ):
        """Run a command; return what it says."""
        env = {**self.written, **{name: PLANTED[name] for name in environ}}
        ran = CliRunner(env=env).invoke(main, ["--desk", str(self.folder), *words], obj=Office(self.now))
        sound = ran.exception is None or isinstance(ran.exception, SystemExit)
        assert (sound, ran.exit_code in {0, 1, 2}) == (True, True), (words, ran.exception)
        return ran.output

    def play(self, part, hour, minute):
        """Run every command of a part of the day."""
        self.moment = NOON.replace(hour=hour, minute=minute)
        for parrot in self.parrots:
            parrot.life.moves(self.moment)
        for words in lines(part, [parrot.name for parrot in self.parrots]):
            self.before = self.asked() if words == "work" else None
            line = words.replace("OUT", str(self.folder / "out")).replace("LOST", self.servers["lost"].url)
            self.told.append((words, self(*shlex.split(line))))

    @contextlib.contextmanager
    def open(self):
        """The servers are at home."""
        with contextlib.ExitStack() as doors:
            for server in (*self.servers.values(), *(parrot.door for parrot in self.parrots)):
                doors.enter_context(server)
            self.lay()
            yield self

    def serve(self):
        """Look at the page of the desk, in a process of its own."""
        line = [sys.executable, "-m", "postdesk", "--desk", str(self.folder), "serve"]
        world = unwatched_environment(**self.written)
        with subprocess.Popen(line, env=world, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as page:
            address = urlsplit(page.stdout.readline().rpartition(" ")[2].strip())
            connection, headers = entered(address)
            for path in ADDRESSES:
                connection.request("GET", path, headers=headers)
                said = connection.getresponse()
                self.told.append((f"serve {path}", f"{said.status} {said.headers} {said.read().decode()}"))
            connection.close()
            page.send_signal(signal.SIGTERM)
            self.told.append(("serve", page.communicate(timeout=60)[0]))


@pytest.fixture
def office(tmp_path):
    """A desk with four servers; returns how to run a command there."""
    with Run(tmp_path).open() as run:
        yield run


@pytest.fixture(scope="module", params=DAYS)
def day(request, tmp_path_factory):
    """A day at a desk with accounts at networks of every kind, on which every command is run."""
    run = Run(tmp_path_factory.mktemp("day"), [Parrot(name) for name in DAYS[request.param]])
    with run.open():
        (run.folder / "out.txt").write_text(RELEASE)
        run.play(ONE, 12, 0)
        for minute in (30, 31):  # a network that tells nobody how far it is with a picture is given time for each
            run.play("publish", 12, minute)
        run.play(TWO, 12, 32)
        for parrot in run.parrots:
            parrot.refuses = True
        for minute in (0, 1):
            run.play("publish", 13, minute)
        run.play(THREE, 13, 2)
        for parrot in run.parrots:
            parrot.refuses, parrot.all_over = False, True
        cry(run)
        run.serve()
        run.play(FOUR, 13, 31)
        run.play(ELSEWHERE, 14, 0)
        yield run


def cry(office):
    """Tell people what waits for them."""
    with pytest.MonkeyPatch.context() as environment:
        for name, value in office.written.items():
            environment.setenv(name, value)
        desk = Desk.open(office.folder, lambda: office.moment)
        with contextlib.closing(desk):
            Crier(desk.house, desk.log, desk.now, apprise).tell()


def leaves(command, name=""):
    """The names of all commands below one."""
    if not isinstance(command, click.Group):
        return {name}
    below = {*command.commands, *(each for chapter in (*STORY.values(), REPAIRS) for each in chapter if not name)}
    inner = [leaves(command.get_command(None, each), f"{name} {each}".strip()) for each in below]
    return set().union(*inner) | ({name} if name else set())


def all_confidential(day):
    """What nobody may read anywhere, by whose it is."""
    return {(parrot.name, value) for parrot in day.parrots for value in parrot.confidential}


def told_of_networks(day, text):
    return sorted(whose for whose, value in all_confidential(day) if in_any_form(value, text))


def test_every_command_there_is_has_been_run(day):
    assert {said_in_full(words) for words, _ in day.told} == leaves(main)


def test_every_network_that_posts_told_its_secrets_again_and_was_heard(day):
    assert {LIVES[name].name for name in chain(*DAYS.values())} == {name for name, each in SHELF.items() if each.posts}
    assert {*chain(*DAYS.values())} == LIVES.keys()
    whole = "".join(said for _, said in day.told)
    unheard = [one.name for one in day.parrots if f"published: doors/open@{one.name} http" not in whole]
    assert unheard == []
    unrefused = [one.name for one in day.parrots if not re.search(rf"failed: doors/gate@{one.name} .*…", whole)]
    assert unrefused == []


def test_a_demo_that_lies_in_the_desk_goes_its_whole_way(day):
    (said,) = (said for words, said in day.told if words == "demo OUT-demo")
    assert "Then try: " in said
    assert (day.folder / "out-demo/reports").is_dir()


def test_nothing_that_is_printed_holds_one(day):
    assert [(words, found(said)) for words, said in day.told if found(said)] == []
    assert [(words, those) for words, said in day.told if (those := told_of_networks(day, said))] == []
    whole = "".join(said for _, said in day.told)
    assert "published: doors/open@bsky https://bsky.app/" in whole
    assert "does not accept the token (422): set a new one" in whole
    assert "the report was not mailed" in whole


def test_nothing_that_is_written_holds_one(day):
    files = [path for path in day.folder.rglob("*") if path.is_file() and path.name != ".env"]
    assert len(files) > 10
    sessions = {path for path in files if path.parent.name == "sessions"}
    contents = {path: path.read_bytes().decode("latin-1") for path in files}
    wrote = {str(path): found(said) for path, said in contents.items() if path not in sessions}
    assert {path: names for path, names in wrote.items() if names} == {}
    assert {str(path): those for path, said in contents.items() if (those := told_of_networks(day, said))} == {}
    assert {name for path in sessions for name in found(path.read_text())} == {"access", "refresh"}


def test_each_is_sent_to_its_own_server_alone(day):
    its_own = {
        "fedi": {"POSTDESK_FEDI_TOKEN"},
        "bsky": {"POSTDESK_BSKY_TOKEN", "access", "refresh"},
        "lost": {"POSTDESK_LOST_TOKEN"},
        "hook": {"HOOK"},
    }
    for name, server in day.servers.items():
        sent = {each for asked in server.asked for each in found(f"{asked.path} {asked.headers} {asked.body!r}")}
        assert sent <= its_own[name], name
        assert sent
        for asked in server.asked:
            assert found(f"{asked.path} {asked.body!r}", its_own[name] & {"POSTDESK_BSKY_TOKEN", "HOOK"}) == []
            assert told_of_networks(day, f"{asked.path} {asked.headers} {asked.body!r}") == []


def test_no_network_is_sent_what_is_anothers(day):
    everybodys = {value for _, value in all_confidential(day)}
    for parrot in day.parrots:
        sent = "".join(f"{asked.path} {asked.headers} {asked.body!r}" for asked in parrot.door.asked)
        assert found(sent) == [], parrot.name
        theirs = everybodys - parrot.confidential
        assert [value for value in theirs if value in sent] == [], parrot.name


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
    ("before", "after"),
    [
        ('server = "127.0.0.1"', 'server = "${POSTDESK_FEDI_TOKEN}.example.org"'),
        ('user = "desk"', 'user = "${POSTDESK_FEDI_TOKEN}"'),
        ('from = "desk@', 'from = "${postdesk_fedi_token}@'),
        ('to = ["head@', 'to = ["head@example.org", "${POSTDESK_MAIL_PASSWORD}@'),
        ('user = "desk"', 'user = "${HOOK}"'),
    ],
)
def test_mail_names_no_variable(office, before, after):
    settings = office.folder / "campaigns/desk.toml"
    settings.write_text(settings.read_text().replace(before, after))
    said = office("list")
    assert "} stands for nothing in [mail]: write the value itself; " in said
    assert found(said) == []


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


def test_a_list_of_secrets_that_is_given_as_an_export_is_refused_and_not_shown(office):
    """By hand, without their names; a header says what stands below it, or the first of them stands in its place."""
    file = office.folder / "ours.csv"
    for text in ("account,password\nfedi,abc\n", "fedi,planted-fedi-1c7e\nbsky,abcd-efgh-ijkl-mnop\n", "x,Tr0ub4dor\n"):
        file.write_text(text)
        said = office("import", str(file))
        assert [word for word in ("abc", "planted-fedi", "abcd-", "Tr0ub") if word in said] == []

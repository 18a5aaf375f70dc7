"""A branch that brings links, pipes and devices instead of files: told in a sentence, never read, and no run stands still."""

import os
import shutil
import signal
import threading
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.files.regular import opened
from postdesk.worker.journal import Journal
from stage import pictures
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay

SECRET = "planted-7c1e"
KINDS = {
    "pipe": os.mkfifo,
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "stdin": lambda path: path.symlink_to("/dev/stdin"),
    "environment": lambda path: path.symlink_to("/proc/self/environ"),
    "secret": lambda path: path.symlink_to("../.env"),
    "memory": lambda path: path.symlink_to("../.postdesk/desk.sqlite"),
    "itself": lambda path: path.symlink_to(path),
    "folder": lambda path: path.mkdir(),
    "huge picture": lambda path: path.write_bytes(pictures.jpeg()) and os.truncate(path, 1 << 40),
    "huge film": lambda path: path.write_bytes(pictures.film()) and os.truncate(path, 1 << 40),
    "huge": lambda path: path.touch() or os.truncate(path, 1 << 40),
}
COMMANDS = {
    "campaigns/more.yaml": ("check", "queue", "preview", "check HERE/campaigns/more.yaml"),
    "campaigns/desk.toml": ("check", "queue", "list"),
    "campaigns/.desk-memory": ("queue", "list", "publish", "doctor"),
    "campaigns/media/hall.jpg": ("check", "queue", "preview", "preview --html HERE/page.html", "publish"),
    ".env": ("accounts", "doctor"),
    ".postdesk/secrets.age": ("accounts", "doctor", "publish"),
    "a.csv": ("import HERE/a.csv",),
}
SERVER = """
[accounts.server]
network = "mastodon"
server = "https://example.net"
"""
"""An account that is signed in, with a token from one of the desk's places for secrets."""
ENVIRONMENT = {"POSTDESK_LINKEDIN_TOKEN": SECRET, "POSTDESK_SECRETS_KEY": "a passphrase of many signs"}
NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
MEMORY = "desk.sqlite"


@pytest.fixture
def office(tmp_path):
    """A desk with a secret; returns how to run a command there, which is given up after a minute."""
    lay(tmp_path, SETTINGS + SERVER, spring=SPRING, page=LINKEDIN)
    (tmp_path / ".env").write_text(f"POSTDESK_FEDI_TOKEN: {SECRET}\n{SECRET}: &{SECRET} x\n")
    (tmp_path / ".env").chmod(0o600)

    def run(words):
        arguments = ["--desk", str(tmp_path), *words.replace("HERE", str(tmp_path)).split()]
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(60)
        try:
            return CliRunner(env=ENVIRONMENT).invoke(main, arguments, obj=Office(lambda: NOW))
        finally:
            signal.alarm(0)

    run.root = tmp_path
    assert run("queue").exit_code == 0
    return run


def _give_up(*_):
    raise TooLongError


class TooLongError(BaseException):
    """A command stands still; nothing catches this."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_stands_in_the_place_of_a_file_is_told_and_not_read(office, name, kind):
    file = office.root / name
    file.unlink(missing_ok=True)
    KINDS[kind](file)
    for words in COMMANDS[name]:
        ended = office(words)
        assert ended.exception is None or isinstance(ended.exception, SystemExit), (words, ended.exception)
        assert ended.exit_code in {0, 1, 2}, (words, ended.output)
        assert SECRET not in ended.output, words
    assert holding(office.root) == {".env"} - {name}


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("name", [MEMORY, f"log/{NOW:%Y-%m-%d}.jsonl"])
def test_a_memory_that_is_a_link_to_elsewhere_is_neither_made_nor_read_there(office, tmp_path_factory, name, there):
    elsewhere, memory = tmp_path_factory.mktemp("elsewhere") / "file", office.root / ".postdesk"
    if there:
        elsewhere.write_text(SECRET)
    before = there and elsewhere.read_text()
    path = memory / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(elsewhere)
    if name == MEMORY:
        for words in ("list", "queue", "publish", "doctor"):
            said = office(words)
            assert (said.exit_code, said.output.count("it is a link that leads out of .postdesk/")) == (1, 1), words
    else:
        with pytest.raises(OSError, match=str(path)):
            Journal(path.parent, "worker", lambda: NOW).write("begun")
    assert (there and elsewhere.read_text()) == before
    assert elsewhere.exists() == there


def holding(root):
    """The files of a desk in which the secret stands."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    small = (path for path in files if path.stat().st_size < 1 << 30)
    return {path.relative_to(root).as_posix() for path in small if SECRET.encode() in path.read_bytes()}


@pytest.mark.parametrize(
    "words",
    ["import HERE/{name}.csv", "import-drafts HERE/{name}.csv --yes", "new autumn --from HERE/{name}.txt"],
)
@pytest.mark.parametrize("to", [".env", ".postdesk/notes"])
def test_what_is_handed_over_and_is_a_link_to_a_secret_is_not_read(office, words, to):
    (office.root / ".postdesk/notes").write_text(f"{SECRET},{SECRET}\n{SECRET}\n\n{SECRET}\n")
    for name in ("june.csv", "june.txt"):
        (office.root / name).symlink_to(to)
    ended = office(words.format(name="june"))
    assert (ended.exit_code, ended.output.count("it is a link to something hidden")) == (1, 1), ended.output
    assert SECRET not in ended.output
    assert holding(office.root) == {".env", ".postdesk/notes"}


@pytest.mark.parametrize("way", ["../.env", "media/hall.jpg"])
def test_a_picture_that_becomes_a_secret_after_it_was_looked_at_is_sent_nowhere(office, way):
    campaign, picture = office.root / "campaigns/page.yaml", office.root / "campaigns/media/hall.jpg"
    campaign.write_text(LINKEDIN.replace("media/hall.jpg", way))
    assert office("check").exit_code == (way == "../.env")
    shutil.rmtree(office.root / ".postdesk/media", ignore_errors=True)
    picture.unlink()
    picture.symlink_to(office.root / ".env")
    for words in ("queue", "publish", "list"):
        assert office(words).exit_code in {0, 1}, words
    assert holding(office.root) == {".env"}


def test_a_link_that_is_turned_while_a_file_is_opened_opens_nothing_outside(tmp_path):
    """`opened` looks at what it has in hand, whatever stands at the path before and after."""
    (tmp_path / "campaigns").mkdir()
    (tmp_path / ".env").write_text(SECRET)
    picture, other = tmp_path / "campaigns/hall.jpg", tmp_path / "campaigns/.turned"
    ended = threading.Event()

    def turn():
        while not ended.is_set():
            for target in ("../.env", "good.jpg"):
                other.symlink_to(target)
                other.replace(picture)

    (tmp_path / "campaigns/good.jpg").write_text("good")
    picture.symlink_to("good.jpg")
    turning = threading.Thread(target=turn)
    turning.start()
    try:
        seen = {read_within(picture, tmp_path / "campaigns") for _ in range(3_000)}
    finally:
        ended.set()
        turning.join()
    assert "good" in seen
    assert seen <= {"good", "refused"}


def read_within(path, folder):
    try:
        with opened(path, folder) as file:
            return file.read().decode()
    except OSError:
        return "refused"

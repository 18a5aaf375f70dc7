"""A file that becomes a pipe, a folder, a secret or a terabyte in the middle of a command, just before it is opened.

What is looked at is one thing, and what is opened a moment later may be another: so for each time that a command opens
a file there is a run in which it is changed right before that. These are a hundred runs, because it is the second or
the eleventh opening at which nobody looks.
"""

import os
import shutil
import signal
import sys
import tarfile
import zipfile
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.damaged import FILES
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay

SECRET = "planted-5e1b"
BEFORE, NOW = datetime(2026, 11, 24, 7, tzinfo=UTC), datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
KINDS = {
    "pipe": os.mkfifo,
    "secret": lambda path: path.symlink_to("../.env"),
    "second pipe": os.mkfifo,
    "terabyte": lambda path: path.touch() or os.truncate(path, 1 << 40),
    "third pipe": os.mkfifo,
    "environment": lambda path: path.symlink_to("/proc/self/environ"),
    "fourth pipe": os.mkfifo,
    "folder": os.mkdir,
}
"""What a file becomes; a pipe as often as all else, for it is what stands still."""
SPRING_FILE, DESK_FILE, PICTURE = "campaigns/spring.yaml", "campaigns/desk.toml", "campaigns/media/hall.jpg"
REACHED, MARKED = "campaigns/.desk-here/reached", "campaigns/.desk-memory"
READS = {
    "check": (SPRING_FILE, DESK_FILE, PICTURE),
    "preview": (PICTURE,),
    "preview --html page.html": (PICTURE,),
    "plan": (SPRING_FILE, PICTURE, ".postdesk/told"),
    "queue": (SPRING_FILE, PICTURE, MARKED, REACHED),
    "publish": (
        ".postdesk/files-queued",
        REACHED,
        ".postdesk/media/ea485ee66750f5a46103ecc7b4357d3cce2f1a8249889fd1ab8aa8424788c047",
    ),
    "list": (".postdesk/files-queued", MARKED),
    "calendar": (SPRING_FILE,),
    "doctor": (".env", ".postdesk/files-queued"),
    "accounts": (DESK_FILE,),
    "fmt": (SPRING_FILE,),
    "new autumn --from release.txt": ("release.txt",),
    "new autumn --from release.docx": ("release.docx",),
    "export-drafts plan.csv": (SPRING_FILE, PICTURE),
    "import-drafts drafts.csv": ("drafts.csv", SPRING_FILE),
    "import-drafts drafts.xlsx": ("drafts.xlsx",),
    "import x.csv": ("x.csv",),
    "import x.xlsx": ("x.xlsx",),
    "import x.zip": ("x.zip",),
    "import x.tgz": ("x.tgz",),
    "import outbox.json": ("outbox.json",),
    "rename spring/doors spring/gates": (REACHED,),
    "take-over": (MARKED,),
    "hold --all": (DESK_FILE,),
    "undo": (REACHED,),
    "approve spring/doors@fedi --by Ana --yes": (REACHED,),
    "measure": (REACHED,),
    "log": (MARKED,),
}
"""What commands read of what others can change."""


class Meanwhile:
    """Changes a file right before it is opened to be read for the `at`-th time."""

    def __init__(self):
        self.path, self.at, self.into, self.seen = "", 0, None, 0

    def __call__(self, event, given):
        if event == "open" and self.path and isinstance(given[0], str | bytes) and self._meant(*given):
            self.seen += 1
            if self.seen == self.at:
                path = Path(self.path)
                path.unlink()
                self.into(path)

    def _meant(self, path, _mode, flags):
        return str(Path.cwd() / os.fsdecode(path)) == self.path and not flags & (os.O_WRONLY | os.O_CREAT)

    @contextmanager
    def changing(self, path, at, into):
        self.path, self.at, self.into, self.seen = str(path), at, into, 0
        try:
            yield
        finally:
            self.path = ""


MEANWHILE = Meanwhile()


@pytest.fixture(scope="module")
def drawn_up(tmp_path_factory):
    """A desk with a queue and whatever its commands read, and a copy of it."""
    sys.addaudithook(MEANWHILE)  # it stays, and does nothing where no test changes a file
    root = lay(tmp_path_factory.mktemp("meanwhile") / "desk", SETTINGS, spring=SPRING, page=LINKEDIN)
    (root / ".env").write_text(f"POSTDESK_FEDI_TOKEN={SECRET}\n")
    (root / ".env").chmod(0o600)
    for name in ("x.csv", "outbox.json"):
        (root / name).write_text(FILES[name], "utf-8")
    table("date,time,text,accounts\n2026-12-01,10:00,Hello,fedi\n", root / "drafts.csv", root / "drafts.xlsx")
    table(FILES["x.csv"], root / "x.csv", root / "x.xlsx")
    with zipfile.ZipFile(root / "x.zip", "w") as archive, tarfile.open(root / "x.tgz", "w:gz") as tar:
        archive.write(root / "x.csv", "x.csv")
        tar.add(root / "x.csv", "x.csv")
    text = "Doors open on Monday\n\nThe hall opened its doors on Monday, and everybody came and stayed.\n"
    (root / "release.txt").write_text(text)
    with zipfile.ZipFile(root / "release.docx", "w") as document:
        document.writestr("word/document.xml", DOCUMENT.format(text=text))
    assert run(root, "queue", BEFORE).exit_code == 0
    shutil.copytree(root, root.with_name("kept"), symlinks=True)
    return root


DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
)


def table(text, as_text, as_book):
    as_text.write_text(text, "utf-8")
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append(line.split(","))
    book.save(as_book)


class StandsStillError(BaseException):
    """A command waits for what never comes; nothing catches this."""


def stand_still(*_):
    raise StandsStillError


def run(root, words, moment=NOW):
    signal.signal(signal.SIGALRM, stand_still)
    signal.alarm(20)
    try:
        return CliRunner(env={"POSTDESK_LINKEDIN_TOKEN": SECRET}).invoke(
            main, ["--desk", str(root), *words.split()], obj=Office(lambda: moment)
        )
    finally:
        signal.alarm(0)


def anew(root):
    """The desk as it was; the same folder, for a memory knows where it lies."""
    shutil.rmtree(root)
    shutil.copytree(root.with_name("kept"), root, symlinks=True)
    return root


def holding(root):
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    small = (path for path in files if path.stat().st_size < 1 << 30)
    return [path.relative_to(root).as_posix() for path in small if SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize("words", READS)
def test_whenever_a_file_is_changed_no_command_stands_still_or_reads_what_it_may_not(drawn_up, monkeypatch, words):
    monkeypatch.chdir(drawn_up.parent)
    kinds = cycle(KINDS)
    for name in READS[words]:
        for at in count(1):
            path = anew(drawn_up) / name
            monkeypatch.chdir(drawn_up)
            kind = next(kinds)
            with MEANWHILE.changing(path, at, KINDS[kind]):
                ended = run(drawn_up, words)
            if MEANWHILE.seen < at:
                break
            told = (name, at, kind)
            assert ended.exception is None or isinstance(ended.exception, SystemExit), (told, ended.exception)
            assert ended.exit_code in {0, 1, 2}, (told, ended.output)
            assert SECRET not in ended.output, told
            assert holding(drawn_up) in ([], [".env"]), told
        assert at > 1, f"{words} does not read {name}"

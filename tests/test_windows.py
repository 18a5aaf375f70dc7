"""What Windows and macOS do otherwise, held where no such machine is: names, paths, code pages."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.files.names import file_name

DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{name}{one}" for name in ("com", "lpt") for one in "0123456789¹²³"),
}
WORK = """
import sys
from click.testing import CliRunner
from postdesk.cli import main
for words in {commands}:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, (words, done.output, done.exception)
"""
COMMANDS = [
    ["init"], ["check"], ["fmt"], ["queue"], ["list", "--format", "csv"], ["preview", "--html", "preview.html"],
    ["calendar", "--format", "html", "--to", "week.html"], ["export-drafts", "plan.csv"], ["import-drafts", "plan.csv"],
    ["hold", "hello"], ["release", "hello"], ["publish"], ["log"], ["doctor"], ["report", "--format", "html,md,csv,json"],
    ["man", "man1"],
]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["COM¹", "com².x", "CONIN$", "lpt9.tar.gz", "Aux", "a:b", "a\\b", "ends ", "ends.", "q?", "*"]
)
def test_names_that_windows_keeps_for_itself_make_files_there(name):
    holds(file_name(name))


@given(st.text(max_size=300))
def test_any_name_makes_a_file_on_windows(name):
    holds(file_name(name))


def holds(made):
    assert PureWindowsPath(made).parts == (made,)
    assert made.partition(".")[0].casefold() not in DEVICES
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', made)
    assert not made.endswith((".", " "))


def test_names_that_macos_takes_for_one_are_two_files():
    names = ["é", unicodedata.normalize("NFD", "é"), "É"]
    made = [unicodedata.normalize("NFD", file_name(name)).casefold() for name in names]
    assert len(set(made)) == 3


def test_every_file_is_utf8_whatever_the_code_page_is(tmp_path):
    """Python names each place that would leave the encoding to the machine; none of them is ours."""
    command = [
        sys.executable,
        "-X",
        "warn_default_encoding",
        "-W",
        "default::EncodingWarning",
        "-c",
        WORK.format(commands=COMMANDS),
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    ours = str(Path(__file__).parents[1] / "src" / "postdesk")
    assert [line for line in done.stderr.splitlines() if "EncodingWarning" in line and line.startswith(ours)] == []

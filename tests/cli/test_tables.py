"""What an officer sees on a terminal and what a script reads from a pipe."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from postdesk.cli.tables import nearby, posts_counted, show_csv, show_table
from postdesk.desk import Desk
from postdesk.settings import House
from stage.terminal import script_at

PAGE = "from postdesk.cli.tables import show_table; show_table(['due', 'post'], [['2026-12-18 09:00', '{post}']])"


def test_a_pipe_gets_one_line_a_row_without_blanks_at_the_end(capsys):
    show_table(("post", "state", "url"), [("spring/gifts@fedi", "queued", ""), ("[b]/поклони@x", "held", "https://x")])
    assert capsys.readouterr().out.splitlines() == [
        "post               state   url",
        "spring/gifts@fedi  queued",
        "[b]/поклони@x      held    https://x",
    ]


def test_columns_stand_below_each_other_where_letters_are_wide(capsys):
    show_table(("text", "n"), [("🎁🎁", "1"), ("abcd", "2"), ("漢字", "3")])
    assert capsys.readouterr().out.splitlines() == ["text  n", "🎁🎁  1", "abcd  2", "漢字  3"]


@pytest.fixture
def on_terminal(monkeypatch):
    """Return what a terminal of forty columns shows of a table."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def shown(post):
        ours, theirs = pty.openpty()
        script = [sys.executable, "-c", PAGE.format(post=post)]
        done = subprocess.run(script, stdout=theirs, stderr=subprocess.PIPE, check=False)
        os.close(theirs)
        assert done.returncode == 0, done.stderr
        with os.fdopen(ours, "rb", buffering=0) as terminal:
            return terminal.read(4096).decode().replace("\r\n", "\n")

    return shown


def test_a_narrow_terminal_folds_what_is_long_and_cuts_nothing_off(on_terminal):
    shown = on_terminal("migrants-day-2026/gifts-and-games@fedi")
    lines = shown.splitlines()
    assert "".join(line[18:].strip() for line in lines[1:]) == "migrants-day-2026/gifts-and-games@fedi"
    assert lines[1].startswith("2026-12-18 09:00  migrants-day")
    assert "\x1b[1m" in lines[0]


def test_a_terminal_without_colour_shows_names_as_they_are(on_terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    shown = on_terminal("[red]spring[/]")
    assert "[red]spring[/]" in shown
    assert "\x1b[3" not in shown


def test_csv_has_a_header_line(capsys):
    show_csv(
        Desk(House(Path(), "Office", "UTC", "fr"), Desk.clock),
        ("tag", "posts"),
        [("#Доме", 2), ('say "yes", twice', 1)],
    )
    assert capsys.readouterr().out == 'tag,posts\n#Доме,2\n"say ""yes"", twice",1\n'


def test_counts_in_words():
    assert [posts_counted(number) for number in (0, 1, 2)] == ["0 posts", "1 post", "2 posts"]


def test_a_path_below_is_short_and_another_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert nearby(tmp_path / "reports" / "index.html") == str(Path("reports", "index.html"))
    assert nearby(tmp_path.parent / "index.html") == str(tmp_path.parent / "index.html")


WIDE = """
from postdesk.cli.tables import show_most
rows = [(f"#{'A' * 70 if not number else 'Tag'}{number}", "so much of it", "a long word or two") for number in range({many})]
show_most(("hashtag", "much", "words"), rows, ends={ends})
"""


def most(tmp_path, many, ends):
    script = tmp_path / "wide.py"
    script.write_text(WIDE.replace("{many}", str(many)).replace("{ends}", str(ends)), encoding="utf-8")
    return script_at(tmp_path, 40, str(script), NO_COLOR="1").splitlines()


def test_of_a_long_table_a_terminal_shows_the_beginning_and_counts_the_rest(tmp_path):
    lines = most(tmp_path, 100, ends=False)
    assert [line.split()[0] for line in lines if line.startswith("#Tag")] == [f"#Tag{n}" for n in range(1, 40)]
    assert lines[-1] == "… and 60 more: --format csv has them all."
    lines = most(tmp_path, 100, ends=True)
    shown = [*range(1, 20), *range(80, 100)]
    assert [line.split()[0] for line in lines if line.startswith("#Tag")] == [f"#Tag{n}" for n in shown]
    assert lines[-1].startswith("… and 60 more between the first and the last:")
    assert not most(tmp_path, 40, ends=False)[-1].startswith("…")


MANY = """
from postdesk.cli.tables import show_wide
show_wide(("account", "may", "note"), [("fedi", "read write", ""), ("page", "post and see figures", "as its administrator [yes]")])
"""


def shown_at(tmp_path, columns, script):
    """The letters that a terminal of so many columns shows, line by line."""
    shown = re.sub(r"\x1b\[[0-9;]*m", "", script_at(tmp_path, columns, str(script)))
    return [line.rstrip() for line in shown.splitlines()]


def test_a_table_of_many_columns_is_a_list_where_the_terminal_is_too_narrow(tmp_path):
    script = tmp_path / "many.py"
    script.write_text(MANY, encoding="utf-8")
    assert shown_at(tmp_path, 30, script) == [
        "account  fedi",
        "may      read write",
        "",
        "account  page",
        "may      post and see figures",
        "note     as its administrator",
        "         [yes]",
    ]
    assert shown_at(tmp_path, 80, script) == [
        "account  may                   note",
        "fedi     read write",
        "page     post and see figures  as its administrator [yes]",
    ]


def test_a_name_that_is_too_wide_is_broken_and_leaves_the_others_whole(tmp_path):
    lines = most(tmp_path, 3, ends=False)
    assert "".join(line[:24].strip() for line in lines if line.startswith(("#AA", "A"))) == f"#{'A' * 70}0"
    assert [line.split()[0] for line in lines if line.startswith("#T")] == ["#Tag1", "#Tag2"]

"""The way out: inert, in every code page, and nothing is lost of the work when nobody reads."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from postdesk.cli import door
from postdesk.cli.door import Door, annotate, opened, paint, pour, trusted

POSTDESK = (sys.executable, "-m", "postdesk")


def written(*texts):
    page = io.StringIO()
    out = Door(page)
    for text in texts:
        assert out.write(text) == len(text)
    out.flush()
    return page.getvalue()


def test_what_steers_a_terminal_is_visible():
    assert written("spring\x1b[2J\n") == "spring\\u001b[2J\n"


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["::error::x\n"], ": :error::x\n"),
        (["a\n  ::warning::x"], "a\n  : :warning::x"),
        (["##[group]x\n##vso[task]"], "# #[group]x\n# #vso[task]"),
        (["a", "::b\n", ":", ":c"], "a::b\n: :c"),
        (["a\n", "::b"], "a\n: :b"),
        ([" ", "::b"], " : :b"),
        (["a::b ## c"], "a::b ## c"),
    ],
)
def test_no_line_is_a_command_to_the_machine_that_runs_checks(texts, shown):
    assert written(*texts) == shown


def test_an_annotation_is_one():
    page = io.StringIO()
    with told_to(page):
        annotate("::error file=a::\x1b[2J")
    assert page.getvalue() == "::error file=a::\\u001b[2J\n"


def test_a_table_keeps_its_colours_and_names_steer_nothing():
    from rich.text import Text

    page = io.StringIO()
    page.isatty = lambda: True
    with told_to(page):
        paint(Text("spring\x1b]52;c;x\x07", style="bold"), soft_wrap=True)
        paint(Text("tea"))
    assert "\x1b[1m" in page.getvalue()
    assert "\x1b]52" not in page.getvalue()
    assert "spring\\u001b]52;c;x" in page.getvalue()


class told_to:  # noqa: N801 -- reads like what it does
    """Everything printed within goes through the door to a page."""

    def __init__(self, page):
        self.page = page

    def __enter__(self):
        self.before = sys.stdout
        sys.stdout = Door(self.page)

    def __exit__(self, *_):
        sys.stdout = self.before


def test_past_the_door_there_is_what_stands_outside():
    page = io.StringIO()
    assert trusted(page) is page
    assert trusted(Door(page)).write("\x1b[1m") == 4
    assert page.getvalue() == "\x1b[1m"


def test_a_door_to_nowhere():
    out = Door(None)
    assert out.write("said to nobody") == 14
    out.flush()
    assert (out.isatty(), out.encoding, out.errors, out.writable()) == (False, "utf-8", "replace", True)
    with pytest.raises(OSError, match="file descriptor"):
        out.fileno()


def test_a_door_has_the_number_of_its_stream(tmp_path):
    with (tmp_path / "page.txt").open("w") as page:
        assert Door(page).fileno() == page.fileno()


def test_a_page_that_was_closed_is_no_terminal_and_takes_nothing(capsys):
    page = io.StringIO()
    out = Door(page)
    page.close()
    assert not out.isatty()
    out.write("a")
    out.write("b")
    assert capsys.readouterr().err == ""


def test_what_waits_is_lost_where_flushing_fails():
    class Full(io.StringIO):
        def flush(self):
            raise OSError(28, "No space left on device")

    out = Door(Full())
    before, sys.stderr = sys.stderr, io.StringIO()
    try:
        out.write("a")
        out.flush()
        out.flush()
        said = sys.stderr.getvalue()
    finally:
        sys.stderr = before
    assert said == "postdesk: the output takes no more: no space left on device\n"


@pytest.fixture
def office(tmp_path):
    from stage.desks import SPRING, lay

    return lay(tmp_path, spring=SPRING.replace("Doors open at six.", "Врата се отварају у шест. 🍵"))


def run(office, *command, output=subprocess.PIPE, **environment):
    return subprocess.run(
        [*POSTDESK, "--desk", str(office), *command],
        stdout=output,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},  # noqa: TID251 -- a process of its own
        check=False,
    )


@pytest.mark.parametrize("page", ["cp1252", "cp437", "ascii"])
def test_an_old_code_page_gets_what_it_can_read(office, page):
    done = run(office, "queue", PYTHONIOENCODING=page, PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    seen = run(office, "preview", PYTHONIOENCODING=page, PYTHONUTF8="0")
    assert (seen.returncode, seen.stderr) == (0, b"")
    assert b"?" in seen.stdout


def test_a_document_for_a_script_is_whole_in_an_old_code_page(office):
    import json

    done = run(office, "preview", "--format", "json", PYTHONIOENCODING="cp1252")
    assert "Врата" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


def test_a_full_disk_takes_nothing_from_work_that_is_done(office):
    with Path("/dev/full").open("wb") as full:
        done = run(office, "queue", output=full)
    assert done.returncode == 1  # what arrived is not the whole
    assert done.stderr == b"postdesk: the output takes no more: no space left on device\n"
    assert b"queued" in run(office, "list").stdout


@pytest.mark.parametrize(
    ("command", "code"), [("check", 1), ("--help", 1), ("log --format json", 1), ("count a", 1), ("check no.yaml", 2)]
)
def test_whoever_goes_by_the_exit_code_learns_that_less_arrived_than_was_said(office, command, code):
    with Path("/dev/full").open("wb") as full:
        assert run(office, *command.split(), output=full).returncode == code
    said = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m postdesk --desk "{office}" {command} 2>/dev/full'],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert said.returncode == (code if code == 2 else 0)


def test_where_nobody_can_type_a_question_is_answered_with_no(office):
    run(office, "queue")
    script = f'exec "{sys.executable}" -m postdesk --desk "{office}" cancel @fedi <&-'
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=False)
    assert done.returncode in {1, 2}
    assert b"Traceback" not in done.stderr
    assert b"cancelled" not in run(office, "list", "--all").stdout
    script = f'exec "{sys.executable}" -m postdesk --desk "{office}" count - <&-'
    assert b"Traceback" not in subprocess.run(["sh", "-c", script], capture_output=True, check=False).stderr


def test_a_closed_output_takes_nothing_from_work_that_is_done(office):
    script = f'exec "{sys.executable}" -m postdesk --desk "{office}" queue >&-'
    done = subprocess.run(["sh", "-c", script], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"queued" in run(office, "list").stdout


def test_nobody_listens_at_all(office):
    script = f'exec "{sys.executable}" -m postdesk --desk "{office}" queue >&- 2>&-'
    assert subprocess.run(["sh", "-c", script], check=False).returncode == 0
    assert b"queued" in run(office, "list").stdout


def test_a_reader_that_goes_away_takes_nothing_from_work_that_is_done(office):
    with subprocess.Popen(
        [*POSTDESK, "--desk", str(office), "queue"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
    assert b"queued" in run(office, "list").stdout


def test_a_file_whose_name_is_no_text_is_named(office):
    Path(office, "campaigns", os.fsdecode(b"tea\xff.yaml")).write_text("campaign: tea\nposts: @\n")
    for way in ("text", "json", "github", "sarif"):
        done = run(office, "check", "--format", way)
        assert (done.returncode, done.stderr) == (1, b""), way
        assert b"tea\\udcff.yaml" in done.stdout or b"tea%FF.yaml" in done.stdout, way


def test_trouble_is_told_with_all_its_signs(office):
    settings = office / "campaigns" / "desk.toml"
    settings.write_text(settings.read_text("utf-8") + '[accounts."a\\u001b[2Jb"]\nnetwork = "x"\n', "utf-8")
    done = run(office, "list")
    assert done.returncode == 1
    assert b'"a\\u001b[2Jb" cannot name an account' in done.stderr


def test_what_click_says_goes_through_the_door_too(office):
    done = run(office, "check", "no\x1b[2Jwhere.yaml")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert b"where.yaml' does not exist" in done.stderr


def test_after_a_command_the_streams_are_what_they_were():
    before = sys.stdout, sys.stderr
    with opened():
        assert isinstance(sys.stdout, Door)
    assert (sys.stdout, sys.stderr) == before
    assert door.Door


def test_a_whole_file_passes_after_what_was_said_before():
    page = io.TextIOWrapper(io.BytesIO())
    with told_to(page):
        sys.stdout.write("posts ")
        pour(b"PK\x00\xff")
    assert page.buffer.getvalue() == b"posts PK\x00\xff"
    Door(None).pour(b"said to nobody")
    page.close()
    Door(page).pour(b"said to nobody")

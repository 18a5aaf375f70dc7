import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

import postdesk
from postdesk.__main__ import Later, _ask, _read_later, begin_again
from stage.desks import lay
from stage.unwatched import unwatched_environment

GATES = "campaign: врата\naccounts: [linkedin]\nposts:\n  - {id: сала, at: 2026-01-12 09:00, latest: 5000 w, text: Сала је отворена.}\n"
SCRIPT = Path(sys.executable).with_name("postdesk")
CAMPAIGNS = Path(__file__).parents[1] / "campaigns"


@pytest.mark.parametrize("command", [[str(SCRIPT)], [sys.executable, "-m", "postdesk"]], ids=["script", "module"])
def test_the_script_and_the_module_are_the_same_program(command):
    result = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout == f"postdesk {postdesk.__version__}\n"


def test_a_file_in_the_desk_that_is_called_like_a_library_is_not_run(tmp_path):
    (tmp_path / "click.py").write_text("raise SystemExit('run')")
    command = [sys.executable, "-m", "postdesk", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert result.stdout == f"postdesk {postdesk.__version__}\n"


def test_a_run_collects_cycles_rarely_and_leaves_the_rest_to_the_system(office):
    code = (
        "import atexit, gc, sys\n"
        "from postdesk.__main__ import CONTAINERS, run\n"
        "atexit.register(lambda: print(gc.get_threshold()[0] == CONTAINERS, gc.get_freeze_count() > CONTAINERS // 10))\n"
        "run()\n"
    )
    command = [sys.executable, "-c", code, "--desk", str(office.house.root), "list"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "True True"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_check_does_not_read_what_others_bring_along_and_who_asks_for_it_gets_it(office, language):
    code = (
        "import sys\n"
        "from postdesk import __main__ as main\n"
        "def leave(code):\n"
        "    unread = ('inspect', 'ipaddress', 'msgspec.inspect', 'msgspec.json', 'typing_extensions', 'gettext')\n"
        "    print([name for name in unread if name in sys.modules])\n"
        "    from urllib.parse import urlsplit\n"
        "    import click, msgspec, msgspec.toml\n"
        "    print(urlsplit('https://[::1]/').hostname, msgspec.json.encode([1]), msgspec.toml.decode('a = 1'))\n"
        "    print(click.core.inspect.isclass(int), all(map(sys.modules.get, ('inspect', 'msgspec.json'))))\n"
        "main._leave = leave\n"
        "main.run()\n"
    )
    command = [sys.executable, "-c", code, "--desk", str(office.house.root), "check"]
    quiet = unwatched_environment(POSTDESK_LANGUAGE=language)
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=quiet)
    unread = "[]" if language == "en" else "['gettext']"  # its reader of plurals
    assert result.stdout.splitlines()[-3:] == [unread, "::1 b'[1]' {'a': 1}", "True True"]


def test_a_module_that_stands_for_another_gives_way_to_it():
    with _read_later("sched", "inspect", "nobody_asks"):
        import sched

        assert isinstance(sched, Later)
        assert sys.modules["inspect"] is inspect
        assert not hasattr(sched, "__path__")
        assert sched.scheduler().empty()
        assert sys.modules["sched"] is not sched
    assert not isinstance(sys.modules["sched"], Later)
    assert "nobody_asks" not in sys.modules
    assert sched.scheduler is sys.modules["sched"].scheduler
    assert _ask("sched", "scheduler").empty()


def test_a_check_in_english_that_finds_nothing_reads_no_sentences_and_no_languages():
    code = (
        "import sys\n"
        "from postdesk import __main__ as main\n"
        "main._leave = lambda code: print([name for name in sys.modules if name.startswith('postdesk.words')])\n"
        "main.run()\n"
    )
    command = [sys.executable, "-c", code, "check", str(CAMPAIGNS / "learn-together-2026.yaml")]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CAMPAIGNS)
    assert result.stdout.splitlines()[-1] == "[]"


def test_a_command_that_has_nothing_to_close_ends_at_once_with_all_it_said(office):
    code = "import atexit\nfrom postdesk.__main__ import run\natexit.register(print, 'slowly')\nrun()\n"
    command = [sys.executable, "-c", code, "count", "-n", "x", "--format", "json", "Doors " * 20_000]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "slowly" not in result.stdout
    assert result.stdout.endswith("}\n")


def test_a_reader_that_went_away_is_no_trouble():
    command = [sys.executable, "-m", "postdesk", "networks"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == ""


def test_where_a_locale_knows_few_letters_every_file_is_named(tmp_path):
    desk = lay(tmp_path, gates=GATES)
    few = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}  # noqa: TID251
    environ = few | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words in ("queue", "publish"):
        command = [str(SCRIPT), "--desk", str(desk), words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
        assert (done.returncode, done.stderr) == (0, ""), done
    assert done.stdout.startswith("handed-over: "), done
    assert "Сала је отворена." in "".join(
        path.read_text("utf-8") for path in (desk / "reports/handoff").rglob("*.txt")
    ), done


@pytest.mark.parametrize(
    ("encoding", "environ", "again"),
    [
        ("utf-8", {}, None),
        ("ascii", {"PYTHONUTF8": "1"}, None),
        ("iso8859-1", {}, {"PYTHONUTF8": "1", "PYTHONIOENCODING": "iso8859-1"}),
        ("ascii", {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}, {"PYTHONUTF8": "1", "PYTHONIOENCODING": "cp1252"}),
    ],
)
def test_a_run_begins_again_once_and_only_where_it_has_to(encoding, environ, again):
    after = dict(environ)
    assert begin_again(encoding, after, "iso8859-1") == (again is not None)
    assert after == (again or environ)


def test_trouble_is_one_sentence_and_no_traceback(tmp_path):
    command = [sys.executable, "-m", "postdesk", "--desk", str(tmp_path), "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("postdesk: there is no desk here: ")
    assert done.stderr.count("\n") == 1


def test_the_package_tells_its_version_and_nothing_it_does_not_have():
    assert postdesk.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="module 'postdesk' has no attribute 'verbs'"):
        _ = postdesk.verbs

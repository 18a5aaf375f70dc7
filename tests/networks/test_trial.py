"""A package that takes a whole process with it takes no command with it."""

import sys
from contextlib import chdir
from importlib.metadata import EntryPoint

import pytest

from networks.test_shelf import MODULE, desk, pack  # noqa: F401 - a fixture
from postdesk.errors import SettingsError
from postdesk.networks.brought import tried
from postdesk.networks.trial import harm

BEGINS = "import os, signal, sys, threading, time\n"
HARMS = {
    "time.sleep(600)": "is not imported within 1 seconds",
    "while True: pass": "is not imported within 1 seconds",
    "threading.Thread(target=time.sleep, args=(600,)).start()": "is not imported within 1 seconds",
    "os._exit(0)": "ends the program while it is imported (with 0)",
    "os._exit(3)": "ends the program while it is imported (with 3)",
    "os.abort()": "ends the program while it is imported (with -6)",
    "os.kill(os.getpid(), signal.SIGKILL)": "ends the program while it is imported (with -9)",
}
COMES_BACK = ("sys.exit(3)", "raise KeyboardInterrupt", "raise ImportError", "input()", "print('x' * 10**6)", "", "(")


@pytest.fixture
def brings(tmp_path):
    """Lays a package of one line where Python finds it."""
    sys.path.insert(0, str(tmp_path))
    yield lambda line: (tmp_path / "trial_of_test.py").write_text(BEGINS + line + "\n")
    sys.path.remove(str(tmp_path))


@pytest.mark.parametrize("line", HARMS)
def test_what_never_ends_or_ends_all_is_named(brings, line):
    brings(line)
    patience = 1 if "within" in HARMS[line] else 60  # who ends is waited for on a busy machine, too
    with pytest.raises(SettingsError) as told:
        tried(EntryPoint("pinboard", "trial_of_test:NETWORK", "postdesk.networks"), patience)
    whose = 'the network "pinboard" of trial_of_test:NETWORK: trial_of_test:NETWORK'
    assert str(told.value) == f"{whose} {HARMS[line]}; ask its makers, or remove it"


@pytest.mark.parametrize("line", COMES_BACK)
def test_what_comes_back_whatever_came_of_it_does_no_harm(brings, line):
    brings(line)
    assert harm("trial_of_test") == ""


def test_the_folder_in_which_a_command_is_run_brings_no_module(tmp_path):
    (tmp_path / "json.py").write_text("import os; os._exit(9)\n")
    with chdir(tmp_path):
        assert harm("nothing_of_test") == ""


def test_a_command_says_which_package_would_have_ended_it_and_goes_on_where_it_does_not_need_it(desk):  # noqa: F811
    pack(desk.packages, "off", f"import os; os._exit(0)\n{MODULE}", {"broken": "off:NETWORK"})
    for words, code in ((("check",), 0), (("accounts",), 0), (("networks",), 1), (("schema", "--write"), 0)):
        ran = desk(*words)
        assert (ran.returncode, "off:NETWORK ends the program" in ran.stderr) == (code, words == ("networks",)), ran
    toml = desk.campaigns / "desk.toml"
    toml.write_text(toml.read_text().replace('"pinboard"', '"broken"'))
    for words in (("check",), ("list",), ("publish",)):
        ran = desk(*words)
        assert (ran.returncode, ran.stderr.count("\n")) == (1, 1), ran
        assert 'the network "broken" of off: off:NETWORK ends the program while it is imported (with 0)' in ran.stderr

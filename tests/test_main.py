import subprocess
import sys
from pathlib import Path

import pytest

import postdesk

SCRIPT = Path(sys.executable).with_name("postdesk")


@pytest.mark.parametrize("command", [[str(SCRIPT)], [sys.executable, "-m", "postdesk"]], ids=["script", "module"])
def test_the_script_and_the_module_are_the_same_program(command):
    result = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout == f"postdesk {postdesk.__version__}\n"


def test_a_run_collects_cycles_rarely_and_leaves_the_rest_to_the_system():
    code = (
        "import atexit, gc, sys\n"
        "from postdesk.__main__ import CONTAINERS, run\n"
        "atexit.register(lambda: print(gc.get_threshold()[0] == CONTAINERS, gc.get_freeze_count() > CONTAINERS // 10))\n"
        "sys.argv = ['postdesk', '--version']\n"
        "run()\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "True True"


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

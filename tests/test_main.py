import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("postdesk")


@pytest.mark.parametrize("command", [[str(SCRIPT)], [sys.executable, "-m", "postdesk"]], ids=["script", "module"])
def test_the_script_and_the_module_are_the_same_program(command):
    result = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout == "postdesk 0.1.0\n"


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

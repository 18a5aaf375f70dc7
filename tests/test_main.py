"""`python -m postdesk` is the same program."""

import subprocess
import sys

import pytest

import postdesk


def test_the_module_is_the_command():
    done = subprocess.run([sys.executable, "-m", "postdesk", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"postdesk {postdesk.__version__}\n"


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

"""Several threads read a type that nobody has read before, and the process lives."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import postdesk
from postdesk.models.known_types import known_type
from stage.source_trees import module_tree

CROWD = """
import sys, threading
import msgspec
from postdesk.models.known_types import known_type
sys.setswitchinterval(1e-6)
for number in range(60):
    fields = [(f"a{place}", int | None, None) for place in range(30)]
    inner = msgspec.defstruct(f"Inner{number}", fields)
    shape = msgspec.defstruct(f"Outer{number}", [(f"i{place}", inner | None, None) for place in range(30)])
    together = threading.Barrier(3)
    def read():
        together.wait()
        assert msgspec.json.decode(b'{"i3": {"a2": 5}}', type=known_type(shape)).i3.a2 == 5
    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
print("alive")
"""


def test_three_threads_read_the_same_new_type():
    ran = subprocess.run([sys.executable, "-c", CROWD], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "alive\n"), ran.stderr


def test_a_type_is_given_back_as_it_is():
    assert known_type(int) is int
    assert known_type(dict[str, list[int]]) == dict[str, list[int]]
    with pytest.raises(TypeError):
        known_type(dict[int, object()])


def typed(path):
    """Each call by which a file lets msgspec read data as a type, with the type."""
    for call in ast.walk(module_tree(path)):
        name = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
        if name in {"msgspec.json.decode", "msgspec.msgpack.decode", "msgspec.convert"}:
            given = [word.value for word in call.keywords if word.arg == "type"] + call.args[1:2]
            yield from (ast.unparse(one) for one in given)


def test_every_type_that_is_read_is_known_first():
    found = [one for path in Path(postdesk.__file__).parent.rglob("*.py") for one in typed(path)]
    assert len(found) > 20
    assert [one for one in found if not one.startswith("known_type(")] == []

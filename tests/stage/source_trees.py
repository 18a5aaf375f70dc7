"""Source as the trees of its modules: a run reads and keeps each once, however many tests ask."""

import ast
from functools import cache
from pathlib import Path


@cache
def module_tree(path: Path) -> ast.Module:
    """Return the tree of a module, which all who ask share: it is looked at, and never changed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def named_tests(path: Path) -> list[str]:
    """Return the names of a file's tests."""
    found = (node.name for node in module_tree(path).body if isinstance(node, ast.FunctionDef))
    return [name for name in found if name.startswith("test_")]

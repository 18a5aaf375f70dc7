"""Source as the trees of its modules: a run reads and keeps each once, however many tests ask."""

import ast
from functools import cache
from pathlib import Path


@cache
def module_tree(path: Path) -> ast.Module:
    """Return the tree of a module, which all who ask share: it is looked at, and never changed."""
    return ast.parse(path.read_text(encoding="utf-8"))

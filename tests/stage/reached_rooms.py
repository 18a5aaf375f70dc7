"""Which rooms of the program a page can let speak: what its modules import, and what the desk's acts that they call do.

It takes more for reached than is: a name that a page uses is any act of the desk that is called so.
"""

import ast
from functools import cache
from pathlib import Path

import postdesk
from stage.source_trees import module_tree

SOURCE = Path(postdesk.__file__).parent
WEB, DESK = "web/", "desk/"


@cache
def trees():
    """Return every module of the program, by its room, "web/pages/post"."""
    return {path.relative_to(SOURCE).with_suffix("").as_posix(): module_tree(path) for path in SOURCE.rglob("*.py")}


def imported(tree):
    """Yield the rooms that a module, or a function, imports in earnest: not for its types alone."""
    left_out = {
        id(each)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for each in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("postdesk") and id(node) not in left_out:
            for name in node.names:
                yield from _room(f"{node.module}.{name.name}") or _room(node.module)


def _room(module):
    name = "/".join(module.split(".")[1:])
    return [room for room in (name, f"{name}/__init__".removeprefix("/")) if room in trees()][:1]


def names_used(tree):
    """Return what a piece of code calls, or asks of something."""
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def loads_by_name(tree):
    """Whether a module loads others of its own folder by their names."""
    return any(isinstance(node, ast.ImportFrom) and node.module == "importlib" for node in ast.walk(tree))


@cache
def acts():
    """Return what the desk can do, and all that its modules define, by its name: pieces of code."""
    found = {}
    for room, tree in trees().items():
        for node in ast.walk(tree) if room.startswith(DESK) else ():
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
    return found


@cache
def reached_rooms():
    """Return the rooms that a page can let speak, those of the page left out."""
    reached, called, doors = set(), set(), [room for room in trees() if room.startswith((WEB, DESK))]
    for room in doors:
        tree = trees()[room]
        if room.startswith(WEB):
            _call(names_used(tree), reached, called)
            _enter(room, reached)
        else:
            for node in tree.body:
                for each in imported(node) if isinstance(node, ast.ImportFrom) else ():
                    _enter(each, reached)
    return {room for room in reached if not room.startswith(WEB)}


def _call(names, reached, called):
    left = [name for name in names if name in acts()]
    while left:
        name = left.pop()
        if name not in called:
            called.add(name)
            for code in acts()[name]:
                for room in imported(code):
                    _enter(room, reached)
                left += names_used(code) & acts().keys()


def _enter(room, reached):
    left = [room]
    while left:
        room = left.pop()
        if room in reached:
            continue
        reached.add(room)
        tree = trees()[room]
        if not room.startswith(DESK):
            left += imported(tree)
            folder = room.rpartition("/")[0]
            left += (
                [each for each in trees() if each.startswith(f"{folder}/")] if folder and loads_by_name(tree) else []
            )

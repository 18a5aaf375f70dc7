"""What the page reads of a request, found in its own code: the names of fields, of files, and of what follows the `?`.

A field that somebody adds is so tried by every attack without being named in a test.
"""

import ast
import inspect
import textwrap
from functools import cache

FIELDS, FILES, QUERY = "fields", "files", "query"
LOOKED_UP = {"fields": FIELDS, "files": FILES, "query": QUERY, "query_params": QUERY}
"""Attributes in which a page looks names up."""


@cache
def names_read(function):
    """Return the names that a function of the page and whatever it calls there read, as (where, name)."""
    found, seen, open_ = set(), set(), [function]
    while open_:
        each = open_.pop()
        if each in seen:
            continue
        seen.add(each)
        tree = ast.parse(textwrap.dedent(inspect.getsource(each)))
        forms = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg) and _is_form(node.annotation)}
        listed = {name: words for node in ast.walk(tree) for name, words in _listed(node)}
        found |= {read for node in ast.walk(tree) for read in _read_at(node, listed, forms)}
        called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        open_ += [one for name in called if _is_of_the_page(one := each.__globals__.get(name))]
    return frozenset(found)


def those_read(where, *functions):
    """Return the names that these functions read there, in order; None reads nothing."""
    return sorted({name for one in functions if one for read, name in names_read(one) if read == where})


def _is_of_the_page(found):
    return inspect.isfunction(found) and found.__module__.startswith("postdesk.web")


def _is_form(annotation):
    return annotation is not None and "SentForm" in ast.unparse(annotation)


def _listed(node):
    """Yield a variable that stands for one written name after the other, with those names."""
    if isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name) and isinstance(node.iter, ast.Tuple):
        yield node.target.id, [one.value for one in node.iter.elts if isinstance(one, ast.Constant)]


def _read_at(node, listed, forms):
    """Yield what one piece of code reads."""
    if isinstance(node, ast.Attribute) and node.attr == "refs":
        yield FIELDS, "ref"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        of_form = node.func.attr == "said" and ast.unparse(node.func.value) in forms
        where = FIELDS if of_form else _looked_up(node.func.value) if node.func.attr == "get" else ""
        yield from _named(where, node.args[0], listed)
    if isinstance(node, ast.Subscript):
        yield from _named(_looked_up(node.value), node.slice, listed)
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        yield from _named(_looked_up(node.comparators[0]), node.left, listed)


def _looked_up(node):
    return LOOKED_UP.get(node.attr, "") if isinstance(node, ast.Attribute) else ""


def _named(where, name, listed):
    """Yield a name that is written out, or each of several; in one that is put together stands an account."""
    if not where:
        return
    if isinstance(name, ast.JoinedStr):
        yield where, "".join(one.value if isinstance(one, ast.Constant) else "fedi" for one in name.values)
        return
    words = [name.value] if isinstance(name, ast.Constant) else listed.get(getattr(name, "id", ""))
    assert words, f"which names are read by {ast.unparse(name)}?"
    for word in words:
        yield where, word

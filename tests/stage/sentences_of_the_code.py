"""Every sentence of the command line, and of every trouble that it tells, as the code has them; values in braces."""

import ast
import re
from pathlib import Path

import postdesk

SOURCE = Path(postdesk.__file__).parent
WORDS = 3


def sentences():
    """Yield a line for each module, then its sentences in the order in which they stand there."""
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = [tree] if place.parts[0] == "cli" else [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
        said = sorted({pair for part in parts for pair in said_in(part)})
        if said:
            yield f"\n{place.as_posix()}"
            yield from (f"  {text}" for _, text in said)


def said_in(tree):
    """Yield each text of a piece of code with its line: those of some words, but for what only readers of code see."""
    skipped = {id(part) for node in ast.walk(tree) for part in unsaid(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in skipped else written(node)
        if len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{.*?\}", "", text))) >= WORDS:
            yield node.lineno, " ".join(text.split())


def unsaid(node):
    """Return the parts of a node that are no sentence of their own: docstrings but a command's, and parts of a text."""
    if isinstance(node, ast.JoinedStr):
        return [part for part in ast.walk(node) if part is not node]
    if isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(one) for one in node.decorator_list):
        return []
    body = getattr(node, "body", None)
    return [one.value for one in body if isinstance(one, ast.Expr)] if isinstance(body, list) else []


def written(node):
    """Return a text as it stands in the code, its values in braces."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"
            for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""

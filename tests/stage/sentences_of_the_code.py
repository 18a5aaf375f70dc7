"""Every sentence of the program as the code has it, in modules and templates; values in braces."""

import ast
import re
from functools import cache
from pathlib import Path

import postdesk
from postdesk.words import catalogues, commands, findings, pages
from stage.catalogue_files import read
from stage.page_words import TEMPLATES, template_messages
from stage.source_trees import module_tree
from stage.words_of_commands import said_in_module, sentences_of_click

SOURCE = Path(postdesk.__file__).parent
WORDS = 3
CATALOGUES = (
    ("fr", commands.FOLDER),
    ("de", pages.FOLDER),
    ("de", catalogues.HERE),
    ("de", findings.FOLDER),
)
"""One whole catalogue of each kind: of commands, of pages, of reports, of findings."""
TYPE = re.compile(r"[\w.]+\[.*\]")
"""An annotation that stands in quotes."""


@cache
def translated():
    """Return every sentence that a catalogue says in another language, in the English of the code, but for click's."""
    ids = [message.id for name, folder in CATALOGUES for message in read(name, folder) if message.id]
    return {text for one in ids for text in flat(one)} - {text for one in sentences_of_click() for text in flat(one)}


def flat(sentence):
    """Return the texts of a sentence: one, or two by their number."""
    return [sentence] if isinstance(sentence, str) else list(sentence)


@cache
def sentences():
    """Return the lines of the list, which takes seconds to find."""
    return tuple(_lines())


def _lines():
    """Yield a line for each module and template, then its sentences in the order in which they stand there.

    Last come those that stand nowhere as they are said: with parts that others share, or made of a docstring.
    """
    met = []
    for path in sorted((*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"))):
        texts = of_module(path) if path.suffix == ".py" else of_template(path)
        if said := list(dict.fromkeys(" ".join(text.split()) for text in texts)):
            yield f"\n{path.relative_to(SOURCE).as_posix()}"
            yield from (f"  {text}" for text in said)
            met += said
    whole = "\n".join(met)
    yield "\nfrom parts"
    yield from (f"  {text}" for text in sorted(" ".join(text.split()) for text in translated()) if text not in whole)


def of_module(path):
    """Return what the command line writes, what is raised, what is translated, and what else is a `Sentence`."""
    source = path.read_text(encoding="utf-8")
    nodes = list(ast.walk(module_tree(path)))
    whole = path.is_relative_to(SOURCE / "cli")
    raised = {id(part) for node in nodes if isinstance(node, ast.Raise) for part in ast.walk(node)}
    given = {text for one in said_in_module(path) for text in flat(one)} if "Sentence(" in source else frozenset()
    skipped = {id(part) for node in nodes for part in unsaid(node)}
    texts = [
        (node.lineno, node.col_offset, text)
        for node in nodes
        if (text := written(node)) and id(node) not in skipped
        if text in given
        or (" " in text and text in translated())
        or ((whole or id(node) in raised) and is_sentence(text))
    ]
    return [text for *_, text in sorted(texts)] + re.findall("⟦(.*?)⟧", source)


def of_template(path):
    """Return what a template says: of the page through its door, of anything else what is translated."""
    if path in TEMPLATES:
        return [text for one in template_messages(path).items() for text in one if text]
    found = re.findall(r"says?\((?:\"([^\"]+)\"|'([^']+)')(?:, \"([^\"]+)\")?", path.read_text(encoding="utf-8"))
    return [text for one in found for text in one if text]


def is_sentence(text):
    said = bare(text)
    return " " in said.strip() and not TYPE.fullmatch(text) and len(re.findall(r"[^\W\d_]{2,}", said)) >= WORDS


def bare(text):
    """Return a text without its values, however deep braces stand in each other."""
    while (without := re.sub(r"\{[^{}]*\}", "", text)) != text:
        text = without
    return text


def unsaid(node):
    """Return the parts of a node that are no sentence of their own: docstrings but a command's, and parts of a text."""
    if isinstance(node, ast.JoinedStr):
        shown = [part.format_spec for part in node.values if isinstance(part, ast.FormattedValue) and part.format_spec]
        return [*node.values, *shown, *(part for one in shown for part in one.values)]
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

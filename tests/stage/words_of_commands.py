"""Every sentence that the command line says in the language of whoever reads: help, click's own, and those of rooms."""

import ast
import re
from importlib import import_module
from pathlib import Path

import click

from postdesk.cli import REPAIRS, STORY, main
from postdesk.cli.in_translation import EXAMPLE, help_paragraphs
from postdesk.errors import PostdeskError
from postdesk.words.catalogues import BESIDE
from postdesk.words.commands import FOLDER
from stage.catalogue_files import forms_of, read

CLICK = Path(click.__file__).parent
NOT_MET = {
    "Do you want to continue?",
    "Confirm the action without prompting.",
    "%(prog)s, version %(version)s",
    "Press any key to continue...",
    "Choice({choices})",
    "deprecated",
}
"""What click says of options, and of mistakes of programmers, that this program has not."""
FOR_PROGRAMMERS = (
    "Deprecat",
    "Could not determine",
    "No options defined",
    "Arguments take",
    "Name '{name}'",
    "Boolean",
)
MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def help_sentences():
    """Return the texts of the help of every command, and of what belongs to it."""
    said = dict.fromkeys(STORY)
    for chapter in (*STORY.values(), REPAIRS):
        said |= dict.fromkeys(chapter.values())
    with click.Context(main) as ctx:
        commands = [main, *(main.get_command(ctx, name) for chapter in (*STORY.values(), REPAIRS) for name in chapter)]
    for command in commands:
        said |= dict.fromkeys(_texts(command))
    return [text for text in said if not text.startswith(("\b", EXAMPLE))]


def _texts(command):
    yield from help_paragraphs(command.help)
    yield from (
        each.help for each in command.params if isinstance(each, click.Option) and each.help and not each.hidden
    )
    if command.commands if isinstance(command, click.Group) else ():
        for each in command.commands.values():
            yield from _texts(each)


def sentences_of_click():
    """Return what click says of itself, that whoever runs commands may meet: a sentence, or two by their number."""
    said = {}
    for name in MODULES:
        tree = ast.parse((CLICK / f"{name}.py").read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        said |= {_text(call.args[0]): None for call in calls if call.func.id == "_"}
        said |= {tuple(map(_text, call.args[:2])): None for call in calls if call.func.id == "ngettext"}
    one = [each for each in said if each and not str(each).startswith(FOR_PROGRAMMERS)]
    return [each for each in one if each not in NOT_MET and "UUID" not in each and "{colour" not in each]


def _text(node):
    return node.value if isinstance(node, ast.Constant) else ""


def untranslated(name, said):
    """Return the sentences that a catalogue lacks, of those that are said: one each, or two by their number."""
    held = [read(each, FOLDER) for each in (name, BESIDE.get(name)) if each]
    known = {one.id for each in held for one in each if all(forms_of(one))}
    return [sentence for sentence in said if sentence not in known]


def modules_that_translate():
    """Return the modules of click that take their sentences from gettext."""
    found = [path.stem for path in CLICK.glob("*.py") if "from gettext import" in path.read_text(encoding="utf-8")]
    return {import_module(f"click.{name}") for name in found if not name.startswith("_")}


def all_below(kind):
    """Return the classes below one."""
    return [below for each in kind.__subclasses__() for below in (each, *all_below(each))]


SAID_BY = {"worded", "Sentence", "PostdeskError", *(each.__name__ for each in all_below(PostdeskError))}


def said_in_module(path):
    """Return the sentences that a module says through the door, or puts into a trouble: those that stand there whole."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [each for call in calls for each in _said(call) if each]


def _said(call):
    texts, name = [_text(each) for each in call.args], call.func.id
    if name == "counted":
        return [tuple(texts[:2])] if texts[0] else []
    if many := [_text(each.value) for each in call.keywords if each.arg == "many"]:
        return [(texts[0], many[0])] if name in SAID_BY and texts[0] else []
    return _texts_of(call.args[0]) if name in SAID_BY and call.args else []


def _texts_of(node):
    """Return the texts that an argument can be: a literal, or either branch of a choice."""
    return [*_texts_of(node.body), *_texts_of(node.orelse)] if isinstance(node, ast.IfExp) else [_text(node)]


def written_in_module(path, *, troubles_alone):
    """Return every text of some words that a module writes, but for what only readers of code see: f-strings without values.

    With `troubles_alone` only what is raised, for what else a room below the command line writes is for other rooms.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)] if troubles_alone else [tree]
    inside = [part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values]
    skipped = {id(each) for each in inside} | {id(each.value) for node in ast.walk(tree) for each in _docstrings(node)}
    texts = [_literal(node) for part in parts for node in ast.walk(part) if id(node) not in skipped]
    return {" ".join(text.split()) for text in texts if len(re.findall(r"[^\W\d_]{2,}", PLACES.sub("", text))) >= WORDS}


WORDS = 3
PLACES = re.compile(r"\{[^{}]*\}")


def _docstrings(node):
    body = getattr(node, "body", None)
    return [each for each in body if isinstance(each, ast.Expr)] if isinstance(body, list) else []


def _literal(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return _text(node) if isinstance(_text(node), str) else ""

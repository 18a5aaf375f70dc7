"""Every sentence that the command line says in the language of whoever reads: help, click's own, and those of rooms."""

import ast
import re
from importlib import import_module
from pathlib import Path

import click

import postdesk
from postdesk.cli import REPAIRS, STORY, main
from postdesk.cli.in_translation import EXAMPLE, help_paragraphs
from postdesk.errors import PostdeskError
from postdesk.words.catalogues import BESIDE
from postdesk.words.commands import FOLDER
from stage.catalogue_files import forms_of, read
from stage.source_trees import module_tree

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
        held = module_tree(CLICK / f"{name}.py")
        calls = [node for node in ast.walk(held) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
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


def troubles():
    """Return the names of the classes of trouble, wherever in the program: PostdeskError and all below it."""
    trees = map(module_tree, Path(postdesk.__file__).parent.rglob("*.py"))
    kinds = [node for one in trees for node in ast.walk(one) if isinstance(node, ast.ClassDef)]
    found, before = {PostdeskError.__name__}, set()
    while found != before:
        before = found
        found = found | {kind.name for kind in kinds for base in kind.bases if getattr(base, "id", "") in found}
    return found


SAID_BY = {"worded", "Sentence", "doubt", *troubles()}
SAID_LATER = {
    "Sign": (2, 3),
    "Thing": (0, 1),
    "Skipped": (1,),
    "NotPosts": (1,),
    "SheetFault": (1,),
    "CellError": (0,),
    "Budget": (0,),
    "Unsendable": (1,),
    "no_link": (1,),
    "fail": (1,),
    "TooMuch": (0,),
    "Contents": (2,),
}
"""What holds sentences that are said where it is shown, and which of its arguments they are."""


def said_in_module(path, said_by=frozenset(SAID_BY)):
    """Return the sentences that a module says through the door, or puts into a trouble: those that stand there whole.

    `said_by` are the names of those to whom they are given.
    """
    module = module_tree(path)
    held = _assigned(module)
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    return [each for call in calls for each in _said(call, held, said_by) if each and each != ("", "")]


def pieced_in_module(path):
    """Return the lines on which a module puts a sentence together from pieces, so that no catalogue can have it."""
    module = module_tree(path)
    held = _assigned(module)
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    said = [(call, call.args[place]) for call in calls for place in _places(call) if place < len(call.args)]
    return [call.lineno for call, text in said if any(_pieced(each) for each in _meant(text, held))]


def _places(call):
    """Return which arguments of a call are sentences."""
    name = called(call)
    return (0,) if name in SAID_BY else SAID_LATER[name] if name == "fail" else ()


def _pieced(node):
    """Whether a text is put together: of values in an f-string, or by `+` or `%`."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod))


def _assigned(tree):
    """Return what each name of a module is given, wherever in it."""
    held = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and isinstance(targets[0], ast.Name):
            held.setdefault(targets[0].id, []).append(node.value)
    return held


def called(call):
    """Return the name that is called; of methods only those that are told a sentence: a reply's doubt, a file's fault."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr if call.func.attr in {"doubt", "fail"} else ""
    return getattr(call.func, "id", "")


def _said(call, held, said_by):
    name, args = called(call), call.args
    if name == "counted" and args:
        one = (
            _pairs(args[0].value, held)
            if isinstance(args[0], ast.Starred)
            else zip(*(_texts_of(each, held) for each in args[:2]), strict=False)
        )
        return list(one)
    if name == "headings":
        return [text for each in args for text in _texts_of(each, held)]
    if name == "after_another":
        return [text for each in args[1:2] for text in _texts_of(each, held)]
    if name in SAID_LATER:
        return [
            text for place in SAID_LATER[name] for each in args[place : place + 1] for text in _texts_of(each, held)
        ]
    if name not in said_by or not args:
        return []
    many = next((each.value for each in call.keywords if each.arg == "many"), None)
    ones = _texts_of(args[0], held)
    return list(zip(ones, _texts_of(many, held), strict=False)) if many is not None else ones


def _pairs(node, held):
    """Return the pairs of sentences that are meant: for one, and for any other number."""
    return [tuple(map(_text, each.elts[:2])) for each in _meant(node, held) if isinstance(each, ast.Tuple)]


def _texts_of(node, held):
    """Return the texts that an argument can be: a literal, either branch of a choice, what a name is given."""
    return [_text(each) for each in _meant(node, held) if isinstance(_text(each), str)]


def _meant(node, held, seen=frozenset()):
    if isinstance(node, ast.IfExp):
        return [*_meant(node.body, held, seen), *_meant(node.orelse, held, seen)]
    if isinstance(node, ast.Name) and node.id not in seen:
        return [each for value in held.get(node.id, ()) for each in _meant(value, held, seen | {node.id})]
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        tables = [each for each in held.get(node.value.id, ()) if isinstance(each, ast.Dict)]
        return [each for table in tables for value in table.values for each in _meant(value, held, seen)]
    return [node]


def written_in_module(path, *, troubles_alone):
    """Return every text of some words that a module writes, but for what only readers of code see: f-strings without values.

    With `troubles_alone` only what is raised, for what else a room below the command line writes is for other rooms.
    """
    module = module_tree(path)
    parts = [node for node in ast.walk(module) if isinstance(node, ast.Raise)] if troubles_alone else [module]
    inside = [part for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for part in node.values]
    skipped = {id(each) for each in inside} | {
        id(each.value) for node in ast.walk(module) for each in _docstrings(node)
    }
    texts = [_literal(node) for part in parts for node in ast.walk(part) if id(node) not in skipped]
    return {" ".join(text.split()) for text in texts if len(re.findall(r"[^\W\d_]{2,}", PLACES.sub("", text))) >= WORDS}


def notes_in(*texts):
    """Return what texts of files say to people: what stands between ⟦ and ⟧."""
    return {note for text in texts for note in re.findall("⟦(.*?)⟧", text)}


WORDS = 3
PLACES = re.compile(r"\{[^{}]*\}")


def _docstrings(node):
    body = getattr(node, "body", None)
    return [each for each in body if isinstance(each, ast.Expr)] if isinstance(body, list) else []


def _literal(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return _text(node) if isinstance(_text(node), str) else ""

"""Every sentence that the command line says in the language of whoever reads: help, click's own, and those of rooms."""

import ast
from importlib import import_module
from pathlib import Path

import click

from postdesk.cli import REPAIRS, STORY, main
from postdesk.cli.in_translation import EXAMPLE, help_paragraphs

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


def modules_that_translate():
    """Return the modules of click that take their sentences from gettext."""
    found = [path.stem for path in CLICK.glob("*.py") if "from gettext import" in path.read_text(encoding="utf-8")]
    return {import_module(f"click.{name}") for name in found if not name.startswith("_")}

"""Help in other languages: copies of commands whose texts are translated, and click's own sentences."""

from typing import TypeVar

import click
from click import shell_completion

from postdesk.cli.worded import say_for, worded
from postdesk.sentences import without_margin

say_for(shell_completion)  # in English nobody but the tab key loads it
C = TypeVar("C", bound=click.Command)
T = TypeVar("T")
EXAMPLE = "Example: "


def translated(command: C) -> C:
    """Return a copy of a command whose help, and that of what belongs to it, is in the language spoken."""
    other = _twin(command)
    other.help = translated_help(command.help or "")
    other.short_help = worded(command.short_help or "") or None
    other.params = [_param(each) for each in command.params]
    other._help_option = None  # noqa: SLF001 -- kept from a help in another language
    if isinstance(other, click.Group):
        other.commands = {name: translated(each) for name, each in other.commands.items()}
    return other


def translated_help(text: str) -> str:
    """Return a help paragraph by paragraph; one whose lines are to stay apart is code, and stays as it is."""
    return "\n\n".join(_paragraph(each) for each in help_paragraphs(text))


def help_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help, each on one line, but for those whose lines are to stay apart."""
    return [each if each.startswith("\b") else " ".join(each.split()) for each in without_margin(text).split("\n\n")]


def _twin(one: T) -> T:
    """Return a shallow copy; `copy` would look for Jython's objects first."""
    other = object.__new__(type(one))
    vars(other).update(vars(one))
    return other


def _paragraph(text: str) -> str:
    if text.startswith(EXAMPLE):
        return worded("Example: {command}", command=text.removeprefix(EXAMPLE))
    return worded(text)


def _param(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    other = _twin(param)
    other.help = worded(param.help)
    return other

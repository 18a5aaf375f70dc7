"""The command line: one file a command, found by its name, imported when it is called.

`--help` is static, so that listing the commands imports none of them.
"""

import builtins
import keyword
import os
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, update_wrapper
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click
from click import core, decorators, exceptions, formatting, parser, termui, types, utils

from postdesk.cli import door
from postdesk.cli.plainly import plain_option
from postdesk.cli.reading_language import reading_language
from postdesk.cli.worded import in_english, say_for, spoken_in, worded
from postdesk.errors import PostdeskError, system_reason
from postdesk.text import inert

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from postdesk.desk import Clock, Desk

P = ParamSpec("P")
R = TypeVar("R")

SPEAKING = (core, decorators, exceptions, formatting, parser, termui, types, utils)
"""The modules of click that say something; `in_translation` has the one that English does without."""
say_for(*SPEAKING)
STORY: dict[str, dict[str, str]] = {
    "Begin": {
        "init": "Start a desk: settings, a sample campaign, nothing replaced.",
        "doctor": "Say what is wrong with the desk's machine, and how to mend it.",
        "accounts": "Say how each account publishes, and whether it is let in.",
        "demo": "Walk the whole path on a sample desk that goes nowhere.",
        "schema": "Print the JSON Schema of a campaign file, for editors.",
        "completion": "Let a shell complete commands, posts, accounts and rules.",
    },
    "Write and check": {
        "new": "Begin a campaign: empty, or from a press release.",
        "check": "List what breaks the networks' rules or the house's.",
        "preview": "Show each post as its accounts will show it.",
        "fmt": "Put campaign files in order, without losing a letter of them.",
        "count": "Count a text as each network counts it.",
        "networks": "Show the limits in force and where they come from.",
        "export-drafts": "Write the drafts to a spreadsheet, for colleagues.",
        "import-drafts": "Take posts from a spreadsheet, a colleague's or another tool's.",
    },
    "Queue": {
        "plan": "Say what queueing would add, change and withdraw.",
        "queue": "Make the queue match the campaign files.",
        "list": "List the posts and where each is in its life.",
        "calendar": "Show a week or a month day by day.",
        "approve": "Sign posts as they are, so that they may go out.",
        "approvals": "List the posts that wait for a signature.",
        "send-back": "Send a post back to its author, with a note.",
        "hold": "Keep posts from going out until they are released.",
        "release": "Let held posts go out again.",
        "cancel": "Take posts out of the queue.",
        "move": "Give a post another time.",
        "undo": "Take back the last thing that was done by hand.",
        "rename": "Say that what is called OLD in the queue is called NEW in the files now.",
        "retry": "Queue a failed or missed post again.",
        "resolve": "Say what became of a post that nobody could tell.",
    },
    "Publish": {
        "publish": "Publish what is due, once, and exit.",
        "work": "Publish, measure and report until stopped.",
        "edit": "Give a published post the words that its draft has now.",
        "delete": "Take a published post off its network, for good.",
        "log": "Show every attempt and every change of state.",
        "serve": "Show the desk as a page in a browser.",
    },
    "Measure and report": {
        "measure": "Read what the networks count for each post.",
        "import": "Read figures from the networks' exports.",
        "hashtags": "Show which hashtags are used, where and how often.",
        "report": "Write the report of a week.",
        "export": "Write the whole log to files for other tools.",
    },
}

REPAIRS: dict[str, str] = {
    "man": "Write the manual pages of all commands.",
    "rebuild-rollups": "Compute the weekly sums of the log again from its readings.",
    "take-over": "Publish from here from now on; the networks are asked what is public.",
    "move-database": "Carry the desk's memory to PostgreSQL, or back to its file.",
}
"""What a person types once in years, so that `--help` does not list it."""


def module_name(command: str) -> str:
    """Return the file (and object) of a command; words that Python has taken get a trailing underscore."""
    taken = keyword.iskeyword(command) or hasattr(builtins, command)
    return command.replace("-", "_") + ("_" if taken else "")


class Commands(click.Group):
    """A group that tells its commands in the order of the work and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command's name, in the story's order."""
        return [name for chapter in STORY.values() for name in chapter]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the file of one command; its name and its one sentence are those of the story."""
        chapters = (*STORY.values(), REPAIRS)
        sentence = next((commands[name] for commands in chapters if name in commands), None)
        if sentence is None:
            return None
        module = module_name(name)
        command: click.Command = getattr(import_module(f"postdesk.cli.{module}"), module)
        command.name, command.short_help = name, sentence
        return in_reading_language(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the chapters without importing a command."""
        for chapter, commands in STORY.items():
            with formatter.section(worded(chapter)):
                formatter.write_dl([(name, worded(sentence)) for name, sentence in commands.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Offer the commands with their one sentences, and import none of them."""
        from click.shell_completion import CompletionItem

        told = [pair for commands in STORY.values() for pair in commands.items()]
        fit = [CompletionItem(name, help=worded(sentence)) for name, sentence in told if name.startswith(incomplete)]
        return [*fit, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed; one that there is not is answered with the nearest."""
        commands = [*self.list_commands(ctx), *REPAIRS]
        if args[0] not in commands and not ctx.resilient_parsing:
            from postdesk.words.nearest import nearest

            if near := nearest(args[0], commands):
                said = worded('there is no command "{name}": did you mean "{near}"?', name=args[0], near=near)
                raise click.UsageError(said, ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- click's own signature
        """Run the command line in the language of whoever reads; all that is printed goes through one door."""
        os.umask(os.umask(0o077) & 0o077)  # of what is made, its owner may read and write all, whatever the umask says
        with door.opened(), spoken_in(reading_language()):
            return click.Group.main(in_reading_language(self), *args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; trouble in the world is told in one sentence, with exit code 1."""
        try:
            return super().invoke(ctx)
        except Exception as trouble:
            if told := _told(trouble, ctx):
                raise TroubleTold(told) from trouble
            raise


def _told(trouble: Exception, ctx: click.Context) -> str:
    """Say what is wrong in the world, or in the desk's memory; "" where it is a fault of ours, or click says it."""
    if isinstance(trouble, PostdeskError):
        return worded(trouble)
    if isinstance(trouble, OSError):
        return _not_usable(trouble)
    if isinstance(trouble, UnicodeEncodeError) and trouble.encoding == "utf-8":  # all but a shell's bytes that are none
        return worded(
            "{text} is no text in UTF-8: type it again, or let the script that says it write UTF-8",
            text=inert.one_line(trouble.object),
        )
    if isinstance(trouble, click.ClickException | click.exceptions.Exit | click.Abort):
        return ""
    foreign = ctx.ensure_object(Office).foreign()
    return worded(foreign) if foreign else ""


def _not_usable(trouble: OSError) -> str:
    """Say which file or folder cannot be used, and why."""
    if trouble.filename is None and isinstance(trouble, FileNotFoundError):
        return worded("the folder that you are in was deleted: go to another (cd), and run this again")
    why = system_reason(trouble) if trouble.strerror else str(trouble).lower()
    return worded("{file} cannot be used: {why}", file=trouble.filename or worded("a file"), why=why)


C = TypeVar("C", bound=click.Command)


def in_reading_language(command: C) -> C:
    """Return a command with its help in the language of whoever reads; in English it is the command itself."""
    if in_english():
        return command
    from postdesk.cli.in_translation import translated

    return translated(command)


class TroubleTold(click.ClickException):
    """One sentence on standard error, after the program's name."""

    def show(self, file: object = None) -> None:
        """Print the sentence."""
        click.echo(f"postdesk: {self.format_message()}", err=True, color=True)  # as in `main`, whose context is over


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--desk", "start", type=click.Path(path_type=Path), help="The desk's folder, or any below it. [default: here]"
)
@plain_option
@click.version_option(package_name="postdesk", message="postdesk %(version)s")
@click.pass_context
def main(ctx: click.Context, start: Path | None) -> None:
    """Check campaign posts, publish each exactly once, and report what came of them.

    Begin with: postdesk demo
    """
    ctx.ensure_object(Office).start = start
    ctx.color = True  # click would take escape sequences out, where they are not to be hidden but shown


class Office:
    """Where the officer stands and which clock hangs there; the desk is opened when a command asks for it.

    `separator` is what the officer wants between the cells of CSV, "" where they have not said.
    """

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.start: Path | None = None
        self.separator = ""
        self.opened: Desk | None = None
        self._now = now

    @cached_property
    def now(self) -> "Clock":
        """The clock: called, it returns the moment it is, in UTC."""
        from postdesk.desk import Clock, Desk

        return Clock(self._now or Desk.clock)

    def desk(self) -> "Desk":
        """Open the desk at, or above, the folder, until the command ends; SettingsError where there is none."""
        from postdesk.desk import Desk

        desk = Desk.open(self.start or Path.cwd(), self.now)
        if self.separator:
            from msgspec.structs import replace

            desk.house = replace(desk.house, csv_separator=self.separator)
        click.get_current_context().call_on_close(desk.close)
        self.opened = desk
        return desk

    def foreign(self) -> PostdeskError | None:
        """Return what the desk's memory holds that postdesk never writes, where a command has used it."""
        return self.opened.foreign() if self.opened else None

    def desk_here(self) -> "Desk | None":
        """Open the desk as `desk` does; None where there is none."""
        from postdesk.desk import Desk

        there = Desk.lies_at(self.start or Path.cwd())
        return self.desk() if there else None


def pass_desk(command: Callable[Concatenate["Desk", P], R]) -> Callable[P, R]:
    """Hand the command the desk it was called in."""

    @click.pass_obj
    def call(office: Office, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return command(office.desk(), *args, **kwargs)

    return update_wrapper(call, command)

"""Questions that are answered with yes or no, in the letters of whoever is asked."""

import click

from postdesk.cli.worded import in_english, worded

YES, NO = ("y", "yes"), ("n", "no")
"""What an answer may be, in English; in every language these hold, too."""


def says_yes(question: str, *, abort: bool = False, err: bool = False) -> bool:
    """Ask, and return whether the answer is yes; no where it is only Enter.

    Args:
        question: In the language spoken, without its end.
        abort: Raise click.Abort where it is no.
        err: Ask on the error stream, so that a document on the other stays one.
    """
    if in_english():
        return click.confirm(question, abort=abort, err=err)
    shown = f"{question} [{worded('y')}/{worded('n').upper()}]"
    answer: bool = click.prompt(shown, default="", show_default=False, err=err, value_proc=_meant)
    if abort and not answer:
        raise click.Abort
    return answer


def _meant(answer: str) -> bool:
    """Return what an answer means; UsageError where it is neither, which asks again."""
    said = answer.strip().lower()
    if said in {*YES, *map(worded, YES)}:
        return True
    if said in {"", *NO, *map(worded, NO)}:
        return False
    raise click.UsageError(worded("answer {yes} or {no}", yes=worded("y"), no=worded("n")))

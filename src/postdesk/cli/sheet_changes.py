"""What a table would change, for people as a difference, for scripts as a document."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from postdesk.cli.worded import worded
from postdesk.text.first_words import opening_line
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from postdesk.drafts.spreadsheets.comparing import CellChange
    from postdesk.drafts.spreadsheets.new_files import FileToBe
    from postdesk.drafts.spreadsheets.new_posts import AddedPost
    from postdesk.drafts.spreadsheets.places import Written
    from postdesk.drafts.spreadsheets.taking_in import TakenIn

SHORT = 60
"""Letters up to which two values stand beside each other."""
WORDS = 75
"""Letters of the beginning of a new post: with its margin and "…" a terminal of 80 columns holds them."""


def show_files(taken: "TakenIn") -> None:
    """Print what each campaign file would gain, and what would be another in it."""
    for file in taken.files:
        click.echo(f"{file.shown}{' ' + worded('(new)') if file.before is None else ''}")
        for line in (*_changed(file), *_added(file)):
            click.echo(line)


def _changed(file: "FileToBe") -> Iterator[str]:
    last = ""
    for change in file.changes:
        name = post_shown(change)
        if name != last:
            yield one_line(f"  {name}")
        last = name
        yield from _difference(change)


def post_shown(change: "CellChange") -> str:
    """Return the post, and the account where it is one's own wording."""
    return f"{change.ref}@{change.account}" if change.account else change.ref


def _difference(change: "CellChange") -> Iterator[str]:
    before, after = change.before or worded("(none)"), change.after or worded("(none)")
    if "\n" not in before + after and max(len(before), len(after)) <= SHORT:
        yield one_line(f"    {change.column}: {before} → {after}")
        return
    yield f"    {change.column}:"
    for sign, line in change.lines:
        yield one_line(f"      {sign} {line}")


def _added(file: "FileToBe") -> Iterator[str]:
    for post in file.new:
        named = worded("{what}: {value}", what=worded("new"), value=post.ref)
        yield one_line(f"  {named}  {_when(post)}")
        yield one_line(f"    {opening_line(str(post.said.get('text', '')), WORDS)}")
        for key, value in post.said.items():
            if key not in IN_FRONT:
                yield one_line(f"    {key}: {_shown(value)}")


IN_FRONT = ("at", "accounts", "text")
"""What stands in the first lines of a new post."""


def _shown(value: "Written") -> str:
    """Return what a new post says under a key, on one line: of pictures the files, of parts and wordings the text."""
    if isinstance(value, str):
        return opening_line(value, WORDS)
    if isinstance(value, Mapping):
        main = value.get("file") or value.get("text")
        return _shown(main) if main else "; ".join(f"{name}: {_shown(each)}" for name, each in value.items())
    return ", ".join(map(_shown, value))


def _when(post: "AddedPost") -> str:
    accounts = post.said.get("accounts", ())
    named = ", ".join(map(str, accounts)) if not isinstance(accounts, str) else accounts
    return f"{post.said.get('at', 'next')}  {named}".rstrip()


def taken_record(taken: "TakenIn", *, written: bool) -> dict[str, object]:
    """Return what scripts get."""
    return {
        "layout": taken.layout or None,
        "written": written,
        "unchanged": taken.unchanged,
        "kept": taken.newer,
        "changes": [
            {
                "ref": change.ref,
                "account": change.account or None,
                "column": change.column,
                "before": change.before,
                "after": change.after,
                "place": change.place,
            }
            for file in taken.files
            for change in file.changes
        ],
        "new": [{"ref": post.ref, "place": post.place, **post.said} for file in taken.files for post in file.new],
        "files": [file.shown for file in taken.files],
        "errors": [{"place": fault.place, "message": fault.sentence} for fault in taken.faults],
        "notes": taken.notes,
    }

"""What the queue's commands print: a plan of changes, and posts whose state was moved by hand."""

import sys
from collections.abc import Iterator, Sequence

import click

from postdesk.cli.findings import show_findings
from postdesk.cli.tables import show_json
from postdesk.log.tables import Post
from postdesk.models import Finding
from postdesk.queue import Plan

refs_argument = click.argument("refs", nargs=-1)
SIGNS = {"added": "+", "changed": "~", "withdrawn": "-", "kept": "!"}
why_option = click.option("--why", default="", help="The reason, for the log.")


def show_moved(posts: Sequence[Post], done: str) -> None:
    """Name each post and what was done with it."""
    for post in posts:
        click.echo(f"{done}: {post.ref}")
    if not posts:
        click.echo("Nothing to do.")


def show_changes(findings: Sequence[Finding], plan: Plan | None, format: str, *, done: bool) -> None:
    """Print the findings that matter and every change; exit with 1 where an error kept everything out of the queue."""
    if format == "json":
        show_json(document(plan) if plan else {"blocked": [str(finding) for finding in findings]})
    else:
        show_findings(findings)
        click.echo("\n".join(lines(plan, done=done)) if plan else "Nothing is queued until the errors are mended.")
    if plan is None:
        sys.exit(1)


def document(plan: Plan) -> dict[str, list[dict[str, str]]]:
    """Return a plan for scripts: by part, each change with its post, its moment (UTC) and what happens."""
    return {
        part: [
            {"ref": change.ref, "due": change.due.isoformat(), "what": change.what} for change in getattr(plan, part)
        ]
        for part in plan.__struct_fields__
    }


def lines(plan: Plan, *, done: bool) -> Iterator[str]:
    """Yield one line a change, by their moments, and a closing sentence that counts them."""
    changes = [(change, sign) for part, sign in SIGNS.items() for change in getattr(plan, part)]
    width = max((len(change.ref) for change, _ in changes), default=0)
    for change, sign in sorted(changes, key=lambda pair: (pair[0].due, pair[0].ref)):
        yield f"{sign} {change.local}  {change.ref:<{width}}  {change.what}".rstrip()
    words = ("added", "changed", "withdrawn", "kept") if done else ("to add", "to change", "to withdraw", "kept")
    counts = [
        f"{len(getattr(plan, part))} {word}" for part, word in zip(SIGNS, words, strict=True) if getattr(plan, part)
    ]
    yield f"{', '.join([*counts, f'{len(plan.unchanged)} unchanged'])}."

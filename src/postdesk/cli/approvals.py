"""`postdesk approvals`: what waits for a signature."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import post_row
from postdesk.cli.plainly import plain_option
from postdesk.cli.tables import format_option, show_json, show_table
from postdesk.cli.times import act_time, table_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.log.posts.approvals import Waiting
    from postdesk.models.life import Layer


@click.command()
@format_option
@plain_option
@pass_desk
def approvals(desk: Desk, format: str) -> None:
    """List the posts that nobody has signed as they are now, with what changed since the last signature.

    `postdesk preview --html FILE` shows them as they will appear, to send to whoever signs. The hash names
    what was seen: `postdesk approve REF=HASH` signs that and nothing else.

    Example: postdesk approvals
    """
    found = desk.queue.unsigned()
    missing = desk.queue.missing(found)
    if format == "json":
        show_json([_document(desk, waits, missing[waits.post.ref]) for waits in found])
        return
    if found:
        back = desk.queue.sent_back()
        rows = [
            [
                table_time(desk, waits.post.due),
                waits.post.ref,
                worded(waits.post.state),
                waits.post.content_hash[:10],
                _said(desk, waits, missing[waits.post.ref], back.get(waits.post.id)),
            ]
            for waits in found
        ]
        show_table([worded("due"), worded("post"), worded("state"), worded("hash"), worded("before")], rows)
        click.echo("".join(map(partial(_changed, desk), found)), nl=False)
    click.echo(closing(desk, len(found)))


def _document(desk: Desk, waits: "Waiting", missing: Sequence[str]) -> dict[str, object]:
    """Return what scripts get of a post that waits: as in `list`, its content, and who signed another one before.

    `signed_by` have signed it as it is, of the `needs` that it wants; `may_sign` can still do so.
    """
    names = [each.who for each in waits.signatures]
    signed = {"needs": waits.needs, "signed_by": names, "may_sign": missing}
    before = waits.before.who if waits.before else None
    content = {"content_hash": waits.post.content_hash, "changes": desk.queue.since_signed(waits)}
    return {**post_row(waits.post), "signed_before_by": before, **content, **signed}


def _changed(desk: Desk, waits: "Waiting") -> str:
    """Return line by line what is different since a post was signed last."""
    lines = desk.queue.since_signed(waits)
    if not lines or waits.before is None:
        return ""
    told = "".join(f"  {line}\n" for line in lines)
    return worded("{post} since {who} signed it:\n{told}", post=waits.post.ref, who=waits.before.who, told=told)


def _said(desk: Desk, waits: "Waiting", missing: Sequence[str], back: "Layer | None") -> str:
    """Return whose signature an edit has voided, who has signed it and who may, who sent it back."""
    if back:
        return worded("sent back by {who}: {why}", who=back.who, why=back.why)
    said = []
    if waits.before:
        when = act_time(desk, waits.before.at)
        said.append(worded("changed since {who} signed it, {when}", who=waits.before.who, when=when))
    if waits.signatures:
        said.append(worded("signed by {names}", names=worded(" and ").join(each.who for each in waits.signatures)))
    if desk.people.named:
        said.append(
            worded("{names} may sign", names=worded(" or ").join(missing)) if missing else worded("nobody may sign")
        )
    return "; ".join(said)


def closing(desk: Desk, count: int) -> str:
    """Return how many wait, and what that means on this desk."""
    if not count:
        return worded("Nothing waits for a signature.")
    if desk.house.unsigned:
        return counted(
            "{count} post waits for a signature; approval is optional here, so they go out without one.",
            "{count} posts wait for a signature; approval is optional here, so they go out without one.",
            count,
        )
    return counted(
        "{count} post waits for a signature: `postdesk approve REF{by}`; unsigned none goes out.",
        "{count} posts wait for a signature: `postdesk approve REF{by}`; unsigned none goes out.",
        count,
        by="" if desk.people.named else " --by NAME",
    )

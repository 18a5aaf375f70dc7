"""`postdesk undo`: take back what was done by hand."""

import sys
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import named_posts, post_row, tell_written, waiting_note, why_option, written_files
from postdesk.cli.completing import posts_or_files_begun
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.times import sentence_time
from postdesk.cli.worded import worded
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.desk.edits import TakenBack
    from postdesk.log.posts.undoing import Undone

FILES = (".yaml", ".yml", ".toml")
"""How a name ends that is a file's and no post's."""


@click.command()
@click.argument(
    "ref",
    default="",
    callback=lambda ctx, param, ref: named_posts(ctx, param, ref) if ref else "",
    shell_complete=posts_or_files_begun,
)
@why_option
@format_option
@pass_desk
def undo(desk: Desk, ref: str, why: str, format: str) -> None:
    """Take back the last thing that you did by hand, or the last one that anybody did to the post, or the file, REF.

    That is hold, release, cancel, move, rename, retry, approve, send-back, and resolve --absent, as long as nothing
    followed from it; and what `new`, `fmt`, `import-drafts` or the page wrote into files, while nobody has changed them
    since. A time that `move --write` wrote into a campaign file goes back there, too; a name goes back once no file
    asks for the new one.

    Without REF it is the very last thing. Where nothing takes that back (queue, publish, edit, delete, resolve
    --published, import, accounts add and remove, a mailed report), it says so, and what to do instead.

    Example: postdesk undo winter/blankets@x
    """
    taken = _files_back(desk, ref)
    if taken:
        _tell_files(taken, format)
        return
    undone = desk.queue.undo_in_queue(ref, why)
    written = desk.queue.write_times_back(undone)
    desk.publishing.lay_out()
    if format == "json":
        show_json([{"undone": each.what, **_changed(each, written_files(written))} for each in undone])
    else:
        for each in undone:
            click.echo(f"{worded('undone: {act}', act=each.what)}{_said(desk, each)}")
        tell_written(written)
    if any(one.why for one in written):
        sys.exit(1)


def _files_back(desk: Desk, ref: str) -> "list[TakenBack]":
    """Take back what was written into files: the file that is named, or what was written last; nothing for a post."""
    if ref.endswith(FILES):
        return desk.edits.take_file_back(ref)
    return [] if ref else desk.edits.take_last_back()


def _tell_files(taken: "list[TakenBack]", format: str) -> None:
    """Say which files hold again what they held before."""
    if format == "json":
        show_json([{"undone": each.what, "path": each.path, "gone": each.gone} for each in taken])
        return
    for what in dict.fromkeys(each.what for each in taken):
        click.echo(worded("undone: {act}", act=worded(what)))
    for each in taken:
        click.echo(worded("{path} is gone again" if each.gone else "{path} is as it was", path=each.path))


def _changed(each: "Undone", files: dict[str, str | None]) -> dict[str, str | None]:
    """Return what scripts get of what was taken back: the post as it is now, and the file that says its time again.

    Of a hold over many it is its scope.
    """
    if each.post is None:
        return {"scope": each.scope}
    draft = each.post.ref.rpartition("@")[0]
    return {**post_row(each.post), **({"written": files[draft]} if draft in files else {})}


def _said(desk: Desk, each: "Undone") -> str:
    """Say which post is as it was, and when it goes out."""
    post = each.post
    if post is None:
        return ""
    if each.called:
        return f" {worded('{post} is called {old} again', post=each.called, old=post.ref)}"
    again = worded(
        "{post} is {state} again, due {when}",
        post=post.ref,
        state=worded(post.state),
        when=sentence_time(desk, post.due),
    )
    return f" {again}{waiting_note(desk, post, 'undone')}"

"""`postdesk approve`: sign posts as they were seen."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import click

from postdesk.cli import pass_desk
from postdesk.cli.asking import says_yes
from postdesk.cli.changes import post_row, refs_argument, some, tell_posts, why_option
from postdesk.cli.chosen import PostChoice, which_options
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.models import life

if TYPE_CHECKING:
    from postdesk.log.posts.lookup import Post

_HASH = r"[0-9a-f]{10,64}"


def somebody(ctx: click.Context, param: click.Parameter, name: str | None) -> str:
    """Return a name that is one; "" where none was given."""
    if name is None:
        return ""
    if not name.strip():
        raise click.BadParameter(worded("somebody signs: give a name"), ctx, param)
    return name.strip()


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="Every post that waits for a signature.")
@click.option("--by", metavar="NAME", callback=somebody, help="Who signs; with [people] always you.")
@click.option(
    "--from-git",
    "revision",
    is_flag=False,
    flag_value="HEAD",
    metavar="[COMMIT]",
    help="Those who merged and reviewed a commit sign what it brought: the last one, or COMMIT, or A..B.",
)
@which_options
@click.option("--yes", is_flag=True, help="Sign all of them as they are queued now, without looking.")
@why_option
@format_option
@pass_desk
def approve(
    desk: Desk,
    /,
    refs: tuple[str, ...],
    everything: bool,
    yes: bool,
    by: str,
    revision: str | None,
    why: str,
    format: str,
    **which: str | None,
) -> None:
    """Show each post as it is queued, and sign it in somebody's name; an edit voids the signature.

    REF=HASH signs without asking what somebody saw: `preview` and `approvals` print the hash, and ten characters of it
    are enough. With approval = "required" in [desk] of desk.toml, no post goes out that nobody has signed, with "two"
    none that two people have not. Where desk.toml names its [people], you sign for yourself, and never your own words.

    --from-git makes a pull request the approval: whoever merged it, and whom its message names in lines Reviewed-by:
    or Approved-by:, sign the posts that it brought and that are queued just so; never the author of their lines.

    Example: postdesk approve winter/blankets@x --by "Ana Marić"
    """
    if revision is not None:
        _sign_from_git(desk, refs, revision, why, format, which, alone=not (everything or yes or by))
    some(refs, everything=everything or any(which.values()))
    if not by and not desk.people.named:
        raise click.UsageError(worded('say who signs: --by "NAME"'))
    by = desk.queue.signer(by)
    if everything and yes:
        tell_posts(desk.queue.approve_all(by, why), "approved", format, desk)
        return
    seen, to_show = _meant(desk, refs, which, everything=everything)
    wait = [post for post in to_show if post.state in life.CAN_BE["approved"]]
    if wait and not yes and not sys.stdin.isatty():
        raise PostdeskError(_unseen(wait))
    agreed = to_show if yes or not wait else _agreed(desk, to_show, by)
    told = tell_posts(desk.queue.sign(chain(seen, agreed), by, why), "approved", format, desk)
    sys.exit(0 if told == len(seen) + len(to_show) else 1)


def _sign_from_git(
    desk: Desk,
    refs: tuple[str, ...],
    revision: str,
    why: str,
    format: str,
    which: Mapping[str, str | None],
    *,
    alone: bool,
) -> NoReturn:
    """Sign what a commit brought, in the names that stand in it; exit with 1 where something in it lacks signatures."""
    if not alone:
        raise click.UsageError(worded("--from-git takes who signs from the commit: leave --by, --all and --yes out"))
    some_of = refs or any(which.values())
    only = {post.ref for post in PostChoice(desk, "approved", which).posts(refs, yes=True)} if some_of else None
    with patience(worded("Reading the campaigns")):
        found = desk.queue.sign_from_git(revision, why, only)
    if format == "json":
        show_json([{**post_row(each.post), "signed_by": each.who, "commit": each.commit} for each in found.signed])
    elif not found.signed and not found.unsigned:
        click.echo(worded("Nothing that came with it waits for a signature."))
    else:
        for each in found.signed:
            click.echo(
                worded(
                    "approved: {post} ({who}, commit {commit})",
                    post=each.post.ref,
                    who=each.who,
                    commit=each.short,
                )
            )
    for ref, lacking in found.unsigned.items():
        click.echo(worded("not approved: {ref}: {lacking}", ref=ref, lacking=lacking), err=True)
    sys.exit(1 if found.unsigned else 0)


def _meant(
    desk: Desk, refs: tuple[str, ...], which: Mapping[str, str | None], *, everything: bool
) -> "tuple[list[Post], list[Post]]":
    """Return the posts whose content was named, and those that are to be shown."""
    if everything:
        posts = [waits.post for waits in desk.queue.unsigned()]
        theirs = desk.queue.theirs_to_sign(posts)
        return [], [post for post in posts if post.ref in theirs]
    seen, others = seen_and_others(desk, refs)
    shown = PostChoice(desk, "approved", which).posts(others, yes=True) if others or not refs else []
    return seen, shown


def seen_and_others(desk: Desk, refs: Sequence[str]) -> "tuple[list[Post], tuple[str, ...]]":
    """Return the posts whose content was named, REF=HASH, and the names of the others."""
    named = [_seen_hash(ref) for ref in refs]
    seen = [desk.queue.with_content(ref, content) for ref, content in named if content]
    return seen, tuple(ref for ref, content in named if not content)


def _seen_hash(ref: str) -> tuple[str, str]:
    """Return a post's name, and the hash that stands behind it; "" where there is none."""
    name, sign, content = ref.partition("=")
    if sign and not re.fullmatch(_HASH, content.lower()):
        said = worded(
            '"{content}" is no hash of a content: write ten characters of it or more, as `postdesk approvals` '
            "prints them",
            content=content,
        )
        raise click.BadParameter(said, param_hint="REF")
    return name, content.lower()


def _unseen(posts: "list[Post]") -> str:
    """Say how to sign where nobody can be shown a post and asked."""
    first = f"`postdesk approve {posts[0].ref}={posts[0].content_hash[:10]}`"
    ways = worded("{first} signs what `postdesk approvals` names so, --yes whatever is queued", first=first)
    return counted(
        "{count} post would be approved, and nobody is here to look: {ways}; nothing was signed",
        "{count} posts would be approved, and nobody is here to look: {ways}; nothing was signed",
        len(posts),
        ways=ways,
    )


def _agreed(desk: Desk, posts: "list[Post]", by: str) -> "Iterator[Post]":
    """Show post after post on the error stream, with what changed since its last signature; yield what is agreed to."""
    from postdesk.preview.terminal import terminal_lines

    changed = {waits.post.id: desk.queue.since_signed(waits) for waits in desk.queue.unsigned()}
    for post in posts:
        for line in terminal_lines(desk.posts.preview([post]), say=worded):
            click.echo(line.plain, err=True)
        for change in changed.get(post.id, ()):
            click.echo(worded("since it was signed: {change}", change=change), err=True)
        if says_yes(
            worded(
                "Sign {post} ({content_hash}) in the name of {by}?",
                post=post.ref,
                content_hash=post.content_hash[:10],
                by=by,
            ),
            err=True,
        ):
            yield post

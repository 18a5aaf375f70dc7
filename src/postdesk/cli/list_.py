"""`postdesk list`: every post and where it is in its life."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from postdesk.cli import pass_desk
from postdesk.cli.changes import (
    hold_sentence,
    named_posts,
    post_row,
    show_doubt,
    show_holds,
    show_unapproved,
)
from postdesk.cli.chosen import SHOWN, which_options
from postdesk.cli.completing import posts_begun
from postdesk.cli.door import pour
from postdesk.cli.plainly import plain_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import delimiter_option, nearby, show_csv, show_json, show_table
from postdesk.cli.times import act_time, table_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.models.life import NEEDS_A_PERSON, SENT_BACK_SCOPE, TO_COME, State
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.log.posts.lookup import Post
    from postdesk.models.life import Layer

HEADS = ("due", "post", "state", "text", "url")
KEYS = ("ref", "account", "network", "state", "due", "latest", "url")
LOCAL = ("due_local", "latest_local", "timezone")
"""What a spreadsheet gets besides: the moments in words on the clock of the post's own zone."""
REMEDIES = {
    State.HANDED_OVER: "paste from {page}, then `postdesk resolve REF --published URL`",
    State.UNKNOWN: "look on the account's page, then `postdesk resolve REF --published URL` or `--absent`",
    State.MISSED: "give another time with `postdesk move REF WHEN`, or publish now after `postdesk retry REF`",
    State.FAILED: "`postdesk log REF` says why; when that is mended, `postdesk retry REF`",
}
"""What an officer does about posts that wait for a person."""
SHOWN_ALWAYS = (*TO_COME, *NEEDS_A_PERSON)
"""The states of posts that wait, or need a person."""
LONG = 32
"""How many characters of its text name a post."""
WORK = "start one with `postdesk work`, or publish once with `postdesk publish`"


@click.command()
@click.argument("refs", nargs=-1, metavar="[REF...]", callback=named_posts, shell_complete=posts_begun)
@which_options
@click.option(
    "--from", "since", default="", metavar="DAY", help="Only posts due on this day or later: 2026-12-18, today."
)
@click.option("--to", "until", default="", metavar="DAY", help="Only posts due on this day or before.")
@click.option("--all", "everything", is_flag=True, help="Those that are out or called off, too.")
@click.option(
    "--format", type=click.Choice(["table", "json", "csv", "xlsx", "ics"]), default="table", show_default=True
)
@delimiter_option
@plain_option
@pass_desk
def list_(desk: Desk, /, refs: tuple[str, ...], *, everything: bool, format: str, **asked: str | None) -> None:
    """List the posts, by their time: what waits and what needs a person, and with names or options all that they mean.

    --all, and every other format but the table, has the posts in every state.

    A post is queued, then claimed, sending and published; it may be held, cancelled, missed, failed, unknown (nobody
    can tell), handed-over (a person publishes it) or rehearsed (it went nowhere).

    Example: postdesk list --week 2026-W51 --format ics > week.ics
    """
    with patience(worded("Reading the log")):
        posts = desk.posts.listing(asked["week"], asked["state"], asked["since"] or "", asked["until"] or "")
    campaign, account = asked["campaign"] or "", asked["account"] or ""
    if refs or campaign or account:
        meant = {post.id for post in desk.posts.choose(refs, campaign, account).posts}
        posts = [post for post in posts if post.id in meant]
    if format == "table":
        show(desk, posts, everything=everything or bool(refs) or any(asked.values()))
        return
    _hand_out(desk, posts, format)


def _hand_out(desk: Desk, posts: "list[Post]", format: str) -> None:
    """Print the posts for a script, a spreadsheet or a calendar."""
    if format == "json":
        held = desk.posts.held(posts)
        show_json(
            [
                {
                    **post_row(post),
                    "edited": post.edited.isoformat() if post.edited else None,
                    "held_by": [layer_row(layer) for layer in held.get(post.ref, ())],
                    "waits_for": post.follows if post.waits else None,
                }
                for post in posts
            ]
        )
    elif format == "ics":
        click.echo(desk.posts.calendar(posts), nl=False)
    else:
        rows = [[*post_row(post).values(), *local(post)] for post in posts]
        if format == "csv":
            show_csv(desk, (*KEYS, *LOCAL), rows)
        else:
            _show_workbook((*KEYS, *LOCAL), rows)


def _tell_others(others: Counter[str]) -> None:
    """Count the posts that a list leaves out, by state, and say how to see them."""
    if others:
        click.echo(
            counted(
                "{count} other ({states}): `postdesk list --all` shows every post.",
                "{count} others ({states}): `postdesk list --all` shows every post.",
                others.total(),
                states=", ".join(f"{count} {worded(state)}" for state, count in others.items()),
            )
        )


def _show_workbook(headers: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
    """Send rows as XLSX into the file or program that the output goes to."""
    from datetime import UTC, datetime

    from postdesk.sheets.writing import workbook

    if sys.stdout.isatty():
        raise click.UsageError(worded("a workbook is nothing to read here: `postdesk list --format xlsx > posts.xlsx`"))
    made = datetime(2000, 1, 1, tzinfo=UTC)  # the same posts are the same bytes
    pour(workbook([("posts", headers, rows)], "posts", made))


def _words(post: "Post") -> str:
    """Return the first words of what a post says, as many as a line has room for."""
    said = " ".join(" ".join(post.frozen.texts).split())
    if len(said) <= LONG:
        return said
    whole = said[:LONG].rpartition(" ")[0] if " " in said[:LONG] else said[: LONG - 1]
    return f"{whole}…"


def layer_row(layer: "Layer") -> dict[str, str]:
    """Return what scripts get of a hold: over what ("desk", "@account", "campaign/", "post"), who, why, since when."""
    return {"hold": layer.scope, "who": layer.who, "why": layer.why, "since": layer.since.isoformat()}


def local(post: "Post") -> tuple[str | None, ...]:
    """Return a post's moments as a person reads them."""
    from postdesk.sheets.writing import local_words

    return local_words(post.due, post.zone), local_words(post.latest, post.zone), post.zone


def show(desk: Desk, every: "list[Post]", *, everything: bool) -> None:
    """Print the posts as a table, what waits for a person, and whether the whole desk is on hold.

    Unless `everything` is shown, what is out or called off is counted only.
    """
    unsigned = desk.queue.unapproved()
    posts = every if everything else [post for post in every if post.state in SHOWN_ALWAYS]
    if posts:
        shown = len(HEADS) if any(post.url for post in posts) else len(HEADS) - 1
        rows = [
            [table_time(desk, post.due), post.ref, stands(post, unsigned), _words(post), post.url or ""][:shown]
            for post in posts
        ]
        show_table([worded(head) for head in HEADS[:shown]], rows)
    click.echo(counted("{count} post.", "{count} posts.", len(posts)) if posts else worded("No posts."))
    counts = Counter(post.state for post in posts)
    _tell_others(Counter(post.state for post in every) - counts)
    page = nearby(desk.house.handoff / "index.html")
    for state, remedy in REMEDIES.items():
        if counts[state]:
            said = {"state": state, "remedy": Sentence(remedy, page=page)}
            click.echo(
                counted("{count} post {state}: {remedy}.", "{count} posts {state}: {remedy}.", counts[state], **said)
            )
    show_unapproved(len(unsigned))
    show_holds(desk)
    show_own_holds(desk, posts)
    show_waiting(desk, posts)
    show_doubt(desk)
    click.echo("".join(f"{sentence}.\n" for sentence in circumstances(desk)), nl=False)


def show_own_holds(desk: Desk, posts: "list[Post]") -> None:
    """Say of the posts that are held themselves, or sent back, by whom, since when and why."""
    held = desk.posts.held([post for post in posts if post.state == State.HELD])
    own = [(ref, layer) for ref, layers in held.items() for layer in layers if layer.scope in {"post", SENT_BACK_SCOPE}]
    for ref, layer in own[:SHOWN]:
        click.echo(
            _sent_back(desk, ref, layer)
            if layer.scope == SENT_BACK_SCOPE
            else hold_sentence(desk, replace(layer, scope=ref))
        )
    if len(own) > SHOWN:
        click.echo(counted("… and {count} post more on hold.", "… and {count} posts more on hold.", len(own) - SHOWN))


def _sent_back(desk: Desk, ref: str, layer: "Layer") -> str:
    """Say who sent a post back to its author, when and why."""
    return worded(
        "{ref} was sent back by {who}, {when}: {why}; change its draft and queue it.",
        ref=ref,
        who=layer.who,
        when=act_time(desk, layer.since),
        why=layer.why,
    )


def show_waiting(desk: Desk, posts: "list[Post]") -> None:
    """Say of the posts that go after another one for which they wait, those first that need a person."""
    waits = sorted(desk.posts.waiting_for(posts).items(), key=lambda pair: not pair[1].troubled)
    click.echo("".join(f"{ref} {worded(each.says)}.\n" for ref, each in waits[:SHOWN]), nl=False)
    if len(waits) > SHOWN:
        click.echo(
            counted("… and {count} post more that waits.", "… and {count} posts more that wait.", len(waits) - SHOWN)
        )


def circumstances(desk: Desk) -> Iterator[str]:
    """Yield what an officer has to know besides: clocks that changed, a memory that is held, posts without a worker."""
    from postdesk.queue.new_clock_rules import shift_told

    if differ := desk.queue.differences():
        yield worded(differ.told)
    yield from (worded(close.says) for close in desk.queue.too_close())
    for each in desk.queue.shifted():
        yield worded(shift_told(each.zone, each.release, each.kept, each.held))
    if blocked := desk.memory.blocked():
        since = act_time(desk, blocked.since)
        yield f"{worded(blocked.says(since))}; {worded(blocked.remedy)}"
    stands = desk.memory.standing()
    if stands.unattended:
        yield worded(
            "Posts are due since {when} and no worker has been heard of: {work}",
            when=act_time(desk, stands.unattended),
            work=worded(WORK),
        )
    if stands.idle:
        yield worded(
            "Posts are due since {when} though a worker lives: `postdesk doctor` says what helps",
            when=act_time(desk, stands.idle),
        )


def stands(post: "Post", unsigned: AbstractSet[str]) -> str:
    """Return a post's state, with what keeps it back where the state does not say so."""
    state = worded(post.state)
    if post.edited:
        return worded("{state}, edited", state=state)
    return worded("{state}, not approved", state=state) if post.ref in unsigned else state

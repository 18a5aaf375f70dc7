"""What the queue's commands print: a plan of changes, and posts whose state was moved by hand."""

import sys
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli.asking import says_yes
from postdesk.cli.completing import posts_begun
from postdesk.cli.findings import finding_record, merged, reading_order, show_findings
from postdesk.cli.plan_lines import EMPTY, plan_lines
from postdesk.cli.tables import show_json
from postdesk.cli.times import act_time, table_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.models import Finding, Severity, in_short
from postdesk.models.life import SENT_BACK_SCOPE

if TYPE_CHECKING:
    from postdesk.log.posts.lookup import Post
    from postdesk.models.life import Layer
    from postdesk.queue import Plan
    from postdesk.queue.told_before import NewAndTold
    from postdesk.queue.written_times import WrittenTime

UNEVEN = 5
"""How many gaps and piles a plan names."""
all_option = click.option(
    "--all", "everything", is_flag=True, help="Say what was told before, too, and what stays as it is."
)
why_option = click.option("--why", default="", help="The reason, for the log.")


def named_posts(ctx: click.Context, param: click.Parameter, refs: tuple[str, ...] | str) -> tuple[str, ...] | str:
    """Return the names of posts as they were typed; an empty one, such as a variable that is not set, means none."""
    if "" in (refs if isinstance(refs, tuple) else (refs,)):
        raise click.BadParameter(worded("a post's name is empty: `postdesk list` shows their names"), ctx, param)
    return refs


ref_argument = click.argument("ref", callback=named_posts, shell_complete=posts_begun)
refs_argument = click.argument("refs", nargs=-1, metavar="REF...", callback=named_posts, shell_complete=posts_begun)


def some(refs: tuple[str, ...], *, everything: bool | None = None) -> tuple[str, ...]:
    """Return the posts that were named; UsageError where there are none, or where `--all` was said besides.

    Args:
        refs: The names that were typed.
        everything: Whether `--all` was said; None where the command has no such option.
    """
    if refs and everything:
        raise click.UsageError(worded("name posts, or say --all for everything: not both"))
    if not refs and not everything:
        raise click.UsageError(
            worded("name the posts, as `postdesk list` shows them")
            if everything is None
            else worded("name the posts, as `postdesk list` shows them, or say --all for everything")
        )
    return refs


def tell_posts(posts: "Iterable[Post]", done: str, format: str, desk: Desk | None = None) -> int:
    """Say of each post, as soon as it is done, what was done with it; one that fails does not silence those before.

    With a desk it is also said what keeps the post back all the same. Returns how many there were.
    """
    told: list[dict[str, str | None]] = []
    try:
        for post in posts:
            told.append(post_row(post))
            if format == "table":
                said = worded("{done}: {post}", done=worded(done), post=post.ref)
                click.echo(f"{said}{waiting_note(desk, post, done) if desk else ''}")
    finally:
        if format == "json":
            show_json(told)
    return len(told)


def waiting_note(desk: Desk, post: "Post", done: str) -> str:
    """Return that a post will not go out yet, where the words before it promise otherwise."""
    held = [] if done == "held" else desk.posts.held([post]).get(post.ref, [])
    if any(layer.scope == SENT_BACK_SCOPE for layer in held):
        return f" ({worded('sent back, until its draft is changed and queued again')})"
    ways = [f"`postdesk release {ENDS.get(layer.scope, layer.scope)}`" for layer in held]
    return f" ({worded('held, until {ways}', ways=worded(' and ').join(ways))})" if ways else ""


def tell_written(written: "Iterable[WrittenTime]") -> None:
    """Say of each draft what became of its time in its campaign file."""
    for one in written:
        click.echo(
            worded("wrote the time of {draft} into {path}", draft=one.draft, path=one.path)
            if one.path
            else worded(one.why)
        )


def written_files(written: "Iterable[WrittenTime]") -> dict[str, str | None]:
    """Return the file of each draft whose time was written there, None where it was not, by the draft's name."""
    return {one.draft: one.path or None for one in written}


ENDS = {"desk": "--all", "post": "REF"}


def post_row(post: "Post") -> dict[str, str | None]:
    """Return what scripts get of a post; the keys are stable, times are UTC."""
    return {
        "ref": post.ref,
        "account": post.account,
        "network": post.network,
        "state": post.state,
        "due": post.due.isoformat(),
        "latest": post.latest.isoformat(),
        "url": post.url,
    }


def show_holds(desk: Desk) -> None:
    """Say what holds the desk, its accounts and its campaigns: who, since when and why."""
    click.echo("".join(f"{hold_sentence(desk, layer)}\n" for layer in desk.memory.standing().holds), nl=False)


def show_doubt(desk: Desk) -> None:
    """Say why nothing is published from this memory, where another one speaks for the desk."""
    if doubt := desk.memory.doubt():
        said = worded(doubt)
        click.echo(f"{said[:1].upper()}{said[1:]}.")


def hold_sentence(desk: Desk, layer: "Layer") -> str:
    """Say what a hold is over, by whom, since when and why."""
    what = worded("The whole desk") if layer.scope == "desk" else layer.scope
    return worded(
        "{what} is on hold by {who} since {when}: {why}.",
        what=what,
        who=layer.who,
        when=act_time(desk, layer.since),
        why=layer.why or worded("no reason given"),
    )


def show_unapproved(count: int) -> None:
    """Say how many posts wait for a signature."""
    if count:
        click.echo(
            worded("{count} not approved: `postdesk approvals` lists them; unsigned none goes out.", count=count)
        )


def sure(desk: Desk, plan: "Plan", format: str) -> bool:
    """Ask whether many posts are really to be withdrawn; no where nobody can be asked."""
    if format == "json" or not sys.stdin.isatty():
        return False
    click.echo("\n".join(f"- {table_time(desk, change.due)}  {change.ref}" for change in plan.withdrawn))
    return says_yes(counted("Withdraw this post?", "Withdraw these {count} posts?", len(plan.withdrawn)))


def show_changes(
    desk: Desk,
    findings: Sequence[Finding],
    plan: "Plan",
    format: str,
    paths: Sequence[Path] = (),
    *,
    everything: bool = False,
    done: bool = False,
) -> None:
    """Print the findings that matter and every change; exit with 1 where something has to be mended or said first.

    For people what was told before is counted, unless `everything` is to be said.
    """
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if format == "json":
        show_json(_document(desk, findings, plan, paths))
    else:
        told = _tell_news(desk, findings, plan, everything=everything, done=done)
        if errors:
            click.echo(worded("Drafts with errors stay out of the queue until they are mended."))
        if plan.stopped:
            click.echo(
                counted(
                    "Nothing is done: {count} post would be withdrawn; say --yes to do it.",
                    "Nothing is done: {count} posts would be withdrawn at once; say --yes to do it.",
                    len(plan.withdrawn),
                )
            )
        show_unapproved(0 if desk.house.unsigned else plan.unsigned)
        _tell_days(desk, plan, whole=not paths, done=done)
        if done:
            show_doubt(desk)
        desk.queue.remember_told(told, plan, paths)
    if errors or plan.stopped:
        sys.exit(1)


def _tell_days(desk: Desk, plan: "Plan", *, whole: bool, done: bool) -> None:
    """Say of a plan what only a look at the days shows: posts too close, marked days without one, gaps and piles."""
    clocks = [*desk.queue.too_close(), *(desk.queue.days_without_posts(plan) if whole else ())]
    uneven = desk.queue.uneven_ahead(plan) if whole and not done else []
    click.echo("".join(f"{worded(each.says)}.\n" for each in (*clocks, *uneven[:UNEVEN])), nl=False)
    if len(uneven) > UNEVEN:
        click.echo(
            counted(
                "… and {count} more gap or full day: `postdesk calendar --month` shows them.",
                "… and {count} more gaps or full days: `postdesk calendar --month` shows them.",
                len(uneven) - UNEVEN,
            )
        )


def _tell_news(desk: Desk, findings: Sequence[Finding], plan: "Plan", *, everything: bool, done: bool) -> list[Finding]:
    """Print what is new of the findings and of the plan, and how much was told before; return what is told by now."""
    news = desk.queue.new_and_told(findings, plan)
    shown = in_short(sorted(findings if everything else news.findings, key=reading_order))
    show_findings(shown, root=desk.house.root)
    told = "\n".join(plan_lines(desk, plan, () if everything else news.kept_before, done=done, unchanged=everything))
    blocked = any(finding.severity is Severity.ERROR for finding in findings)
    click.echo(f"{told}\n" if told and not (blocked and told == worded(EMPTY)) else "", nl=False)
    if not everything and (before := _before(news)):
        click.echo(worded("Told before, and still so: {before}; --all shows them.", before=before))
    return [*news.findings_before, *shown]


def _before(news: "NewAndTold") -> str:
    """Return how much was told before: "12 warnings and 1 kept post", or ""."""
    warnings, kept = len(merged(news.findings_before)), len(news.kept_before)
    parts = (
        counted("{count} warning", "{count} warnings", warnings) if warnings else "",
        counted("{count} kept post", "{count} kept posts", kept) if kept else "",
    )
    return worded(" and ").join(filter(None, parts))


def _document(desk: Desk, findings: Sequence[Finding], plan: "Plan", paths: Sequence[Path]) -> dict[str, object]:
    """Return a plan for scripts: whether errors keep drafts out, what was found, and by part each change.

    `cost` is what the networks charge for what is added or changed, in US dollars; a `stopped` plan wants --yes.
    `too_close` are posts that a person moved, with the minutes to their neighbour; `days_without_posts` the days that
    the desk marks, `uneven_days` the gaps and piles of accounts: those only all files together can tell.
    """
    from postdesk.queue import PARTS

    parts = {
        part: [
            {"ref": change.ref, "due": change.due.isoformat(), "what": change.what} for change in getattr(plan, part)
        ]
        for part in PARTS
    }
    return {
        "blocked": any(finding.severity is Severity.ERROR for finding in findings),
        "stopped": plan.stopped,
        "findings": [finding_record(finding) for finding in in_short(findings)],
        **parts,
        "cost": plan.cost,
        "not_approved": plan.unsigned,
        "too_close": [
            {"ref": close.ref, "other": close.other, "minutes": close.apart // timedelta(minutes=1)}
            for close in desk.queue.too_close()
        ],
        "days_without_posts": [
            {"day": each.day.isoformat(), "name": each.name}
            for each in (() if paths else desk.queue.days_without_posts(plan))
        ],
        "uneven_days": [
            {"account": each.account, "first": f"{each.first}", "last": f"{each.last}", "posts": each.posts}
            for each in (() if paths else desk.queue.uneven_ahead(plan))
        ],
    }

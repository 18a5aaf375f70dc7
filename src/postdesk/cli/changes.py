"""What the queue's commands print: a plan of changes, and posts whose state was moved by hand."""

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli.completing import posts_begun
from postdesk.cli.findings import finding_record, merged, show_findings
from postdesk.cli.plainly import plainly
from postdesk.cli.tables import plural, room, show_json
from postdesk.cli.times import sentence_time, table_time
from postdesk.desk import Desk
from postdesk.models import Finding, Severity
from postdesk.models.life import SENT_BACK_SCOPE

if TYPE_CHECKING:
    from postdesk.log.posts.lookup import Post
    from postdesk.models.life import Layer
    from postdesk.queue import Change, Plan
    from postdesk.queue.told_before import NewAndTold

SIGNS = {"added": "+", "changed": "~", "renamed": ">", "withdrawn": "-", "kept": "!", "repeated": "=", "waiting": "?"}
DONE = ("added", "changed", "renamed", "withdrawn", "kept", "said before", "waiting for their draft")
TO_DO = ("to add", "to change", "to rename", "to withdraw", "kept", "said before", "waiting for their draft")
UNEVEN = 5
"""How many gaps and piles a plan names."""
EMPTY = "There are no posts to queue yet."
all_option = click.option(
    "--all", "everything", is_flag=True, help="Say what was told before, too, and what stays as it is."
)
why_option = click.option("--why", default="", help="The reason, for the log.")


def named_posts(ctx: click.Context, param: click.Parameter, refs: tuple[str, ...] | str) -> tuple[str, ...] | str:
    """Return the names of posts as they were typed; an empty one, such as a variable that is not set, means none."""
    if "" in (refs if isinstance(refs, tuple) else (refs,)):
        raise click.BadParameter("a post's name is empty: `postdesk list` shows their names", ctx, param)
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
        raise click.UsageError("name posts, or say --all for everything: not both")
    if not refs and not everything:
        instead = "" if everything is None else ", or say --all for everything"
        raise click.UsageError(f"name the posts, as `postdesk list` shows them{instead}")
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
                click.echo(f"{done}: {post.ref}{waiting_note(desk, post, done) if desk else ''}")
    finally:
        if format == "json":
            show_json(told)
    return len(told)


def waiting_note(desk: Desk, post: "Post", done: str) -> str:
    """Return that a post will not go out yet, where the words before it promise otherwise."""
    held = [] if done == "held" else desk.posts.held([post]).get(post.ref, [])
    if any(layer.scope == SENT_BACK_SCOPE for layer in held):
        return " (sent back, until its draft is changed and queued again)"
    ways = [f"`postdesk release {ENDS.get(layer.scope, layer.scope)}`" for layer in held]
    return f" (held, until {' and '.join(ways)})" if ways else ""


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
        click.echo(f"{doubt[:1].upper()}{doubt[1:]}.")


def hold_sentence(desk: Desk, layer: "Layer") -> str:
    """Say what a hold is over, by whom, since when and why."""
    what = "The whole desk" if layer.scope == "desk" else layer.scope
    return (
        f"{what} is on hold by {layer.who} since {sentence_time(desk, layer.since)}: {layer.why or 'no reason given'}."
    )


def show_unapproved(count: int) -> None:
    """Say how many posts wait for a signature."""
    if count:
        click.echo(f"{count} not approved: `postdesk approvals` lists them; unsigned none goes out.")


def sure(desk: Desk, plan: "Plan", format: str) -> bool:
    """Ask whether many posts are really to be withdrawn; no where nobody can be asked."""
    if format == "json" or not sys.stdin.isatty():
        return False
    click.echo("\n".join(f"- {table_time(desk, change.due)}  {change.ref}" for change in plan.withdrawn))
    return click.confirm(f"Withdraw these {len(plan.withdrawn)} posts?")


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
        _tell_news(desk, findings, plan, everything=everything, done=done)
        if errors:
            click.echo("Drafts with errors stay out of the queue until they are mended.")
        if plan.stopped:
            click.echo(f"Nothing is done: {len(plan.withdrawn)} posts would be withdrawn at once; say --yes to do it.")
        show_unapproved(0 if desk.house.unsigned else plan.unsigned)
        _tell_days(desk, plan, whole=not paths, done=done)
        if done:
            show_doubt(desk)
        desk.queue.remember_told(findings, plan, paths)
    if errors or plan.stopped:
        sys.exit(1)


def _tell_days(desk: Desk, plan: "Plan", *, whole: bool, done: bool) -> None:
    """Say of a plan what only a look at the days shows: posts too close, marked days without one, gaps and piles."""
    clocks = [*desk.queue.too_close(), *(desk.queue.days_without_posts(plan) if whole else ())]
    uneven = desk.queue.uneven_ahead(plan) if whole and not done else []
    click.echo("".join(f"{each.says}.\n" for each in (*clocks, *uneven[:UNEVEN])), nl=False)
    if len(uneven) > UNEVEN:
        rest = plural(len(uneven) - UNEVEN, "more gap or full day", "more gaps or full days")
        click.echo(f"… and {rest}: `postdesk calendar --month` shows them.")


def _tell_news(desk: Desk, findings: Sequence[Finding], plan: "Plan", *, everything: bool, done: bool) -> None:
    """Print what is new of the findings and of the plan, and how much was told before."""
    news = desk.queue.new_and_told(findings, plan)
    show_findings(findings if everything else news.findings, root=desk.house.root)
    told = "\n".join(_lines(desk, plan, () if everything else news.kept_before, done=done, unchanged=everything))
    blocked = any(finding.severity is Severity.ERROR for finding in findings)
    click.echo(f"{told}\n" if told and not (blocked and told == EMPTY) else "", nl=False)
    if not everything and (before := _before(news)):
        click.echo(f"Told before, and still so: {before}; --all shows them.")


def _is_are(plan: "Plan") -> str:
    return "is" if len(plan.passed) == 1 else "are"


def _before(news: "NewAndTold") -> str:
    """Return how much was told before: "12 warnings and 1 kept post", or ""."""
    counted = ((len(merged(news.findings_before)), "warning"), (len(news.kept_before), "kept post"))
    return " and ".join(plural(count, what) for count, what in counted if count)


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
        "findings": [finding_record(finding) for finding in findings],
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


def _told(desk: Desk, changes: "Sequence[tuple[Change, str]]") -> Iterator[str]:
    """Yield a line a change, in columns, or in a sentence for a screen reader."""
    lines = [(sign, table_time(desk, change.due), change.ref, change.what) for change, sign in changes]
    if plainly():
        yield from (f"{sign}: {ref}, {when}{what and f', {what}'}" for sign, when, ref, what in lines)
        return
    times, refs = (max((len(line[place]) for line in lines), default=0) for place in (1, 2))
    for sign, when, ref, what in lines:
        yield from _fitted(f"{sign} {when:<{times}}  {ref:<{refs}}  {what}".rstrip())


def _fitted(line: str) -> list[str]:
    """Return a line as it fits the terminal, what is too much below it; elsewhere a line may be any length."""
    columns = room()
    if columns is None or len(line) <= columns:
        return [line]
    from textwrap import wrap

    return wrap(line, columns, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _lines(desk: Desk, plan: "Plan", before: Collection["Change"], *, done: bool, unchanged: bool) -> Iterator[str]:
    """Yield one line a change, by their moments, without those told before, and a closing sentence that counts all.

    Args:
        desk: The desk, on whose clock the moments are told.
        plan: What is done, or to be done.
        before: Changes that were told before.
        done: Whether it is done.
        unchanged: Whether posts that stay as they are get a line, too.
    """
    words = DONE if done else TO_DO
    signs = dict(zip(SIGNS, words, strict=True)) if plainly() else SIGNS
    signs = {**signs, "unchanged": "unchanged" if plainly() else " "} if unchanged else signs
    changes = [(change, sign) for part, sign in signs.items() for change in getattr(plan, part) if change not in before]
    yield from _told(desk, sorted(changes, key=lambda pair: (pair[0].due, pair[0].ref)))
    counts = [
        f"{len(getattr(plan, part))} {word}" for part, word in zip(SIGNS, words, strict=True) if getattr(plan, part)
    ]
    if not counts and not plan.unchanged and not plan.passed:
        yield EMPTY
        return
    yield f"{', '.join([*counts, f'{len(plan.unchanged)} unchanged'])}."
    if plan.passed and (plan.added or unchanged):
        yield f"{plural(len(plan.passed), 'time')} of posts that come back had passed, and {_is_are(plan)} not queued."
    if plan.cost and not done:
        from postdesk.drafts.prices import dollars

        yield f"Through its API X charges {dollars(plan.cost)} for these: more for a post with a link; by hand nothing."

"""`postdesk publish`: what is due, once."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TypeVar

import click

from postdesk.cli import TroubleTold, pass_desk
from postdesk.cli.changes import show_doubt, show_holds
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option, nearby, show_json
from postdesk.cli.times import sentence_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.models.life import SENT_BACK_SCOPE, State
from postdesk.sentences import Sentence

Told = list[dict[str, str | Sentence]]
T = TypeVar("T")


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what is due; publish nothing.")
@format_option
@pass_desk
def publish(desk: Desk, dry_run: bool, format: str) -> None:
    """Publish what is due, once, write the weekly report if that is due, and exit (for cron and laptops).

    Pictures of posts that are due within a quarter of an hour are uploaded already, as the worker does. Ctrl-C or
    SIGTERM finishes the call in hand first, leaves the rest for the next run, and exits with 1.

    A post that failed is told here and stays in `postdesk list`; only a desk that cannot work at all exits with 1.

    Example: postdesk publish --dry-run
    """
    from postdesk.worker.stop_signals import asked_to_stop

    stopping, tries = Event(), Tries()
    with asked_to_stop(stopping.set):
        _publish(desk, format, lambda: not stopping.is_set(), tries, dry_run=dry_run)
    tries.tell()
    if stopping.is_set():
        click.echo(worded("Stopped; nothing is left in hand."), err=True)
        sys.exit(1)


class Tries:
    """Does one thing after the other, whatever keeps one of them from being done: that is told at the end."""

    def __init__(self) -> None:
        self._troubles: list[PostdeskError] = []

    def __call__(self, act: Callable[[], T], otherwise: T) -> T:
        """Return what an act gives; `otherwise` where it is in trouble."""
        try:
            return act()
        except PostdeskError as trouble:
            self._troubles.append(trouble)
            return otherwise

    def tell(self) -> None:
        """Say what could not be done, in a sentence each, and exit with 1 where that is anything."""
        for trouble in self._troubles:
            TroubleTold(worded(trouble)).show()
        if self._troubles:
            sys.exit(1)


def _publish(desk: Desk, format: str, going: Callable[[], bool], tries: Tries, *, dry_run: bool) -> None:
    """Publish, say what became of each post, and do what a worker does besides, as long as it is `going`."""
    tries(desk.memory.see_none_lost, None)
    moved = [] if dry_run else _prepared(desk)
    with patience(worded("Publishing")):
        told = foretold(desk) if dry_run else _published(desk, going)
        laid = dry_run or tries(lambda: _laid_out(desk), otherwise=False)
    if format == "table":
        click.echo("".join(f"{sentence}.\n" for sentence in moved), nl=False)
        _say(desk, told, dry_run=dry_run, laid=laid)
    pages: dict[str, str] = {}
    said: list[str] = []
    with patience(worded("Uploading, and writing reports")):
        pages = pages if dry_run else tries(lambda: _finished(desk, going), pages)
    said = tries(lambda: _said(desk), said) if not dry_run and going() else said
    if format == "json":
        more = {} if dry_run else {"reports": pages, "said": said}
        show_json({"posts": told, "report": next(iter(pages.values()), None), **more})
    else:
        _say_rest(desk, pages, said)
    if not dry_run and going():
        tries(desk.memory.copy, None)


def _laid_out(desk: Desk) -> bool:
    """Lay out what a person publishes, and return that this was done."""
    desk.publishing.lay_out()
    return True


def _prepared(desk: Desk) -> list[str]:
    """See that this memory speaks for the desk and that posts are as they should be; return what was changed."""
    desk.memory.sure()
    return [*desk.queue.clock_rules(desk.who).keep(), *desk.queue.keep_changed(desk.who)]


def _said(desk: Desk) -> list[str]:
    """Remind who exports figures, deliver reports, renew what accounts are signed in with; return what to say."""
    signed_in = [f"{news.says}." for news in desk.accounts.renew_daily()]
    return [*desk.reports.remind_if_due(), *desk.reports.deliver(), *signed_in]


def _finished(desk: Desk, going: Callable[[], bool]) -> dict[str, str]:
    """Do what a worker does besides; return where the reports were written that were due, by their kind."""
    desk.publishing.uploader(going).run()
    return {kind: str(page) for kind, page in desk.reports.write_if_due()} if going() else {}


def _say_rest(desk: Desk, pages: dict[str, str], said: list[str]) -> None:
    """Say where the reports are and who got them, and whether files and queue, or the mark and this memory, differ."""
    for kind, page in pages.items():
        click.echo(worded("The {report} is in {file}.", report=worded(kind.replace("-", " ")), file=nearby(Path(page))))
    click.echo("".join(f"{worded(sentence)}\n" for sentence in said), nl=False)
    show_doubt(desk)
    if differ := desk.queue.differences():
        click.echo(f"{worded(differ.told)}.")


def _say(desk: Desk, told: Told, *, dry_run: bool, laid: bool) -> None:
    """Say what became of each post, before anything else can go wrong."""
    for post in told:
        said = worded("{done}: {post}", done=worded(post["state"]), post=post["ref"])
        click.echo(f"{said} {worded(post['why'])}".rstrip())
    if laid and State.HANDED_OVER in {post["state"] for post in told}:
        click.echo(worded("Ready to paste: {file}", file=nearby(desk.house.handoff / "index.html")))
    close(desk, told, dry_run=dry_run)


def foretold(desk: Desk) -> Told:
    """Return the posts that are due and since when; nothing is published."""
    unsigned, due = desk.queue.unapproved(), desk.publishing.due()
    held = desk.posts.held(due)
    return [
        {
            "ref": post.ref,
            "state": "not approved" if post.ref in unsigned else "due",
            "why": Sentence("since {when}", when=desk.local(post.due)),
        }
        | ({"state": "too late"} if post.latest <= desk.now() else {})
        | ({"state": "held"} if post.ref in held else {})
        for post in due
    ]


def _published(desk: Desk, going: Callable[[], bool]) -> Told:
    """Publish, and return what became of each post; with those whose time was over, which nobody tried."""
    return [{"ref": one.ref, "state": str(one.state), "why": one.why} for one in desk.publishing.carry_due(going)]


def close(desk: Desk, told: Told, *, dry_run: bool) -> None:
    """Say what comes next: what to do with missed posts, when something is due."""
    if State.MISSED in {post["state"] for post in told}:
        click.echo(worded("A missed post waits for `postdesk move REF WHEN`, `retry` or `cancel`."))
    if dry_run and told:
        click.echo(
            counted("{count} post due; nothing was published.", "{count} posts due; nothing was published.", len(told))
        )
    if told and not dry_run:
        click.echo("".join(f"{line}\n" for line in kept_back(desk)), nl=False)
    if not told:
        click.echo(nothing(desk))
        show_holds(desk)


def nothing(desk: Desk) -> str:
    """Return why nothing was published: what keeps the posts that are due, or when one is."""
    if reasons := list(kept_back(desk)):
        return "\n".join(reasons)
    moment = desk.publishing.next_due()
    return (
        worded("Nothing is due before {when}.", when=sentence_time(desk, moment))
        if moment
        else worded("Nothing is due.")
    )


def kept_back(desk: Desk) -> Iterator[str]:
    """Yield a line for each account whose due posts did not go out: why, and until when."""
    now, paces = desk.now(), {pace.account: pace for pace in desk.memory.standing().waiting}
    unsigned, due = desk.queue.unapproved(), desk.publishing.due()
    held = desk.posts.held(due)
    yield from (on_hold(scope, count) for scope, count in Counter(each[0].scope for each in held.values()).items())
    due = [post for post in due if post.ref not in held]
    for post in due:
        if post.ref in unsigned:
            yield worded("{post} is due and not approved: `postdesk approve {post} --by NAME`.", post=post.ref)
    for account, count in sorted(Counter(post.account for post in due if post.ref not in unsigned).items()):
        pace = paces.get(account)
        if pace is None:
            why = worded(
                "another worker has that account in hand; if it was killed, they are taken over within a minute"
            )
        elif pace.until > now:
            why = worded("{why}; it goes on at {when}", why=pace.why, when=desk.local(pace.until))
        else:
            why = worded(
                "late posts of an account go out a minute apart; it goes on at {when}",
                when=desk.local(pace.rest),
            )
        yield counted(
            "{account}: {count} post due and waiting: {why}.",
            "{account}: {count} posts due and waiting: {why}.",
            count,
            account=account,
            why=why,
        )


def on_hold(scope: str, count: int) -> str:
    """Say how many due posts the hold of the desk, an account or a campaign keeps back, and what ends it."""
    if scope == SENT_BACK_SCOPE:
        return counted(
            "{count} post due, and sent back to be changed: `postdesk list` says by whom and why.",
            "{count} posts due, and sent back to be changed: `postdesk list` says by whom and why.",
            count,
        )
    what, word = (worded("the whole desk"), "--all") if scope == "desk" else (scope, scope)
    return counted(
        "{count} post due, and {what} is on hold: `postdesk release {word}` lets go.",
        "{count} posts due, and {what} is on hold: `postdesk release {word}` lets go.",
        count,
        what=what,
        word=word,
    )

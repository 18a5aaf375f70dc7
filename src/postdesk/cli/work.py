"""`postdesk work`: the worker."""

import sys
from functools import partial

import click

from postdesk.cli import TroubleTold, pass_desk
from postdesk.cli.worded import worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError


@click.command()
@click.option("--threads", type=click.IntRange(1, 32), default=4, show_default=True, help="Accounts served at once.")
@pass_desk
def work(desk: Desk, threads: int) -> None:
    """Publish on time, take readings and write the weekly report, until stopped.

    Ctrl-C, SIGTERM or a closed terminal finishes the call in hand first. Several workers at once do no harm. What is
    said here is kept as JSON lines in .postdesk/log/, one file a day, for 90 days.

    Example: postdesk work --threads 2
    """
    from postdesk.worker.alarms import work as run
    from postdesk.worker.duties import for_desk

    desk.memory.sure()
    try:
        desk.memory.see_none_lost()
    except PostdeskError as trouble:  # whatever else is due goes out
        TroubleTold(worded(trouble)).show()
    worker = for_desk(desk, threads, partial(click.echo, color=True))  # see `main`; its context is unknown to threads
    click.echo(worded("{who} works for {house}; Ctrl-C stops it.", who=worker.courier.who, house=desk.house.name))
    run(worker)
    click.echo(worded("Stopped; nothing is left in hand."))
    if worker.silenced:
        sys.exit(1)

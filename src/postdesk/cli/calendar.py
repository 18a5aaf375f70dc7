"""`postdesk calendar`: a week or a month, on the terminal, as a page, as calendars for Outlook and others."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.plainly import plain_option, plainly
from postdesk.cli.progress import patience
from postdesk.cli.tables import nearby, posts_counted
from postdesk.cli.worded import as_reports_say, counted, in_english, worded
from postdesk.desk import Desk
from postdesk.text.inert import one_line
from postdesk.words.dates import day_in_full, day_in_week, weekday

if TYPE_CHECKING:
    from postdesk.queue.calendar_days import CalendarSpan, PlannedDay

SIGNS = {"draft": " ?", "held": " !", "failed": " !", "missed": " !", "unknown": " !"}
"""What stands beside the time of a post that will not go out by itself."""
WIDTH = 80
CELL, MOST = 11, 4
"""Columns of a day in a month's grid, of which seven fit into 80, and how many of its posts are named."""


@click.command()
@click.option(
    "--week",
    default="",
    is_flag=False,
    flag_value="this",
    metavar="WEEK",
    help="Which week: 2026-W47, next.  [default: this]",
)
@click.option(
    "--month",
    default="",
    is_flag=False,
    flag_value="this",
    metavar="MONTH",
    help="A month instead: 2026-12, next.  [default: this]",
)
@click.option("--format", type=click.Choice(["text", "html", "ics"]), default="text", show_default=True)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The page's or the calendar's file; a folder for calendars.",
)
@plain_option
@pass_desk
def calendar(desk: Desk, week: str, month: str, format: str, to: Path | None) -> None:
    """Show a week or a month day by day: what waits, what is out, and drafts that are not queued yet.

    As ics it is one calendar of what is queued; with --to a folder, one for each account, which calendars that read
    them again update.

    Example: postdesk calendar --month 2026-12 --format html --to december.html
    """
    if week and month:
        raise click.UsageError(worded("say --week or --month, not both"))
    span = desk.posts.span(week, month)
    if format == "ics":
        _calendars(desk, span, to)
    elif format == "html":
        _page(desk, span, to)
    else:
        with patience(worded("Reading the campaigns")):
            days = desk.posts.days(span)
        lines = _read_out(days) if plainly() else _month(days) if month else _week(days)
        with as_reports_say():
            click.echo("\n".join((f"{span.title} ({desk.house.timezone})", "", *lines)))
        click.echo("".join(f"{worded(each.says)}.\n" for each in desk.posts.uneven(days)), nl=False)
        ahead = None if any(day.entries for day in days) else desk.posts.next_after(span)
        if ahead:
            click.echo(
                worded(
                    "The next is queued for {local}: `postdesk calendar --week {week}`",
                    local=ahead.local,
                    week=ahead.week,
                )
            )


def _read_out(days: "Sequence[PlannedDay]") -> Iterator[str]:
    """Yield a line a post, each with its day, for a screen reader."""
    entries = [(day.day, entry) for day in days for entry in day.entries if day.within]
    for day, entry in entries:
        told = (one_line(entry.name), worded(entry.state), *entry.accounts, one_line(worded(entry.waits)))
        yield f"{_day_in_full(day)} {entry.clock}: {', '.join(filter(None, told))}"
    yield from ("", f"{posts_counted(len(entries))}.")


def _week(days: "Sequence[PlannedDay]") -> Iterator[str]:
    """Yield a week: a post a line, or two where its accounts are many."""
    from textwrap import wrap

    entries = [entry for day in days for entry in day.entries]
    width = max((len(worded(entry.state)) for entry in entries), default=0)
    for day in days:
        yield f"{_day_in_week(day.day)}{'' if day.entries else '  –'}"
        for entry in day.entries:
            said, accounts = (
                f"  {entry.clock}  {worded(entry.state):<{width}}  {one_line(entry.name)}",
                ", ".join(entry.accounts),
            )
            short = len(said) + len(accounts) + 2 <= WIDTH
            yield f"{said}  {accounts}" if short else said
            for below in filter(None, ("" if short else accounts, one_line(worded(entry.waits)))):
                yield from wrap(below, WIDTH, initial_indent=" " * 9, subsequent_indent=" " * 9)
    yield from ("", f"{posts_counted(len(entries))}.")


def _day_in_week(day: date) -> str:
    """Return a day with its weekday, in short: `Mon 07 Dec`, `lun. 7 déc.`."""
    return f"{day:%a %d %b}" if in_english() else day_in_week(day)


def _day_in_full(day: date) -> str:
    """Return a day with its weekday, to be read out: `Monday 07 December`."""
    return f"{day:%A %d %B}" if in_english() else day_in_full(day)


def _month(days: "Sequence[PlannedDay]") -> Iterator[str]:
    """Yield a month as a grid: a column a day, in each cell times and names."""
    yield "".join(weekday(day.day).ljust(CELL) for day in days[:7]).rstrip()
    for at in range(0, len(days), 7):
        cells = [list(_cell(day)) for day in days[at : at + 7]]
        for line in range(max(map(len, cells))):
            yield "".join(_fitted(cell[line] if line < len(cell) else "") for cell in cells).rstrip()
        yield ""
    states = [entry.state for day in days for entry in day.entries]
    yield counted(
        "{count} post; more of each in `postdesk calendar --week WEEK`.",
        "{count} posts; more of each in `postdesk calendar --week WEEK`.",
        len(states),
    )
    if SIGNS.keys() & set(states):
        yield worded("? is a draft that is not queued, ! does not go out by itself.")
    if any(entry.waits for day in days for entry in day.entries):
        yield worded("> waits for another post:")
        yield from _waits(days)


def _waits(days: "Sequence[PlannedDay]") -> Iterator[str]:
    """Yield a line for every post that waits for another, below the grid, which has no room for it."""
    for day in days:
        for entry in day.entries:
            if entry.waits:
                yield one_line(f"  {day.day.day:>2}  {entry.clock}  {entry.name}: {worded(entry.waits)}")


def _cell(day: "PlannedDay") -> Iterator[str]:
    if day.within:
        yield f"{day.day.day}"
    for entry in day.entries[:MOST]:
        yield entry.clock + SIGNS.get(entry.state, "") + (" >" if entry.waits else "")
        yield one_line(entry.name.rpartition("/")[2])
    if len(day.entries) > MOST:
        yield worded("+{count} more", count=len(day.entries) - MOST)


def _fitted(text: str) -> str:
    """Return a text in as many columns of a terminal as a cell has, a blank behind it."""
    from rich.cells import cell_len, set_cell_size

    cut = text if cell_len(text) < CELL else f"{set_cell_size(text, CELL - 2)}…"
    return set_cell_size(cut, CELL)


def _page(desk: Desk, span: "CalendarSpan", to: Path | None) -> None:
    _put(desk.posts.page(span), to, span.title)


def _put(text: str, to: Path | None, what: str) -> None:
    """Print a text, or write it into a file and tell what stands there."""
    from postdesk.files.whole import write_whole

    if to is None:
        click.echo(text, nl=False)
        return
    write_whole(to, text.encode())
    click.echo(f"{nearby(to.absolute())}: {what}")


def _calendars(desk: Desk, span: "CalendarSpan", to: Path | None) -> None:
    if to is None or (to.suffix.casefold() == ".ics" and not to.is_dir()):
        posts = desk.posts.within(span)
        _put(desk.posts.calendar(posts), to, posts_counted(len(posts)))
        return
    for name, count in desk.posts.write_calendars(span, to).items():
        click.echo(f"{nearby(to.absolute() / name)}: {posts_counted(count)}")

"""`postdesk hashtags`: what stands on our posts, as bars in the terminal, as data, as a picture."""

from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from postdesk.cli import pass_desk
from postdesk.cli.plainly import plain_option, plainly
from postdesk.cli.progress import patience
from postdesk.cli.tables import (
    BROKEN,
    GAP,
    WHOLE,
    delimiter_option,
    headings,
    room,
    show_csv,
    show_json,
    show_most,
    show_table,
    widths,
)
from postdesk.cli.worded import as_reports_say, counted, worded
from postdesk.desk import Desk
from postdesk.desk.hashtags import DeskHashtags
from postdesk.files.whole import write_whole

if TYPE_CHECKING:
    from postdesk.figures.hashtag_overview import Hashtags
    from postdesk.figures.hashtags import TagUse

STEPS = "▁▂▃▄▅▆▇█"
BAR = 12
WHOLE_LINES = 110
"""Columns of a terminal from which on the whole table fits."""
UNDRAWN = (True, True, False, True, False, True, True)
"""Which columns of the whole table are words and figures."""
SHORT, FEWEST = 26, 12
"""Weeks that a line of 80 columns shows at most, and at least."""
NAMED = 5
"""Pairs, and hashtags that go with engagement, that are named below the table."""
PICTURES = (".svg", ".png")


@click.command()
@click.option("--weeks", type=click.IntRange(1, 520), default=26, show_default=True, help="How far to look back.")
@click.option("--lift", "view", flag_value="lift", help="Which go with more engagement, all else allowed for.")
@click.option("--campaigns", "view", flag_value="campaigns", help="Which posts of a campaign lack its hashtag.")
@click.option("--networks", "view", flag_value="networks", help="Which stand on which network.")
@click.option("--languages", "view", flag_value="languages", help="Which stand on posts in which language.")
@click.option("--trend", "view", flag_value="trend", help="Which are used more than before, which less; since when.")
@click.option("--together", "view", flag_value="together", help="Which stand on the same posts.")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="Draw it, too, to FILE.svg or .png.")
@click.option("--format", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@delimiter_option
@plain_option
@pass_desk
def hashtags(desk: Desk, weeks: int, view: str | None, chart: Path | None, format: str) -> None:
    """Show which hashtags are used, how they are spelt, which are dead or over-used, which go together.

    The chart shows half a year of use or of the trend, with --campaigns a quarter, else the weeks looked at.

    Example: postdesk hashtags --lift --chart lift.png
    """
    if chart and chart.suffix.lower() not in PICTURES:
        raise click.BadParameter(worded("{file} should end in .svg or .png", file=chart.name), param_hint="--chart")
    with patience(worded("Counting hashtags")):
        found = desk.hashtags.usage(weeks)
    if chart:
        kind: Literal["png", "svg"] = "png" if chart.suffix.lower() == ".png" else "svg"
        write_whole(chart, desk.hashtags.chart(kind, view or "uses", weeks))
        click.echo(worded("The chart is in {file}.", file=chart), err=True)
    if view:
        from postdesk.cli.hashtag_views import show

        with as_reports_say():
            show(found, view, format, desk)
    elif format == "json":
        show_json(_document(found))
    elif format == "csv":
        show_csv(desk, *found.weekly_table)
    else:
        with as_reports_say():
            _tell(found)


def _document(found: "Hashtags") -> Any:  # noqa: ANN401 - plain JSON
    """Return what scripts get."""
    import msgspec

    return {
        name: part for name, part in msgspec.to_builtins(found).items() if name not in {"by_network", "by_language"}
    }


def _tell(found: "Hashtags") -> None:
    """Print a table with a bar and a sparkline a hashtag, then spellings and pairs that are worth a look."""
    span = {"first": found.weeks[0], "last": found.weeks[-1]}
    if found.rehearsed:
        click.echo(counted("{count} rehearsed, not counted.", "{count} rehearsed, not counted.", found.rehearsed))
    if not found.tags:
        none = (
            "No hashtag on {count} post from {first} to {last}.",
            "No hashtag on {count} posts from {first} to {last}.",
        )
        click.echo(counted(*none, found.posts, **span))
        return
    columns = room()
    if plainly():
        show_table(*_undrawn(found))
    else:
        show_most(*(_short(found, columns) if columns and columns < WHOLE_LINES else _whole(found)))
    tags = counted("{count} hashtag", "{count} hashtags", len(found.tags))
    on = ("{tags} on {count} post from {first} to {last}.", "{tags} on {count} posts from {first} to {last}.")
    click.echo(counted(*on, found.posts, tags=tags, **span))
    for words in remarks(found):
        click.echo(words)


def _whole(found: "Hashtags") -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the table with its headers, as wide as it is."""
    said = headings("hashtag", "posts", "share (95%)", "week by week", "last used", "state")
    headers = (*said[:2], "", *said[2:])
    return headers, [line(tag, found.tags[0].posts) for tag in found.tags]


def _undrawn(found: "Hashtags") -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the table without what is drawn in it, the bars and the weeks."""
    headers, rows = _whole(found)
    return tuple(compress(headers, UNDRAWN)), [tuple(compress(row, UNDRAWN)) for row in rows]


def _short(found: "Hashtags", columns: int) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the table with its headers for a terminal of 80 columns: as many weeks as stand on a line."""
    heads = headings("hashtag", "posts", "share", "weeks", "state")
    name, posts, share, _, state = widths([heads, *(short_line(tag, 1) for tag in found.tags)])
    left = columns - (name if name <= WHOLE else BROKEN) - posts - share - state - GAP * len(heads)
    weeks = max(FEWEST, min(SHORT, len(found.weeks), left))
    headers = (*heads[:3], counted("last {count} week", "last {count} weeks", weeks), heads[-1])
    return headers, [short_line(tag, weeks) for tag in found.tags]


def remarks(found: "Hashtags") -> Iterator[str]:
    """Yield a sentence for everything that is worth a look: spellings, families, what belongs where, pairs, lift."""
    yield from spelt(found)
    written = {tag.tag: tag.name for tag in found.tags}
    for one in (*found.networks, *found.languages):
        belongs = (
            "Belongs to {group}: #{tag}, {uses} of its {count} use (z = {z}).",
            "Belongs to {group}: #{tag}, {uses} of its {count} uses (z = {z}).",
        )
        yield counted(*belongs, one.of, group=one.group, tag=written[one.tag], uses=one.uses, z=f"{one.z:.1f}")
    for pair in found.pairs[:NAMED]:
        together = (
            "Together on {count} post: #{one_tag} and #{other} (lift {lift}).",
            "Together on {count} posts: #{one_tag} and #{other} (lift {lift}).",
        )
        yield counted(*together, pair.posts, one_tag=pair.one, other=pair.other, lift=f"{pair.lift:.1f}")
    yield from lifts(found)


def spelt(found: "Hashtags") -> Iterator[str]:
    """Yield what is counted as one, what is written in several ways, and what may be one to a reader."""
    for tag in found.tags:
        if tag.members:
            members = ", ".join(f"#{name} ({posts})" for name, posts in tag.members)
            yield worded("Counted as one, #{tag}: {members}.", tag=tag.name, members=members)
        elif len(tag.spellings) > 1:
            ways = ", ".join(f"#{spelling} ({posts})" for spelling, posts in tag.spellings)
            yield worded(
                "Written in {count} ways: {ways}. Networks read one tag, people several.",
                count=len(tag.spellings),
                ways=ways,
            )
    confirmed = {tag.name: tuple(name for name, _ in tag.members) for tag in found.tags if tag.members}
    for family in found.families:
        line = DeskHashtags.line_of_family(family, confirmed)
        alike = ", ".join(f"#{name}" for name in family)
        yield worded("Perhaps one to a reader: {alike}. Nothing was merged.", alike=alike)
        counted_as_one = "To count them as one, write in campaigns/desk.toml, under [hashtags.families]: {line}"
        yield f"  {worded(counted_as_one, line=line)}"


def lifts(found: "Hashtags") -> Iterator[str]:
    """Yield the hashtags with which posts have more or less engagement, as far as that can be told."""
    from postdesk.charts.hashtag_lift import said

    sure = [row for row in found.lift if row.strength != "we cannot tell yet"]
    telling = sorted(sure, key=lambda row: (row.strength != "clearly", -abs(row.effect)))
    for row in telling[:NAMED]:
        yield worded("Engagement with {tag}, all else allowed for: {what}.", tag=row.hashtag, what=said(row))
    if len(sure) > NAMED:
        yield worded("… and with {number} more: `postdesk hashtags --lift` has them all.", number=len(sure) - NAMED)
    if found.lift and not sure:
        yield worded(
            "We cannot tell yet of any hashtag whether posts with it have more engagement ({number} compared).",
            number=len(found.lift),
        )


def line(tag: "TagUse", most: int) -> tuple[str, ...]:
    """Return one row of the table."""
    share = f"{_percent(tag)} ({100 * tag.share.low:.0f}–{100 * tag.share.high:.0f})"
    bar = "█" * max(1, round(BAR * tag.posts / most))
    return f"#{tag.name}", str(tag.posts), bar, share, sparkline(tag.weekly), tag.last, worded(tag.state)


def short_line(tag: "TagUse", weeks: int = SHORT) -> tuple[str, ...]:
    """Return one row of the table for a terminal of 80 columns: no bar, no interval, and the week beside the state."""
    state = worded(tag.state) if tag.idle == 0 else f"{worded(tag.state)}, {tag.last[5:]}"
    return f"#{tag.name}", str(tag.posts), _percent(tag), sparkline(tag.weekly[-weeks:]), state


def _percent(tag: "TagUse") -> str:
    from postdesk.words import percent

    return percent(tag.share.part, tag.share.of)


def sparkline(counts: tuple[int | None, ...]) -> str:
    """Return counts as little columns; a week without a post is a dot, one before the first known post a blank."""
    most = max((count or 0 for count in counts), default=0)
    return "".join(
        STEPS[(count * (len(STEPS) - 1)) // most] if count else " " if count is None else "·" for count in counts
    )

"""What `postdesk hashtags` shows beside the census: each view as words, as CSV, as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from postdesk.cli.tables import headings, show_csv, show_json, show_most, show_table
from postdesk.cli.worded import counted, worded

if TYPE_CHECKING:
    from postdesk.desk import Desk
    from postdesk.figures.campaign_tags import TagCoverage
    from postdesk.figures.hashtag_overview import Hashtags
    from postdesk.figures.lift import TagLift
    from postdesk.figures.tag_groups import TagInGroup
    from postdesk.figures.tag_trends import TagTrend

MORE, LESS = ("clearly more", "leans to more"), ("clearly less", "leans to less")
NAMED = 10
"""Posts without their campaign's tag that are listed; CSV and JSON have them all."""


def show(found: "Hashtags", view: str, format: str, desk: "Desk") -> None:
    """Print one view for people or for scripts."""
    rows: dict[str, Sequence[Any]] = {
        "lift": found.lift,
        "campaigns": found.campaigns,
        "networks": found.by_network,
        "languages": found.by_language,
        "trend": found.trends,
        "together": found.pairs,
    }
    if format == "json":
        from msgspec import to_builtins

        show_json(to_builtins(rows[view]))
    elif format == "csv":
        show_csv(desk, *as_csv(found, view, rows[view], desk.house.timezone))
    else:
        _tell(found, view, desk.house.timezone)


def as_csv(
    found: "Hashtags", view: str, rows: Sequence[Any], zone: str
) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """Return the columns and rows of a view for a spreadsheet."""
    if view == "lift":
        return LIFT, lift_cells(found.lift)
    if view == "campaigns":
        return COVERAGE, bare_cells(found.campaigns, zone)
    columns = COLUMNS[view]
    return columns, [[getattr(row, column) for column in columns] for row in rows]


COLUMNS = {
    "networks": ("group", "hashtag", "posts", "of"),
    "languages": ("group", "hashtag", "posts", "of"),
    "trend": ("hashtag", "posts", "recent", "since", "last", "change", "low", "high", "trend"),
    "together": ("one", "other", "posts", "lift"),
}


def _tell(found: "Hashtags", view: str, zone: str) -> None:
    """Print one view for people."""
    if view == "lift":
        tell_lift(found)
    elif view == "campaigns":
        tell_coverage(found, zone)
    elif view == "trend":
        tell_trends(found)
    elif view == "together":
        tell_pairs(found)
    else:
        tell_groups(found.by_network if view == "networks" else found.by_language, found.weeks)


LEADING = 5
"""Hashtags of a group that are printed; CSV and JSON have them all."""


def tell_groups(rows: Sequence["TagInGroup"], weeks: Sequence[str]) -> None:
    """Print the leading hashtags of every group with their share of its posts."""
    from postdesk.words import percent

    groups: dict[str, list[TagInGroup]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    if not groups:
        click.echo(worded("No post carries a hashtag from {first} to {last}.", first=weeks[0], last=weeks[-1]))
        return
    lines = [
        (group or worded("not stated"), row.hashtag, str(row.posts), percent(row.posts, row.of))
        for group, own in groups.items()
        for row in own[:LEADING]
    ]
    show_table(headings("of", "hashtag", "posts", "share"), lines)
    click.echo(worded("Share of each group's own posts from {first} to {last}.", first=weeks[0], last=weeks[-1]))
    if max(len(own) for own in groups.values()) > LEADING:
        click.echo(worded("At most {number} of each: --format csv has all.", number=LEADING))


def tell_trends(found: "Hashtags") -> None:
    """Print how the use of each hashtag has changed, since when it is used and until when."""
    from postdesk.charts.hashtag_trend import title

    if found.trends:
        headers = headings("hashtag", "posts", "share of posts", "90% interval", "first", "last")
        show_most(headers, [trend_line(row) for row in found.trends], ends=True)
    click.echo(f"{title(found.trends)}.")
    if found.trends:
        click.echo(worded("The last 13 weeks against the 13 before, of hashtags on 5 posts or more."))


def trend_line(row: "TagTrend") -> tuple[str, ...]:
    """Return one hashtag's row of the table."""
    from postdesk.charts.hashtag_trend import changed, interval

    return row.hashtag, str(row.posts), changed(row), interval(row), row.since, row.last


def tell_pairs(found: "Hashtags") -> None:
    """Print the hashtags that share posts, and how much oftener they meet than by chance."""
    from postdesk.charts.hashtag_pairs import title

    if found.pairs:
        lines = [(f"#{pair.one}", f"#{pair.other}", str(pair.posts), f"{pair.lift:.1f}") for pair in found.pairs]
        show_most(headings("hashtag", "with", "posts", "times chance"), lines)
    click.echo(f"{title(found.pairs)}.")


INTERVALS = ("low", "high", "narrow_low", "narrow_high")
LIFT = ("hashtag", "family", "posts", "of", "effect", *INTERVALS, "plain_average", "strength")
COVERAGE = ("campaign", "tag", "post", "network", "published", "published_local", "url")


def lift_cells(rows: Sequence["TagLift"]) -> Iterator[tuple[object, ...]]:
    """Yield the estimates as numbers: 0.1 is 10 % more engagement."""
    for row in rows:
        narrow = (row.narrow_low, row.narrow_high, row.raw, row.strength)
        yield row.hashtag, row.family, row.posts, row.of, row.effect, row.low, row.high, *narrow


def bare_cells(rows: Sequence["TagCoverage"], zone: str) -> Iterator[tuple[object, ...]]:
    """Yield every post that lacks its campaign's tag; its moment in UTC, and in words on the office's clock."""
    from postdesk.sheets.writing import local_words

    for row in rows:
        for post in row.without:
            when = (post.published, local_words(post.published, zone))
            yield row.campaign, row.tag, post.ref, post.network, *when, post.url


def tell_lift(found: "Hashtags") -> None:
    """Print the estimates with their intervals, the plain average beside, and how sure each is."""
    from postdesk.charts.hashtag_lift import title
    from postdesk.charts.ratios import share

    if found.lift:
        headers = headings("hashtag", "posts", "engagement", "90% interval", "plain average", "how sure")
        lines = [
            (row.hashtag, str(row.posts), share(row.effect), _between(row), share(row.raw), sure(row))
            for row in found.lift
        ]
        show_most(headers, lines, ends=True)
    click.echo(f"{title(found.lift)}.")
    if found.lift:
        on = (
            "Estimated on {count} post from {first} to {last}, with network, kind, language and time allowed for.",
            "Estimated on {count} posts from {first} to {last}, with network, kind, language and time allowed for.",
        )
        click.echo(counted(*on, found.lift[0].of, first=found.weeks[0], last=found.weeks[-1]))
        click.echo(
            worded(
                "Small samples are drawn towards no difference. It is an association: nobody dealt the hashtags out by "
                "lot. Look once a month, not every week."
            )
        )


def _between(row: "TagLift") -> str:
    """Return the interval of an estimate in words."""
    from postdesk.charts.ratios import share

    return worded("{low} to {high}", low=share(row.low), high=share(row.high))


def sure(row: "TagLift") -> str:
    """Return how sure an estimate is, and in which direction, in words."""
    words = MORE if row.effect > 0 else LESS
    return worded({"clearly": words[0], "leans": words[1]}.get(row.strength, row.strength))


def tell_coverage(found: "Hashtags", zone: str) -> None:
    """Print each campaign with its own tag, how many of its posts carry it, and those that do not."""
    span = {"first": found.weeks[0], "last": found.weeks[-1]}
    if not found.campaigns:
        click.echo(worded("No post of a campaign from {first} to {last}.", **span))
        return
    show_table(headings("campaign", "posts", "its tag", "on"), [_covered(one) for one in found.campaigns])
    number = ("{count} campaign from {first} to {last}.", "{count} campaigns from {first} to {last}.")
    click.echo(counted(*number, len(found.campaigns), **span))
    for one in found.campaigns:
        for words in _lacking(one, ZoneInfo(zone)):
            click.echo(words)


def _covered(one: "TagCoverage") -> tuple[str, ...]:
    """Return a campaign's row of the table."""
    from postdesk.words import percent

    share = f"{one.carrying} ({percent(one.carrying, one.posts)})" if one.tag else "–"
    return one.campaign, str(one.posts), one.tag or worded("no hashtag"), share


def _lacking(one: "TagCoverage", zone: ZoneInfo) -> Iterator[str]:
    """Yield the posts of a campaign that lack its tag, where it has one."""
    if one.tag and one.without:
        yield worded("Without {tag}, of {campaign}:", tag=one.tag, campaign=one.campaign)
        for post in one.without[:NAMED]:
            yield f"  {post.published.astimezone(zone):%Y-%m-%d}  {post.ref or post.network}  {post.url}".rstrip()
        if len(one.without) > NAMED:
            more = len(one.without) - NAMED
            yield f"  {worded('… and {number} more: --format csv has them all.', number=more)}"

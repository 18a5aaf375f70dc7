"""How did the campaign run: what went out when, on which network, and what did it bring?"""

from collections.abc import Sequence
from datetime import date, timedelta

from postdesk.charts import theme
from postdesk.charts.sheet import WIDE, Layout, Paper, Stretch
from postdesk.charts.tables import grouped
from postdesk.figures.timeline import TimelinePost, brought, timeline_posts
from postdesk.words import clauses, colon, say, says, sentence, series
from postdesk.words.dates import day_and_month, days

NAME = "campaign-timeline"
NOTHING = "The campaign has no post yet."
Row = TimelinePost
rows = timeline_posts

BESIDE, BELOW = Stretch(132, 410), Stretch(20, 292)
"""The days, with a network's words beside them, and with them above; in points."""
HIGH, TALL = 40.0, 54.0
"""The height of a network's line, with its words beside it, and above; in points."""
SHOWN = 10
"""Networks that fit; the table has them all."""
STACKED = 4
"""Posts of one network and day that are drawn; more stand behind the last."""


def by_network(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows of each network, the one with most posts first."""
    return dict(sorted(grouped(rows, "network").items(), key=lambda item: (-len(item[1]), item[0])))


def title(rows: Sequence[Row]) -> str:
    """Say how many posts went out, on how many networks, from when to when, and how many are to come."""
    out = [row for row in rows if not row.to_come]
    rest = say("{n} to come", n=len(rows) - len(out))
    if not out:
        return clauses(say("Nothing has gone out yet"), rest if rows else "")
    posts = says("{n} post", "{n} posts", len(out))
    networks = says("on {n} network", "on {n} networks", len({row.network for row in out}))
    if len(out) < len(rows):
        return clauses(series([posts, networks]), rest)
    first, last = (pick(row.day for row in out) for pick in (min, max))
    return series([posts, networks, days(first, last)])


def subtitle(rows: Sequence[Row]) -> str:
    """Say what a dot is, that some hide others where a day is crowded, and what is to come; only of what is drawn."""
    hidden = sum(lift >= STACKED for own in by_network(rows).values() for _, lift in _lifted(own))
    dot = (
        say("One dot is one post (n = {posts}; hidden: {hidden}).", posts=len(rows), hidden=hidden)
        if hidden
        else say("One dot is one post (n = {posts}).", posts=len(rows))
    )
    hollow = [say("A hollow dot is still to come.")] * any(row.to_come for row in rows)
    return " ".join([dot, *hollow, say("Figures: engagements at seven days.")])


def said(own: Sequence[Row]) -> str:
    """Return what a network's posts brought, in words; on how many of them it is known."""
    found = brought(own)
    if found is None:
        return say("not counted yet")
    total, known, out = found
    return says("{sum} on {known} of {n} post", "{sum} on {known} of {n} posts", out, sum=round(total), known=known)


def alt(rows: Sequence[Row]) -> str:
    """Say each network's posts and what they brought."""
    return " ".join(
        [
            sentence(title(rows)),
            *(
                sentence(colon(network, series([says("{n} post", "{n} posts", len(own)), said(own)])))
                for network, own in by_network(rows).items()
            ),
        ]
    )


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return layout.width, 34 + (HIGH if layout.beside else TALL) * min(len(by_network(rows)), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a line of days for each network, a dot for each post."""
    networks = list(by_network(rows).items())[:SHOWN]
    span, high = (BESIDE, HIGH) if layout.beside else (BELOW, TALL)
    first, last = (pick(row.day for row in rows) for pick in (min, max))
    bottom = top + 8 + high * len(networks)
    for day in marks(first, last):
        x = place(day, first, last, span)
        lines = (
            [(top + 8, bottom)]
            if layout.beside
            else [(top + high * n + 16, top + high * (n + 1)) for n in range(len(networks))]
        )
        sheet.lines([((x, upper), (x, lower)) for upper, lower in lines])
        sheet.text(x, bottom + 11, day_and_month(day), size=theme.SMALL, colour=theme.QUIET, align="center")
    for number, (network, own) in enumerate(networks):
        base = top + high * (number + 1)
        sheet.lines([((span.left, base), (span.right, base))], theme.QUIET)
        _words(sheet, network, own, base, layout)
        spots = [
            (row, (place(row.day, first, last, span), base - 4 - 7 * min(lift, STACKED - 1)))
            for row, lift in _lifted(own)
        ]
        sheet.dots([spot for row, spot in spots if not row.to_come], 3.4, theme.BLUE)
        sheet.dots([spot for row, spot in spots if row.to_come], 3, theme.WHITE, edge=theme.BLUE, line=1.2)


def _words(sheet: Paper, network: str, own: Sequence[Row], base: float, layout: Layout) -> None:
    """Write a network on the left of its line and its figures on the right, or both above it."""
    if not layout.beside:
        sheet.above(base - TALL + 8, network, said(own))
        return
    middle = base - HIGH / 2 + 8
    sheet.text(BESIDE.left - 18, middle, network, align="right", room=BESIDE.left - 34)
    sheet.block(BESIDE.right + 18, middle, said(own), WIDE.width - BESIDE.right - 30, size=theme.SMALL)


def _lifted(own: Sequence[Row]) -> list[tuple[Row, int]]:
    """Return each post with the number of posts of its day below it."""
    seen: dict[date, int] = {}
    found = []
    for row in own:
        found.append((row, seen.get(row.day, 0)))
        seen[row.day] = seen.get(row.day, 0) + 1
    return found


def marks(first: date, last: date) -> list[date]:
    """Return at most five days, evenly spread, that are written below."""
    days = (last - first).days
    steps = min(4, max(1, days // 3))
    return [first + timedelta(days=round(days * step / steps)) for step in range(steps + 1)] if days else [first]


def place(day: date, first: date, last: date, span: Stretch = BESIDE) -> float:
    """Return where a day stands; in the middle where there is only one."""
    whole = (last - first).days
    return span.at((day - first).days / whole if whole else 0.5)

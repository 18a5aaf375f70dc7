"""How did the campaign run: what went out when, on which network, and what did it bring?"""

from collections.abc import Sequence
from datetime import date, timedelta

from postdesk.charts import theme
from postdesk.charts.sheet import Paper
from postdesk.charts.tables import grouped
from postdesk.figures.timeline import TimelinePost, brought, timeline_posts
from postdesk.words import clauses, colon, say, says, sentence, series
from postdesk.words.dates import day_and_month, days

NAME = "campaign-timeline"
Row = TimelinePost
rows = timeline_posts

LEFT, RIGHT, HIGH = 132.0, 410.0, 40.0
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
    """Say what a dot is, and that some hide others where a day is crowded."""
    hidden = sum(lift >= STACKED for own in by_network(rows).values() for _, lift in _lifted(own))
    return say(
        "One dot is one post (n = {posts}; hidden: {hidden}); a hollow one is to come. "
        "Right: engagements at seven days."
        if hidden
        else "One dot is one post (n = {posts}); a hollow one is to come. Right: engagements at seven days.",
        posts=len(rows),
        hidden=hidden,
    )


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


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 34 + HIGH * min(max(len(by_network(rows)), 1), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0) -> None:
    """Draw a line of days for each network, a dot for each post."""
    if not rows:
        sheet.text(16, top + 24, say("The campaign has no post yet."), colour=theme.QUIET)
        return
    networks = list(by_network(rows).items())[:SHOWN]
    first, last = (pick(row.day for row in rows) for pick in (min, max))
    bottom = top + 8 + HIGH * len(networks)
    for day in marks(first, last):
        x = place(day, first, last)
        sheet.lines([((x, top + 8), (x, bottom))])
        sheet.text(x, bottom + 11, day_and_month(day), size=theme.SMALL, colour=theme.QUIET, align="center")
    for number, (network, own) in enumerate(networks):
        base = top + HIGH * (number + 1)
        sheet.lines([((LEFT, base), (RIGHT, base))], theme.QUIET)
        sheet.text(LEFT - 18, base - HIGH / 2 + 8, network, align="right", room=LEFT - 34)
        sheet.block(RIGHT + 18, base - HIGH / 2 + 8, said(own), 547 - RIGHT - 30, size=theme.SMALL)
        spots = [
            (row, (place(row.day, first, last), base - 4 - 7 * min(lift, STACKED - 1))) for row, lift in _lifted(own)
        ]
        sheet.dots([spot for row, spot in spots if not row.to_come], 3.4, theme.BLUE)
        sheet.dots([spot for row, spot in spots if row.to_come], 3, theme.WHITE, edge=theme.BLUE, line=1.2)


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


def place(day: date, first: date, last: date) -> float:
    """Return where a day stands; in the middle where there is only one."""
    whole = (last - first).days
    return LEFT + (RIGHT - LEFT) * ((day - first).days / whole if whole else 0.5)

"""Which campaigns do our hashtags speak for, and do a campaign's posts carry its tag?"""

from collections.abc import Sequence

from postdesk.charts import theme
from postdesk.charts.sheet import INSET, WIDE, Layout, Paper
from postdesk.charts.tables import no_campaign
from postdesk.figures.campaign_tags import CampaignShare, campaign_shares
from postdesk.figures.material import QUARTER
from postdesk.words import clauses, colon, percent, say, says, sentence, series

NAME = "campaign-tags"
NOTHING = "No post was published."
Row = CampaignShare
rows = campaign_shares

SHOWN = 10
"""Campaigns that fit; the table has them all."""
LEFT, LONGEST, HIGH = 152.0, 168.0, 34.0
TALL, SHORT = 58.0, 120.0
"""On narrow paper: the height of a line, and the length of the longest bar; in points."""


def title(rows: Sequence[Row]) -> str:
    """Say which campaign has the largest share of hashtag uses, and how many uses belong to none."""
    if not any(row.uses for row in rows):
        return say("No hashtag was used in {weeks} weeks", weeks=QUARTER)
    first, left = rows[0], sum(row.uses for row in rows if not row.campaign)
    if not first.campaign or not first.uses:
        return say("No hashtag use belongs to a campaign")
    return clauses(
        say("{campaign} has {share} of hashtag uses", campaign=first.campaign, share=percent(first.uses, first.of)),
        say("{share} have no campaign", share=percent(left, first.of)) if left else "",
    )


def subtitle(rows: Sequence[Row]) -> str:
    """Say what is counted, and name the campaigns' number."""
    uses = rows[0].of if rows else 0
    posts = sum(row.posts for row in rows)
    return say(
        "Share of all hashtag uses in {weeks} weeks (n = {uses}; posts: {posts}), and each campaign's leading tag.",
        weeks=QUARTER,
        uses=uses,
        posts=posts,
    )


def alt(rows: Sequence[Row]) -> str:
    """Say each campaign's share and its leading tag."""
    return " ".join(
        [
            sentence(title(rows)),
            *(sentence(colon(row.campaign or no_campaign(), series([share(row), leading(row)]))) for row in rows),
        ]
    )


def share(row: Row) -> str:
    """Return a campaign's share in words."""
    if not row.of:
        return say("no use")
    return says("{share}, {n} use", "{share}, {n} uses", row.uses, share=percent(row.uses, row.of))


def leading(row: Row) -> str:
    """Return a campaign's leading tag and on how many of its posts it stands, in words."""
    if not row.tag:
        return says("no hashtag on {n} post", "no hashtag on {n} posts", row.posts)
    tag = say("{tag} (with {others})", tag=row.tag, others=row.family) if row.family else row.tag
    words = {"tag": tag, "carrying": row.carrying}
    return says("{tag} on {carrying} of {n} post", "{tag} on {carrying} of {n} posts", row.posts, **words)


def size(rows: Sequence[Row], layout: Layout = WIDE) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return layout.width, 16 + (HIGH if layout.beside else TALL) * min(len(rows), SHOWN)


def draw(sheet: Paper, rows: Sequence[Row], top: float = 0, layout: Layout = WIDE) -> None:
    """Draw a bar for each campaign, from 0 to the share of the largest."""
    shown = rows[:SHOWN]
    left, longest, high = (LEFT, LONGEST, HIGH) if layout.beside else (INSET, SHORT, TALL)
    scale = longest / max(1, *(row.uses for row in shown))
    middles = [top + 8 + high * number + (high / 2 if layout.beside else 36) for number in range(len(shown))]
    places = list(zip(shown, middles, strict=True))
    sheet.boxes(
        [(left, y - 8, row.uses * scale, 16) for row, y in places if row.uses],
        [_fill(row) for row in shown if row.uses],
    )
    if layout.beside:
        sheet.lines([((LEFT, places[0][1] - 15), (LEFT, places[-1][1] + 15))], theme.QUIET)
    for row, y in places:
        _name(sheet, row, y, layout)
        x = left + row.uses * scale + 7
        sheet.pair(x, y, share(row), leading(row), layout.width - 12 - x, bold=row is shown[0])


def _name(sheet: Paper, row: Row, middle: float, layout: Layout) -> None:
    """Write what a campaign is called beside its bar, or above it."""
    name, colour = row.campaign or no_campaign(), theme.INK if row.campaign else theme.QUIET
    if layout.beside:
        sheet.block(LEFT - 8, middle, name, LEFT - 24, align="right", colour=colour)
    else:
        sheet.line(INSET, middle - 26, name, colour=colour, room=layout.end - INSET)


def _fill(row: Row) -> str:
    return theme.RULE if not row.campaign else theme.BLUE

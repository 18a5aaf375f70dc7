"""Which campaigns do our hashtags speak for, and do a campaign's posts carry its tag?"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.material import QUARTER, Material, percent
from postdesk.charts.sheet import Sheet
from postdesk.log.facts import Published
from postdesk.text.tags import Families
from postdesk.words import clauses, colon, say, says, sentence, series

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAME = "campaign-tags"

SHOWN = 10
"""Campaigns that fit; the table has them all."""
LEFT, LONGEST, HIGH = 152.0, 168.0, 34.0


class Row(Struct, frozen=True):
    """One campaign: its posts, their hashtag uses of all uses, its leading tag and how many posts carry it.

    `family` are the other hashtags that count with that tag.
    """

    campaign: str
    posts: int
    uses: int
    of: int
    tag: str
    carrying: int
    family: str = ""


def none() -> str:
    """Return what posts without a campaign are called."""
    return say("no campaign")


def rows(material: Material) -> list[Row]:
    """Count hashtag uses by campaign in thirteen weeks, the largest share first, posts without a campaign last."""
    campaigns: dict[str, list[Published]] = {}
    for post in material.quarter:
        campaigns.setdefault(post.campaign or none(), []).append(post)
    of = sum(len(material.families.uses(post.hashtags)) for post in material.quarter)
    found = [_row(material.families, name, posts, of) for name, posts in campaigns.items()]
    return sorted(found, key=lambda row: (row.campaign == none(), -row.uses, row.campaign))


def _row(families: Families, name: str, posts: Sequence[Published], of: int) -> Row:
    tagged = [families.uses(post.hashtags) for post in posts]
    uses = Counter(tag for own in tagged for tag in own)
    if not uses:
        return Row(name, len(posts), 0, of, "", 0)
    leading = min(uses, key=lambda tag: (-uses[tag], tag))
    spellings = Counter(own[leading] for own in tagged if leading in own)
    shown, others = f"#{families.name(leading, spellings)}", families.said(leading)
    return Row(name, len(posts), uses.total(), of, shown, uses[leading], others)


def title(rows: Sequence[Row]) -> str:
    """Say which campaign has the largest share of hashtag uses, and how many uses belong to none."""
    if not any(row.uses for row in rows):
        return say("No hashtag was used in {weeks} weeks", weeks=QUARTER)
    first, left = rows[0], sum(row.uses for row in rows if row.campaign == none())
    if first.campaign == none() or not first.uses:
        return say("No hashtag use belongs to a campaign")
    return clauses(
        say("{campaign} has {share} of hashtag uses", campaign=first.campaign, share=percent(first.uses, first.of)),
        say("{share} belong to no campaign", share=percent(left, first.of)) if left else "",
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
        [sentence(title(rows)), *(sentence(colon(row.campaign, series([share(row), leading(row)]))) for row in rows)]
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


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the width and height of the body in points."""
    return 547, 16 + HIGH * min(max(len(rows), 1), SHOWN)


def draw(figure: "Figure", rows: Sequence[Row], top: float = 0) -> None:
    """Draw a bar for each campaign, from 0 to the share of the largest."""
    sheet = Sheet(figure)
    if not rows:
        sheet.text(16, top + 24, say("No post was published."), colour=theme.QUIET)
        return
    shown = rows[:SHOWN]
    scale = LONGEST / max(1, *(row.uses for row in shown))
    places = [(row, top + 8 + HIGH * (number + 0.5)) for number, row in enumerate(shown)]
    sheet.boxes(
        [(LEFT, y - 8, row.uses * scale, 16) for row, y in places if row.uses],
        [_fill(row) for row in shown if row.uses],
    )
    sheet.lines([((LEFT, places[0][1] - 15), (LEFT, places[-1][1] + 15))], theme.QUIET)
    for row, y in places:
        sheet.text(
            LEFT - 8,
            y,
            row.campaign,
            align="right",
            room=LEFT - 24,
            colour=theme.QUIET if row.campaign == none() else theme.INK,
        )
        x = LEFT + row.uses * scale + 7
        sheet.text(x, y - 6, share(row), bold=row is shown[0])
        sheet.text(x, y + 7, leading(row), size=theme.SMALL, colour=theme.QUIET, room=547 - 12 - x)


def _fill(row: Row) -> str:
    return theme.RULE if row.campaign == none() else theme.BLUE

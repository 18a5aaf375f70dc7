"""Which campaigns do our hashtags speak for, and do a campaign's posts carry its tag?"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from postdesk.charts import theme
from postdesk.charts.material import QUARTER, Material, percent
from postdesk.charts.sheet import Sheet
from postdesk.log.readings.facts import Published
from postdesk.text.tags import Families
from postdesk.words import clauses, colon, say, says, sentence, series

NAME = "campaign-tags"

SHOWN = 10
"""Campaigns that fit; the table has them all."""
LEFT, LONGEST, HIGH = 152.0, 168.0, 34.0


class Row(Struct, frozen=True):
    """One campaign: its posts, their hashtag uses of all uses, its own tag (see `own_tag`), how many posts carry that.

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
    everywhere = counted_uses(material.families, material.quarter)
    found = [_row(material.families, name, posts, everywhere) for name, posts in campaigns.items()]
    return sorted(found, key=lambda row: (row.campaign == none(), -row.uses, row.campaign))


def _row(families: Families, name: str, posts: Sequence[Published], everywhere: Counter[str]) -> Row:
    uses = counted_uses(families, posts)
    tag = own_tag(uses, everywhere)
    if not tag:
        return Row(name, len(posts), 0, everywhere.total(), "", 0)
    shown = shown_tag(families, tag, posts)
    return Row(name, len(posts), uses.total(), everywhere.total(), shown, uses[tag], families.said(tag))


def counted_uses(families: Families, posts: Sequence[Published]) -> Counter[str]:
    """Return on how many posts each hashtag stands, by what it is counted under."""
    return Counter(tag for post in posts for tag in families.uses(post.hashtags))


def own_tag(uses: Counter[str], everywhere: Counter[str]) -> str:
    """Return the tag that is a campaign's own, "" where its posts have none.

    It is the most used of those that have more than half of their uses in this campaign; only where there is none of
    them, the most used of all: a hashtag that the house puts on everything is no campaign's.
    """
    mostly = [tag for tag in uses if 2 * uses[tag] > everywhere[tag]]
    return min(mostly or uses, key=lambda tag: (-uses[tag], tag), default="")


def shown_tag(families: Families, tag: str, posts: Sequence[Published]) -> str:
    """Return a tag as it is mostly written on posts, with its sign."""
    spellings = Counter(own[tag] for post in posts if tag in (own := families.uses(post.hashtags)))
    return f"#{families.name(tag, spellings)}"


def title(rows: Sequence[Row]) -> str:
    """Say which campaign has the largest share of hashtag uses, and how many uses belong to none."""
    if not any(row.uses for row in rows):
        return say("No hashtag was used in {weeks} weeks", weeks=QUARTER)
    first, left = rows[0], sum(row.uses for row in rows if row.campaign == none())
    if first.campaign == none() or not first.uses:
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


def draw(sheet: Sheet, rows: Sequence[Row], top: float = 0) -> None:
    """Draw a bar for each campaign, from 0 to the share of the largest."""
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
        colour = theme.QUIET if row.campaign == none() else theme.INK
        sheet.block(LEFT - 8, y, row.campaign, LEFT - 24, align="right", colour=colour)
        x = LEFT + row.uses * scale + 7
        sheet.pair(x, y, share(row), leading(row), 547 - 12 - x, bold=row is shown[0])


def _fill(row: Row) -> str:
    return theme.RULE if row.campaign == none() else theme.BLUE

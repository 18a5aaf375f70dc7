"""What each campaign put out in the period: posts, networks, languages, engagements, clicks, the range of reach."""

from collections.abc import Sequence

from msgspec import Struct

from postdesk.figures.ages import Of
from postdesk.figures.material import Material
from postdesk.figures.numbers import known_number, total
from postdesk.log.readings.facts import Published

FIGURES: tuple[Of, ...] = ("core", "clicks", "reach")


class CampaignFigures(Struct, frozen=True):
    """One campaign's posts of the period, "" being no campaign, every figure at seven days.

    `languages` are their tags, "" where a post states none. Sums and range are None where nobody gave a figure; `_on`
    counts the posts that have it.
    """

    campaign: str
    posts: int
    networks: tuple[str, ...]
    languages: tuple[str, ...]
    core: int | None
    core_on: int
    clicks: int | None
    clicks_on: int
    reach: tuple[int, int] | None
    reach_on: int


def campaign_figures(material: Material) -> tuple[CampaignFigures, ...]:
    """Return the campaigns of the period, the one with most posts first, posts of no campaign last."""
    found: dict[str, list[Published]] = {}
    for post in material.current:
        found.setdefault(post.campaign, []).append(post)
    rows = [_campaign(material, name, posts) for name, posts in found.items()]
    return tuple(sorted(rows, key=lambda row: (not row.campaign, -row.posts, row.campaign)))


def _campaign(material: Material, name: str, posts: Sequence[Published]) -> CampaignFigures:
    engagements, clicked, reached = (known_number(material, posts, of) for of in FIGURES)
    return CampaignFigures(
        campaign=name,
        posts=len(posts),
        networks=tuple(sorted({material.name(post.network) for post in posts})),
        languages=tuple(sorted({post.language for post in posts})),
        core=total(engagements),
        core_on=len(engagements),
        clicks=total(clicked),
        clicks_on=len(clicked),
        reach=(round(min(reached)), round(max(reached))) if reached else None,
        reach_on=len(reached),
    )

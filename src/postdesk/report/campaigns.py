"""What each campaign put out in the period: posts, networks, languages, engagements, clicks, the range of reach."""

from collections.abc import Sequence

from msgspec import Struct

from postdesk.charts.material import Material, language_name
from postdesk.log.facts import Published
from postdesk.report.numbers import clicks, core, known, reach


class CampaignFigures(Struct, frozen=True):
    """One campaign's posts of the period, "" being no campaign; sums and range are None where nobody gave a figure."""

    campaign: str
    posts: int
    networks: tuple[str, ...]
    languages: tuple[str, ...]
    core: int | None
    clicks: int | None
    reach: tuple[int, int] | None


def campaigns(material: Material) -> tuple[CampaignFigures, ...]:
    """Return the campaigns of the period, the one with most posts first, posts of no campaign last."""
    found: dict[str, list[Published]] = {}
    for post in material.current:
        found.setdefault(post.campaign, []).append(post)
    rows = [_campaign(material, name, posts) for name, posts in found.items()]
    return tuple(sorted(rows, key=lambda row: (not row.campaign, -row.posts, row.campaign)))


def _campaign(material: Material, name: str, posts: Sequence[Published]) -> CampaignFigures:
    engagements, clicked, reached = (known(posts, value) for value in (core, clicks, reach))
    return CampaignFigures(
        campaign=name,
        posts=len(posts),
        networks=tuple(sorted({material.name(post.network) for post in posts})),
        languages=tuple(sorted({language_name(post.language) for post in posts})),
        core=sum(engagements) if engagements else None,
        clicks=sum(clicked) if clicked else None,
        reach=(min(reached), max(reached)) if reached else None,
    )

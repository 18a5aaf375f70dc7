"""The charts of a report: one file a chart, each a question, a table, a title that is true, a picture, and its words.

Matplotlib is imported only while a picture is drawn.
"""

from collections.abc import Sequence

from postdesk.charts import (
    against_plan,
    against_usual,
    best_time,
    calendar,
    campaign_tags,
    campaign_timeline,
    growth,
    hashtag_groups,
    hashtag_lift,
    hashtag_pairs,
    hashtag_trend,
    hashtag_weeks,
    language_networks,
)
from postdesk.charts.picture import Chart, Picture, picture
from postdesk.figures.material import HALF_YEAR, Material

LEAD = against_usual.NAME
"""The picture that a director sees on page one."""
STATISTICAL = frozenset({hashtag_trend.NAME, hashtag_lift.NAME, best_time.NAME})
"""Pictures of estimates, which stand on the last page."""
CHARTS: Sequence[Chart] = (against_plan, against_usual, hashtag_weeks, calendar, language_networks, campaign_tags)
"""In the order of the report."""
MONTHLY: Sequence[Chart] = (
    hashtag_groups.BY_NETWORK,
    hashtag_groups.BY_LANGUAGE,
    hashtag_pairs,
    hashtag_trend,
    hashtag_lift,
    best_time,
    growth,
)
"""What only a month can carry: these ask for half a year of posts, and would say another thing every week."""

CAMPAIGN: Sequence[Chart] = (against_plan, against_usual, campaign_timeline)
"""What says something of one campaign alone."""


def pictures(material: Material) -> tuple[Picture, ...]:
    """Return every chart of a report, ready to be drawn."""
    own, long = {"week": (CHARTS, ()), "campaign": (CAMPAIGN, ())}.get(material.period.noun, (CHARTS, MONTHLY))
    return (*(picture(chart, material) for chart in own), *(picture(chart, material, HALF_YEAR) for chart in long))

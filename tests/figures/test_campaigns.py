"""What each campaign put out."""

import msgspec

from postdesk.figures.campaigns import CampaignFigures, campaign_figures
from postdesk.models import Figures
from stage.invented import material, post


def test_posts_networks_languages_and_the_range_of_reach():
    counted = Figures(reactions=1, comments=2, shares=3, clicks=4, reach=50)
    more = msgspec.structs.replace(counted, reach=10)
    first, second = (
        msgspec.structs.replace(post(day, core=0, campaign="day", language="en"), figures=figures)
        for day, figures in ((0, counted), (1, more))
    )
    assert campaign_figures(material(post(0, "mastodon"), first, second)) == (
        CampaignFigures("day", 2, ("X",), ("en",), 12, 2, 8, 2, (10, 50), 2),
        CampaignFigures("", 1, ("Mastodon",), ("",), None, 0, None, 0, None, 0),
    )

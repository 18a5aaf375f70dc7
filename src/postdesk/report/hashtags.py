"""The hashtags of a desk, fetched from the log: all that is known of the last weeks, and a picture of it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import structs

from postdesk.charts import campaign_tags, hashtag_lift, hashtag_pairs, hashtag_trend, hashtag_weeks
from postdesk.charts.hashtag_groups import BY_LANGUAGE, BY_NETWORK
from postdesk.charts.picture import Chart, Format, picture
from postdesk.figures.campaign_tags import tag_coverage
from postdesk.figures.distinctive import distinctive
from postdesk.figures.families import alike_tags
from postdesk.figures.hashtag_overview import Hashtags
from postdesk.figures.hashtags import tag_pairs, tag_uses
from postdesk.figures.lift import tag_lifts
from postdesk.figures.material import HALF_YEAR, QUARTER, Material
from postdesk.figures.period import Period
from postdesk.figures.tag_groups import tag_groups
from postdesk.figures.tag_trends import tag_trends
from postdesk.log import Log
from postdesk.log.readings import weekly
from postdesk.log.readings.facts import Published
from postdesk.moments.weeks import bounds, iso_week
from postdesk.report.gathering import network_names, used_tags
from postdesk.settings import House


def look(log: Log, house: House, now: datetime, weeks: int, network: str = "") -> Hashtags:
    """Return the hashtags of the last so many weeks, the running one included; on one network, or on all."""
    whole = _material(log, house, now, max(weeks, HALF_YEAR))
    return looked_at(on_network(whole, network) if network else whole, weeks)


def posts_tagged(log: Log, house: House, tag: str, week: str, network: str = "") -> tuple[Published, ...]:
    """Return the posts of an ISO week that carry a hashtag, or one that the desk counts with it, in order of time.

    They are those that `look` counts in that week. PostdeskError where there is no such week.
    """
    with log.read() as connection:
        posts = weekly.published_in(connection, *bounds(week, house.timezone))
    key = house.families.key(tag)
    return tuple(post for post in posts if network in {"", post.network} and key in house.families.uses(post.hashtags))


def on_network(material: Material, network: str) -> Material:
    """Return the same with the posts of one network alone; when the desk began stays what it is."""
    return structs.replace(material, posts=tuple(post for post in material.posts if post.network == network))


def looked_at(whole: Material, weeks: int = HALF_YEAR) -> Hashtags:
    """Return the hashtags of the last so many weeks; `whole` holds half a year of posts at least."""
    material, families = within(whole, weeks), whole.families
    posts, tags = material.posts, tag_uses(whole, weeks)
    return Hashtags(
        weeks=material.period.weeks(weeks),
        posts=len(posts),
        tags=tags,
        pairs=tag_pairs(posts, families),
        families=alike_tags(tag.name for tag in tags),
        networks=distinctive(posts, lambda post: post.network, families),
        languages=distinctive(posts, lambda post: post.language, families),
        lift=tuple(tag_lifts(material)),
        trends=tuple(tag_trends(whole)),
        by_network=tuple(tag_groups(material, "network")),
        by_language=tuple(tag_groups(material, "language")),
        campaigns=tag_coverage(posts, families),
        rehearsed=len(material.rehearsed),
    )


def _material(log: Log, house: House, now: datetime, weeks: int) -> Material:
    """Gather the posts of the last so many weeks with all their counts."""
    period = Period.week(iso_week(now, house.timezone), house.timezone)
    begin = period.instant(period.mondays(weeks)[0])
    with log.read() as connection:
        posts = weekly.published_in(connection, begin, period.end)
        counts = weekly.counts(connection, begin, period.end)
        began = weekly.first_published(connection)
        since = weekly.first_weeks(connection, used_tags(posts, house.families))
        rehearsed = weekly.rehearsed(connection, begin, period.end)
    return Material(
        period,
        now,
        posts,
        names=network_names({post.network for post in posts}),
        counts=counts,
        families=house.families,
        spread=house.hashtag_spread,
        since=since,
        began=began,
        rehearsed=rehearsed,
    )


def within(material: Material, weeks: int) -> Material:
    """Return the same with the posts of the last so many weeks alone."""
    begin = material.period.instant(material.period.mondays(weeks)[0])
    posts = tuple(post for post in material.posts if post.published >= begin)
    return structs.replace(material, posts=posts, rehearsed=tuple(one for one in material.rehearsed if one[0] >= begin))


VIEWS: Mapping[str, tuple[Chart, int]] = {
    "uses": (hashtag_weeks, HALF_YEAR),
    "lift": (hashtag_lift, 0),
    "campaigns": (campaign_tags, QUARTER),
    "networks": (BY_NETWORK, 0),
    "languages": (BY_LANGUAGE, 0),
    "trend": (hashtag_trend, HALF_YEAR),
    "together": (hashtag_pairs, 0),
}
"""The picture of each view of hashtags, and the weeks that it shows; 0 for those that are looked at."""


def chart(log: Log, house: House, now: datetime, format: Format, view: str = "uses", weeks: int = HALF_YEAR) -> bytes:
    """Return the picture of one of `VIEWS`."""
    drawn, fixed = VIEWS[view]
    shown = fixed or weeks
    return picture(drawn, _material(log, house, now, shown), shown).drawn(format)

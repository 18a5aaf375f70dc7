"""What a report is made of, fetched from the log: half a year of it, so that its cost does not grow with history."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import filterfalse

from msgspec import Struct, structs

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.figures.calendar import WEEKS_BEFORE
from postdesk.figures.material import HALF_YEAR, USUAL, Material
from postdesk.figures.period import Period
from postdesk.log import Log
from postdesk.log.readings import account_days, weekly
from postdesk.log.readings.account_days import Daily
from postdesk.log.readings.facts import Freshness, ImportedExport, Intended, Published
from postdesk.log.readings.withheld import Stopped, stopped_within
from postdesk.models.life import NEEDS_A_PERSON
from postdesk.settings import House
from postdesk.text.tags import Families, identity


class Gathered(Struct, frozen=True):
    """The material of the charts, the posts that wait for a person, how fresh the figures are, and their files.

    `stopped` are figures that a network gave no more from some day of the period on. `daily` is what networks counted
    for whole accounts by day, the twelve weeks before the period included.
    """

    material: Material
    needs: tuple[Intended, ...] = ()
    freshness: tuple[Freshness, ...] = ()
    files: tuple[ImportedExport, ...] = ()
    daily: tuple[Daily, ...] = ()
    stopped: tuple[Stopped, ...] = ()


def gather_campaign(log: Log, house: House, campaign: str, now: datetime) -> Gathered:
    """Fetch one campaign: its posts and plan, and what the office published in the weeks before it, as what is usual.

    Raises:
        PostdeskError: The log knows no such campaign.
    """
    with log.read() as connection:
        span, names = weekly.weeks_spanned(connection, campaign), weekly.campaign_names(connection)
    if span is None:
        raise PostdeskError(
            'there is no campaign "{campaign}" in the log: it has {names}',
            campaign=campaign,
            names=", ".join(names) or "none",
        )
    found = gather(log, house, Period.campaign(campaign, *span, house.timezone), now)
    begin, material = found.material.period.begin, found.material

    def is_its(post: Published) -> bool:
        return post.campaign == campaign or post.published < begin

    posts = tuple(filter(is_its, material.posts))
    others = (*material.others, *filterfalse(is_its, material.posts))
    intended = tuple(post for post in material.intended if post.campaign == campaign)
    rehearsed = tuple(pair for pair in material.rehearsed if pair[1] == campaign)
    return structs.replace(
        found,
        material=structs.replace(material, posts=posts, intended=intended, rehearsed=rehearsed, others=others),
        needs=tuple(post for post in found.needs if post.campaign == campaign),
        daily=(),
    )


def known_campaigns(log: Log) -> tuple[str, ...]:
    """Return the campaigns that the log knows, by name."""
    with log.read() as connection:
        return weekly.campaign_names(connection)


def gather(log: Log, house: House, period: Period, now: datetime) -> Gathered:
    """Fetch what one period's report needs: 26 weeks of posts, or 13 before it; five of the plan; the week after."""
    begin = min(period.instant(period.mondays(HALF_YEAR)[0]), period.back(USUAL + 1))
    end = period.instant(period.after + timedelta(days=7))
    with log.read() as connection:
        posts = weekly.published_in(connection, begin, end)
        since_then = weekly.published_in(connection, end, now) if end < now else ()
        rehearsed = weekly.rehearsed(connection, begin, end)
        intended = weekly.intended(connection, period.back(WEEKS_BEFORE), end)
        waiting, files = weekly.waiting(connection), weekly.imported(connection)
        began = weekly.first_published(connection)
        since = weekly.first_weeks(connection, used_tags(posts, house.families))
        freshness = weekly.freshness(connection)
        stopped = stopped_within(connection, period.begin, period.end)
        whole = account_days.days_between(connection, period.first - timedelta(weeks=USUAL), period.after)
        counts = weekly.counts(connection, begin, end)
    used = {one.network for one in posts} | {one.network for one in intended} | {one.network for one in whole}
    names = network_names(used | {account.network for account in house.accounts.values()})
    material = Material(
        period=period,
        now=now,
        posts=posts,
        intended=intended,
        names=names,
        counts=counts,
        families=house.families,
        spread=house.hashtag_spread,
        since=since,
        began=began,
        rehearsed=rehearsed,
        others=since_then,
        waiting=waiting,
    )
    needs = tuple(post for post in waiting if post.state in NEEDS_A_PERSON)
    return Gathered(material, needs, freshness, files, whole, tuple(stopped))


def used_tags(posts: Iterable[Published], families: Families) -> list[str]:
    """Return the hashtags of posts and of the desk's families, by identity."""
    return sorted({*families.names, *(identity(tag) for post in posts for tag in post.hashtags)})


def network_names(used: Iterable[str]) -> dict[str, str]:
    """Return what the networks are called in a sentence."""
    return {name: networks.title(name) for name in sorted(used)}

"""What a report is made of, fetched from the log: half a year of it, so that its cost does not grow with history."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk import networks
from postdesk.charts.calendar import WEEKS_BEFORE
from postdesk.charts.material import HALF_YEAR, Material
from postdesk.charts.period import Period
from postdesk.log import Log, weekly
from postdesk.log.facts import Counted, ImportedExport, Intended
from postdesk.settings import House


class Gathered(Struct, frozen=True):
    """The material of the charts, the posts that wait for a person, how fresh the figures are, and their files."""

    material: Material
    needs: tuple[Intended, ...] = ()
    freshness: tuple[Counted, ...] = ()
    files: tuple[ImportedExport, ...] = ()


def gather(log: Log, house: House, period: Period, now: datetime) -> Gathered:
    """Fetch what one period's report needs: 26 weeks of posts, five of the plan, and the week after."""
    begin = period.instant(period.mondays(HALF_YEAR)[0])
    end = period.instant(period.after + timedelta(days=7))
    with log.read() as connection:
        posts = weekly.published(connection, begin, end)
        intended = weekly.intended(connection, period.back(WEEKS_BEFORE), end)
        needs, files = weekly.needing(connection), weekly.imported(connection)
        freshness = weekly.freshness(connection)
        counts = {} if period.is_week else weekly.counts(connection, begin, end)
    used = {post.network for post in posts} | {post.network for post in intended}
    names = _names(used | {account.network for account in house.accounts.values()})
    return Gathered(Material(period, now, posts, intended, {}, names, counts), needs, freshness, files)


def _names(used: Iterable[str]) -> dict[str, str]:
    """Return what the networks are called in a sentence; one that is no longer known keeps its short name."""
    return {name: networks.grammar(name).title for name in sorted(used) if name in networks.NAMES}

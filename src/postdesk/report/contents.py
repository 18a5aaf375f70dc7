"""One report as a value: every figure and sentence of it, before it becomes a page."""

from collections.abc import Collection, Iterable
from datetime import datetime

import msgspec
from msgspec import Struct

from postdesk import networks
from postdesk.charts import LEAD, STATISTICAL, pictures
from postdesk.charts.picture import Picture
from postdesk.figures.accounts import AccountFigures, account_figures
from postdesk.figures.campaigns import CampaignFigures, campaign_figures
from postdesk.figures.headline_rule import verdicts
from postdesk.figures.material import Verdict
from postdesk.figures.numbers import Basis, NetworkFigures, Number, basis, network_figures, numbers
from postdesk.figures.period import Period
from postdesk.figures.plan import coming_posts, planned_posts
from postdesk.figures.standouts import Absence, Standout, best_post, lowest_post
from postdesk.figures.usual import samples
from postdesk.log import Log
from postdesk.log.readings.facts import Freshness, ImportedExport, Intended, Published
from postdesk.log.readings.withheld import Stopped
from postdesk.models.life import NEEDS_A_PERSON, State
from postdesk.report.actions import accessibility, actions
from postdesk.report.gathering import Gathered, gather, gather_campaign
from postdesk.report.headline_sentence import Said, below_headline, headline, medians
from postdesk.report.outdated import missing_figures
from postdesk.settings import House
from postdesk.words import say, series, speaking, spoken


class Report(Struct, frozen=True):
    """A week or month of one desk: what page one says to a director, and page two to an officer."""

    desk: str
    period: Period
    made: datetime
    headline: Said
    findings: tuple[Said, ...]
    numbers: tuple[Number, ...]
    networks: tuple[NetworkFigures, ...]
    verdicts: tuple[Verdict, ...]
    accounts: tuple[AccountFigures, ...]
    campaigns: tuple[CampaignFigures, ...]
    best: Standout | Absence
    learn: Standout | Absence
    actions: tuple[Said, ...]
    coming: tuple[Intended, ...]
    needs: tuple[Intended, ...]
    accessibility: tuple[Said, ...]
    coverage: Basis
    missing: tuple[str, ...]
    freshness: tuple[Freshness, ...]
    files: tuple[ImportedExport, ...]
    stopped: tuple[Stopped, ...]
    posts: tuple[Published, ...]
    pictures: tuple[Picture, ...]
    names: dict[str, str]
    simulated: bool
    language: str = "en"

    def name(self, network: str) -> str:
        """Return what a network is called in a sentence."""
        return self.names.get(network, network.capitalize())

    def plain(self, said: Said) -> str:
        """Return a sentence for a page that says above it, once for all, that its figures are invented."""
        return said.text.removesuffix(f" {say('(Simulated figures.)')}")

    @property
    def lead(self) -> Picture:
        """The picture of page one."""
        return next(one for one in self.pictures if one.name == LEAD)

    @property
    def rest(self) -> tuple[Picture, ...]:
        """The pictures for the officer; of those in which nothing is drawn, only the first that says so."""
        found: dict[str, Picture] = {}
        for one in self.pictures:
            if one.name not in {LEAD, *STATISTICAL}:
                found.setdefault(one.name if one.rows else one.title, one)
        return tuple(found.values())

    @property
    def statistical(self) -> tuple[Picture, ...]:
        """The pictures that take a reader with time: estimates with their intervals."""
        return tuple(one for one in self.pictures if one.name in STATISTICAL)

    @property
    def pages(self) -> dict[str, tuple[AccountFigures, ...]]:
        """What networks count for whole accounts, by network and account in words."""
        found: dict[str, tuple[AccountFigures, ...]] = {}
        for one in self.accounts:
            name = series([self.name(one.network), one.account])
            found[name] = (*found.get(name, ()), one)
        return found


def weekly(log: Log, house: House, week: str, now: datetime, drafted: Collection[str] = ()) -> Report:
    """Return the report of one ISO week ("2026-W47").

    `drafted` are networks for which drafts wait that are not queued yet; nobody is told to begin something there.

    Raises:
        PostdeskError: There is no such week.
    """
    return report(gather(log, house, Period.week(week, house.timezone), now), house, drafted)


def monthly(log: Log, house: House, month: str, now: datetime, drafted: Collection[str] = ()) -> Report:
    """Return the report of one month ("2026-11"); `drafted` as of `weekly`.

    Raises:
        PostdeskError: There is no such month.
    """
    return report(gather(log, house, Period.month(month, house.timezone), now), house, drafted)


def of_campaign(log: Log, house: House, campaign: str, now: datetime, drafted: Collection[str] = ()) -> Report:
    """Return the report of one campaign, from its first post to its last; `drafted` as of `weekly`.

    Raises:
        PostdeskError: The log knows no such campaign.
    """
    return report(gather_campaign(log, house, campaign, now), house, drafted)


class Charted(Struct, frozen=True):
    """The charts of a stretch of days that has no report, and whether their figures are invented."""

    pictures: tuple[Picture, ...]
    simulated: bool


def charts_of_span(log: Log, house: House, name: str, now: datetime) -> Charted:
    """Return the charts of a quarter, a year or other days, by its name (`Period.span`).

    Raises:
        PostdeskError: There is no such stretch.
    """
    gathered = gather(log, house, Period.span(name, house.timezone), now)
    with speaking(spoken(house.language)):
        found = samples(gathered.material)
        material = msgspec.structs.replace(gathered.material, verdicts=verdicts(found.values()))
        return Charted(pictures(material), _simulated(material.posts, gathered.freshness))


def report(gathered: Gathered, house: House, drafted: Collection[str] = ()) -> Report:
    """Compute a report from what was gathered, in the desk's language or in English; `drafted` as of `weekly`."""
    with speaking(spoken(house.language)):
        return _report(gathered, house, drafted)


def _networks(house: House) -> frozenset[str]:
    """Return the networks of the desk's accounts on which somebody reads."""
    return frozenset(account.network for account in house.accounts.values()) - {networks.REHEARSAL}


def _report(gathered: Gathered, house: House, drafted: Collection[str]) -> Report:
    found = samples(gathered.material)
    judged = verdicts(found.values())
    material = msgspec.structs.replace(gathered.material, verdicts=judged)
    simulated = _simulated(material.posts, gathered.freshness)
    return Report(
        desk=house.name,
        period=material.period,
        made=material.now,
        headline=_marked(headline(material, found, judged), simulated),
        findings=(*below_headline(material, judged), *(_marked(said, simulated) for said in medians(material, found))),
        numbers=numbers(material, len(list(planned_posts(material)))),
        networks=network_figures(material, found, judged),
        verdicts=tuple(judged[one] for one in found if found[one].current),
        accounts=account_figures(gathered.daily, material.period),
        campaigns=campaign_figures(material),
        best=best_post(material, found),
        learn=lowest_post(material, found),
        actions=actions(material, _networks(house).difference(drafted)),
        coming=coming_posts(material),
        needs=tuple(sorted(gathered.needs, key=_urgency)),
        accessibility=accessibility(material),
        coverage=basis(material),
        missing=missing_figures(material, house.accounts),
        freshness=gathered.freshness,
        files=gathered.files,
        stopped=gathered.stopped,
        posts=material.current,
        pictures=pictures(material),
        names=dict(material.names),
        simulated=simulated,
        language=spoken(house.language),
    )


def _marked(said: Said, simulated: bool) -> Said:  # noqa: FBT001 - what the figures are
    """Return a sentence that says so where its figures are invented."""
    return msgspec.structs.replace(said, text=f"{said.text} {say('(Simulated figures.)')}") if simulated else said


def _urgency(post: Intended) -> tuple[int, datetime, str]:
    return NEEDS_A_PERSON.index(State(post.state)), post.due, post.ref


def _simulated(posts: Iterable[Published], freshness: Iterable[Freshness]) -> bool:
    return any(post.simulated for post in posts) or any(counted.simulated for counted in freshness)

"""Before the weekly report: which networks' figures are old, and where whoever exports them fetches new ones."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk import networks
from postdesk.figures.period import Period
from postdesk.log import Log
from postdesk.log.posts import history
from postdesk.log.readings import weekly
from postdesk.log.workers import once_a_period
from postdesk.measure.importers import IMPORTERS
from postdesk.models import timings
from postdesk.moments import wall_clock
from postdesk.report.due import last_week
from postdesk.report.mailing import heading
from postdesk.settings import House
from postdesk.settings.mail import Mail

KIND = "export-reminder"
"""What the log calls the reminder of a week's report."""
ACTIVE = timedelta(days=35)
"""A network without a figure is asked for if a post went out there within so long."""


class Outdated(Struct, frozen=True):
    """A network whose figures are old: its name, when its newest are of (None: it has none), where to fetch more."""

    name: str
    as_of: datetime | None
    where: str

    def says(self, now: datetime, zone: str) -> str:
        """Return it in one sentence: what is old, how old, and where the export is."""
        if self.as_of is None:
            old = "no figures yet"
        else:
            day = self.as_of.astimezone(ZoneInfo(zone)).date()
            old = f"the newest figures are of {day}, {(now - self.as_of).days} days old"
        return f"{self.name}: {old}. Fetch them at {self.where}, then `postdesk import FILE`."


def due_reminder(log: Log, house: House, now: datetime) -> str:
    """Return the week of whose report people are to be reminded by now; "" where that was done, or is not yet time."""
    nearly = now + house.report_remind
    opening = wall_clock.last_opening([house.report_every], house.timezone, nearly)
    if opening <= now:
        return ""
    week = Period.week(last_week(house, opening), house.timezone)
    with log.read() as connection:
        began = history.first_event(connection)
    return "" if began is None or began >= week.end or once_a_period.done(log, KIND, week.name) else week.name


def outdated(log: Log, house: House, now: datetime) -> tuple[Outdated, ...]:
    """Return the networks of the desk's accounts that a person must export and whose newest figures are old."""
    asked = {account.network for account in house.accounts.values() if not account.rehearsal}
    places = {name: where for name, where in export_places().items() if name in asked}
    with log.read() as connection:
        newest = {one.network: one.as_of for one in sorted(weekly.freshness(connection), key=lambda one: one.as_of)}
        active = weekly.networks_used(connection, now - ACTIVE) if places else ()
    old = {name for name, as_of in newest.items() if as_of <= now - timings.OLD_FIGURES}
    wanted = old | (set(active) - newest.keys())
    return tuple(
        Outdated(networks.title(name), newest.get(name), where)
        for name, where in sorted(places.items())
        if name in wanted
    )


def export_places() -> dict[str, str]:
    """Return where each network offers the export of its posts."""
    return {one.networks[0]: one.where for one in IMPORTERS if one.where}


def reminder(
    house: House, through: Mail, week: str, old: Sequence[Outdated], to: Sequence[str], now: datetime
) -> EmailMessage:
    """Return the mail to whoever exports figures."""
    title = f"{house.name}: figures for the report of {week}"
    says = [one.says(now, house.timezone) for one in old] or ["Every network's figures are fresh by now."]
    letter = heading(title, through.sender, to, now, (KIND, week))
    letter.set_content("\n\n".join([f"The report of {week} writes itself on {house.report_every}.", *says]) + "\n")
    return letter

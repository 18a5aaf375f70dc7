"""Before the weekly report: which networks' figures are old, told in the office's language to whoever exports them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from postdesk import networks
from postdesk.figures.period import Period
from postdesk.html import html_page
from postdesk.log import Log
from postdesk.log.posts import history
from postdesk.log.readings import weekly
from postdesk.log.workers import once_a_period
from postdesk.models import timings
from postdesk.moments import wall_clock
from postdesk.report.due import last_week
from postdesk.report.mailing import heading
from postdesk.report.outdated import Outdated, export_places
from postdesk.settings import House
from postdesk.settings.mail import Mail
from postdesk.words import direction, language, say, speaking, spoken
from postdesk.words.dates import clock, day_in_week, from_to

KIND = "export-reminder"
"""What the log calls the reminder of a week's report."""
ACTIVE = timedelta(days=35)
"""A network without a figure is asked for if a post went out there within so long."""


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


def told_before(house: House, week: str, old: Sequence[Outdated], now: datetime) -> tuple[str, ...]:
    """Return what is old, each in a sentence in the office's language that says before which report."""
    with speaking(spoken(house.language)):
        period = _days(house, week)
        return tuple(
            say("before the report of {period}: {says}", period=period, says=one.says(now, house.timezone))
            for one in old
        )


def reminder(
    house: House, through: Mail, week: str, old: Sequence[Outdated], to: Sequence[str], now: datetime
) -> EmailMessage:
    """Return the mail to whoever exports figures, in the office's language."""
    with speaking(spoken(house.language)):
        period = _days(house, week)
        title = say("{desk}: figures for the report of {period}", desk=house.name, period=period)
        written = say("The report of {period} writes itself on {when}.", period=period, when=_opening(house, week))
        told = [one.says(now, house.timezone) for one in old] or [say("Every network's figures are fresh by now.")]
        letter = heading(title, through.sender, to, now, (KIND, week))
        letter.set_content("\n\n".join([written, *told]) + "\n")
        values: dict[str, object] = {"title": title, "written": written, "told": told}
        page = html_page("reminder.html", values | {"language": language(), "direction": direction()})
        letter.add_alternative(page, subtype="html")
        return letter


def _days(house: House, week: str) -> str:
    """Return the days of a week in words."""
    period = Period.week(week, house.timezone)
    return from_to(period.first, period.days[-1])


def _opening(house: House, week: str) -> str:
    """Return the day and the hour at which the report of a week writes itself, on the office's clock."""
    over = Period.week(week, house.timezone).end + timedelta(days=7, seconds=-1)
    opening = wall_clock.last_opening([house.report_every], house.timezone, over).astimezone(ZoneInfo(house.timezone))
    return f"{day_in_week(opening.date())} {clock(opening)}"

"""Which report is due: the week's, a month's, a campaign's; each is written once, by whoever comes first.

A machine that slept through the moment finds its report due when it wakes; of several weeks or months it writes the
last.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.figures.period import Period
from postdesk.log import Log
from postdesk.log.posts import history
from postdesk.log.readings.campaign_ends import campaigns_ended
from postdesk.log.workers import once_a_period
from postdesk.models import timings
from postdesk.moments import wall_clock, weeks
from postdesk.settings import House

KIND = "weekly-report"
"""What the log calls the job that writes it, once a week, whoever comes first."""
MONTHLY, CAMPAIGN = "monthly-report", "campaign-report"


class ReportKind(Struct, frozen=True):
    """A report that writes itself: what the log calls it, the option of `postdesk report`, and which one is due."""

    kind: str
    option: str
    due: Callable[[Log, House, datetime], str]


def last_week(house: House, moment: datetime) -> str:
    """Return the ISO week that was over when the moment's own began, on the office's calendar."""
    return weeks.back(weeks.iso_week(moment, house.timezone), 2)[0]


def due_week(log: Log, house: House, now: datetime) -> str:
    """Return the week whose report should be there by now and is not: the one before the last `[report] every`.

    "" where it is there, or where the desk is younger than that week: a new desk begins with no empty page.
    """
    week = last_week(house, wall_clock.last_opening([house.report_every], house.timezone, now))
    return _unwritten(log, KIND, Period.week(week, house.timezone))


def due_month(log: Log, house: House, now: datetime) -> str:
    """Return the month whose report should be there by now and is not: the one before the last `[report] month`.

    "" where it is there, where the desk is younger than that month, or where no month's report is asked for.
    """
    if not house.report_month:
        return ""
    opening = month_opening(house, now)
    month = opening.replace(day=1) - timedelta(days=1)
    return _unwritten(log, MONTHLY, Period.month(f"{month:%Y-%m}", house.timezone))


def month_opening(house: House, now: datetime) -> date:
    """Return the day of the last `[report] month` that is not later than `now`."""
    day, _, clock = house.report_month.partition(" ")
    zone = ZoneInfo(house.timezone)
    here = now.astimezone(zone).date().replace(day=int(day))
    before = (here.replace(day=1) - timedelta(days=1)).replace(day=int(day))
    moment = datetime.combine(here, time.fromisoformat(clock), zone)
    return here if moment <= now else before


def due_campaign(log: Log, house: House, now: datetime) -> str:
    """Return the campaign whose report is due, with the day of its last post: "spring 2026-11-24".

    "" where none is. One that goes on after its report gets another when it is over again.
    """
    if house.report_campaign is None:
        return ""
    latest = now - house.report_campaign
    with log.read() as connection:
        ended = campaigns_ended(connection, latest - timings.LATE_CAMPAIGN, latest)
    periods = (f"{name} {last.astimezone(ZoneInfo(house.timezone)).date()}" for name, last in ended)
    return next((period for period in periods if not once_a_period.done(log, CAMPAIGN, period)), "")


def _unwritten(log: Log, kind: str, period: Period) -> str:
    """Return a period whose report is not there yet; "" where it is, or the desk is younger."""
    with log.read() as connection:
        began = history.first_event(connection)
    written = began is None or began >= period.end or once_a_period.done(log, kind, period.name)
    return "" if written else period.name


KINDS = (
    ReportKind(KIND, "week", due_week),
    ReportKind(MONTHLY, "month", due_month),
    ReportKind(CAMPAIGN, "campaign", due_campaign),
)


def option_of(kind: str) -> str:
    """Return the option of `postdesk report` for a kind of report."""
    return next(one.option for one in KINDS if one.kind == kind)


def name_of(period: str) -> str:
    """Return what a report is about, from the period that the log has: a campaign without its last day."""
    return period.partition(" ")[0]

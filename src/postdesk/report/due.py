"""Which week a report is about when nobody says, and whether its time has come."""

from datetime import datetime

from postdesk.log import Log
from postdesk.log.posts import history
from postdesk.log.workers import runs
from postdesk.moments import wall_clock, weeks
from postdesk.settings import House

KIND = "weekly-report"
"""What the log calls the job that writes it, once a week, whoever comes first."""


def last_week(house: House, moment: datetime) -> str:
    """Return the ISO week that was over when the moment's own began, on the office's calendar."""
    return weeks.back(weeks.iso_week(moment, house.timezone), 2)[0]


def due(log: Log, house: House, now: datetime) -> str:
    """Return the week whose report should be there by now and is not: the one before the last `[report] every`.

    "" where it is there, or where the desk is younger than that week: a new desk begins with no empty page.
    """
    week = last_week(house, wall_clock.last_opening([house.report_every], house.timezone, now))
    _, over = weeks.bounds(week, house.timezone)
    with log.read() as connection:
        began = history.first_event(connection)
        return "" if began is None or began >= over or runs.done(connection, KIND, week) else week

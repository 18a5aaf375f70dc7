"""One office's desk and its parts, one a noun: `desk.queue.hold(…)`, `desk.reports.week(…)`.

Start reading here. A part is imported when it is first used, and imports what a verb needs when that is called, so that
`check` starts at once; and the clock comes from here: everything below takes `now`.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk import networks, settings
from postdesk.desk.clock import Clock
from postdesk.errors import PostdeskError, SettingsError
from postdesk.files import private
from postdesk.moments import wall_clock
from postdesk.settings import House
from postdesk.settings.planted_links import refuse_planted

if TYPE_CHECKING:
    from postdesk.desk.accounts import DeskAccounts
    from postdesk.desk.drafts import DeskDrafts
    from postdesk.desk.edits import DeskEdits
    from postdesk.desk.hashtags import DeskHashtags
    from postdesk.desk.last_acts import DeskLastActs
    from postdesk.desk.memory import DeskMemory
    from postdesk.desk.people import DeskPeople
    from postdesk.desk.posts import DeskPosts
    from postdesk.desk.publishing import DeskPublishing
    from postdesk.desk.queue import DeskQueue
    from postdesk.desk.readings import DeskReadings
    from postdesk.desk.received import DeskReceived
    from postdesk.desk.releases import DeskReleases
    from postdesk.desk.reports import DeskReports
    from postdesk.desk.spreadsheets import DeskSpreadsheets
    from postdesk.desk.writing import DeskWriting
    from postdesk.doctor.thing import Sign
    from postdesk.log import Log


class Desk:
    """One office's desk: its settings, its campaign files, and the log of what became of them."""

    def __init__(self, house: House, clock: Clock) -> None:
        self.house = house
        self.machine = clock
        self.now: Callable[[], datetime] = clock

    @staticmethod
    def clock() -> datetime:
        """Return the machine's time in UTC: the one place that asks for it."""
        return datetime.now(UTC)  # noqa: TID251 - this is the door

    @classmethod
    def open(cls, start: Path, now: Callable[[], datetime] | None = None) -> "Desk":
        """Open the desk at or above `start`; SettingsError where there is none or its settings are wrong."""
        house = settings.load(settings.find_desk(start), networks.SHELF)
        refuse_planted(house)
        private.mend_rights(house.memory)
        return cls(house, now if isinstance(now, Clock) else Clock(now or cls.clock))

    @staticmethod
    def lies_at(start: Path) -> bool:
        """Return whether there is a desk at or above `start`, whatever its settings."""
        try:
            settings.find_desk(start)
        except SettingsError:
            return False
        return True

    def acting(self, person: str) -> "Desk":
        """Return the same desk in somebody's name: the log says that it was they.

        What both remember is one and the same, and the desk that this one comes from closes it.
        """
        same = Desk(self.house, self.machine)
        same.__dict__ |= {"who": person, "log": self.log, "now": self.now}
        return same

    def read_again(self) -> "Desk":
        """Return the same desk by its settings as they are now; SettingsError where those are wrong.

        What both remember is one and the same, and the desk that this one comes from closes it.
        """
        same = self.acting(self.who)
        same.house = settings.load(self.house.root, networks.SHELF)
        return same

    @cached_property
    def who(self) -> str:
        """Whoever is at the keyboard, for the log."""
        return settings.person(self.house)

    @cached_property
    def log(self) -> "Log":
        """The desk's memory, opened when a verb first needs it; from then on its clock counts, where it has one."""
        from postdesk.log import open_log
        from postdesk.settings.secrets import database

        log = open_log(database(self.house.root) or self.house.memory / "desk.sqlite")
        if self.machine.machine is Desk.clock:
            self.now = log.clock(self.machine)
        return log

    def close(self) -> None:
        """Close the desk's memory, if a verb has opened it, and note how far that has come."""
        if "log" in self.__dict__:
            with suppress(PostdeskError):  # whatever is wrong with it was told
                self.memory.reach()
            self.log.close()

    def foreign(self) -> PostdeskError | None:
        """Return what is wrong with the desk's memory where a verb has opened it and tripped; None where nothing is."""
        return self.log.foreign() if "log" in self.__dict__ else None

    def local(self, instant: datetime) -> str:
        """Return an instant on the office's clock: "2026-12-18 09:00"."""
        return wall_clock.slot(instant, self.house.timezone).local

    def near(self, instant: datetime) -> str:
        """Return an instant on the office's clock, its day in a word where it is near: "tomorrow 09:00"."""
        from postdesk.moments.nearness import day_in_words

        return day_in_words(self.local(instant), self.local(self.now())[:10])

    def examine(self) -> "list[Sign]":
        """Look at all that publishing depends on, and return what is well and what is not."""
        from postdesk.doctor import examination

        return examination.examine(self.house, self.now)

    @cached_property
    def drafts(self) -> "DeskDrafts":
        """What the campaign files ask for, before it is queued."""
        from postdesk.desk.drafts import DeskDrafts

        return DeskDrafts(self)

    @cached_property
    def writing(self) -> "DeskWriting":
        """The campaign files, as a person writes them in a form."""
        from postdesk.desk.writing import DeskWriting

        return DeskWriting(self)

    @cached_property
    def edits(self) -> "DeskEdits":
        """What was written into the desk's files, and the way back."""
        from postdesk.desk.edits import DeskEdits

        return DeskEdits(self)

    @cached_property
    def last_acts(self) -> "DeskLastActs":
        """What was done last by hand, in the queue and in files."""
        from postdesk.desk.last_acts import DeskLastActs

        return DeskLastActs(self)

    @cached_property
    def received(self) -> "DeskReceived":
        """Files that a person hands over in a form."""
        from postdesk.desk.received import DeskReceived

        return DeskReceived(self)

    @cached_property
    def spreadsheets(self) -> "DeskSpreadsheets":
        """The drafts as tables, out and in."""
        from postdesk.desk.spreadsheets import DeskSpreadsheets

        return DeskSpreadsheets(self)

    @cached_property
    def queue(self) -> "DeskQueue":
        """What waits for its moment, and what a person does to it."""
        from postdesk.desk.queue import DeskQueue

        return DeskQueue(self)

    @cached_property
    def posts(self) -> "DeskPosts":
        """Every post, wherever it is in its life."""
        from postdesk.desk.posts import DeskPosts

        return DeskPosts(self)

    @cached_property
    def publishing(self) -> "DeskPublishing":
        """What happens when a post's moment has come."""
        from postdesk.desk.publishing import DeskPublishing

        return DeskPublishing(self)

    @cached_property
    def accounts(self) -> "DeskAccounts":
        """Who the office is on each network."""
        from postdesk.desk.accounts import DeskAccounts

        return DeskAccounts(self)

    @cached_property
    def readings(self) -> "DeskReadings":
        """The figures that came back."""
        from postdesk.desk.readings import DeskReadings

        return DeskReadings(self)

    @cached_property
    def hashtags(self) -> "DeskHashtags":
        """How hashtags are used, and what goes with them."""
        from postdesk.desk.hashtags import DeskHashtags

        return DeskHashtags(self)

    @cached_property
    def releases(self) -> "DeskReleases":
        """Texts that the office gives out, and what may be posted of them."""
        from postdesk.desk.releases import DeskReleases

        return DeskReleases(self)

    @cached_property
    def reports(self) -> "DeskReports":
        """The report of a week, a month or a campaign."""
        from postdesk.desk.reports import DeskReports

        return DeskReports(self)

    @cached_property
    def people(self) -> "DeskPeople":
        """Who is at the desk, and what they may do."""
        from postdesk.desk.people import DeskPeople

        return DeskPeople(self)

    @cached_property
    def memory(self) -> "DeskMemory":
        """What the desk remembers: how things stand in it, and where it is kept."""
        from postdesk.desk.memory import DeskMemory

        return DeskMemory(self)

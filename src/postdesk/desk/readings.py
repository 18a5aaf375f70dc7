"""The desk's readings: take them, bring them in from exports, give them to other tools."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk import networks
from postdesk.desk.part import DeskPart

if TYPE_CHECKING:
    from postdesk.log.readings.intake import Imported
    from postdesk.log.readings.publications import Ours
    from postdesk.measure.export import Exported, Format
    from postdesk.measure.from_networks import Measured, WantedReadings
    from postdesk.measure.reading_round import Watched
    from postdesk.networks.network import Network


class DeskReadings(DeskPart):
    """The figures that came back."""

    def take(self, wanted: "WantedReadings | None" = None, watched: "Watched | None" = None) -> "Measured":
        """Read what networks count for the posts that are wanted: those of which a reading is due."""
        from postdesk.measure.from_networks import DUE, measure
        from postdesk.measure.reading_round import NOBODY

        return measure(self.desk.log, self._telling, self.desk.now, wanted or DUE, watched or NOBODY)

    def take_now(self, accounts: Collection[str], progress: Callable[[int, int], None], *, every: bool) -> "Measured":
        """Read what is due, or what can be read at all where `every`, on some accounts only where any are named."""
        from postdesk.measure.due import LONGEST
        from postdesk.measure.from_networks import WantedReadings
        from postdesk.measure.reading_round import Watched

        return self.take(WantedReadings(LONGEST if every else None, accounts), Watched(progress=progress))

    def take_for_report(self) -> "Measured":
        """Read what networks count for every post that is young enough to change, for a report of this moment."""
        from postdesk.measure.from_networks import YOUNG, WantedReadings

        return self.take(WantedReadings(YOUNG))

    def take_followers(self, but: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """Ask for the followers of each account once a day, but of some; yield who could not be asked, and why."""
        from postdesk.measure.followers import count_followers

        desk = self.desk
        asked = [
            account
            for account in desk.house.accounts.values()
            if account.name not in but and networks.declared(account.network).followers
        ]
        yield from count_followers(desk.log, asked, desk.accounts.connect, desk.now, desk.house.timezone, desk.who)

    def next_due(self) -> "datetime | None":
        """Return when the next reading is due that is not due yet; None where nothing is to be read any more."""
        from postdesk.measure.from_networks import next_due

        return next_due(self.desk.log, self.desk.now())

    def _telling(self, post: "Ours") -> "Network | None":
        """Return the network of a post's account where it tells figures, or where they are invented; else None."""
        network = self.desk.accounts.connect_with(post.account, post.payload)
        if network is None or network.simulated:
            return network
        return network if networks.declared(post.payload.network).measures else None

    def bring_in(
        self,
        file: Path,
        headers: Mapping[str, str] | None = None,
        as_of: date | None = None,
        account: str = "",
        progress: Callable[[int, int], None] = lambda *_: None,
    ) -> "Imported":
        """Read figures from a network's export, for the day `as_of` or the one that the file names itself.

        `account` is whose figures they are, where the file does not say it; `progress` is called with the rows that are
        read and those that there are.
        """
        from postdesk.measure.intake.files import Given, bring_in
        from postdesk.queue import differences

        self.desk.people.allow("import")
        given = Given(headers, as_of, account)
        desk = self.desk
        imported = bring_in(desk.log, file, desk.house, desk.now(), networks.hashtags_on, given, progress)
        desk.last_acts.note_final(f"import {file.name}")
        if imported.new:
            differences.forget_matching(desk.house)
        return imported

    def export(self, folder: Path, format: "Format") -> "list[Exported]":
        """Write the whole log into a folder as files for other tools, one a table; return what was written."""
        from postdesk.measure.export import export

        return export(self.desk.log, folder, format, self.desk.house.timezone, self.desk.house.csv)

    def rebuild_rollups(self) -> None:
        """Compute the weekly sums again from the readings, in the office's zone."""
        from postdesk.log.readings import rollups

        rollups.rebuild_weeks(self.desk.log, self.desk.house.timezone)

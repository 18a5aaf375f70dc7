"""The desk's readings: take them, bring them in from exports, give them to other tools."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk import networks
from postdesk.desk.part import DeskPart

if TYPE_CHECKING:
    from postdesk.log.readings.intake import Imported
    from postdesk.measure.export import Exported, Format
    from postdesk.measure.from_networks import Measured
    from postdesk.networks.network import Network


class DeskReadings(DeskPart):
    """The figures that came back."""

    def take(self) -> "Measured":
        """Take a reading of the posts that are young enough to change."""
        from postdesk.measure.from_networks import measure

        return measure(self.desk.log, self._telling, self.desk.now())

    def _telling(self, account: str) -> "Network | None":
        """Return the network of an account where it tells figures, or where they are invented; else None."""
        network = self.desk.accounts.connect(account)
        if network is None or network.simulated:
            return network
        return network if networks.declared(self.desk.house.accounts[account].network).measures else None

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

        given = Given(headers, as_of, account)
        return bring_in(self.desk.log, file, self.desk.house, self.desk.now(), networks.hashtags_on, given, progress)

    def export(self, folder: Path, format: "Format") -> "list[Exported]":
        """Write the whole log into a folder as files for other tools, one a table; return what was written."""
        from postdesk.measure.export import export

        return export(self.desk.log, folder, format, self.desk.house.timezone)

    def rebuild_rollups(self) -> None:
        """Compute the weekly sums again from the readings, in the office's zone."""
        from postdesk.log.readings import rollups

        rollups.rebuild_weeks(self.desk.log, self.desk.house.timezone)

"""One method a verb: the whole of postdesk on one page.

Start reading here. `Desk` opens what a verb needs when the verb is called, so that `check` starts at once; it is
also where the clock comes from: everything below takes `now`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from postdesk import settings
from postdesk.models import Finding
from postdesk.settings import House


class Desk:
    """One office's desk: its settings, its campaign files, and the log of what became of them."""

    def __init__(self, house: House, now: Callable[[], datetime]) -> None:
        self.house = house
        self.now = now

    @staticmethod
    def clock() -> datetime:
        """Return the machine's time in UTC: the one place that asks for it."""
        return datetime.now(UTC)  # noqa: TID251 -- this is the door

    @classmethod
    def open(cls, start: Path, now: Callable[[], datetime] | None = None) -> "Desk":
        """Open the desk at or above `start`; SettingsError where there is none or its settings are wrong."""
        return cls(settings.load(settings.find(start)), now or cls.clock)

    def check(self, paths: Sequence[Path] = (), network: str = "") -> Iterator[Finding]:
        """Yield what breaks the networks' rules or the house's, file by file, then what only shows across files."""
        from postdesk import drafts
        from postdesk.checks import Checker

        checker = Checker(self.house)
        for path in drafts.campaign_files(paths, self.house):
            campaign = drafts.read(path, self.house)
            yield from campaign.findings
            for variant in self.variants(campaign, network):
                yield from checker.variant(variant)
        yield from checker.desk()

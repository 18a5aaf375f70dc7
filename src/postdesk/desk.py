"""One method a verb: the whole of postdesk on one page.

Start reading here. `Desk` opens what a verb needs when the verb is called, so that `check` starts at once; it is
also where the clock comes from: everything below takes `now`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from postdesk import drafts, networks, settings
from postdesk.checks import Checker
from postdesk.drafts import CampaignFile
from postdesk.models import Finding, Place, Variant
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
        house = settings.load(settings.find(start))
        for account in house.accounts.values():
            networks.known(account)
        return cls(house, now or cls.clock)

    def check(self, paths: Sequence[Path] = (), network: str = "", checker: Checker | None = None) -> Iterator[Finding]:
        """Yield what breaks the networks' rules or the house's, file by file, then what only shows across files.

        A `checker` of one's own keeps what was seen: how many posts, on which accounts.
        """
        checker = checker or Checker(self.house)
        for campaign in self._campaigns(paths):
            yield from campaign.findings
            for variant in self._variants(campaign, network):
                yield from checker.variant(variant)
        yield from checker.desk()

    def _campaigns(self, paths: Sequence[Path]) -> Iterator[CampaignFile]:
        """Read the campaign files one after another."""
        taken: dict[str, Place] = {}
        for path in drafts.campaign_files(paths, self.house):
            yield drafts.read(path, self.house, taken)

    def _variants(self, campaign: CampaignFile, network: str = "") -> Iterator[Variant]:
        """Yield each draft as it will read on each of its accounts, or only on those of one network."""
        for draft in campaign.drafts:
            for name in draft.accounts:
                account = self.house.accounts[name]
                if network in {"", account.network}:
                    yield drafts.compose(draft, account, networks.grammar(account.network), self.house)

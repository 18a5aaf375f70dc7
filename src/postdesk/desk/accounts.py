"""The desk's accounts: how each publishes, and the way to its network."""

from datetime import datetime
from typing import TYPE_CHECKING

from postdesk import networks
from postdesk.desk.part import DeskPart
from postdesk.errors import SettingsError

if TYPE_CHECKING:
    from postdesk.accounts.overview import Listed
    from postdesk.networks.network import Costs, Network


class DeskAccounts(DeskPart):
    """Who the office is on each network."""

    def listing(self, *, ask: bool) -> "list[Listed]":
        """Return how each account publishes; `ask` signs it in at its network."""
        from postdesk.accounts import overview

        return overview.account_overview(self.desk.house, self.connect, self.desk.now, ask=ask)

    def connect(self, account: str) -> "Network | None":
        """Return an account's network, None where only a person can post; SettingsError if desk.toml has it no more."""
        house = self.desk.house
        if account not in house.accounts:
            raise SettingsError(f"[accounts.{account}] is gone from desk.toml: put it back, or cancel its posts")

        def spend(costs: "Costs", now: datetime) -> None:
            from postdesk.log.workers import budgets

            budgets.take(self.desk.log, account, costs, now)

        return networks.connect(house.accounts[account], house, spend)

"""The desk's accounts: how each publishes, the way to its network, and how it is signed in and leaves."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from postdesk import networks
from postdesk.desk.editor_schemas import renew_schemas
from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError, SettingsError

if TYPE_CHECKING:
    from postdesk.accounts.adding import Joined
    from postdesk.accounts.overview import Listed
    from postdesk.accounts.removing import Left
    from postdesk.accounts.rotating import TokensWhenAsked
    from postdesk.log.posts.lookup import Post
    from postdesk.log.posts.notices import News
    from postdesk.models import Account, Payload
    from postdesk.networks.network import Costs, Network
    from postdesk.networks.signing_in import Person


class DeskAccounts(DeskPart):
    """Who the office is on each network."""

    def listing(self, *, ask: bool) -> "list[Listed]":
        """Return how each account publishes; `ask` signs it in at its network."""
        from postdesk.accounts import overview

        entries = overview.account_overview(self.desk.house, self.connect, self.desk.now, ask=ask)
        return overview.with_sign_in_ends(entries, self.desk.log, self.desk.house) if ask else entries

    def look_daily(self) -> "list[News]":
        """Ask once a day how each account stands; keep what people have to be told of it, and return that."""
        from postdesk.accounts.daily_look import look_daily

        desk = self.desk
        return self._remembered(look_daily(desk.log, desk.house, self.connect, desk.now, desk.who))

    def renew_daily(self) -> "list[News]":
        """Renew once a day what accounts are signed in with, where it is time; keep what only a person can mend."""
        from postdesk.accounts.renewing import renew_daily

        desk = self.desk
        return self._remembered(renew_daily(desk.log, desk.house, self.connect, desk.now, desk.who))

    def _remembered(self, found: "list[News]") -> "list[News]":
        """Keep what people have to be told, where somebody is to be told; return it."""
        from postdesk.log.posts import notices

        if self.desk.house.notices:
            notices.remember(self.desk.log, found, self.desk.now())
        return found

    def add(
        self,
        name: str,
        network: str,
        person: "Person",
        given: Mapping[str, str],
        keep: str,
        sure: Callable[[str], bool],
    ) -> "Joined":
        """Lead a person through signing an account in, and keep what it needs; `keep` is where, "" the usual place."""
        from postdesk.accounts.adding import Signing, add_account
        from postdesk.settings.keeping import Keeper

        self.desk.people.allow("accounts")
        asked = Signing(self.desk.house, name, network, given, Keeper(keep) if keep else None, sure)
        joined = add_account(asked, person, self.desk.now(), self._tokens(name), self.connect)
        self._changed(f"accounts add {name}")
        return joined

    def remove(self, name: str) -> "Left":
        """Take an account off the desk."""
        from postdesk.accounts.removing import remove_account

        self.desk.people.allow("accounts")
        left = remove_account(self.desk.house, name, self.desk.now(), self._tokens(name))
        self._changed(f"accounts remove {name}")
        return left

    def _changed(self, what: str) -> None:
        """Let editors know the accounts that there are now, and note what was done."""
        renew_schemas(self.desk.house.root)
        with suppress(PostdeskError):  # it is done, whether the memory can be reached or not
            self.desk.last_acts.note_final(what)

    def connect(self, account: str) -> "Network | None":
        """Return an account's network, None where only a person can post; SettingsError if desk.toml has it no more."""
        return self._connected(self._known(account))

    def connect_for(self, post: "Post") -> "Network | None":
        """Return the network of a post's account as it was when the post was queued, whatever desk.toml says by now."""
        return self.connect_with(post.account, post.frozen)

    def connect_with(self, account: str, payload: "Payload") -> "Network | None":
        """Return the network of an account as it was when something was queued for it, as `connect_for` does."""
        from postdesk.publish.queued_account import connect_as_queued

        return connect_as_queued(self._known(account), payload, self._connected, self.desk.now())

    def _known(self, account: str) -> "Account":
        if account not in self.desk.house.accounts:
            raise SettingsError(
                "[accounts.{account}] is gone from desk.toml: put it back, or cancel its posts", account=account
            )
        return self.desk.house.accounts[account]

    def _connected(self, account: "Account") -> "Network | None":
        def spend(costs: "Costs", now: datetime) -> None:
            from postdesk.log.workers import budgets

            budgets.take(self.desk.log, account.name, costs, now)

        return networks.connect(account, self.desk.house, spend, self._tokens(account.name))

    def _tokens(self, account: str) -> "TokensWhenAsked":
        from postdesk.accounts.rotating import TokensWhenAsked

        return TokensWhenAsked(lambda: self.desk.log, self.desk.house, account)

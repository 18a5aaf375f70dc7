"""The desk's accounts: how each publishes, the way to its network, and how it is signed in and leaves."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from postdesk import networks
from postdesk.desk.editor_schemas import renew_schemas
from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError, SettingsError

if TYPE_CHECKING:
    from postdesk.accounts.adding import Joined
    from postdesk.accounts.destinations import SecretDestination
    from postdesk.accounts.overview import Listed
    from postdesk.accounts.removing import Left
    from postdesk.accounts.rotating import TokensWhenAsked
    from postdesk.log.posts.lookup import Post
    from postdesk.log.posts.notices import News
    from postdesk.models import Account, Payload
    from postdesk.networks.network import Costs, Network
    from postdesk.networks.signing_in import Person
    from postdesk.sentences import Sentence


class DeskAccounts(DeskPart):
    """Who the office is on each network."""

    def listing(self, *, ask: bool) -> "list[Listed]":
        """Return how each account publishes; `ask` signs it in at its network."""
        from postdesk.accounts import overview

        connect = self.connect if ask else self._only_looked_at
        entries = overview.account_overview(self.desk.house, connect, self.desk.now, ask=ask)
        if ask:
            return overview.with_sign_in_ends(entries, self.desk.log, self.desk.house)
        return overview.with_what_moved(entries, self._moved(self.desk.house.accounts.values()))

    def _moved(self, accounts: "Iterable[Account]") -> "dict[str, Sentence]":
        """Return why nothing is sent on some accounts; none where the memory cannot be read, which `doctor` says."""
        from postdesk.accounts.destinations import moved_accounts

        try:
            return moved_accounts(self.desk.log, accounts) if self.desk.memory.begun else {}
        except (PostdeskError, OSError):
            return {}

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
        from postdesk.accounts import adding, destinations
        from postdesk.settings.keeping import Keeper

        self.desk.people.allow("accounts")
        place = Keeper(keep) if keep else None

        def moved(account: "Account") -> str:
            return self._moved([account]).get(name, "")

        asked = adding.Signing(self.desk.house, name, network, given, place, sure, moved)
        joined = adding.add_account(asked, person, self.desk.now(), self._tokens(name), self.connect)
        with suppress(PostdeskError):  # it is signed in, whether the memory can be reached or not
            account = self.desk.read_again().house.accounts[name]
            destinations.set_destination(self.desk.log, account, self.desk.now())
        self._changed(f"accounts add {name}")
        return joined

    def moved(self, name: str) -> "list[SecretDestination]":
        """Let secrets go where desk.toml leads now: an account's, or those of "mail" or "notices"; return where to.

        Raises:
            SettingsError: The desk has no secrets of that name.
        """
        from postdesk.accounts import destinations

        self.desk.people.allow("accounts")
        found = destinations.move_destinations(self.desk.log, self.desk.house, name, self.desk.now())
        self.desk.last_acts.note_final(f"accounts --moved {name}")
        return found

    def removable(self, name: str) -> None:
        """See that there is an account to take off, before anybody is asked whether she is sure.

        Raises:
            SettingsError: There is none of that name.
        """
        from postdesk.accounts.removing import account_to_remove

        account_to_remove(self.desk.house, name)

    def remove(self, name: str) -> "Left":
        """Take an account off the desk."""
        from postdesk.accounts import destinations
        from postdesk.accounts.removing import remove_account

        desk = self.desk
        desk.people.allow("accounts")
        left = remove_account(desk.house, name, desk.now(), self._tokens(name), self._hold)
        with suppress(PostdeskError):  # it is off the desk, whether the memory can be reached or not
            destinations.forget_destination(desk.log, desk.house.accounts[name])
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

        hold = partial(self._hold, account)
        return networks.connect(account, self.desk.house, hold, spend, self._tokens(account.name))

    def _only_looked_at(self, account: str) -> "Network | None":
        """Return an account's network, to see what it lacks: nothing is sent, so nothing is kept of where to."""
        known, tokens = self._known(account), self._tokens(account)
        return networks.connect(known, self.desk.house, networks.only_looked_at, None, tokens)

    def _hold(self, account: "Account") -> None:
        """See that an account's secrets go where they were given for; people are told where they would not."""
        from postdesk.accounts import daily_look, destinations

        desk = self.desk
        try:
            destinations.hold_account(desk.log, desk.house, account, desk.now())
        except SettingsError as moved:
            day = date.fromisoformat(desk.local(desk.now())[:10])
            self._remembered([daily_look.this_week(daily_look.barred(account, moved), day)])
            raise

    def _tokens(self, account: str) -> "TokensWhenAsked":
        from postdesk.accounts.rotating import TokensWhenAsked

        return TokensWhenAsked(lambda: self.desk.log, self.desk.house, account)

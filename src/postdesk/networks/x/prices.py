"""What X charges for its API, in tenths of a US cent, and what an account may spend in a month.

Source: docs.x.com pricing (22 August 2026) and its changelog (16 April 2026). Whether a call that failed is charged is
not said; what was counted for one stays counted, so that the limit is never overrun.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from msgspec import Struct

from postdesk.errors import Unreachable
from postdesk.models import Budget, Payload
from postdesk.networks.network import Costs, Spend
from postdesk.networks.x.judging import NO_CREDITS
from postdesk.networks.x.limits import QUOTA
from postdesk.networks.x.links import x_links

POST, WITH_LINK, DESCRIBED, DELETED, OWN_READ, READ, USER_READ = 15, 200, 5, 10, 1, 5, 10
MONEY = "tenths of a US cent this month, its monthly_limit in desk.toml"
"""What the log calls it."""
BOUNDLESS = 2**62
"""What is paid for already is counted against this limit, which refuses nothing."""
POSTS = QUOTA.budget
DELETES = Budget("deletions in 15 minutes", 50, 900)
"""Source: docs.x.com fundamentals/rate-limits (August 2026)."""


class Purse(Struct, frozen=True):
    """What one account may spend; `most` is in tenths of a US cent a month, None where nothing is said.

    The month is that of X's bills, which begins on `day`.
    """

    spend: Spend
    most: int | None = None
    day: int = 1

    def of_posting(self, payload: Payload) -> Costs:
        """Return what sending a post takes: its parts, and their price; the words of its pictures are paid before.

        Raises:
            Unreachable: It costs more than the account may spend in a month.
        """
        price = sum(WITH_LINK if x_links(text) else POST for text in payload.texts)
        self._money(price + DESCRIBED * sum(bool(media.alt) for media in payload.media))
        return ((POSTS, len(payload.texts)), *self._money(price))

    def may_describe(self, now: datetime) -> None:
        """Count the words that a picture is about to get; each time, as X charges them.

        Raises:
            Unreachable: The account may not spend so much in this month.
        """
        self._pay(DESCRIBED, now)

    def of_deleting(self, payload: Payload) -> Costs:
        """Return what deleting a post takes."""
        return ((DELETES, len(payload.texts)), *self._money(DELETED * len(payload.texts)))

    def page(self, most: int, now: datetime) -> None:
        """Count a page of the account's own before it is asked for, as full as it may be, whatever money is left.

        It is paid for as soon as X answers, and whoever reads it may be killed before what it held could be counted.
        """
        self._whatever_is_left(most * OWN_READ, now)

    def lacked(self, posts: int, now: datetime) -> None:
        """Count less for a page that was not full."""
        self._whatever_is_left(-posts * OWN_READ, now)

    def asked_who(self, now: datetime) -> None:
        """Count a look at who the account is: it is paid for, whatever is left."""
        self._whatever_is_left(USER_READ, now)

    def may_look(self, now: datetime) -> None:
        """Count a look at who the account is, if there is money left for it.

        Raises:
            Unreachable: The account may not spend so much in this month.
        """
        self._pay(USER_READ, now)

    def may_read(self, posts: int, now: datetime, price: int) -> None:
        """Count posts that are about to be read.

        Raises:
            Unreachable: The account may not spend so much in this month.
        """
        self._pay(posts * price, now)

    def _pay(self, price: int, now: datetime) -> None:
        if money := self._money(price):
            self.spend(money, now)

    def _whatever_is_left(self, price: int, now: datetime) -> None:
        if self.most is not None and price:
            with suppress(Unreachable):  # nobody can write it down just now
                self.spend(((Budget(MONEY, BOUNDLESS, 0, self.day, in_money=True), price),), now)

    def _money(self, price: int) -> Sequence[tuple[Budget, int]]:
        if self.most is None:
            return ()
        if price > self.most:
            raise Unreachable(
                "this costs US$ {price:.3f}, and monthly_limit in desk.toml allows {most:.2f}: raise it, or "
                "take links out",
                NO_CREDITS,
                price=price / 1000,
                most=self.most / 1000,
            )
        return ((Budget(MONEY, self.most, 0, self.day, in_money=True), price),)

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
        """Return what publishing a post takes: its parts, and their price.

        Raises:
            Unreachable: It costs more than the account may spend in a month.
        """
        price = sum(WITH_LINK if x_links(text) else POST for text in payload.texts)
        price += DESCRIBED * sum(bool(media.alt) for media in payload.media)
        return ((POSTS, len(payload.texts)), *self._money(price))

    def of_deleting(self, payload: Payload) -> Costs:
        """Return what deleting a post takes."""
        return ((DELETES, len(payload.texts)), *self._money(DELETED * len(payload.texts)))

    def read(self, posts: int, now: datetime) -> None:
        """Count posts of the account's own page that were read: they are paid for, whatever is left."""
        if posts > 0:
            with suppress(Unreachable):
                self.may_read(posts, now, OWN_READ)

    def asked_who(self, now: datetime) -> None:
        """Count a look at who the account is: it is paid for, whatever is left."""
        with suppress(Unreachable):
            self.may_read(1, now, USER_READ)

    def may_read(self, posts: int, now: datetime, price: int) -> None:
        """Count posts that are about to be read.

        Raises:
            Unreachable: The account may not spend so much in this month.
        """
        if money := self._money(posts * price):
            self.spend(money, now)

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
        return ((Budget(MONEY, self.most, 0, self.day), price),)

"""A post that takes the next free slot needs an account that has slots.

`at: next`, or no `at` at all, means the account's next weekly opening. Where desk.toml gives the account
none, postdesk would have to invent a time.

What to do: give the account openings under `[slots]` in desk.toml, such as `fedi = ["Tue 10:00"]`, or give
the post a date and time.

Source: the house's format of a campaign file.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "no-slots"
SEVERITY = Severity.ERROR


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name the account that has no openings for a post without a time of its own."""
    name = variant.account.name
    if variant.draft.at is None and variant.draft.after is None and not house.slots.get(name):
        yield Remark(variant.place("at"), "none", account=name)

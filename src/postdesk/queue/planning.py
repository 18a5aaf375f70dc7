"""What the campaign files ask for, and what queueing them adds, changes and withdraws.

The values here are made by the hundred thousand and cannot form circles, so the garbage collector is told to leave them
alone (`gc=False`).
"""

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from msgspec import Struct, field

from postdesk.models import After, Payload, Slot
from postdesk.models.drafts import series_of
from postdesk.models.identity import Whom
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.moments import zone_data
from postdesk.moments.zone_data import Rules

NextSlot = Callable[[str, datetime, Collection[datetime]], Slot]
"""account, after, moments already taken → the next free opening of that account."""

MOST = 5
"""How many posts files may withdraw at once without a person saying yes."""

Claims = Callable[[], Collection[tuple[str, str]]]
"""The posts that files ask for which were not read, by campaign and id; without what cannot be told."""


Edits = Callable[[str], bool | None]
"""Whether what is public on an account can be edited; None where postdesk does not post there."""


class Wanted(Struct, frozen=True, gc=False):
    """One post as the campaign files ask for it.

    `slot` is None where the file says `next`: the moment is then chosen when the post is first queued and stays.
    `latest` is how long after its moment it may still go out, `cost` what its network charges for it, in US dollars.
    `said` and `whom` are what it says to whom (see `models/identity`), `core` all that is sent but for labels; `again`
    is the reason to say once more what was said before. `series` is the id in its file of a post that comes back, of
    which this is one time, "" for any other; `gap` is how long its very words stay away from an account. `after` is
    the post that has to be published first.
    """

    campaign: str
    draft: str
    account: str
    network: str
    payload: Payload
    latest: timedelta
    slot: Slot | None = None
    by_hand: bool = False
    cost: float = 0.0
    said: int | None = None
    whom: Whom | None = None
    core: bytes = b""
    again: str = ""
    series: str = ""
    gap: timedelta | None = None
    after: After | None = None

    @property
    def names(self) -> frozenset[tuple[str, str]]:
        """The campaign with the id of its draft, and with that of the series that it is one time of."""
        return frozenset((self.campaign, name) for name in (self.draft, self.series) if name)

    def is_sibling(self, campaign: str, draft: str) -> bool:
        """Tell whether a post is another time of the same series, by its names."""
        return bool(self.series) and campaign == self.campaign and series_of(draft) == self.series

    def is_other_time(self, other: "Wanted") -> bool:
        """Tell whether another one asked for is another time of the same series; those are looked at by the million."""
        if not self.series or self.series != other.series or self.campaign != other.campaign:
            return False
        return self.slot is not None and other.slot is not None and self.slot.instant != other.slot.instant

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/id@account`."""
        return f"{self.campaign}/{self.draft}@{self.account}"


class Change(Struct, frozen=True, gc=False):
    """One line of a plan: which post, when it is due, and in a few words what happens to it and why.

    `before` is the name that it has in the queue, where files know it by another one, "" elsewhere.
    """

    ref: str
    account: str
    network: str
    state: str
    due: datetime
    local: str
    what: str
    before: str = ""

    @property
    def queued(self) -> str:
        """The name by which the queue knows the post."""
        return self.before or self.ref


class Plan(Struct, frozen=True):
    """What queueing does, or did: posts added, changed, renamed, withdrawn, left as they are, and kept.

    `kept` are posts whose file changed although they are already published or in somebody's hands; `repeated` are those
    that say what is public already, or may be, and are not queued; `waiting` those whose draft has an error now;
    `passed` are times of a series that were over before they were ever queued, and are not. `cost`
    is what the networks charge for the posts that are added or changed, in US dollars. `unsigned` is how many of the
    posts that are then in the queue lack signatures. Where it is `stopped`, nothing is done before a person has said
    that so many posts are to be withdrawn.
    """

    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    renamed: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    repeated: tuple[Change, ...] = ()
    waiting: tuple[Change, ...] = ()
    passed: tuple[Change, ...] = ()
    cost: float = 0.0
    unsigned: int = 0
    stopped: bool = False


PARTS = ("added", "changed", "renamed", "withdrawn", "unchanged", "kept", "repeated", "waiting")


class Ask(Struct, frozen=True):
    """What the files that were read ask for: `campaigns` are the names of those that may withdraw what they lack.

    `rules` are those of time zones by which the moments were reckoned. Where the ask speaks for the `whole` desk, what
    no file asks for is withdrawn, whether its file is there or not; else `claims` tells what is asked for elsewhere.
    `faulty` are the drafts that have an error now, `broken` the campaigns whose file has one of which nobody can tell
    whose it is: what is not in `wanted` of them is not gone;
    `unread` is whether there is a file of which not even the campaign can be told. `accounts` are the desk's, by their
    short names, `tracking` its own parameters of links. More than `most` posts are not withdrawn at once. `edits` tells
    whether what is public on an account can be given other words. `signers` is how many people sign which posts.
    """

    wanted: Sequence[Wanted]
    campaigns: AbstractSet[str]
    next_slot: NextSlot
    rules: Rules = field(default_factory=zone_data.ours)
    whole: bool = False
    claims: Claims = frozenset
    faulty: AbstractSet[tuple[str, str]] = frozenset()
    broken: AbstractSet[str] = frozenset()
    unread: bool = False
    accounts: AbstractSet[str] = frozenset()
    tracking: AbstractSet[str] = frozenset()
    most: int | None = None
    edits: Edits = lambda _: None
    signers: SignersWanted = NO_SIGNERS

    def posts_on(self, account: str) -> bool:
        """Tell whether postdesk posts on an account in earnest: it neither rehearses there nor leaves it to people."""
        return account in self.accounts and self.edits(account) is not None

    def lost(self, campaign: str, draft: str) -> bool:
        """Tell whether it is sure that no file asks for a post that none of those read asks for."""
        if self.in_fault(campaign, draft):
            return False
        if campaign in self.campaigns:
            return True
        if self.whole:
            return not self.unread
        return not {(campaign, draft), (campaign, ""), ("", "")} & set(self.claims())

    def in_fault(self, campaign: str, draft: str) -> bool:
        """Tell whether a post's draft has an error now, or is gone into a file that cannot be read."""
        if {(campaign, draft), (campaign, series_of(draft))} & self.faulty or campaign in self.broken:
            return True
        return self.whole and self.unread and campaign not in self.campaigns

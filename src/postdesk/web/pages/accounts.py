"""The accounts: how each one publishes, what pauses it, and when a person is needed."""

from msgspec import Struct

from postdesk import networks
from postdesk.log.worker_tables import Pace
from postdesk.models import Way
from postdesk.web.page import PageRequest, Values, WebPage
from postdesk.web.showing import network_badge

WAYS = {Way.POSTS: "postdesk publishes", Way.BY_HAND: "a person publishes", Way.REHEARSES: "rehearses, goes nowhere"}


class AccountRow(Struct, frozen=True):
    """One account."""

    name: str
    network: str
    badge: str
    way: str
    trouble: str
    pause: str


def page_values(asked: PageRequest) -> Values:
    """Return every account as desk.toml has it; no network is asked."""
    desk = asked.desk
    pauses = {pace.account: pace for pace in desk.memory.standing().waiting}
    rows = [
        AccountRow(
            name=listed.account.name,
            network=networks.title(listed.account.network),
            badge=network_badge(listed.account.network),
            way=WAYS[listed.way],
            trouble=listed.trouble,
            pause=_pause(asked, pauses.get(listed.account.name)),
        )
        for listed in desk.accounts.listing(ask=False)
    ]
    return {"accounts": rows}


def _pause(asked: PageRequest, pace: Pace | None) -> str:
    """Say until when an account rests, and why."""
    if pace is None:
        return ""
    return f"rests until {asked.desk.local(pace.until)}: {pace.why}"


PAGE = WebPage("accounts", "/accounts", "web/accounts.html", page_values, "Accounts")

"""The post that another one answers or quotes, as its account's server knows it: found by the address people copy.

The server fetches what it does not know yet from where it stands. Source: docs.joinmastodon.org/methods/search
(`resolve`) and methods/statuses (`quoted_status_id`, since 4.5).
"""

from datetime import datetime

from postdesk.errors import Refused, Unreachable
from postdesk.networks.mastodon.answers import FoundStatuses
from postdesk.networks.mastodon.instance import QUOTES_SINCE, own_version
from postdesk.sentences import Sentence
from postdesk.wire import Wire

LATER = 300.0
"""Seconds until a post that could not be found is looked for again: it may not be there yet."""


def status_at(address: str, wire: Wire, token: str, now: datetime) -> str:
    """Return the id, at this server, of the post at an address.

    Raises:
        Unreachable: The server does not find it now.
    """
    query = {"q": address, "type": "statuses", "resolve": "true", "limit": "1"}
    found = wire.read("/api/v2/search", now, token=token, query=query).into(FoundStatuses).statuses
    if not found:
        raise Unreachable(
            "{server} does not find {address}: is it still there, and public?", LATER, server=wire.name, address=address
        )
    return found[0].id


def see_quotes(server: str, version: str) -> None:
    """See that a server takes quotes, by what its software calls itself; Refused where it does not."""
    if (own_version(version) or (0, 0)) < QUOTES_SINCE:
        since = ".".join(map(str, QUOTES_SINCE))
        raise Refused(
            "{server} takes no quotes: that came with Mastodon {since}, and it runs {version}",
            server=server,
            since=since,
            version=version or Sentence("another"),
        )

"""LinkedIn's guard against twins: for ten minutes an author's same content is refused, and the post there is named.

Source: learn.microsoft.com/linkedin (posts-api, November 2026), and what clients met. Not seen live.
"""

from datetime import datetime, timedelta

from postdesk.errors import Unknown
from postdesk.models import Payload
from postdesk.networks.linkedin.bodies import content_kind
from postdesk.networks.linkedin.preparing import PreparedPage
from postdesk.networks.network import KnownPost

GUARDED = timedelta(minutes=8)
"""For how long after a post was begun its repeat is sure to meet the guard, which stands for ten minutes."""


def may_be_repeated(payload: Payload, fixed: PreparedPage | None, now: datetime) -> None:
    """See that a post that nobody can read back may be sent again behind LinkedIn's guard; Unknown where not."""
    if fixed is None or now - fixed.at > GUARDED:
        raise Unknown("LinkedIn does not show this account's posts to a program: look there")
    if content_kind(payload) in {"media", "multiImage"}:
        raise Unknown(
            "LinkedIn does not show this account's posts to a program, nor may it know files again: look there"
        )


def see_the_guard_stand(known: KnownPost | None, page: str, now: datetime) -> None:
    """See that LinkedIn would know a post again that an earlier attempt may have left; Unknown where not.

    Between the look for it and its turn it may have waited for long: for a busy network, or a worker that came back.
    """
    doubted = known and known.doubted
    if doubted and now - doubted > GUARDED:
        raise Unknown("it was sent before, and LinkedIn may take it a second time: look at {page}", page=page)

"""What is fixed for a post on X before anything of it is sent."""

from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import NetworkError, Unknown, Unreachable
from postdesk.networks.network import Fixed, fixed_for, kept
from postdesk.networks.x.judging import MediaGone
from postdesk.networks.x.uploads import AtX

ANEW = 5.0
"""Seconds until a post is tried again whose files are sent anew."""


class PreparedPost(Fixed, frozen=True):
    """What is fixed before the first attempt: since when, whose account, and the files at X.

    They were sent `anew` where X knew the first ones no more.
    """

    at: datetime
    me: str = ""
    username: str = ""
    media: tuple[AtX, ...] = ()
    early: bool = False
    anew: bool = False


def sent_anew(gone: MediaGone, fixed: PreparedPost) -> NetworkError:
    """Return what follows where X knows a file no more: all are prepared anew, with their words, once."""
    if fixed.anew:
        return gone
    again = Unreachable("{gone}; its files are sent anew", ANEW, gone=gone)
    again.kept = kept(replace(fixed, media=(), anew=True))
    return again


def begun_on_x(prepared: str, key: str) -> PreparedPost:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    fixed = fixed_for(PreparedPost, prepared, key)
    if fixed is None or fixed.early:
        raise Unknown("since when the post may be public is not known: look for it on the account's page")
    return fixed

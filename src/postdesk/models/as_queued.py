"""An account as it was when a post was queued: who it is at its network, and what of desk.toml decides what is sent.

A post that is queued, and perhaps signed, is sent as it was queued: to that account, and to those readers. What
desk.toml says later shows in `plan`, and holds once the post is queued again.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from postdesk.models.accounts import Account, AccountKey
from postdesk.models.posts import Payload
from postdesk.sentences import Sentence

Own = dict[str, str | bool]
LET_GO = Sentence("`postdesk queue` lets its posts go where desk.toml leads now")
"""What to do about posts that were queued for another account than desk.toml names now."""
AUDIENCES = {"public": "public", "unlisted": "quiet public", "private": "followers-only"}
"""Who sees a post, as it is said."""


def frozen_keys(account: Account, keys: Sequence[AccountKey], *, drafts_own: Sequence[str] = ()) -> Own:
    """Return what of an account is frozen with a post; the keys that its draft says itself stay out."""
    return {
        key.name: account.own.get(key.name, key.default)
        for key in keys
        if (key.identifies and key.name in account.own) or (key.sent and key.name not in drafts_own)
    }


def as_queued(account: Account, payload: Payload, keys: Sequence[AccountKey]) -> Account:
    """Return an account as a queued post has it; as desk.toml has it for a post that was queued before that was frozen.

    Keys that neither name the account nor change what is sent, such as where its figures are asked, are desk.toml's.
    """
    if isinstance(payload.own, UnsetType):
        return account
    frozen = {key.name for key in keys if key.identifies or key.sent}
    others: dict[str, Any] = {name: said for name, said in account.own.items() if name not in frozen}
    return replace(account, own={**others, **payload.own})


def audience(payload: Payload) -> str:
    """Return who sees a post: as its draft says, or else its account; "" where its network knows no audiences."""
    own = {} if payload.own is UNSET else payload.own
    return str(payload.visibility or own.get("visibility", ""))

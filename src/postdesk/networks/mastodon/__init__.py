"""Mastodon, and what speaks its API: what postdesk knows of it."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.errors import Unreachable
from postdesk.models import Account, AccountKey, Grammar, KeyKind, Repeat, Secret
from postdesk.models.accounts import HANDLE, ID
from postdesk.networks.declaration import Access, Declaration
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn

INSTANCES = "instances.json"
"""In the desk's memory: what servers said of themselves."""


LEAVING = Sentence("on the server, open Preferences → Account → Authorized apps, and revoke postdesk")


def read() -> Grammar:
    """Return how Mastodon itself reads a text."""
    from postdesk.networks.mastodon.text import GRAMMAR

    return GRAMMAR


def read_of(account: Account, memory: Path) -> Grammar:
    """Return how the server of an account reads a text, as it was last seen."""
    kept = memory / INSTANCES
    if not account.server or not any(os.access(there, os.R_OK) for there in (kept.with_suffix(""), kept)):
        return read()
    from postdesk.networks.mastodon import instance

    return instance.grammar(kept, account.server)


def learn(account: Account, memory: Path, now: datetime) -> None:
    """Ask the server of an account about itself, and keep what it says.

    Raises:
        NetworkError: It does not say, or it says what no server can mean.
    """
    from postdesk.networks.mastodon import instance
    from postdesk.wire import Wire

    wire = Wire(account.server)
    seen = instance.ask(wire, now)
    instance.keep(memory / INSTANCES, account.server, seen)
    if seen.odd:
        odd = ", ".join(seen.odd)
        raise Unreachable(
            "{server} tells limits that no server can mean ({odd}): Mastodon's own hold instead",
            server=wire.name,
            odd=odd,
        )


def connect(access: Access) -> "Network":
    """Return an account with its token."""
    from postdesk.networks.mastodon.api import Mastodon
    from postdesk.wire import Wire

    account = access.account
    visibility = account.said("visibility") or "public"
    return Mastodon(Wire(account.server), access.secrets["token"], access.media, visibility, access.memory, account)


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":
    """Lead a person to what an account needs."""
    from postdesk.networks.mastodon.sign_in import mastodon_steps

    return mastodon_steps(person, given, now)


def revoke(access: Access, now: datetime) -> str:
    """Take the token back where postdesk registered itself; one that a person made she deletes."""
    from postdesk.networks.mastodon.sign_in import take_back
    from postdesk.wire import Wire, oauth

    found = access.secrets
    if "client_id" not in found:
        return Sentence("To take the token's power away, {leaving}.", leaving=LEAVING)
    wire = Wire(access.account.server)
    take_back(wire, oauth.App(found["client_id"], found.get("client_secret", "")), found["token"], now)
    return Sentence("{server} has taken the token's power away.", server=wire.name)


NETWORK = Declaration(
    name="mastodon",
    title="Mastodon",
    composer="{server}/share?text={text}",
    read=read,
    addresses=(
        r"{server}/(?:(?:web/|deck/)?@|users/)(?P<handle>[^/]+)/.+",
        r"{server}/(?:@|users/|notice/|objects/|notes/|p/|web/|deck/).+",
    ),
    read_of=read_of,
    learn=learn,
    connect=connect,
    sign_in=sign_in,
    revoke=revoke,
    leaving=LEAVING,
    keys=(
        AccountKey("server", KeyKind.SERVER, "https://example.social", needed=True, identifies=True),
        HANDLE,
        ID,
        AccountKey(
            "visibility",
            KeyKind.CHOICE,
            "public",
            choices=("public", "unlisted", "private"),
            sent=True,
            default="public",
        ),
    ),
    secrets=(
        Secret(source="an access token: Preferences → Development → New application, with `read` and `write`"),
        Secret("client_id", "the id under which postdesk registered itself", optional=True),
        Secret("client_secret", "the secret of that registration", optional=True),
    ),
    counts=frozenset({"reactions", "comments", "shares"}),
    deletes=True,
    edits=True,
    finds=True,
    measures=True,
    followers=True,
    repeat=Repeat.KEYED,
)

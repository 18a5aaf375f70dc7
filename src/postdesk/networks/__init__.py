"""The networks: one folder each, with `text.py` (pure: what it counts, links and refuses).

Where postdesk can post, `api.py` stands beside it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.models import Account, Grammar

if TYPE_CHECKING:
    from postdesk.networks.network import Network, Spend
    from postdesk.settings import House

NAMES: tuple[str, ...] = (
    "x",
    "mastodon",
    "bluesky",
    "linkedin",
    "facebook",
    "instagram",
    "threads",
    "telegram",
    "tiktok",
    "youtube",
    "rehearsal",
)


INSTANCES = "instances.json"
"""In the desk's memory: what servers said of themselves."""


@cache
def grammar(name: str) -> Grammar:
    """Return the text rules of a network, imported when first asked for.

    Raises:
        SettingsError: No network has that name; the message proposes the nearest.
    """
    if name not in NAMES:
        raise SettingsError(f'there is no network "{name}"; {_proposal(name)}')
    found: Grammar = import_module(f"postdesk.networks.{name}.text").GRAMMAR
    return found


def grammar_of(account: Account, memory: Path) -> Grammar:
    """Return the text rules of an account: its network's, or those of its own server, as it was last asked."""
    if account.shorten_links:
        from postdesk.networks.bluesky.text import SHORTENING

        return SHORTENING
    if account.network != "mastodon" or not account.server:
        return grammar(account.network)
    return _as_seen(account.server, memory)


@cache
def _as_seen(server: str, memory: Path) -> Grammar:
    kept = memory / INSTANCES
    if not kept.exists():
        return grammar("mastodon")
    from postdesk.networks.mastodon import instance

    return instance.grammar(kept, server)


def learn(account: Account, house: "House", now: datetime) -> None:
    """Ask an account's server about itself, where servers of its network differ, and keep that for `grammar_of`.

    Raises:
        NetworkError: It does not say.
    """
    if account.network == "mastodon":
        from postdesk.networks.mastodon import instance
        from postdesk.wire import Wire

        instance.keep(house.memory / INSTANCES, account.server, instance.ask(Wire(account.server), now))
        _as_seen.cache_clear()


def hashtags(name: str, text: str) -> list[str]:
    """Return the hashtags that a network links in a text, without their sign, in order, with repeats."""
    return grammar(name).hashtags(text)


def connect(account: Account, house: "House", spend: "Spend | None" = None) -> "Network | None":
    """Return the network of an account, ready to be called; None where only a person can post.

    `spend` counts what signing in costs; without it nothing is counted.

    Raises:
        SettingsError: The account lacks a token, or something that desk.toml has to say.
    """
    if account.rehearsal or account.network == "rehearsal":
        from postdesk.networks.rehearsal.api import Rehearsal

        return Rehearsal(house.memory / "rehearsal", account.network, account.name)
    if account.by_hand or account.network not in _POSTING:
        return None
    return _POSTING[account.network](account, house, spend)


def _bluesky(account: Account, house: "House", spend: "Spend | None") -> "Network":
    from postdesk.networks.bluesky import api
    from postdesk.networks.bluesky.session import SignIn
    from postdesk.networks.network import freely
    from postdesk.settings.secrets import secret
    from postdesk.wire import Wire

    handle = _needed(account, "handle", "office.example.org").lstrip("@")
    wire, appview = Wire(account.server or api.SERVER), Wire(account.appview or api.APPVIEW)
    kept = house.memory / "sessions" / f"{wire.name}-{handle}.json".replace(":", "_")
    sign_in = SignIn(wire, handle, secret(account.name, house.root), kept, spend or freely)
    return api.Bluesky(wire, appview, sign_in, house.campaigns, short=account.shorten_links)


def _mastodon(account: Account, house: "House", _spend: "Spend | None") -> "Network":
    from postdesk.networks.mastodon.api import Mastodon
    from postdesk.settings.secrets import secret
    from postdesk.wire import Wire

    wire = Wire(_needed(account, "server", "https://example.social"))
    return Mastodon(wire, secret(account.name, house.root), house.campaigns, account.visibility)


def _needed(account: Account, key: str, example: str) -> str:
    """Return what an account has to say for postdesk to post there."""
    if said := str(getattr(account, key)):
        return said
    where = f"campaigns/desk.toml: [accounts.{account.name}]"
    raise SettingsError(f'{where} has no {key}: write {key} = "{example}"')


_POSTING: "Mapping[str, Callable[[Account, House, Spend | None], Network]]" = {
    "bluesky": _bluesky,
    "mastodon": _mastodon,
}
"""The networks to which postdesk can post."""


def known(account: Account) -> None:
    """Make sure that an account's network is one postdesk knows, without importing its rules.

    Raises:
        SettingsError: It is not; the message names the account and proposes the nearest network.
    """
    if account.network not in NAMES:
        where = f"campaigns/desk.toml: [accounts.{account.name}]"
        raise SettingsError(f'{where}: there is no network "{account.network}"; {_proposal(account.network)}')


def _proposal(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), NAMES, n=1)
    return f'did you mean "{near[0]}"?' if near else f"known are {', '.join(NAMES)}"

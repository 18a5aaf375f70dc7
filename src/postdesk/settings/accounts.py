"""`[accounts.NAME]` in desk.toml: what every account may say, and the keys of its own network."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from postdesk.models import Account, AccountKey, Facts, KeyKind
from postdesk.sentences import Sentence, every
from postdesk.settings.toml import DATABASE, MAIL_PASSWORD, PROXY_SECRET, SECRETS_KEY, Toml, Trail, advice, secret_name

RESERVED = frozenset(
    (
        "id",
        "at",
        "accounts",
        "after",
        "again",
        "embargo",
        "latest",
        "language",
        "text",
        "link",
        "hashtags",
        "media",
        "thread",
        "warning",
        "card",
        "reply",
        "quote",
        "proposal",
        "visibility",
        "ignore",
        "every",
        "from",
        "until",
        "count",
        "except",
        "moved",
        "evergreen",
    )
)
"""The keys of a post, which no account can have for a name, because a draft's wordings stand beside them."""
COMMON = ("network", "by_hand", "rehearsal")
"""What every account may say, whatever its network is."""
LONGEST = 64
"""Letters of an account's name."""
LONGEST_HANDLE = 253
"""Bytes of a handle or an id: as many as the name of a host may have, which Bluesky's handles are."""
_SERVER = r"(?i)(https?)://(\[[0-9a-f:]+\]|[^\s/@:?#]+)(:\d{1,5})?/?"
_ADDRESS = r"https://[^\s/@:?#]+(:\d{1,5})?(/[^\s?#]*)?"
LOOPBACK = r"localhost|127(\.\d{1,3}){3}|\[::1\]"

Shelf = Mapping[str, Facts]
"""The networks by their names, with what each says of itself."""


def account_settings(desk: Toml, trail: Trail, value: object, shelf: Shelf) -> dict[str, Account]:
    """Return the accounts by name; two names for one account would publish twice."""
    found: dict[str, Account] = {}
    first: dict[tuple[str, ...], str] = {}
    taken = {
        DATABASE: Sentence("the desk's database"),
        MAIL_PASSWORD: "[mail]",
        SECRETS_KEY: Sentence("the key of all secrets"),
        PROXY_SECRET: Sentence("the proxy of the page"),
    }
    for name, entries in desk.mapping(trail, value).items():
        here = (*trail, name)
        facts, account = _account(desk, here, entries, shelf)
        for variable in _variables(name, facts):
            if variable in taken:
                desk.fail(
                    here,
                    "{name} and {other} are too alike to have secrets of their own: rename one",
                    name=name,
                    other=taken[variable],
                )
        other = first.setdefault((account.network, *account.identity(facts.keys)), name)
        if other != name and (account.id or account.handle):
            desk.fail(here, "{name} is the same account as {other}: keep one of the two", name=name, other=other)
        taken |= dict.fromkeys(_variables(name, facts), name)
        found[name] = account
    return found


def _variables(name: str, facts: Facts) -> list[str]:
    """Return the names under which an account's secrets are looked for; its token's whether it has one or not."""
    return list(
        dict.fromkeys(secret_name(name, secret) for secret in ("token", *(each.name for each in facts.secrets)))
    )


def _account(desk: Toml, trail: Trail, value: object, shelf: Shelf) -> tuple[Facts, Account]:
    name, said = trail[-1], desk.mapping(trail, value)
    _named(desk, trail)
    facts = _network(desk, trail, said, shelf)
    keys, ends = {key.name: key for key in facts.keys}, {each.ends: each.name for each in facts.secrets}
    for key in said:
        if key not in {*COMMON, *keys, *ends}:
            desk.fail((*trail, key), _stray(trail, key, facts, [*COMMON, *keys, *ends], shelf))
    flags = {key: desk.flag((*trail, key), said[key]) for key in COMMON[1:] if key in said}
    own = {
        key: _READ[keys[key].kind](desk, (*trail, key), item, keys[key]) for key, item in said.items() if key in keys
    }
    last = {ends[key]: desk.day((*trail, key), item) for key, item in said.items() if key in ends}
    return facts, Account(name=name, network=facts.name, own=own, ends=last, **flags)


def _named(desk: Toml, trail: Trail) -> None:
    """Refuse a name that no account can have."""
    name = trail[-1]
    plain = name.isascii() and name[:1].isalpha() and name.replace("-", "").replace("_", "").isalnum()
    if not plain:
        desk.fail(
            trail, '"{name}" cannot name an account: use letters, digits, - and _, and begin with a letter', name=name
        )
    if len(name) > LONGEST:
        short = f"{name[:20]}…"
        desk.fail(
            trail, '"{name}" is too long to name an account: use at most {most} letters', name=short, most=LONGEST
        )
    if name in RESERVED:
        desk.fail(trail, '"{name}" is a key of a draft and cannot name an account: choose another name', name=name)


def _network(desk: Toml, trail: Trail, said: Mapping[str, Any], shelf: Shelf) -> Facts:
    """Return the network that an account says it is of."""
    if "network" not in said:
        desk.fail(
            trail,
            'account {account} has no network: write network = "mastodon", or "rehearsal" to try things',
            account=trail[-1],
        )
    here, network = (*trail, "network"), desk.text((*trail, "network"), said["network"])
    facts = shelf.get(network)
    if facts is None:
        desk.fail(
            here,
            '[{table}]: there is no network "{network}"; {advice}',
            table=".".join(trail),
            network=network,
            advice=advice(network, shelf, "write one of {names}"),
        )
    return facts


def _stray(trail: Trail, key: str, facts: Facts, takes: list[str], shelf: Shelf) -> Sentence:
    """Say that an account of this network has no such key: which networks have it, or which key was meant."""
    if others := [other.title for other in shelf.values() if key in {known.name for known in other.keys}]:
        *most, last = others
        return Sentence(
            "{account}: only {networks} has {key}: take the line out",
            many="{account}: only {networks} have {key}: take the line out",
            count=len(others),
            account=trail[-1],
            networks=every(filter(None, (", ".join(most), last))),
            key=key,
        )
    return Sentence(
        '"{key}" is no key of [{table}], an account of {network}: {advice}',
        key=key,
        table=".".join(trail),
        network=facts.title,
        advice=advice(key, takes),
    )


def _handle(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    """Return a handle or an id; it may become part of a file's name, and never leads out of its folder."""
    text = desk.number(trail, value)
    if ".." in text or any(sign in "/\\" or not sign.isprintable() for sign in text):
        shown = "".join(sign if sign.isprintable() else "�" for sign in text)
        desk.fail(
            trail,
            '"{key}" cannot be "{said}": write it like "{example}", without / and ..',
            key=trail[-1],
            said=shown[:LONGEST],
            example=key.example,
        )
    if len(text.encode()) > LONGEST_HANDLE:
        desk.fail(trail, '"{key}" is too long: write it like "{example}"', key=trail[-1], example=key.example)
    return text


def _server(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    """Return a server's address without its last slash; plain http only to this machine."""
    text = desk.matching(trail, value, _SERVER, f'"{key.example}"').rstrip("/")
    scheme, _, host = text.lower().partition("://")
    if scheme == "http" and not re.fullmatch(LOOPBACK, re.sub(r":\d+$", "", host)):
        desk.fail(trail, '"{address}" would send the token in the clear: write https://', address=text)
    return text


def _flag(desk: Toml, trail: Trail, value: object, _key: AccountKey) -> bool:
    return desk.flag(trail, value)


def _choice(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    return desk.choice(trail, value, key.choices)


def _amount(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    """Return an amount of money above nothing, with its cents."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1_000_000:
        desk.fail(trail, '"{key}" is an amount: write {key} = {example}', key=trail[-1], example=key.example)
    return f"{value:.2f}"


def _day_of_month(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    """Return a day that every month has."""
    text = desk.number(trail, value)
    if not re.fullmatch(r"[1-9]|1[0-9]|2[0-8]", text):
        desk.fail(
            trail,
            '"{key}" is a day of the month from 1 to 28: write {key} = {example}',
            key=trail[-1],
            example=key.example,
        )
    return text


def _address(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    """Return the address of a folder without its last slash."""
    return desk.matching(trail, value, _ADDRESS, f'"{key.example}"').rstrip("/")


def _folder(desk: Toml, trail: Trail, value: object, key: AccountKey) -> str:
    text = desk.text(trail, value)
    if not text.isprintable() or not Path(text).is_absolute():
        desk.fail(
            trail,
            '"{key}" is a folder of this machine, named from its root: write "{example}"',
            key=trail[-1],
            example=key.example,
        )
    return text


_READ: Mapping[KeyKind, Callable[[Toml, Trail, object, AccountKey], str | bool]] = {
    KeyKind.HANDLE: _handle,
    KeyKind.SERVER: _server,
    KeyKind.FLAG: _flag,
    KeyKind.CHOICE: _choice,
    KeyKind.AMOUNT: _amount,
    KeyKind.DAY: _day_of_month,
    KeyKind.ADDRESS: _address,
    KeyKind.FOLDER: _folder,
}

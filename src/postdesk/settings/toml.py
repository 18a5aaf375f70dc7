"""What desk.toml may say, key by key: the table of its keys, and how each value is read.

tomllib knows no places, so the line of a key is looked up in the text when a sentence needs it.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn, cast

from msgspec import structs

from postdesk.errors import SettingsError
from postdesk.models import Account
from postdesk.slots import duration, openings, zone_named

DESK = Path("campaigns", "desk.toml")
RESERVED = frozenset(
    ("id", "at", "accounts", "latest", "language", "text", "link", "hashtags", "media", "thread", "ignore")
)
"""The keys of a post, which no account can have for a name, because a draft's wordings stand beside them."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_TEMPLATE = re.compile(r"(?:[^{}]|\{(?:network|account|campaign)\})*")
_SERVER = re.compile(r"(https?)://(\[[0-9a-f:]+\]|[^\s/@:?#]+)(:\d{1,5})?/?", re.IGNORECASE)
_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|\[::1\]", re.IGNORECASE)
_SECRET_KEY = re.compile(r"token|passw|secret|api_?key|access|bearer|credential", re.IGNORECASE)
_SECRET_VALUE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w+/=-]{30,}|eyJ[\w-]+\..*|\d{8,10}:[\w-]{30,}", re.ASCII)
_LINE_OF = re.compile(r"\(at line (\d+)")
_HEADER = re.compile(r"\s*\[+([^\]]+)\]")
_ASSIGNED = re.compile(r"""\s*([\w.\-"' ]+?)\s*=""")


def secret_name(account: str) -> str:
    """Return the environment variable that holds an account's secret: POSTDESK_FEDI_TOKEN."""
    return f"POSTDESK_{account.upper().replace('-', '_')}_TOKEN"


def said(content: bytes) -> dict[str, Any]:
    """Return the fields of a House that a desk.toml fills.

    Raises:
        SettingsError: it is no TOML, or says what no desk can mean.
    """
    try:
        text = content.decode("utf-8-sig")
        return _Desk(text, tomllib.loads(text.replace("\r\n", "\n"))).fields()
    except UnicodeDecodeError:
        raise SettingsError(f"{DESK.as_posix()} is not UTF-8: save it with that encoding in your editor") from None
    except tomllib.TOMLDecodeError as trouble:
        found = _LINE_OF.search(str(trouble))
        line = f":{found[1]}" if found else ""
        raise SettingsError(f"{DESK.as_posix()}{line}: this is not TOML: {_told(str(trouble))}") from None
    except RecursionError:
        raise SettingsError(f"{DESK.as_posix()} is nested too deep to be a desk: look for a stray [") from None


def _told(trouble: str) -> str:
    """Say in plain words what is wrong with a line of TOML."""
    if "twice" in trouble or "overwrite" in trouble:
        return "a table or key is given twice: keep one of the two"
    return f'{trouble[:1].lower()}{trouble[1:].partition(" (at ")[0]}: write key = "value", texts in double quotes'


Trail = tuple[str, ...]
Shape = Callable[["_Desk", Trail, Any], Any] | Mapping[str, Any]


class _Desk:
    """One desk.toml while it is read; a trail names a key from its table downward."""

    def __init__(self, text: str, said: Mapping[str, Any]) -> None:
        self._text = text
        self._said = said

    def fields(self) -> dict[str, Any]:
        """Return the fields of a House."""
        self.no_secrets((), self._said)
        found = self.table((), self._said, _SECTIONS)
        desk, style = found.get("desk", {}), found.get("style", {})
        for needed, example in (("name", '"Country Office"'), ("timezone", '"Europe/Podgorica"')):
            if needed not in desk:
                self.fail(("desk",), f"[desk] has no {needed}: write {needed} = {example}")
        accounts = found.pop("accounts", {})
        if desk.pop("rehearsal", False):
            accounts = {name: structs.replace(account, rehearsal=True) for name, account in accounts.items()}
        for name in found.get("slots", {}):
            if name not in accounts:
                self.fail(("slots", name), f"{name} has slots but is no account: {_advice(name, accounts)}")
        named = {key: found[key] for key in ("slots", "rules") if key in found}
        tables = (desk, style.pop("hashtags", {}), style, found.get("links", {}), found.get("report", {}), named)
        return {key: value for table in tables for key, value in table.items()} | {"accounts": accounts}

    def line(self, trail: Trail) -> int:
        """Return the line where a key, or the nearest table around it, stands."""
        best, depth = 1, 0
        table: Trail = ()
        for number, line in enumerate(self._text.splitlines(), 1):
            header, assigned = _HEADER.match(line), _ASSIGNED.match(line)
            table = _parts(header[1]) if header else table
            here = (*table, *_parts(assigned[1])) if assigned and not header else table
            if (header or assigned) and len(here) > depth and trail[: len(here)] == here:
                best, depth = number, len(here)
        return best

    def fail(self, trail: Trail, message: str) -> NoReturn:
        """Refuse the file, naming the line."""
        raise SettingsError(f"{DESK.as_posix()}:{self.line(trail)}: {message}")

    def table(self, trail: Trail, value: object, keys: Mapping[str, tuple[str, Shape]]) -> dict[str, Any]:
        """Return the values of a table under the names of House's fields; refuse keys that nobody reads."""
        found = {}
        for key, item in self.mapping(trail, value).items():
            here = (*trail, key)
            if key not in keys:
                where = f"[{'.'.join(trail)}]" if trail else "desk.toml"
                self.fail(here, f'"{key}" is no key of {where}: {_advice(key, keys)}')
            field, shape = keys[key]
            found[field] = shape(self, here, item) if callable(shape) else self.table(here, item, shape)
        return found

    def mapping(self, trail: Trail, value: object) -> dict[str, Any]:
        """Return a table as it is."""
        if not isinstance(value, dict):
            self.fail(trail, f'"{trail[-1]}" is a table: write [{".".join(trail)}] on a line of its own')
        return value

    def text(self, trail: Trail, value: object) -> str:
        """Return a text that is not empty."""
        if not isinstance(value, str) or not value.strip():
            self.fail(trail, f'"{trail[-1]}" wants a text: write {trail[-1]} = "…"')
        return value.strip()

    def number(self, trail: Trail, value: object) -> str:
        """Return an id, which may be written as a number."""
        return str(value) if type(value) is int else self.text(trail, value)

    def flag(self, trail: Trail, value: object) -> bool:
        """Return true or false."""
        if not isinstance(value, bool):
            self.fail(trail, f'"{trail[-1]}" is true or false, without quotes')
        return value

    def words(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            self.fail(trail, f'"{trail[-1]}" wants a list of texts: write {trail[-1]} = ["…", "…"]')
        return tuple(item.strip() for item in items)

    def hashtags(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return hashtags without their sign."""
        return tuple(word.lstrip("#＃") for word in self.words(trail, value))

    def choice(self, trail: Trail, value: object, choices: tuple[str, ...]) -> str:
        """Return one of a few words."""
        text = self.text(trail, value)
        if text not in choices:
            self.fail(trail, f'"{trail[-1]}" is one of {", ".join(choices)}, not "{text}"')
        return text

    def matching(self, trail: Trail, value: object, shape: re.Pattern[str], example: str) -> str:
        """Return a text of a certain shape."""
        text = self.text(trail, value)
        if not shape.fullmatch(text):
            self.fail(trail, f'"{trail[-1]}" cannot be "{text}": write it like {example}')
        return text

    def heard(self, trail: Trail, read: Callable[[str], Any], value: object) -> Any:  # noqa: ANN401
        """Return what a reader makes of a text; its ValueError is a sentence."""
        text = self.text(trail, value)
        try:
            return read(text)
        except ValueError as trouble:
            self.fail(trail, str(trouble))

    def zone(self, trail: Trail, value: object) -> str:
        """Return the name of a time zone that exists."""
        return str(self.heard(trail, zone_named, value))

    def length(self, trail: Trail, value: object) -> timedelta:
        """Return a length of time."""
        return cast("timedelta", self.heard(trail, duration, value))

    def language(self, trail: Trail, value: object) -> str:
        """Return a language tag."""
        return self.matching(trail, value, _LANGUAGE, '"en", "fr" or "sr-Latn"')

    def approval(self, trail: Trail, value: object) -> str:
        """Return whether posts need somebody's signature."""
        return self.choice(trail, value, ("optional", "required"))

    def hours(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return spans of the day such as "22:00-07:00"."""
        return tuple(self.matching(trail, hours, _HOURS, '"22:00-07:00"') for hours in self.words(trail, value))

    def weekly(self, trail: Trail, value: object) -> tuple[str, ...]:
        """Return weekly openings such as "Tue 10:00"."""
        spec = self.words(trail, value)
        for opening in spec:
            self.heard(trail, lambda text: openings([text]), opening)
        return spec

    def opening(self, trail: Trail, value: object) -> str:
        """Return one weekly opening."""
        return self.weekly(trail, self.text(trail, value))[0]

    def slots(self, trail: Trail, value: object) -> dict[str, tuple[str, ...]]:
        """Return the weekly openings of each account."""
        return {name: self.weekly((*trail, name), spec) for name, spec in self.mapping(trail, value).items()}

    def weights(self, trail: Trail, value: object) -> dict[str, str]:
        """Return what each rule weighs."""
        choices = ("error", "warning", "off")
        return {rule: self.choice((*trail, rule), said, choices) for rule, said in self.mapping(trail, value).items()}

    def templates(self, trail: Trail, value: object) -> dict[str, str]:
        """Return campaign parameters with their templates."""
        example = '"{network}", "{account}", "{campaign}" or plain words'
        entries = self.mapping(trail, value).items()
        return {name: self.matching((*trail, name), text, _TEMPLATE, example) for name, text in entries}

    def server(self, trail: Trail, value: object) -> str:
        """Return a server's address without its last slash; plain http only to this machine."""
        text = self.matching(trail, value, _SERVER, '"https://example.social"').rstrip("/")
        scheme, _, host = text.lower().partition("://")
        if scheme == "http" and not _LOOPBACK.fullmatch(re.sub(r":\d+$", "", host)):
            self.fail(trail, f'"{text}" would send the token in the clear: write https://')
        return text

    def accounts(self, trail: Trail, value: object) -> dict[str, Account]:
        """Return the accounts by name; two names for one account would publish twice."""
        found: dict[str, Account] = {}
        for name, entries in self.mapping(trail, value).items():
            here = (*trail, name)
            account = self._account(here, entries)
            for other in found.values():
                if secret_name(other.name) == secret_name(name):
                    self.fail(here, f"{name} and {other.name} are too alike to have secrets of their own: rename one")
                if _same(account, other):
                    self.fail(here, f"{name} is the same account as {other.name}: keep one of the two")
            found[name] = account
        return found

    def _account(self, trail: Trail, value: object) -> Account:
        name = trail[-1]
        if not _NAME.fullmatch(name):
            self.fail(trail, f'"{name}" cannot name an account: use letters, digits, - and _, and begin with a letter')
        if name in RESERVED:
            self.fail(trail, f'"{name}" is a key of a draft and cannot name an account: choose another name')
        said = self.table(trail, value, _ACCOUNT)
        if "network" not in said:
            self.fail(trail, f'account {name} has no network: write network = "mastodon", or "rehearsal" to try things')
        return Account(name=name, **said)

    def no_secrets(self, trail: Trail, value: object) -> None:
        """Refuse whatever is called like a secret or looks like one, anywhere in the file."""
        if isinstance(value, dict):
            for key, item in value.items():
                self.no_secrets((*trail, key), item)
        elif isinstance(value, list):
            for item in value:
                self.no_secrets(trail, item)
        elif isinstance(value, str) and (_called_secret(trail) or _SECRET_VALUE.fullmatch(value)):
            account = trail[1] if trail[0] == "accounts" and len(trail) > 2 else "ACCOUNT"
            advice = f"put it into the environment as {secret_name(account)} and delete it here"
            self.fail(trail, f'"{".".join(trail)}" looks like a secret, and this file is shared: {advice}')


def _called_secret(trail: Trail) -> bool:
    """Whether a key is called like a secret; the names of rules, accounts and parameters may be called anything."""
    return trail[0] not in {"rules", "slots", "links"} and bool(_SECRET_KEY.search(trail[-1]))


def _same(one: Account, other: Account) -> bool:
    """Whether two names lead to the same account of the same network."""
    identity = (one.network, one.server, one.id, one.handle.lstrip("@").casefold())
    known = bool(one.id or one.handle)
    return known and identity == (other.network, other.server, other.id, other.handle.lstrip("@").casefold())


def _advice(word: str, known: Iterable[str]) -> str:
    """Name the known word that was probably meant, or all of them."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(word.lower(), names, n=1)
    return f'did you mean "{near[0]}"?' if near else f"it knows {', '.join(names) or 'none'}"


def _parts(dotted: str) -> Trail:
    """Return the keys of a dotted key, without quotes."""
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))


_ACCOUNT: Mapping[str, tuple[str, Shape]] = {
    "network": ("network", _Desk.text),
    "id": ("id", _Desk.number),
    "server": ("server", _Desk.server),
    "handle": ("handle", _Desk.text),
    "by_hand": ("by_hand", _Desk.flag),
    "rehearsal": ("rehearsal", _Desk.flag),
}
_SECTIONS: Mapping[str, tuple[str, Shape]] = {
    "desk": (
        "desk",
        {
            "name": ("name", _Desk.text),
            "timezone": ("timezone", _Desk.zone),
            "language": ("language", _Desk.language),
            "approval": ("approval", _Desk.approval),
            "quiet_hours": ("quiet_hours", _Desk.hours),
            "latest": ("latest", _Desk.length),
            "apart": ("apart", _Desk.length),
            "rehearsal": ("rehearsal", _Desk.flag),
        },
    ),
    "accounts": ("accounts", _Desk.accounts),
    "style": (
        "style",
        {
            "hashtags": (
                "hashtags",
                {
                    "required": ("required_hashtags", _Desk.hashtags),
                    "forbidden": ("forbidden_hashtags", _Desk.hashtags),
                    "spellings": ("spellings", _Desk.hashtags),
                },
            ),
            "banned_words": ("banned_words", _Desk.words),
        },
    ),
    "links": ("links", {"utm": ("utm", _Desk.templates)}),
    "slots": ("slots", _Desk.slots),
    "report": ("report", {"every": ("report_every", _Desk.opening)}),
    "rules": ("rules", _Desk.weights),
}
"""Every key of desk.toml: the field of House it fills, and its reader, or the keys of a table below it."""

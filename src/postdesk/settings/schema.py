"""The JSON Schema of desk.toml, so that editors complete its keys, explain them and underline mistakes.

Which keys there are, how each is read and what it says stands in `keys`; here is what an editor may be told of a value.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from postdesk.models import AccountKey, Facts, KeyKind
from postdesk.models.signatures import MOST
from postdesk.settings.accounts import Shelf
from postdesk.settings.key_values import APPROVAL, SEPARATORS, Rare
from postdesk.settings.keys import SECTIONS, DeskFile, Key, Shape, keys_below
from postdesk.settings.mail import SECURITY
from postdesk.settings.people import ROLES

_TEXT = {"type": "string", "minLength": 1}
_WORDS = {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}
_SPAN = {**_TEXT, "examples": ["30 min", "2 h", "8 d"]}
_OPENING = {**_TEXT, "examples": ["Tue 10:00", "Mon-Fri 09:30"]}
_OPENINGS = {"anyOf": [{"type": "array", "items": _OPENING}, _OPENING]}
_DAY = {"type": "string", "format": "date"}
_NAMED_TEXTS = {"type": "object", "additionalProperties": _TEXT}
_ROLE = {"enum": list(ROLES)}
_MAY = {"anyOf": [{"type": "array", "items": _ROLE}, _ROLE]}
_PERSON = {
    "type": "object",
    "properties": {
        "name": {"description": "Their name, as the log says it.", **_TEXT},
        "email": {"description": "The addresses by which git and a sign-in know them.", **_WORDS},
        "may": {"description": "What they may do at this desk; everybody may read.", **_MAY},
    },
    "required": ["may"],
    "additionalProperties": False,
}
READ: Mapping[Callable[..., Any], dict[str, Any]] = {
    DeskFile.text: _TEXT,
    DeskFile.zone: {**_TEXT, "examples": ["Europe/Podgorica", "Asia/Amman"]},
    DeskFile.language: {**_TEXT, "examples": ["en", "fr", "sr-Latn"]},
    DeskFile.separator: {"enum": [*SEPARATORS]},
    DeskFile.approval: {"enum": [*APPROVAL, *range(MOST + 1)]},
    DeskFile.changed: {"enum": ["send", "hold"]},
    DeskFile.hours: {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT], "examples": [["22:00-07:00"]]},
    DeskFile.length: _SPAN,
    DeskFile.flag: {"type": "boolean"},
    DeskFile.count: {"type": "integer", "minimum": 0},
    DeskFile.hashtags: _WORDS,
    DeskFile.words: _WORDS,
    DeskFile.opening: _OPENING,
    DeskFile.monthly: {**_TEXT, "examples": ["1 08:00"]},
    DeskFile.addresses: {**_WORDS, "examples": [["mailto://office:${OFFICE_MAIL}@example.org"]]},
    DeskFile.host: {**_TEXT, "examples": ["smtp.example.org"]},
    DeskFile.address: {**_TEXT, "examples": ["desk@example.org"]},
    DeskFile.recipients: {**_WORDS, "examples": [["head-of-office@example.org"]]},
    DeskFile.security: {"enum": list(SECURITY)},
    DeskFile.templates: _NAMED_TEXTS,
    DeskFile.slots: {"type": "object", "additionalProperties": _OPENINGS},
    DeskFile.handles: {"type": "object", "additionalProperties": _NAMED_TEXTS},
    DeskFile.places: {**_WORDS, "examples": [["ME"], ["DE-BY"]]},
    DeskFile.days_off: {"anyOf": [{"type": "array", "items": _DAY}, _DAY]},
    DeskFile.un_days: {**_WORDS, "examples": [["International Migrants Day"]]},
    Rare("hashtags", "family_table"): {"type": "object", "additionalProperties": _WORDS},
    Rare("hashtags", "spread"): {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    Rare("front", "page_origin"): {**_TEXT, "examples": ["https://desk.example.org"]},
    Rare("front", "header_name"): {**_TEXT, "examples": ["Remote-User"]},
    Rare("front", "peers"): {**_WORDS, "examples": [["10.0.0.5"]]},
    Rare("people", "people_table"): {"type": "object", "additionalProperties": {"anyOf": [_MAY, _PERSON]}},
    Rare("signers", "signers_table"): {
        "type": "object",
        "propertyNames": {"pattern": "^@.|./$"},
        "additionalProperties": {"enum": list(range(1, MOST + 1))},
    },
}
"""What an editor may be told of a value, by who reads it."""
_WORD = {"type": ["string", "integer"]}
_KINDS: Mapping[KeyKind, dict[str, Any]] = {
    KeyKind.SERVER: {"type": "string", "pattern": "^https?://"},
    KeyKind.FLAG: {"type": "boolean"},
    KeyKind.AMOUNT: {"type": "number", "exclusiveMinimum": 0},
}


def settings_schema(shelf: Shelf, rules: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Return the schema of desk.toml (draft-07).

    Args:
        shelf: the networks that accounts can be of.
        rules: the names of rules with what each asks for; without any, every name may stand.
    """
    weight = {"enum": ["error", "warning", "off"]}
    weights = {name: {**weight, "description": asks} for name, asks in rules.items()}
    own: dict[str, dict[str, Any]] = {
        "accounts": {"type": "object", "additionalProperties": _account(shelf)},
        "rules": {"type": "object", "properties": weights, "additionalProperties": False if weights else weight},
    }
    whole = _table(SECTIONS, "", own)
    whole["properties"]["desk"]["required"] = ["name", "timezone"]
    whole["properties"]["mail"]["required"] = ["server", "from"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A desk of postdesk",
        **whole,
        "required": ["desk"],
    }


def _table(keys: Mapping[str, Key], trail: str, own: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the shape of a table with its keys."""
    properties = {}
    for key, said in keys.items():
        below = keys_below(said.shape)
        here = own.get(f"{trail}{key}") or (_table(below, f"{trail}{key}.", own) if below else _shape(said.shape))
        properties[key] = {"description": said.about, **here}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _shape(shape: Shape) -> dict[str, Any]:
    return READ.get(shape, {}) if callable(shape) else {}


def _account(shelf: Shelf) -> dict[str, Any]:
    """Return the shape of an account: what every one may say, then the keys of its own network."""
    titles = [f"{facts.title}." for facts in shelf.values()]
    common = {
        "network": {"description": "Where it is.", "enum": list(shelf), "enumDescriptions": titles},
        "by_hand": {
            "description": "true: each post is laid out at its time, for a person to paste.",
            "type": "boolean",
        },
        "rehearsal": {"description": "true: its posts keep the network's rules and go nowhere.", "type": "boolean"},
    }
    return {
        "type": "object",
        "title": "an account",
        "required": ["network"],
        "properties": common,
        "allOf": [_of_network(facts, list(common)) for facts in shelf.values()],
    }


def _of_network(facts: Facts, common: list[str]) -> dict[str, Any]:
    """Return what an account says if it is of a network."""
    ends = {"description": "The last day of the token.", **_DAY}
    keys = {key.name: _key(key) for key in facts.keys} | {secret.ends: ends for secret in facts.secrets}
    return {
        "if": {"properties": {"network": {"const": facts.name}}, "required": ["network"]},
        "then": {"properties": keys, "propertyNames": {"enum": [*common, *keys]}},
    }


def _key(key: AccountKey) -> dict[str, Any]:
    """Return the shape of one key of a network, explained by its kind and its example."""
    kind = key.kind.value[:1].upper() + key.kind.value[1:]
    said = {"description": f"{kind}, such as {key.example}." if key.example else f"{kind}."}
    return said | (
        {"enum": list(key.choices)} if key.choices else _KINDS.get(key.kind, {"type": ["string", "integer"]})
    )

"""The JSON Schema of a campaign file, so that editors complete keys and underline mistakes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from postdesk.drafts.keys import CAMPAIGN, EVERGREEN, MEDIA, PART, POST, WORDING, DraftKey
from postdesk.settings import House

_TEXT = {"type": ["string", "number", "boolean"]}
_WORDS = {"oneOf": [{"type": "array", "items": _TEXT}, {"type": ["string", "number", "null"]}]}
_SHAPES: dict[str, dict[str, Any]] = {
    "name": {"type": ["string", "number"], "pattern": r"^[^\s/@]+$"},
    "line": _TEXT,
    "text": _TEXT,
    "language": {"type": ["string", "boolean", "null"]},  # YAML 1.1 reads the language no as false
    "link": {"type": ["string", "null"]},
    "moment": {"type": "string", "examples": ["2026-12-18 09:00", "next"]},
    "instant": {"type": "string", "examples": ["2026-12-18 10:00"]},
    "duration": {"type": "string", "examples": ["2 h", "30 min", "1 d"]},
    "hashtags": _WORDS,
    "visibility": {
        "enum": ["public", "unlisted", "private"],
        "enumDescriptions": [
            "Everybody sees it.",
            "Everybody may see it, and no list shows it.",
            "Only followers see it.",
        ],
    },
    "recurrence": {
        "oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}],
        "examples": ["Monday 09:00", "first Tuesday of the month 10:00", "18 December 09:00"],
    },
    "after": {"type": "string", "examples": ["launch@linkedin", "launch@linkedin + 2 h"]},
    "day": {"type": "string", "examples": ["2026-12-31"]},
    "number": {"type": ["integer", "string"], "minimum": 1},
    "wordings": {"oneOf": [{"type": "array", "items": _TEXT}, _TEXT]},
    "days": {"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]},
    "moves": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
    "yes or no": {"enum": [True, False, "yes", "no", "on", "off"]},
}


_NEW_POST = {
    "label": "new post",
    "description": "A post with its name, its time and its text.",
    "body": {"id": "${1:name}", "at": "${2:next}", "text": "|\n  ${3:What it says.}"},
}
_NEW_MEDIUM = {
    "label": "picture with alt text",
    "description": "A picture or film, and in words what it shows.",
    "body": {"file": "media/${1:picture.jpg}", "alt": "${2:What it shows.}"},
}


def schema(house: House | None = None, rules: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Return the schema of a campaign (draft-07, as all editors know it); with a desk, only its accounts are allowed.

    `rules` are the names of rules with what each asks for, so that editors offer them under `ignore`.
    """
    names = {name: account.network for name, account in house.accounts.items()} if house else {}
    account: dict[str, Any] = {"type": "string"}
    if names:
        account = {"enum": list(names), "enumDescriptions": [f"An account of {net}." for net in names.values()]}
    shapes = {
        **_SHAPES,
        "accounts": {"oneOf": [{"type": "array", "items": account}, account]},
        "media": _MEDIA,
        "parts": {"oneOf": [{"type": "array", "items": _PART}, {"type": ["string", "number", "null"]}]},
        "reasons": _reasons(rules),
        "evergreen": {**_mapping(EVERGREEN, _SHAPES), "required": ["gap", "wordings"]},
    }
    post = {**_mapping(POST, shapes), "title": "a post", "required": ["id"], "defaultSnippets": [_NEW_POST]}
    wording = {**_mapping(WORDING, shapes), "title": "a wording of its own"}
    if names:
        post["properties"] |= {name: {**wording, "description": _differs(name, net)} for name, net in names.items()}
    else:
        post["additionalProperties"] = {**wording, "description": "What the post says differently for this account."}
    posts = {"posts": {"type": "array", "items": post}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A postdesk campaign",
        **_mapping(CAMPAIGN, shapes | posts),
        "required": ["campaign", "posts"],
        "patternProperties": {"^x-": {}},
    }


def _differs(name: str, network: str) -> str:
    return f"What the post says differently for {name}, an account of {network}."


def _reasons(rules: Mapping[str, str]) -> dict[str, Any]:
    """Return the shape of rules with reasons; where rules are known, each is offered, and any other underlined."""
    reason = {"type": "string", "minLength": 1}
    known = {name: {**reason, "description": asks} for name, asks in rules.items()}
    return {"type": ["object", "null"], "properties": known, "additionalProperties": False if known else reason}


def _mapping(keys: tuple[DraftKey, ...], shapes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    properties = {key.name: {"description": key.about, **shapes[key.shape]} for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


_FILE = {
    **_mapping(MEDIA, _SHAPES),
    "title": "a picture or film",
    "required": ["file"],
    "defaultSnippets": [_NEW_MEDIUM],
}
_MEDIUM = {"oneOf": [_FILE, {"type": "string"}]}
_MEDIA = {"oneOf": [{"type": "array", "items": _MEDIUM}, _MEDIUM, {"type": "null"}]}
_PART = {
    "oneOf": [
        {**_mapping(PART, {**_SHAPES, "media": _MEDIA}), "title": "a part of the thread", "required": ["text"]},
        _TEXT,
    ]
}

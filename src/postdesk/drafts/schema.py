"""The JSON Schema of a campaign file, so that editors complete keys and underline mistakes."""

from typing import Any

from postdesk.drafts.keys import CAMPAIGN, MEDIA, PART, POST, WORDING, DraftKey
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
    "visibility": {"enum": ["public", "unlisted", "private"]},
    "yes or no": {"enum": [True, False, "yes", "no", "on", "off"]},
    "reasons": {"type": ["object", "null"], "additionalProperties": {"type": "string", "minLength": 1}},
}


def schema(house: House | None = None) -> dict[str, Any]:
    """Return the schema (draft 2020-12); with a desk, only its accounts are allowed."""
    names = list(house.accounts) if house else []
    account = {"enum": names} if names else {"type": "string"}
    shapes = {
        **_SHAPES,
        "accounts": {"oneOf": [{"type": "array", "items": account}, account]},
        "media": _MEDIA,
        "parts": {"oneOf": [{"type": "array", "items": _PART}, {"type": ["string", "number", "null"]}]},
    }
    wording = {**_mapping(WORDING, shapes), "description": "What the post says differently for this account."}
    post = _mapping(POST, shapes)
    post["required"] = ["id"]
    if names:
        post["properties"] |= dict.fromkeys(names, wording)
    else:
        post["additionalProperties"] = wording
    posts = {"posts": {"type": "array", "items": post}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A postdesk campaign",
        **_mapping(CAMPAIGN, shapes | posts),
        "required": ["campaign", "posts"],
        "patternProperties": {"^x-": {}},
    }


def _mapping(keys: tuple[DraftKey, ...], shapes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    properties = {key.name: {"description": key.about, **shapes[key.shape]} for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


_MEDIUM = {"oneOf": [{**_mapping(MEDIA, _SHAPES), "required": ["file"]}, {"type": "string"}]}
_MEDIA = {"oneOf": [{"type": "array", "items": _MEDIUM}, _MEDIUM, {"type": "null"}]}
_PART = {"oneOf": [{**_mapping(PART, {**_SHAPES, "media": _MEDIA}), "required": ["text"]}, _TEXT]}

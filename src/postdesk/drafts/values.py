"""The values of a campaign file: each shape of keys.py, from a node of text to what a Draft holds."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any

from postdesk.drafts.findings import Findings
from postdesk.drafts.keys import MEDIA, Key
from postdesk.drafts.media import MediaFiles
from postdesk.drafts.shortcodes import emojized
from postdesk.drafts.spelling import distinct, nearest
from postdesk.drafts.tree import Block, Listing, Node, Scalar
from postdesk.models import Media, Place, Slot
from postdesk.moments.slots import ClockChangeError, duration, moment
from postdesk.settings import House

_NAME = r"[^\s/\\@\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
"""Names become parts of a post's name and of files' names: no blanks, ways, control characters or turned letters."""
_LONGEST = 200
"""Bytes of a name: less than any file system takes."""
_LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_MEDIA = {key.name: key for key in MEDIA}

VISIBILITIES = ("public", "unlisted", "private")


class Values:
    """Reads the values of one file; what is wrong with one is noted and an empty value stands for it."""

    def __init__(self, house: House, findings: Findings) -> None:
        self._house = house
        self._findings = findings
        self._media_files = MediaFiles(house)
        self.shapes: dict[str, Callable[[Node], Any]] = {
            "name": self.name,
            "line": self.line,
            "text": self.text,
            "language": self.language,
            "link": self.link,
            "moment": self.moment,
            "instant": self.instant,
            "duration": self.duration,
            "accounts": self.accounts,
            "hashtags": self.hashtags,
            "texts": self.texts,
            "media": self.media,
            "visibility": self.visibility,
            "reasons": self.reasons,
            "posts": self.listed,
        }

    def error(self, rule: str, node: Node, message: str) -> None:
        """Note an error at a node's place."""
        self._findings.error(rule, node.line, node.column, message)

    def raw(self, node: Node) -> str:
        """Return a scalar as it is written; anything else is noted and counts as nothing."""
        if isinstance(node, Scalar):
            return node.value
        if isinstance(node, Block) and len(node.entries) == 1:
            self.error("second-colon", node, f'"{next(iter(node.entries))}:" reads as a key here: {_QUOTES}')
        else:
            what = "a list" if isinstance(node, Listing) else "a mapping"
            self.error("wrong-type", node, f"a text is wanted here, and this is {what}: {_QUOTES}")
        return ""

    def line(self, node: Node) -> str:
        """Return a text on one line."""
        return " ".join(self.raw(node).split())

    def name(self, node: Node) -> str:
        """Return a name that can stand in `campaign/id@account`."""
        value = self.raw(node).strip()
        if isinstance(node, Scalar) and (why := self._no_name(value)):
            self.error("bad-name", node, why)
            return ""
        return value

    @staticmethod
    def _no_name(value: str) -> str:
        """Say why something cannot be a name; "" where it can."""
        if len(value.encode("utf-8", "replace")) > _LONGEST:
            return f'"{value[:20]}…" is too long for a name: use at most {_LONGEST // 2} letters'
        if re.fullmatch(_NAME, value) and ".." not in value:
            return ""
        said = f'"{value}" cannot be a name' if value else "the name is empty"
        return f"{said}: use letters, digits and hyphens, no blanks, / or @"

    def text(self, node: Node) -> str:
        """Return a text with its shortcodes as emoji, without blanks around it."""
        return emojized(self.raw(node).strip(), lambda code, near: self._no_emoji(node, code, near))

    def _no_emoji(self, node: Node, code: str, near: str) -> None:
        advice = f": did you mean {near}?" if near else ": write the emoji itself"
        message = f"{code} is no emoji and stays as it is{advice}"
        self._findings.warning("shortcode", node.line, node.column, message)

    def language(self, node: Node) -> str:
        """Return a language tag such as `en` or `sr-Latn`; nothing is none."""
        value = self.raw(node).strip()
        if value and not re.fullmatch(_LANGUAGE, value):
            self.error("language", node, f'"{value}" is no language tag: write one like en, fr, ar or sr-Latn')
        return value.replace("_", "-")

    def visibility(self, node: Node) -> str:
        """Return who sees a post; nothing is what the account says."""
        value = self.raw(node).strip()
        if value and value not in VISIBILITIES:
            choices = "public, unlisted (quiet public) or private (followers)"
            self.error("visibility", node, f'"{value}" is nobody who could see it: write {choices}')
            return ""
        return value

    def link(self, node: Node) -> str:
        """Return a link as written; whether it is a good one is for the rules."""
        return self.raw(node).strip()

    def moment(self, node: Node) -> Slot | None:
        """Return when a post goes out; None for `next`, and after noting what is no moment."""
        value = self.raw(node).strip()
        return None if value.lower() == "next" or not isinstance(node, Scalar) else self.instant(node)

    def instant(self, node: Node) -> Slot | None:
        """Return a moment on the office's clock, or None after noting that it is none."""
        value = self.raw(node).strip()
        try:
            return moment(value, self._house.timezone) if isinstance(node, Scalar) else None
        except ClockChangeError as trouble:
            self.error("clock-change", node, str(trouble))
        except ValueError as trouble:
            self.error("date", node, str(trouble))
        return None

    def duration(self, node: Node) -> timedelta | None:
        """Return a length of time, or None after noting that it is none."""
        value = self.raw(node)
        try:
            return duration(value) if isinstance(node, Scalar) else None
        except ValueError as trouble:
            self.error("duration", node, str(trouble))
            return None

    def listed(self, node: Node) -> Sequence[Node]:
        """Return the items of a list; a single value counts as a list of one, an empty one as none."""
        if isinstance(node, Listing):
            return node.items
        return [] if isinstance(node, Scalar) and not node.value.strip() else [node]

    def _words(self, node: Node) -> list[tuple[Scalar, str]]:
        """Return the words of a list, or of one line with blanks or commas between them."""
        if isinstance(node, Scalar):
            return [(node, word) for word in node.value.replace(",", " ").split()]
        words = []
        for item in self.listed(node):
            word = self.raw(item).strip()
            if isinstance(item, Scalar):
                words.append((item, word))
        return words

    def accounts(self, node: Node) -> tuple[str, ...]:
        """Return the accounts of the desk that are named, each once."""
        known = self._house.accounts
        names = dict.fromkeys(self._words(node))
        if not names:
            self.error("missing-key", node, 'no account is named here: write "accounts: [name]"')
        for item, name in names:
            if name not in known:
                self.error("unknown-account", item, f'"{name}" is no account of this desk{self._near_account(name)}')
        return tuple(dict.fromkeys(name for _, name in names if name in known))

    def _near_account(self, name: str) -> str:
        of_network = [account.name for account in self._house.accounts.values() if account.network == name]
        if near := (of_network[0] if of_network else nearest(name, self._house.accounts)):
            return f': did you mean "{near}"?'
        return f": desk.toml has {', '.join(self._house.accounts) or 'none'}"

    def hashtags(self, node: Node) -> tuple[str, ...]:
        """Return hashtags without their sign, each once."""
        tags = []
        for item, word in self._words(node):
            tag = word.lstrip("#＃")
            if [tag] == tag.replace("#", " ").replace("＃", " ").split():
                tags.append(tag)
            else:
                said = f'"{word}" is not one hashtag' if tag else "this hashtag is empty"
                self.error("wrong-type", item, f"{said}: write one word for each, such as MigrantsDay")
        return distinct(tags)

    def texts(self, node: Node) -> tuple[str, ...]:
        """Return the parts of a thread, none of them empty."""
        parts = []
        for item in self.listed(node):
            part = self.text(item)
            if isinstance(item, Scalar) and not part:
                self.error("empty-text", item, "this part of the thread is empty: write it or delete the line")
            parts.append(part)
        return tuple(parts)

    def media(self, node: Node) -> tuple[Media, ...]:
        """Return pictures and films that exist in the desk."""
        return tuple(medium for item in self.listed(node) if (medium := self._medium(item)))

    def _medium(self, node: Node) -> Media | None:
        said = self.fields(node, _MEDIA, "a picture") if isinstance(node, Block) else {"file": self.raw(node).strip()}
        file = said.get("file", "")
        if not file:
            if not isinstance(node, Listing):
                self.error("missing-key", node, 'which picture? Write "file: media/name.jpg"')
            return None
        at = node.entries["file"][1] if isinstance(node, Block) else node
        if trouble := self._media_files.trouble(file):
            self.error(trouble[0], at, trouble[1])
        return Media(file, said.get("alt", ""), Place(self._findings.path, at.line, at.column))

    def reasons(self, node: Node) -> dict[str, str]:
        """Return the rules to ignore, each with why."""
        if not isinstance(node, Block):
            if self.listed(node):
                self.error("ignore-reason", node, 'say why each rule is ignored: "ignore: {rule: reason}"')
            return {}
        reasons = {rule: self.line(value) for rule, (_, value) in node.entries.items()}
        for rule, reason in reasons.items():
            if not reason:
                self.error("ignore-reason", node.entries[rule][1], f'say why {rule} is ignored: "{rule}: reason"')
        return reasons

    def fields(self, block: Block, table: dict[str, Key], what: str) -> dict[str, Any]:
        """Return the values of the keys a table knows; others are noted with the nearest known one."""
        said = {}
        for name, (key, node) in block.entries.items():
            known = table.get(name)
            if known:
                said[name] = self.shapes[known.shape](node)
            else:
                self.unknown(key, table, what)
        return said

    def unknown(self, key: Scalar, known: Iterable[str], what: str) -> None:
        """Note a key that nobody reads."""
        names = list(known)
        near = nearest(key.value, names)
        advice = f'did you mean "{near}"?' if near else f"it takes {', '.join(names)}"
        self.error("unknown-key", key, f'"{key.value}" is no key of {what}: {advice}')


_QUOTES = 'put the text in quotes or under "text: |"'

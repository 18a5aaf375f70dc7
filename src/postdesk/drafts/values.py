"""The values of a campaign file: each shape of keys.py, from a node of text to what a Draft holds."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from postdesk.drafts.findings import Findings
from postdesk.drafts.keys import MEDIA, PART, DraftKey
from postdesk.drafts.media import MediaFiles
from postdesk.drafts.shortcodes import emojized, shortcodes
from postdesk.drafts.spelling import HintsByKind, distinct
from postdesk.drafts.yaml_tree import Block, Listing, Node, Scalar
from postdesk.models import Media, Place, Slot, ThreadPart
from postdesk.models.findings import Value
from postdesk.moments.unreadable import UnknownZone, Unreadable, zones
from postdesk.moments.wall_clock import duration, moment
from postdesk.settings import House
from postdesk.text.language_tags import is_tag

if TYPE_CHECKING:
    from postdesk.drafts.recurring import RecurringValues

_NOT_IN_NAMES = frozenset("/\\@\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Names become parts of a post's name and of files' names: no blanks, ways, control characters or turned letters."""
_LONGEST = 200
"""Bytes of a name: less than any file system takes."""
_SHOWN = 60
"""Letters of what cannot be a name that are told."""
_MEDIA = {key.name: key for key in MEDIA}
_PART = {key.name: key for key in PART}

VISIBILITIES = ("public", "unlisted", "private")
YES_OR_NO = {**dict.fromkeys(("true", "yes", "on"), True), **dict.fromkeys(("false", "no", "off"), False)}
QUOTES = "\"'`“”„‟«»‹›‘’‚‛「」『』＂＇"
"""Quotation marks, which no network links in a hashtag."""


class Values:
    """Reads the values of one file; what is wrong with one is noted and an empty value stands for it."""

    def __init__(self, house: House, findings: Findings) -> None:
        self._house = house
        self._findings = findings
        self._media_files = MediaFiles(house)
        self._hints = HintsByKind()
        self._shapes: dict[str, Callable[[Node], Any]] = {
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
            "parts": self.parts,
            "media": self.media,
            "visibility": self.visibility,
            "yes or no": self.yes_or_no,
            "reasons": self.reasons,
            "posts": self.listed,
        }

    def reader(self, shape: str) -> Callable[[Node], Any]:
        """Return what reads the values of one shape of keys.py."""
        return self._shapes.get(shape) or self._recurring.shapes[shape]

    @cached_property
    def _recurring(self) -> "RecurringValues":
        """What reads the values of a post that comes back, imported for the first of them."""
        from postdesk.drafts.recurring import RecurringValues

        return RecurringValues(self, self._house)

    def error(self, rule: str, node: Node, code: str, **values: Value) -> None:
        """Note an error at a node's place."""
        self._findings.error(rule, node.line, node.column, code, **values)

    def raw(self, node: Node) -> str:
        """Return a scalar as it is written; anything else is noted and counts as nothing."""
        if isinstance(node, Scalar):
            return node.value
        if isinstance(node, Block) and len(node.entries) == 1:
            self.error("second-colon", node, "key", key=next(iter(node.entries)))
        else:
            self.error("wrong-type", node, "list" if isinstance(node, Listing) else "mapping")
        return ""

    def line(self, node: Node) -> str:
        """Return a text on one line."""
        return " ".join(self.raw(node).split())

    def name(self, node: Node) -> str:
        """Return a name that can stand in `campaign/id@account`."""
        value = self.raw(node).strip()
        if isinstance(node, Scalar) and (why := unfit_name(value)):
            self.error("bad-name", node, why, name=value[:_SHOWN])
            return ""
        return value

    def text(self, node: Node) -> str:
        """Return a text with its shortcodes as emoji, without blanks around it."""
        return emojized(self.raw(node).strip(), lambda code: self._no_emoji(node, code))

    def _no_emoji(self, node: Node, code: str) -> None:
        if self._findings.tells("shortcode"):
            near = self._hints.near("shortcode", code, shortcodes)
            known = "near" if near else "unknown"
            self._findings.warning("shortcode", node.line, node.column, known, shortcode=code, near=near)

    def language(self, node: Node) -> str:
        """Return a language tag such as `en` or `sr-Latn`; nothing is none."""
        value = self.raw(node).strip()
        tag = value.replace("_", "-")
        if value and not is_tag(tag):
            self.error("language", node, "tag", language=value)
        return tag

    def visibility(self, node: Node) -> str:
        """Return who sees a post; nothing is what the account says."""
        value = self.raw(node).strip()
        if value and value not in VISIBILITIES:
            self.error("visibility", node, "nobody", visibility=value)
            return ""
        return value

    def yes_or_no(self, node: Node) -> bool:
        """Return whether something holds; what is neither yes nor no is noted and counts as yes."""
        value = self.raw(node).strip().lower()
        if value not in YES_OR_NO:
            self.error("yes-or-no", node, "neither", value=value)
        return YES_OR_NO.get(value, True)

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
        except UnknownZone as unknown:
            trouble = unknown.meaning(self._hints.near("zone", unknown.zone, zones))
            self.error(trouble.rule, node, trouble.code, **trouble.values)
        except Unreadable as trouble:
            self.error(trouble.rule, node, trouble.code, **trouble.values)
        return None

    def duration(self, node: Node) -> timedelta | None:
        """Return a length of time, or None after noting that it is none."""
        value = self.raw(node)
        try:
            return duration(value) if isinstance(node, Scalar) else None
        except Unreadable as trouble:
            self.error(trouble.rule, node, trouble.code, **trouble.values)
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
            self.error("missing-key", node, "account")
        for item, name in names:
            if name not in known:
                self._no_account(item, name)
        return tuple(dict.fromkeys(name for _, name in names if name in known))

    def _no_account(self, item: Node, name: str) -> None:
        """Note a name that no account has, with the account that was probably meant, or all there are."""
        known = self._house.accounts
        of_network = [account.name for account in known.values() if account.network == name]
        if near := (of_network[0] if of_network else self._hints.near("account", name, lambda: known)):
            self.error("unknown-account", item, "near", name=name, near=near)
        else:
            self.error("unknown-account", item, "unknown" if known else "none", name=name, accounts=tuple(known))

    def hashtags(self, node: Node) -> tuple[str, ...]:
        """Return hashtags without their sign, each once."""
        tags = []
        for item, word in self._words(node):
            tag = word.lstrip("#＃")
            if (bare := tag.strip(QUOTES)) != tag and bare:
                self.error("wrong-type", item, "quoted-hashtag", word=word, tag=bare)
            elif [tag] == tag.replace("#", " ").replace("＃", " ").split():
                tags.append(tag)
            else:
                self.error("wrong-type", item, "hashtag" if tag else "empty-hashtag", word=word)
        return distinct(tags)

    def parts(self, node: Node) -> tuple[ThreadPart, ...]:
        """Return the parts of a thread, none of them empty, with the pictures of each."""
        return tuple(self._part(item, number) for number, item in enumerate(self.listed(node), 1))

    def _part(self, node: Node, number: int) -> ThreadPart:
        said: dict[str, Any]
        whole = isinstance(node, Block) and ("text" in node.entries or "media" in node.entries)
        said = self.fields(node, _PART, "part") if isinstance(node, Block) and whole else {"text": self.text(node)}
        if not said.get("text") and (whole or isinstance(node, Scalar)):
            self.error("empty-text", node, "part")
        return ThreadPart(said.get("text", ""), tuple(replace(one, part=number) for one in said.get("media", ())))

    def media(self, node: Node) -> tuple[Media, ...]:
        """Return pictures and films that exist in the desk."""
        return tuple(medium for item in self.listed(node) if (medium := self._medium(item)))

    def _medium(self, node: Node) -> Media | None:
        said: dict[str, Any]
        said = self.fields(node, _MEDIA, "picture") if isinstance(node, Block) else {"file": self.raw(node).strip()}
        file = said.get("file", "")
        if not file:
            if not isinstance(node, Listing):
                self.error("missing-key", node, "file")
            return None
        at = node.entries["file"][1] if isinstance(node, Block) else node
        found = self._media_files.find(file)
        if trouble := found.trouble:
            self.error(trouble.rule, at, trouble.code, **trouble.values)
        place = Place(self._findings.path, at.line, at.column)
        return Media(file, said.get("alt", ""), place, said.get("fit", True), found.path, found.head)

    def reasons(self, node: Node) -> dict[str, str]:
        """Return the rules to ignore, each with why."""
        if not isinstance(node, Block):
            if self.listed(node):
                self.error("ignore-reason", node, "each")
            return {}
        reasons = {rule: self.line(value) for rule, (_, value) in node.entries.items()}
        for rule, reason in reasons.items():
            if not reason:
                self.error("ignore-reason", node.entries[rule][1], "one", name=rule)
        return reasons

    def fields(self, block: Block, table: dict[str, DraftKey], what: str, account: str = "") -> dict[str, Any]:
        """Return the values of the keys a table knows; others are noted with the nearest known one.

        `what` is what has these keys: a "campaign", "post", "picture", "part", or the "wording" of an account.
        """
        said = {}
        for name, (key, node) in block.entries.items():
            known = table.get(name)
            if known:
                said[name] = self.reader(known.shape)(node)
            else:
                self.unknown(key, table, what, account)
        return said

    def unknown(self, key: Scalar, known: Iterable[str], what: str, account: str = "") -> None:
        """Note a key that nobody reads; see `fields`."""
        names = tuple(known)
        near = self._hints.near(what, key.value, lambda: names)
        values: dict[str, Value] = {"account": account} if account else {}
        if near:
            self.error("unknown-key", key, f"{what}-near", key=key.value, near=near, **values)
        else:
            self.error("unknown-key", key, what, key=key.value, keys=names, **values)


def unfit_name(value: str) -> str:
    """Return in which way something cannot be a name; "" where it can."""
    if not value:
        return "empty"
    if len(value.encode("utf-8", "replace")) > _LONGEST:
        return "long"
    plain = value.isascii() and value.isprintable() and " " not in value
    unfit = not _NOT_IN_NAMES.isdisjoint(value) or (not plain and any(map(_breaks, value)))
    return "name" if unfit or ".." in value else ""


def _breaks(sign: str) -> bool:
    """Tell whether a sign is a blank, a control character or half a character."""
    return sign.isspace() or unicodedata.category(sign) in {"Cc", "Cs"}

"""A campaign file → rows: for each post what it says itself, and one more for each account that says something else.

Values are those that are written, before anything is inherited or made of them, so that what was not changed in a table
is never written back.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from postdesk.drafts.findings import Findings
from postdesk.drafts.keys import POST, WORDING
from postdesk.drafts.source import source_shown, source_text
from postdesk.drafts.spreadsheets.cells import shown_cell
from postdesk.drafts.yaml_tree import Block, Listing, Node, Scalar, parse
from postdesk.settings import House

_MOMENT = r"(?a)(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|,?\s+)(\d{1,2}):(\d{2})(:\d{2})?"
_POST = {key.name: key.shape for key in POST if key.name != "id"}
_WORDING = {key.name: key.shape for key in WORDING}


class CampaignRow(Struct, frozen=True):
    """One row: the post's name (`campaign/id`), the account whose wording it is ("" for the post), its cells by column.

    `number` is the post's place in its file, from 0, `line` the line where it stands. `bare` are the columns whose
    value stands in its list without a key (`media: [hall.jpg]`), `lone` the keys (and parts) whose only value stands in
    none, `rich` those whose items have more than a table shows.
    """

    ref: str
    account: str
    cells: Mapping[str, str]
    number: int
    line: int
    bare: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    rich: frozenset[str] = frozenset()


class CampaignTable(Struct, frozen=True):
    """A campaign file as rows; `broken` where it is no campaign that can be read, and has none."""

    path: Path
    shown: str
    campaign: str = ""
    text: str = ""
    rows: tuple[CampaignRow, ...] = ()
    broken: bool = False


def table_of_file(path: Path, house: House) -> CampaignTable:
    """Return a campaign file's rows."""
    findings = Findings(source_shown(path, house), {})
    text = source_text(path, findings, house)
    return table_of_text(path, text or "", house)


def table_of_text(path: Path, text: str, house: House) -> CampaignTable:
    """Return the rows of a campaign file that says this."""
    findings = Findings(source_shown(path, house), {})
    root = parse(text, findings) if text else None
    name = root.entries.get("campaign") if isinstance(root, Block) else None
    if not isinstance(root, Block) or not name or not isinstance(name[1], Scalar):
        return CampaignTable(path, findings.path, broken=True)
    campaign = name[1].value.strip()
    return CampaignTable(path, findings.path, campaign, text, tuple(_rows(root, campaign, house)))


def _rows(root: Block, campaign: str, house: House) -> Iterator[CampaignRow]:
    for number, (name, post) in enumerate(_posts(root)):
        if not name:
            continue
        ref = f"{campaign}/{name}"
        yield _row(ref, "", post, _POST, number)
        for key, (_, node) in post.entries.items():
            if key in house.accounts and key not in _POST and isinstance(node, Block):
                yield _row(ref, key, node, _WORDING, number)


def _row(ref: str, account: str, block: Block, shapes: Mapping[str, str], number: int) -> CampaignRow:
    lists: dict[str, Node] = {key: block.entries[key][1] for key in ("media", "thread") if key in block.entries}
    rich = {key for key, node in lists.items() if any(map(_has_more, _items(node)))}
    bare, lone = _ways(lists)
    return CampaignRow(
        ref, account, _cells(block, shapes), number, block.line, frozenset(bare), frozenset(lone), frozenset(rich)
    )


def _ways(lists: Mapping[str, Node]) -> tuple[set[str], set[str]]:
    """Return what stands in lists without a key, and which lists are none; see `CampaignRow`."""
    nodes = {("media", "media"): lists["media"]} if "media" in lists else {}
    if "thread" in lists:
        nodes["thread", "part"] = lists["thread"]
        for number, item in enumerate(_items(lists["thread"]), 1):
            if isinstance(item, Block) and "media" in item.entries:
                nodes[f"part {number}", f"part {number} media"] = item.entries["media"][1]
    bare = {
        f"{name} {number}"
        for (_, name), node in nodes.items()
        for number, item in enumerate(_items(node), 1)
        if isinstance(item, Scalar)
    }
    return bare, {key for (key, _), node in nodes.items() if not isinstance(node, Listing)}


def _has_more(item: Node) -> bool:
    """Tell whether more is said of a picture, or of a part or its pictures, than a table shows."""
    if not isinstance(item, Block):
        return False
    within = _items(item.entries["media"][1]) if "media" in item.entries else []
    return not item.entries.keys() <= {"file", "alt", "text", "media"} or any(map(_has_more, within))


def _posts(root: Block) -> Iterator[tuple[str, Block]]:
    """Yield each post with its id, "" where it has none; what is no post keeps its number."""
    node = root.entries["posts"][1] if "posts" in root.entries else None
    for post in node.items if isinstance(node, Listing) else [node] if isinstance(node, Block) else ():
        block = post if isinstance(post, Block) else Block({}, post.line, post.column)
        named = block.entries.get("id")
        yield (named[1].value.strip() if named and isinstance(named[1], Scalar) else "", block)


def _cells(block: Block, shapes: Mapping[str, str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, (_, node) in block.entries.items():
        if key in shapes:
            cells |= _of_value(key, shapes[key], node)
    return cells


def _of_value(key: str, shape: str, node: Node) -> dict[str, str]:
    if shape == "media":
        return dict(_pictures(node, ""))
    if shape == "parts":
        return dict(_parts(node))
    if shape in {"accounts", "hashtags"}:
        return {key: _words(node, shape)}
    if shape in {"moment", "instant"}:
        return {key: shown_cell(plain_moment(node.value))} if isinstance(node, Scalar) else {}
    if shape == "reasons":
        return {key: _reasons(node)}
    return {key: shown_cell(node.value)} if isinstance(node, Scalar) else {}


def plain_moment(value: str) -> str:
    """Return a moment by the office's clock in the one way that tables have it; anything else as it is."""
    found = re.fullmatch(_MOMENT, value.strip())
    if not found:
        return value
    year, month, day, hour, minute, second = found.groups("")
    return f"{year}-{month:0>2}-{day:0>2} {hour:0>2}:{minute}{'' if second == ':00' else second}"


def _items(node: Node) -> list[Node]:
    if isinstance(node, Listing):
        return node.items
    return [] if isinstance(node, Scalar) and not node.value.strip() else [node]


def _words(node: Node, shape: str) -> str:
    words = [word for item in _items(node) if isinstance(item, Scalar) for word in item.value.replace(",", " ").split()]
    if shape == "accounts":
        return shown_cell(", ".join(dict.fromkeys(words)))
    return shown_cell(" ".join(f"#{word.lstrip('#＃')}" for word in words))


def _reasons(node: Node) -> str:
    entries = node.entries.items() if isinstance(node, Block) else ()
    told = [f"{rule}: {' '.join(why.value.split())}" for rule, (_, why) in entries if isinstance(why, Scalar)]
    return shown_cell("\n".join(told))


def _pictures(node: Node, of: str) -> Iterator[tuple[str, str]]:
    """Yield the file and the alt text of each picture; an empty list is one picture that is empty on purpose."""
    items = _items(node)
    if not items:
        yield f"{of}media 1", shown_cell("")
    for number, item in enumerate(items, 1):
        said = {key: value for key, (_, value) in item.entries.items()} if isinstance(item, Block) else {"file": item}
        for key, column in (("file", "media"), ("alt", "alt")):
            value = said.get(key)
            if isinstance(value, Scalar):
                yield f"{of}{column} {number}", shown_cell(value.value)


def _parts(node: Node) -> Iterator[tuple[str, str]]:
    items = _items(node)
    if not items:
        yield "part 1", shown_cell("")
    for number, item in enumerate(items, 1):
        text: Node | None = item
        if isinstance(item, Block):
            text = item.entries["text"][1] if "text" in item.entries else None
            if "media" in item.entries:
                yield from _pictures(item.entries["media"][1], f"part {number} ")
        if isinstance(text, Scalar):
            yield f"part {number}", shown_cell(text.value)

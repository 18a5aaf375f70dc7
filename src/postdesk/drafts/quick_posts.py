"""The posts of a campaign file by their names, for a person who has typed half of one: nothing is judged."""

from collections.abc import Iterator
from pathlib import Path

from postdesk.drafts.findings import Findings
from postdesk.drafts.source import source_text
from postdesk.drafts.yaml_tree import Block, Listing, Node, Scalar, parse
from postdesk.settings import House


def quick_posts(path: Path, house: House) -> Iterator[tuple[str, str, str]]:
    """Yield campaign, id and account of each post of a file, as far as they can be told."""
    yield from ((campaign, name, account) for campaign, name, account, _ in _posts(path, house))


def quick_firsts(path: Path, house: House) -> Iterator[tuple[str, str]]:
    """Yield the full name of each post of a file, with that of the one it goes after, or ""."""
    for campaign, name, account, first in _posts(path, house):
        yield f"{campaign}/{name}@{account}", first if "/" in first or not first else f"{campaign}/{first}"


def _posts(path: Path, house: House) -> Iterator[tuple[str, str, str, str]]:
    findings = Findings("", {})
    text = source_text(path, findings, house)
    root = parse(text, findings) if text else None
    if not isinstance(root, Block):
        return
    campaign, everywhere = _words(root, "campaign"), _words(root, "accounts")
    posts = root.entries["posts"][1] if "posts" in root.entries else None
    for post in posts.items if isinstance(posts, Listing) else []:
        first = "".join(_words(post, "after")[:1])
        for name in (campaign and _words(post, "id"))[:1]:
            yield from ((campaign[0], name, account, first) for account in _words(post, "accounts") or everywhere)


def _words(node: Node, key: str) -> list[str]:
    """Return the words of a key's value: of a list, or of one line."""
    found = node.entries[key][1] if isinstance(node, Block) and key in node.entries else None
    if isinstance(found, Listing):
        return [item.value.strip() for item in found.items if isinstance(item, Scalar)]
    return found.value.replace(",", " ").split() if isinstance(found, Scalar) else []

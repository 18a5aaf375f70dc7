"""A campaign file with a draft that cannot be read → the rest of it, where that surely means what it meant.

Whoever forgets a closing quotation mark breaks the whole file for the parser, and only one draft for a reader: each
begins with a dash in the column of the others. So each is read alone; those that cannot be read are put out of the
way, and the rest must then be a whole file with exactly the other drafts, each where its dash stands. What the file
says for all its posts has to be whole, too. Where any of this is unsure, nothing of the file is read.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from postdesk.drafts.findings import IN_ONE_POST, Findings
from postdesk.drafts.keys import CAMPAIGN
from postdesk.drafts.yaml_events import FASTEST, yaml
from postdesk.drafts.yaml_tree import Block, Listing, parse

_POSTS = r"posts:[ ]*(?:#.*)?"
_OWN_KEY = re.compile(rf"(?:{'|'.join(key.name for key in CAMPAIGN)}|x-[\w-]+):(?: |$)")
_ID = re.compile(r"""(?m)^[ ]*(?:-[ ]+)?\{?[ ]*id:[ ]*["']?([\w.-]+)["']?[ ]*(?:[,#}].*)?$""")
_HEAD = "posts:\n"


class TornDraft(Struct, frozen=True):
    """A draft that cannot be read: its id, "" where that cannot be told, and what is wrong, with its place."""

    id: str
    found: Findings


class TornFile(Struct, frozen=True):
    """What can be read of a file: the tree of its values without the `torn` drafts, and what was found on the way."""

    root: Block
    found: Findings
    torn: tuple[TornDraft, ...]


class _Piece(Struct, frozen=True):
    """The lines of one draft; `first` is the number of the first, from 0."""

    first: int
    lines: Sequence[str]

    @property
    def text(self) -> str:
        """The draft as the only one of a file."""
        return _HEAD + "\n".join(self.lines) + "\n"


def torn_file(text: str, findings: Findings) -> TornFile | None:
    """Return what can be read of a text that the parser refuses; None where that is nothing, or unsure."""
    lines = text.split("\n")
    whole, broken = list[_Piece](), list[_Piece]()
    for piece in _pieces(lines):
        (whole if _is_read(piece) else broken).append(piece)
    if not broken or not whole:
        return None
    rest = list(lines)
    for piece in broken:
        rest[piece.first : piece.first + len(piece.lines)] = ["#"] * len(piece.lines)
    found = findings.beside()
    root = parse("\n".join(rest), found)
    torn = tuple(_torn(piece, findings) for piece in broken)
    named = {name for piece in broken for name in _ID.findall(piece.text)}
    if not isinstance(root, Block) or found.rules - IN_ONE_POST or not _stands(root, whole, named):
        return None
    return TornFile(root, found, torn) if all(draft.found for draft in torn) else None


def _pieces(lines: Sequence[str]) -> list[_Piece]:
    """Return the drafts of a file by their dashes; none where those cannot be told."""
    begins = [number for number, line in enumerate(lines) if re.fullmatch(_POSTS, line)]
    if len(begins) != 1:
        return []
    start = begins[0] + 1
    end = next((at for at in range(start, len(lines)) if _OWN_KEY.match(lines[at])), len(lines))
    first = next((line for line in lines[start:end] if line.strip() and not line.lstrip().startswith("#")), "")
    dash = re.match(r" *- ", first)
    if not dash:
        return []
    dashes = [at for at in range(start, end) if lines[at].startswith(dash[0])]
    return [_Piece(at, lines[at:after]) for at, after in zip(dashes, [*dashes[1:], end], strict=True)]


def _is_read(piece: _Piece) -> bool:
    """Tell whether a draft can be read alone."""
    events = FASTEST(piece.text)
    try:
        while events.get_event() is not None:
            pass
    except yaml.MarkedYAMLError:
        return False
    return True


def _torn(piece: _Piece, findings: Findings) -> TornDraft:
    """Return a draft that cannot be read with what is wrong, at its place in the file."""
    found = findings.beside()
    parse("\n" * (piece.first - 1) + piece.text, found)
    names = _ID.findall(piece.text)
    return TornDraft(names[0] if names else "", found)


def _stands(root: Block, whole: Sequence[_Piece], named: set[str]) -> bool:
    """Tell whether a tree has exactly the drafts that can be read, where they stand, and none of a torn one's name."""
    posts = root.entries["posts"][1] if "posts" in root.entries else None
    if not isinstance(posts, Listing) or len(posts.items) != len(whole):
        return False
    for item, piece in zip(posts.items, whole, strict=True):
        inside = piece.first < item.line <= piece.first + len(piece.lines)
        if not (isinstance(item, Block) and inside and "id" in item.entries):
            return False
        if getattr(item.entries["id"][1], "value", "") in named:
            return False
    return True

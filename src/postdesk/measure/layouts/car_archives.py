"""Archives of the AT protocol (CAR): blocks of DAG-CBOR, and the tree that names the records among them.

Only what such an archive holds is read: definite lengths, text keys, links as tag 42.
Sources: https://ipld.io/specs/transport/car/carv1/, https://ipld.io/specs/codecs/dag-cbor/spec/,
https://atproto.com/specs/repository.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from postdesk.errors import ExportError
from postdesk.files.regular import opened

BYTES = 100_000_000
DEEPEST = 64
"""Levels of one record; a post with everything in it has about ten."""
LINK = 42
COMMITS, NODE = (b"\xa5\x63did", b"\xa6\x63did"), b"\xa2\x61e"
"""How commits and nodes of the tree begin, whose keys stand in one order only; all else is a record."""
CID = 36
"""Bytes of a link: version, codec, kind and length of the hash, and 32 bytes of SHA-256."""


def records(path: Path, prefix: str) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Yield the records of which the key (`app.bsky.feed.post/3k…`) begins so: whose each is, its key, what it says.

    Raises:
        ExportError: The archive is broken, or larger than any.
    """
    with opened(path) as file:
        data = file.read(BYTES + 1)
    if len(data) > BYTES:
        raise ExportError(
            "{path} is larger than {size} MB: postdesk reads no archive of that size",
            path=path.name,
            size=BYTES // 1_000_000,
        )
    try:
        blocks = {data[begin : begin + CID]: begin + CID for begin in _blocks(data)}
        owner = next((_owner(data, at) for at in blocks.values() if data.startswith(COMMITS, at)), "")
        nodes = (at for at in blocks.values() if data.startswith(NODE, at))
        for key, link in chain.from_iterable(_entries(_decoded(data, at, 0)[0], prefix) for at in nodes):
            if link in blocks and isinstance(record := _decoded(data, blocks[link], 0)[0], dict):
                yield owner, key, record
    except (ValueError, IndexError, TypeError, KeyError) as broken:
        raise ExportError("{path} is broken off: export it again", path=path.name) from broken


def _owner(data: bytes, at: int) -> str:
    """Return whose archive it is, as its last commit says."""
    commit, _ = _decoded(data, at, 0)
    return str(commit["did"]) if isinstance(commit, dict) else ""


def _entries(node: object, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the keys in one node of the tree, each written as what it shares with the one before and the rest."""
    key = b""
    for entry in node["e"]:  # type: ignore[index]
        key = key[: entry["p"]] + entry["k"]
        if key.startswith(prefix.encode()):
            yield key.decode("ascii"), entry["v"]


def _blocks(data: bytes) -> Iterator[int]:
    """Yield where the blocks begin, each with its name; the header of the archive is none."""
    size, at = _varint(data, 0)
    at += size
    while at < len(data):
        size, begin = _varint(data, at)
        at = begin + size
        if size <= CID or at > len(data):
            raise ValueError("a block ends too early")
        yield begin


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7
        if shift > 35:
            raise ValueError("a length that no block has")


def _decoded(data: bytes, at: int, depth: int) -> tuple[object, int]:
    """Return the value that begins in a place, and where the next one does."""
    kind, number, at = _head(data, at)
    if depth > DEEPEST:
        raise ValueError("too deep")
    match kind:
        case 0 | 1:
            return (-1 - number if kind else number), at
        case 2 | 3:
            return _text(data, at, number, words=kind == 3)
        case 4 | 5:
            return _several(data, at, number, depth, named=kind == 5)
        case 6:
            inner, at = _decoded(data, at, depth + 1)
            return (inner[1:] if number == LINK and isinstance(inner, bytes) else inner), at
    return None, at


def _text(data: bytes, at: int, size: int, *, words: bool) -> tuple[object, int]:
    """Return so many bytes, or the words in them."""
    if at + size > len(data):
        raise ValueError("a text ends too early")
    found = data[at : at + size]
    return (found.decode("utf-8", "replace") if words else found), at + size


def _several(data: bytes, at: int, count: int, depth: int, *, named: bool) -> tuple[object, int]:
    """Return a list of so many values, or a mapping."""
    if count > len(data):
        raise ValueError("more values than bytes")
    values: list[object] = []
    for _ in range(count * 2 if named else count):
        value, at = _decoded(data, at, depth + 1)
        values.append(value)
    return (dict(zip(map(str, values[::2]), values[1::2], strict=True)) if named else values), at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of a value, the number in its head, and where the head ends."""
    kind, rest = data[at] >> 5, data[at] & 0x1F
    if rest < 24:
        return kind, rest, at + 1
    size = {24: 1, 25: 2, 26: 4, 27: 8}[rest]
    number = int.from_bytes(data[at + 1 : at + 1 + size], "big")
    return kind, number, at + 1 + size

"""Paragraphs that a site puts on every page: a desk remembers which lines came with which sources.

A line that came with another source is no part of this one's news. Only hashes are kept, in `.postdesk/`.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.models.known_types import known_type

_FILE = "paragraphs.json"
_MOST = 20_000
_SOURCES = 3
"""Sources that are remembered of one line; two tell that it is repeated."""
_FEWEST_SIGNS = 12
"""Signs of a line that is remembered."""

Memory = dict[str, list[str]]


def remembered(folder: Path) -> Memory:
    """Return for each line, by its hash, the hashes of sources that had it; none where nothing can be read."""
    try:
        return msgspec.json.decode(contents(folder / _FILE, most=10_000_000), type=known_type(Memory))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def line_key(text: str) -> str:
    """Return the hash of a line, however its words are spaced and capitalised."""
    return sha256(" ".join(text.split()).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:20]


def source_of(lines: Iterable[str], memory: Memory) -> str:
    """Return the hash of a source by its lines: that of an earlier one, of which it is a later edit, or a new one.

    An edit shares most lines and most of the text; another page of a site shares one or the other.
    """
    texts = {line_key(line): len(line) for line in lines if len(line) >= _FEWEST_SIGNS}
    shared: dict[str, list[int]] = {}
    for key, signs in texts.items():
        for source in memory.get(key, ()):
            shared.setdefault(source, []).append(signs)
    same = {
        source: sum(signs)
        for source, signs in shared.items()
        if sum(signs) * 2 > sum(texts.values()) and len(signs) * 2 > len(texts)
    }
    return max(same, key=same.__getitem__, default=line_key("\n".join(texts)))


def known_elsewhere(source: str, memory: Memory) -> Callable[[str], bool]:
    """Return what tells whether a line came with another source than this one."""
    return lambda text: len(text) >= _FEWEST_SIGNS and any(other != source for other in memory.get(line_key(text), ()))


def remember_lines(folder: Path, memory: Memory, source: str, lines: Iterable[str]) -> None:
    """Keep which lines a source has; of too many the oldest are forgotten."""
    for line in lines:
        if len(line) >= _FEWEST_SIGNS:
            key = line_key(line)
            memory[key] = (
                [*memory.pop(key, []), source][-_SOURCES:] if source not in memory.get(key, ()) else memory[key]
            )
    kept = dict(list(memory.items())[-_MOST:])
    private.replace(folder / _FILE, msgspec.json.encode(kept))

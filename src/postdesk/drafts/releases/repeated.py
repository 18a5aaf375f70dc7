"""Paragraphs that a site puts on every page: a desk remembers which lines came with which sources.

A line that came with another source is no part of this one's news. Only hashes are kept, in `.postdesk/`.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from postdesk.files import private
from postdesk.files.regular import contents

_FILE = "paragraphs.json"
_MOST = 20_000
_SOURCES = 3
"""Sources that are remembered of one line; two tell that it is repeated."""
_FEWEST_SIGNS = 12

Memory = dict[str, list[str]]


def remembered(folder: Path) -> Memory:
    """Return for each line, by its hash, the hashes of sources that had it; none where nothing can be read."""
    try:
        return msgspec.json.decode(contents(folder / _FILE, most=10_000_000), type=Memory)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def line_key(text: str) -> str:
    """Return the hash of a line, however its words are spaced and capitalised."""
    return sha256(" ".join(text.split()).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:20]


def source_of(lines: Iterable[str], memory: Memory) -> str:
    """Return the hash of a source by its lines: that of an earlier one, of which it is a later edit, or a new one."""
    keys = [line_key(line) for line in lines if len(line) >= _FEWEST_SIGNS]
    counted: dict[str, int] = {}
    for key in keys:
        for source in memory.get(key, ()):
            counted[source] = counted.get(source, 0) + 1
    same = [source for source, count in counted.items() if count * 5 > len(keys) * 4]
    return max(same, key=counted.__getitem__, default=line_key("\n".join(keys)))


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

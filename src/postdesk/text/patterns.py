"""Regular expressions that other packages compile while they are imported, left until one of them is used.

PyYAML, tomllib and click compile 30 patterns between them, of which `check` needs three; one of them, PyYAML's for
signs that cannot be printed, takes as long as reading a campaign does. With all of them a `check` of one file takes
longer than yamllint of it (1.1 times), without them about as long. Bazaar came to the same remedy for its cold start
(breezy.lazy_regex).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_AT_ONCE = re.compile


class Pattern:
    """Stands for a compiled pattern, and becomes one when it is first asked for anything."""

    def __init__(self, pattern: Any, flags: int = 0) -> None:  # noqa: ANN401 -- text or bytes, as `re.compile` takes
        self._source = pattern, flags

    def __getattr__(self, name: str) -> object:
        """Return what the compiled pattern has by that name, and keep it."""
        found = getattr(_AT_ONCE(*self._source), name)
        setattr(self, name, found)
        return found


@contextmanager
def compiled_when_used() -> Iterator[None]:
    """Let `re.compile` give patterns that wait, as long as the block lasts.

    It is for `import` statements alone: whoever compiles meanwhile in another thread gets a pattern that waits, too,
    which only `isinstance` can tell from another.
    """
    re.compile = Pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _AT_ONCE

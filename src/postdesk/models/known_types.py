"""Types that data is read as, looked at by one thread at a time.

msgspec looks at a type when it first reads one, and writes down what it finds before that is whole. A second thread
that reads the same type meanwhile, or one within it, ends the whole process: workers under load were seen to, with
msgspec 0.22. What has been looked at once is safe for all.
"""

from threading import Lock
from typing import TypeVar

import msgspec

S = TypeVar("S")
_LOOKING = Lock()
_KNOWN: set[object] = set()


def known_type(shape: S) -> S:
    """Return a type, once msgspec knows all of it; every `decode` and `convert` to a type asks here."""
    if shape not in _KNOWN:
        with _LOOKING:
            msgspec.json.Decoder(shape)
            _KNOWN.add(shape)
    return shape

"""Who may come in: a token that works once, in the address that is printed, and a cookie from then on.

Each token is somebody's: whoever came in with it acts in that name.

Both live as long as the process, in its memory alone.
"""

import secrets
from collections.abc import Mapping, Sequence
from threading import Lock

BYTES = 32


class PageKeys:
    """The tokens and the cookies of one process, one of each for every name; may be shared by threads.

    The first name is that of whoever serves the page.
    """

    def __init__(self, names: Sequence[str] = ("",)) -> None:
        self.tokens = {name: secrets.token_urlsafe(BYTES) for name in names}
        self._cookies = {name: secrets.token_urlsafe(BYTES) for name in names}
        self._used: set[str] = set()
        self._lock = Lock()

    @property
    def token(self) -> str:
        """The token of whoever serves the page."""
        return next(iter(self.tokens.values()))

    def exchange(self, token: str) -> str | None:
        """Return the cookie for a token, once; None where it is none, or was used."""
        with self._lock:
            name = _owner(self.tokens, token)
            if name is None or name in self._used:
                return None
            self._used.add(name)
            return self._cookies[name]

    def whose(self, cookie: str) -> str | None:
        """Return who was let in with a cookie; None for nobody."""
        return _owner(self._cookies, cookie)


def _owner(secret_words: Mapping[str, str], given: str) -> str | None:
    """Return whose a secret is; how long that takes does not tell how much of it was right."""
    fits = [name for name, word in secret_words.items() if secrets.compare_digest(given.encode(), word.encode())]
    return fits[0] if fits else None

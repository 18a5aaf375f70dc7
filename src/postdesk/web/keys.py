"""Who may come in: a token that works once, in the address that is printed, and a cookie from then on.

Both live as long as the process, in its memory alone.
"""

import secrets
from threading import Lock

BYTES = 32


class PageKeys:
    """The token and the cookie of one process; may be shared by threads."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(BYTES)
        self._cookie = secrets.token_urlsafe(BYTES)
        self._used = False
        self._lock = Lock()

    def exchange(self, token: str) -> str | None:
        """Return the cookie for the token, once; None where it is another token, or was used."""
        with self._lock:
            if self._used or not secrets.compare_digest(token.encode(), self.token.encode()):
                return None
            self._used = True
            return self._cookie

    def fits(self, cookie: str) -> bool:
        """Whether a browser was let in."""
        return secrets.compare_digest(cookie.encode(), self._cookie.encode())

"""The desk that all pages show, by its settings as they are now."""

from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from threading import Lock

from postdesk.desk import Desk
from postdesk.errors import SettingsError
from postdesk.settings import DESK

Stamp = tuple[int, int]
asking: ContextVar[str] = ContextVar("asking", default="")
"""Who asks for a page, in the task that answers; "" for whoever serves it."""
glancing: ContextVar[bool] = ContextVar("glancing", default=False)
"""Whether an open page looks again by itself: what is said once waits for the page that its person opens."""


class ServedDesk:
    """One desk for as long as the page is served; its desk.toml is read again whenever it changes.

    `trouble` says what is wrong with a desk.toml that cannot be read; the last good one goes on until it is mended.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read = _stamp(desk.house.root / DESK)
        self._lock = Lock()
        self.trouble = ""
        _ = desk.log  # one memory for all that follow

    def desk(self) -> Desk:
        """Return the desk as its settings are now, in the name of whoever asks."""
        with self._lock:
            stamp = _stamp(self._desk.house.root / DESK)
            if stamp != self._read:
                self._read, self.trouble = stamp, self._changed(self._desk.read_again)
            who = asking.get()
            return self._desk.acting(who) if who and who != self._desk.who else self._desk

    def _changed(self, again: Callable[[], Desk]) -> str:
        try:
            self._desk = again()
        except SettingsError as error:
            return error.sentence
        return ""


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size

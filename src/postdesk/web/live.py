"""Telling open pages that something changed: one watcher a process, one stream a browser (Server-Sent Events).

What a worker, the command line or a colleague does is in the log, and what an officer's editor does is in the campaign
files; the watcher looks at both twice a second, and at once where a glance shows that the log was written.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from threading import Event, Thread

from postdesk.errors import PostdeskError

EVERY = 0.5
"""Seconds between two looks where no glance shows anything."""
PAUSE = 0.1
"""Seconds between two glances, each of which costs a hundredth of a look."""
BEAT = 15.0
"""Seconds after which an idle stream says that it is alive."""


class Watcher:
    """Looks, in a thread of its own, whether `look` returns another value than before, and wakes the streams.

    Where `glance`, which costs next to nothing, returns another value, it looks at once and not only when it is time.
    `at` is the state that was seen last, `named` so that no other process has the same one: a page that was made at
    another state is out of date.
    """

    def __init__(
        self,
        look: Callable[[], object],
        every: float = EVERY,
        beat: float = BEAT,
        named: str = "",
        glance: Callable[[], object] = lambda: None,
    ) -> None:
        self._look, self._glance, self._beat, self._named = look, glance, beat, named
        self._pause = min(PAUSE, every)
        self._glances = round(every / self._pause)
        self.at = f"{named}0"
        self._over = Event()
        self._thread = Thread(target=self._watch, name="watcher", daemon=True)
        self._streams: set[asyncio.Queue[str]] = set()
        self._tell: Callable[[Callable[[str], None], str], object] = lambda wake, said: wake(said)

    def start(self) -> None:
        """Begin to look; to be called in the event loop of the streams."""
        self._tell = asyncio.get_running_loop().call_soon_threadsafe
        self._thread.start()

    def stop(self) -> None:
        """End the looking and every stream."""
        self._over.set()
        self._wake("")

    async def stream(self) -> AsyncIterator[str]:
        """Yield which state it is, then a message whenever something changed, until the watcher stops."""
        mine: asyncio.Queue[str] = asyncio.Queue(maxsize=8)
        self._streams.add(mine)
        try:
            yield f"retry: 1000\nevent: at\ndata: {self.at}\n\n"
            while not self._over.is_set():
                try:
                    said = await asyncio.wait_for(mine.get(), self._beat)
                except TimeoutError:
                    yield ": still here\n\n"
                else:
                    if said:
                        yield f"event: changed\ndata: {said}\n\n"
        finally:
            self._streams.discard(mine)

    def _watch(self) -> None:
        glanced, before, number = self._glance(), self._seen(), 0
        while self._rested(glanced):
            glanced, now = self._glance(), self._seen()
            if now != before:
                before, number = now, number + 1
                self.at = f"{self._named}{number}"
                # Where the loop of the streams has ended, so has whoever listened.
                with contextlib.suppress(RuntimeError):
                    self._tell(self._wake, self.at)

    def _rested(self, glanced: object) -> bool:
        """Wait until a glance shows something, or it is time to look anyway; return whether it goes on."""
        for _ in range(self._glances):
            if self._over.wait(self._pause):
                return False
            if self._glance() != glanced:
                break
        return True

    def _seen(self) -> object:
        """Return what there is to see; a memory that cannot be read just now is looked at again."""
        try:
            return self._look()
        except PostdeskError as error:
            return str(error)

    def _wake(self, said: str) -> None:
        for stream in self._streams:
            with contextlib.suppress(asyncio.QueueFull):  # it has not read the last ones: they say the same
                stream.put_nowait(said)

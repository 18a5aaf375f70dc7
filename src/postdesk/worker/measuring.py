"""Readings as they come due, and the followers of each day: an account in trouble rests, longer each time."""

from collections.abc import Callable
from datetime import datetime

from postdesk.desk import Desk
from postdesk.measure.from_networks import WantedReadings
from postdesk.measure.reading_round import Watched
from postdesk.models import timings

Say = Callable[[str], None]


class Measuring:
    """A worker's readings, a round every few seconds. `going` says whether the worker is to go on."""

    def __init__(self, desk: Desk, say: Say) -> None:
        self._desk, self._say = desk, say
        self._rests: dict[str, tuple[int, datetime]] = {}
        self._said: dict[str, str] = {}
        self.going: Callable[[], bool] = lambda: True

    def __call__(self) -> None:
        """Take the readings that are due, on the accounts that do not rest."""
        measured = self._desk.readings.take(WantedReadings(resting=self._resting()), Watched(self.going))
        for account in set(measured.read_of) - set(measured.rests):
            self._rests.pop(account, None)
            self._said.pop(account, None)
        for account, until in measured.rests.items():
            self._rest(account, until)
        if measured.posts:
            self._say(f"readings: {measured.posts} taken")
        for sentence in measured.troubles:
            self._say_once(sentence.partition(": ")[0], sentence)
        for account, why in self._desk.readings.take_followers(but=self._resting()):
            self._rest(account, self._desk.now())
            self._say_once(account, f"{account}: {why}")

    def _resting(self) -> frozenset[str]:
        now = self._desk.now()
        return frozenset(account for account, (_, until) in self._rests.items() if until > now)

    def _rest(self, account: str, until: datetime) -> None:
        """Leave an account alone until a moment, and for longer the more often that happened."""
        tries = self._rests.get(account, (0, until))[0] + 1
        self._rests[account] = (tries, max(until, self._desk.now() + timings.tell_again(tries)))

    def _say_once(self, account: str, sentence: str) -> None:
        if self._said.get(account) != sentence:
            self._said[account] = sentence
            self._say(f"readings: {sentence}")

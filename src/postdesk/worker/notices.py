"""Telling people: a post that failed, was missed or may be public; a post to publish by hand; a worker that is silent.

Where to is `[notices] to` in desk.toml, in addresses that Apprise knows (https://github.com/caronc/apprise/wiki):
mailto, Teams, Slack, Telegram and a hundred more. Secrets in them stand as `${NAME}` and come from the environment.
Every cause is told once, all that came together in one message; what nobody took is tried again, and keeps nothing
from being published.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct

from postdesk import settings
from postdesk.accounts import token_ends
from postdesk.accounts.destinations import hold_destination, notice_destinations
from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import notices as kept
from postdesk.log.posts.notices import News
from postdesk.log.worker_tables import Notice
from postdesk.models import timings
from postdesk.queue.differences import differences
from postdesk.settings import House
from postdesk.text.inert import one_line
from postdesk.words import say, says, speaking, spoken

Send = Callable[[Sequence[str], str, str], list[str]]
"""Addresses, title, text → the addresses that did not take it, by their kind; PostdeskError if none could be asked."""


class Crier(Struct, frozen=True):
    """Tells the people of one desk; `send` is how."""

    house: House
    log: Log
    now: Callable[[], datetime]
    send: Send

    def tell(self) -> int:
        """Tell what has not been told yet, in one message; return how many causes that were.

        Raises:
            PostdeskError: It could not be told, and is tried again later; the sentence says why.
        """
        if not self.house.notices:
            return 0
        with speaking(spoken(self.house.language)):
            return self._tell()

    def _tell(self) -> int:
        moment = self.now()
        ending = token_ends.ending(self.house, moment, self.log)
        tokens = [News(each.cause, each.says) for each in ending]
        found = [*tokens, *self._changed(moment)]
        waiting = kept.gather_notices(self.log, found, moment, signers=self.house.signatures)
        if waiting:
            self._send(waiting)
        return len(waiting)

    def _changed(self, moment: datetime) -> list[News]:
        """Return the posts that are due soon and whose drafts say something else now."""
        found = differences(self.house, self.log, moment)
        soon = [change for change in found.of_queued if change.due <= moment + timings.TOLD_AHEAD] if found else []
        said = [
            say(
                "{post} is due at {when}, and its file says something else: {what}",
                post=change.queued,
                when=change.local,
                what=change.what,
            )
            for change in soon
        ]
        return [News(f"changed {change.due.isoformat()} {says}", says) for change, says in zip(soon, said, strict=True)]

    def _send(self, waiting: list[Notice]) -> None:
        """Send one message; it is told as soon as one address took it, so that one that is wrong repeats nothing."""
        addresses = self.house.notices
        try:
            for wanted in notice_destinations(self.house):
                hold_destination(self.log, wanted, self.now())
            filled = [settings.filled(address) for address in addresses]
            failed = self.send(filled, self._title(waiting), notice_text(waiting))
        except PostdeskError:
            self._put_off(waiting)
            raise
        if len(failed) < len(addresses):
            kept.notice_told(self.log, waiting, self.now())
        else:
            self._put_off(waiting)
        if failed:
            where = ", ".join(failed)
            raise PostdeskError(
                "{where} did not take a notice: see that the address in [notices] is right and answers", where=where
            )

    def _put_off(self, waiting: list[Notice]) -> None:
        tries = max(notice.tries for notice in waiting)
        kept.put_off(self.log, waiting, self.now() + timings.tell_again(tries))

    def _title(self, waiting: list[Notice]) -> str:
        only = (
            waiting[0].says
            if len(waiting) == 1
            else says("{n} thing to look at", "{n} things to look at", len(waiting))
        )
        return one_line(f"{self.house.name}: {only}")


def notice_text(waiting: Sequence[Notice]) -> str:
    """Return the message: a line for each cause, and what to do next."""
    return "\n".join([*(one_line(notice.says) for notice in waiting), "", say("`postdesk list` says what to do.")])


def apprise(addresses: Sequence[str], title: str, message: str) -> list[str]:
    """Send one message to all addresses; return those that did not take it, by their kind, since they hold secrets.

    A redirect is not followed, whatever an address asks for: what stands in it goes to the server that it names alone.

    Raises:
        PostdeskError: Apprise is not installed.
    """
    try:
        from apprise import Apprise  # noqa: TID251 - this is the door
    except ImportError:
        raise PostdeskError('[notices] needs Apprise: run `pip install "postdesk[notices]"`') from None
    failed = []
    for address in addresses:
        crier = Apprise()
        added = crier.add(address)
        for server in crier:
            server.redirects = False
        if not added or not crier.notify(body=message, title=title):
            failed.append(f"{address.partition('://')[0]}://…")
    return failed

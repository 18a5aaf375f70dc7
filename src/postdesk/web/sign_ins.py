"""Sign-ins on the page: the network's own steps, in a thread that waits wherever a person is asked.

What she answers goes to the steps and nowhere else: it is neither kept here nor shown again.
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from queue import Empty, Queue
from threading import Condition, Thread

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.networks.signing_in import Person
from postdesk.networks.wall import guarded
from postdesk.sentences import Sentence
from postdesk.web.wording import noted
from postdesk.wire.coming_back import ComingBack, coming_back
from postdesk.wire.oauth import SignInPage

PATIENCE = 900.0
"""Seconds for which an answer is waited for."""
LISTENING = 0.25
"""Seconds between two looks whether somebody came back, or answered."""
MOST = 20
"""Sign-ins that may wait at once."""
YES, NO = "yes", "no"


class Question(Struct, frozen=True):
    """What a person is asked: in words, from `choices` where there are some, `secret` where it is not to be seen.

    `page` is the address that she opens first; `heard` whether the desk hears by itself that she came back from it.
    """

    words: str
    secret: bool = False
    choices: Mapping[str, str] = {}
    page: str = ""
    heard: bool = False


class SignInStage(Struct, frozen=True):
    """How far a sign-in has come: what was told, what is asked now (None while it works), and how it ended."""

    told: tuple[str, ...]
    question: Question | None
    ended: str = ""
    trouble: str = ""


class OnThePage(Person):
    """Whoever signs in on the page."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._told: list[str] = []
        self._question: Question | None = None
        self._ended, self._trouble = "", ""
        self._turn = Condition()
        self._answers: Queue[str | None] = Queue()

    def tell(self, *sentences: str) -> None:
        """Show each on the page of the next question."""
        with self._turn:
            self._told += sentences

    def ask(self, what: str, *, secret: bool = False) -> str:
        """Ask on a page of its own."""
        return self._answered(Question(what, secret=secret))

    def choose(self, what: str, choices: Mapping[str, str]) -> str:
        """Let her choose on a page of its own."""
        while (said := self._answered(Question(what, choices=choices))) not in choices:
            self.tell(Sentence(noted("That is none of {names}."), names=", ".join(choices)))
        return said

    def sure(self, what: str) -> bool:
        """Ask a question that is answered with yes or no."""
        return self.choose(what, {YES: Sentence(noted("go on")), NO: Sentence(noted("leave it as it was"))}) == YES

    def come_back(self, page: SignInPage) -> str:
        """Show where to go; hear her come back to this machine, or take the address that she pastes."""
        with ExitStack() as listening:
            back = None
            if page.comes_here:
                try:
                    back = listening.enter_context(coming_back(page.redirect))
                except PostdeskError as trouble:
                    self.tell(trouble.sentence)
            words = Sentence(noted("The whole address of the page to which the browser went then"))
            return self._answered(Question(words, secret=True, page=page.address, heard=back is not None), back)

    def answer(self, said: str) -> None:
        """Give the answer to what is asked; what nobody asks is left out."""
        with self._turn:
            if self._question is not None:
                self._question = None
                self._answers.put(said)

    def give_up(self) -> None:
        """End the sign-in where it waits."""
        with self._turn:
            self._question = None
            self._answers.put(None)

    def stage(self, patience: float = 0, beyond: Question | None = None) -> SignInStage:
        """Return how far it has come, waiting so many seconds for a question `beyond` that one, or the end."""
        with self._turn:
            self._turn.wait_for(lambda: self._question not in (None, beyond) or self._ended or self._trouble, patience)
            return SignInStage(tuple(self._told), self._question, self._ended, self._trouble)

    def end(self, said: str, trouble: str) -> None:
        """Say how it ended."""
        with self._turn:
            self._question, self._ended, self._trouble = None, said, trouble
            self._turn.notify_all()

    def _answered(self, question: Question, back: ComingBack | None = None) -> str:
        with self._turn:
            self._question = question
            self._turn.notify_all()
        said = self._heard(back) if back else self._waited(self._patience)
        if said is None:
            raise PostdeskError(noted("the sign-in was given up: nothing was changed"))
        with self._turn:
            self._question = None
        return said.strip()

    def _waited(self, seconds: float) -> str | None:
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            return None

    def _heard(self, back: ComingBack) -> str | None:
        """Return what comes first: the address at which she came back, or the one that she pastes."""
        for _ in range(int(self._patience / LISTENING)):
            if address := back.wait(LISTENING):
                return address
            if not self._answers.empty():
                return self._answers.get()
        return None


class SignIns:
    """The sign-ins of one process, each under a name that nobody guesses."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[OnThePage, str]] = {}

    def begin(self, steps: Callable[[OnThePage], str], account: str) -> str:
        """Begin a sign-in: `steps` lead through it and return how it ended. Return by what it is found again."""
        while len(self._waiting) >= MOST:
            self._waiting.pop(next(iter(self._waiting)))[0].give_up()
        name, person = secrets.token_urlsafe(16), OnThePage()
        self._waiting[name] = person, account
        Thread(target=_lead, args=(steps, person), name="sign-in", daemon=True).start()
        return name

    def found(self, name: str) -> tuple[OnThePage, str] | None:
        """Return a sign-in with its account; None where there is none under this name."""
        return self._waiting.get(name)

    def leave(self, name: str) -> None:
        """End a sign-in, and forget it."""
        if found := self._waiting.pop(name, None):
            found[0].give_up()


def _lead(steps: Callable[[OnThePage], str], person: OnThePage) -> None:
    try:
        person.end(guarded(steps, person), "")
    except PostdeskError as trouble:
        person.end("", trouble.sentence)


SIGN_INS = SignIns()

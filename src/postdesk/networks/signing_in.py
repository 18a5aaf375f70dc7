"""Signing an account in, as a conversation: the network's folder knows the steps, a `Person` is told and asked.

A network declares `sign_in`, a function that is given a `Person`, what is known already, and the moment. It tells her
what to open and what to click there, asks for what she finds, and returns what it got: the keys for desk.toml, and the
secrets, which are kept elsewhere. Whether they are right, `accounts add` sees by asking the network who it is.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from msgspec import Struct

from postdesk.errors import NetworkError, Refused, Unreachable
from postdesk.sentences import Sentence
from postdesk.wire import NO_TOKEN, oauth
from postdesk.wire.oauth import SignInPage, Tokens

YES = r"y|yes|o|oui|ja|s|sí|si|d|da|д|да|po|نعم"
NO = r"n|no|non|nein|ne|н|не|нет|jo|لا"
"""Answers to a question, in every language that is spoken."""
TRIES = 3
"""How often something may be brought back that is not it, or that the network does not take."""
WEB_ADDRESS = re.compile(r"""https?://[^<>"'«»“”]+""")
Brought = TypeVar("Brought")
Mistaken = TypeVar("Mistaken", bound=Refused)


class Person(ABC):
    """Whoever signs an account in."""

    @abstractmethod
    def tell(self, *sentences: str) -> None:
        """Tell her something, each sentence on lines of its own."""

    @abstractmethod
    def ask(self, what: str, *, secret: bool = False) -> str:
        """Ask for something in words, and return it without blanks around, "" for none.

        A `secret` is not shown as it is typed.
        """

    @abstractmethod
    def choose(self, what: str, choices: Mapping[str, str]) -> str:
        """Let her choose one of several ways, each with what it means; returns its name."""

    @abstractmethod
    def come_back(self, page: SignInPage) -> str:
        """Let her open a page and allow what it asks; return the address at which she came back.

        Where the page sends her to this machine, that is heard; where she has no browser here, she pastes the address.
        """

    def ask_like(self, what: str, shape: str, example: str, *, secret: bool = False) -> str:
        """Ask until the answer has a shape, which a pattern tells and an example shows.

        What nobody sees is taken out first, and blanks where the answer has its shape without them: both come along
        with what is copied from a page.
        """
        while True:
            said = seen_alone(self.ask(what, secret=secret))
            for meant in (said, "".join(said.split())):
                if re.fullmatch(shape, meant):
                    return meant
            self.tell(Sentence("That does not look right: it is like {example}", example=example))

    def answers_yes(self, what: str) -> bool:
        """Ask until the answer is yes or no, in whichever language."""
        said = self.ask_like(what, f"(?i){YES}|{NO}", Sentence("yes"))
        return bool(re.fullmatch(f"(?i){YES}", said))

    def brings(self, page: SignInPage) -> str:
        """Let her open a page, and return the code that she brings back; another address is asked for again.

        Raises:
            Refused: She did not let the app in, or never brought the address that answers this sign-in.
        """
        return self._tried(
            lambda: oauth.code(_address_alone(self.come_back(page)), page), oauth.NotThisAddress, lambda no: no.sentence
        )

    def brought_anew(self, step: Callable[[], Brought]) -> Brought:
        """Do a step at which she brings something back; where the network does not take it, do all of the step again.

        What she has typed before it stays as it is.

        Raises:
            NotTaken: The network took nothing of what she brought.
        """
        return self._tried(step, NotTaken, _once_more)

    def exchanged(self, opened: Callable[[], SignInPage], change: Callable[[SignInPage, str], Brought]) -> Brought:
        """Let her open a page and bring a code back, and change that into what a network gives, or do it anew.

        Raises:
            Refused: She did not let the app in, or the network took nothing of what she brought.
        """

        def step() -> Brought:
            page = opened()
            code = self.brings(page)
            return given_for(lambda: change(page, code))

        return self.brought_anew(step)

    def _tried(self, step: Callable[[], Brought], no: type[Mistaken], told: Callable[[Mistaken], Sentence]) -> Brought:
        """Do a step, and do it again after some of its noes, each of which she is told of."""
        for _ in range(TRIES - 1):
            try:
                return step()
            except no as mistaken:
                self.tell(told(mistaken))
        return step()

    def known_or_asked(self, given: Mapping[str, str], key: str, what: str, shape: str, example: str) -> str:
        """Return what is known already under a key; else ask for it."""
        return given.get(key) or self.ask_like(what, shape, example)


def tokens_can_change() -> None:
    """See, before a person opens a page, that tokens which change can be kept: the log has them encrypted only.

    Raises:
        SettingsError: They cannot; the sentence says what to do.
    """
    from postdesk.settings import vault

    vault.can_lock()


class TokenKeeper(ABC):
    """Keeps the tokens of an account that its network changes with every renewal."""

    @abstractmethod
    def access(
        self, now: datetime, renew: Callable[[str], Tokens], spent: str = "", ahead: timedelta = timedelta(0)
    ) -> str:
        """Return an access token that is good for some minutes; `renew` changes a refresh token into new ones.

        `spent` is an access token that the network has just refused. `ahead` is how long before its end a token is
        renewed at leisure: where that fails the old one is used on, and it is tried again a day later. `renew` raises
        Refused where the network does not know the refresh token, and Unreachable where it gave no answer.

        Raises:
            Unreachable: Another worker renews just now; or a person has to sign in again.
            SettingsError: The account was never signed in so.
        """

    def signed_in(self) -> bool:
        """Whether there are any tokens at all."""
        return True

    @abstractmethod
    def granted(self) -> str:
        """Return the scopes of the tokens, as the network told them last; "" where it told none."""


class JustGiven(TokenKeeper):
    """The tokens of a sign-in that is not finished yet; they are kept nowhere."""

    def __init__(self, given: Tokens) -> None:
        self._given = given

    def access(
        self, now: datetime, renew: Callable[[str], Tokens], spent: str = "", ahead: timedelta = timedelta(0)
    ) -> str:
        """Return the one there is."""
        return self._given.access_token

    def granted(self) -> str:
        """Return what the network told with it."""
        return self._given.scope


def who_is_told(given: Mapping[str, str]) -> dict[str, str]:
    """Return what is known without who the account is: a token is its own, and the network tells whose it is."""
    return {key: value for key, value in given.items() if key not in {"handle", "id"}}


def seen_alone(said: str) -> str:
    """Return what was typed without the signs in it that nobody sees, such as marks of direction."""
    return "".join(sign for sign in said if unicodedata.category(sign) not in {"Cf", "Cc"}).strip()


def _address_alone(pasted: str) -> str:
    """Return the address in what was pasted, without what programs put around one, or between two lines of it."""
    said = "".join(seen_alone(pasted).split())
    found = WEB_ADDRESS.search(said)
    return found[0] if found else said


class NotTaken(Refused):
    """A network gave nothing for what a person brought back, for nobody can bring the same a second time.

    `why` is what it said.
    """

    def __init__(self, sentence: str, /, *, why: Sentence) -> None:
        super().__init__(sentence, why=why)
        self.why = why


def _once_more(no: NotTaken) -> Sentence:
    return Sentence(
        "{why}: once more, from a new page; what is brought back is good once, for a short time, and only with the "
        "app's right secret",
        why=no.why,
    )


def given_for(ask: Callable[[], Brought]) -> Brought:
    """Return what a network gives for what a person brought back: a code, or a PIN.

    Raises:
        NotTaken: It gave nothing.
    """
    try:
        return ask()
    except NetworkError as trouble:
        not_accepted = isinstance(trouble, Unreachable) and trouble.retry_after == NO_TOKEN
        raise NotTaken(
            "{why}: begin again; what is brought back is good once, for a short time, and only with the app's right "
            "secret",
            why=_NOT_ACCEPTED if not_accepted else trouble.sentence,
        ) from None


_NOT_ACCEPTED = Sentence("the network accepted neither what was brought back nor the app (401)")


class SignedIn(Struct, frozen=True):
    """What a sign-in gave: `keys` for desk.toml, `secrets` by the names that the network declares, their last days.

    `tokens` are those that the network changes again and again, for which `secrets` has no place.
    """

    keys: Mapping[str, str] = {}
    secrets: Mapping[str, str] = {}
    ends: Mapping[str, date] = {}
    tokens: Tokens | None = None

    def __repr__(self) -> str:
        """Leave the secrets out."""
        return f"<signed in with {', '.join([*self.keys, *self.secrets])}>"

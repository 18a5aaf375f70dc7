"""A network of somebody else's package, before anything goes by what it says: it is looked at, and fenced in.

What is written for another postdesk, or not to its end, is told in one sentence that names the package, wherever it is
met: while it is imported, in its declaration, while it reads a text, signs in or connects. What its `Network` does
then stays behind the wall, as everybody's.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Any

from msgspec.structs import fields, replace

from postdesk.errors import NetworkError, SettingsError, Unreachable
from postdesk.models import AccountKey, Figures, Grammar, KeyKind, Limit, ParsedText, Price, Repeat, Secret
from postdesk.models.grammar import Carries
from postdesk.networks.declaration import Consent, Declaration
from postdesk.networks.in_time import TakesTooLong, in_time
from postdesk.networks.network import Network
from postdesk.networks.signing_in import SignedIn
from postdesk.networks.trial import PATIENCE, harm
from postdesk.networks.wall import guarded
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

NAMED = r"[a-z][a-z0-9_]{0,31}"
"""How a network can be called: it becomes part of the names of files."""
KEYED = r"[a-z][a-z0-9_]{0,39}"
"""How a key or a secret can be called: it becomes part of the names of variables."""
FLAGS = ("deletes", "edits", "reads_pages", "finds", "measures")
WAYS = ("connect", "read_of", "learn", "sign_in", "revoke")
LONGEST = 200
"""Signs of what is told of somebody else's exception."""
READING = 10.0
"""Seconds that its rules may take to be loaded, or for one text: on a busy machine others need a hundredth."""
READERS = ("parse", "warned", "shown", "tagged", "given", "covers")
"""The functions of a grammar."""


def tried(point: "EntryPoint", patience: float = PATIENCE) -> Declaration:
    """Return a network that a package brings, as `loaded`, after a process of its own came back from importing it.

    Raises:
        SettingsError: It cannot be used, or importing it takes longer than `patience` seconds, or ends the program.
    """
    if wrong := harm(point.module, patience):
        raise SettingsError(f"{_whose(point)}: {point.value} {wrong}; ask its makers, or remove it")
    return loaded(point)


def loaded(point: "EntryPoint", within: float = READING) -> Declaration:
    """Return a network that a package brings, fenced in; what reads a text has to come back `within` so many seconds.

    Raises:
        SettingsError: It cannot be used; the sentence names the package.
    """
    whose = _whose(point)
    try:
        with redirect_stdout(sys.stderr), _nobody_types():  # what it prints is no part of what a command was asked for
            found = guarded(point.load)
    except NetworkError as trouble:
        said = f"{whose}: {point.value} cannot be imported ({_words_of(trouble.__cause__ or trouble)}); install it anew"
        raise SettingsError(said) from trouble
    if not (isinstance(found, Declaration) and found.name == point.name and re.fullmatch(NAMED, point.name)):
        said = f'{point.value} declares no network "{point.name}"'
        raise SettingsError(f"{package_of(point)}: {said}; ask its makers, or remove it")
    if wrong := next(_wrong(found), ""):
        raise SettingsError(f"{whose} declares {wrong} as nothing that postdesk knows; ask its makers, or remove it")
    return _fenced(found, whose, within)


@contextmanager
def _nobody_types() -> Iterator[None]:
    """Let a question find an empty standard input."""
    before, sys.stdin = sys.stdin, StringIO()
    try:
        yield
    finally:
        sys.stdin = before


def _words_of(trouble: BaseException) -> str:
    """Return what an exception says, on one line and in short; its name where it says nothing, or cannot."""
    name = type(trouble).__name__
    try:
        said = guarded(str, trouble)
    except NetworkError:
        return name
    return one_line(said[:LONGEST]) or name


def _whose(point: "EntryPoint") -> str:
    return f'the network "{point.name}" of {package_of(point)}'


def package_of(point: "EntryPoint") -> str:
    """Return what a package is called."""
    return point.dist.name if point.dist else point.value


def _wrong(found: Declaration) -> Iterator[str]:
    """Yield each field of a declaration that is not what it has to be."""
    figures = {field.name for field in fields(Figures)}
    fits = {
        "title": isinstance(found.title, str) and found.title.isprintable() and bool(found.title.strip()),
        "keys": _all(found.keys, lambda key: isinstance(key, AccountKey) and _key(key)),
        "secrets": _all(found.secrets, lambda secret: isinstance(secret, Secret) and _named(secret.name)),
        "price": found.price is None or isinstance(found.price, Price),
        "counts": isinstance(found.counts, frozenset) and found.counts <= figures,
        "repeat": isinstance(found.repeat, Repeat),
        "addresses": _all(found.addresses, _pattern),
        "leaving": isinstance(found.leaving, str),
        "consent": found.consent is None or isinstance(found.consent, Consent),
        "read": callable(found.read),
    }
    yield from (name for name, good in fits.items() if not good)
    yield from (name for name in FLAGS if not isinstance(getattr(found, name), bool))
    yield from (name for name in WAYS if not (getattr(found, name) is None or callable(getattr(found, name))))


def _all(values: object, good: Callable[[Any], bool]) -> bool:
    return isinstance(values, tuple) and all(map(good, values))


def _key(key: AccountKey) -> bool:
    return _named(key.name) and isinstance(key.kind, KeyKind) and isinstance(key.default, str | bool)


def _named(name: object) -> bool:
    return isinstance(name, str) and re.fullmatch(KEYED, name) is not None


def _pattern(address: object) -> bool:
    try:
        return isinstance(address, str) and re.compile(address.replace("{server}", "a")) is not None
    except re.error:
        return False


class _Reading:
    """The text rules of a package, which have to come back; what did not once is not waited for again."""

    def __init__(self, whose: str, within: float) -> None:
        self._what = f"{whose}: how it reads a text"
        self._within = within
        self._late = False

    def given(self, call: Callable[..., object], shape: type, *given: object) -> Any:  # noqa: ANN401 - of that shape
        """Return what one of their functions gives, as `_given`; SettingsError where it does not come back."""
        if not self._late:
            try:
                return _given(partial(in_time, self._within, call), shape, self._what, *given)
            except TakesTooLong:
                self._late = True
        raise SettingsError(f"{self._what} takes longer than anybody waits; ask its makers, or remove it") from None


def _fenced(found: Declaration, whose: str, within: float) -> Declaration:
    """Return a declaration whose functions say in one sentence that they fail, or give what they should not."""
    reading = _Reading(whose, within)

    def grammar(read: Callable[..., object]) -> Callable[..., Grammar]:
        return lambda *given: _grammar(reading.given(read, Grammar, *given), whose, reading)

    ways: dict[str, Any] = {"read": grammar(found.read)}
    shapes = {"connect": Network, "sign_in": SignedIn, "learn": type(None), "revoke": str}
    for name, shape in shapes.items():
        if way := getattr(found, name):
            ways[name] = _fence(way, shape, f"{whose}: `{name}`")
    if found.read_of:
        ways["read_of"] = grammar(found.read_of)
    return replace(found, **ways)


def _grammar(found: Grammar, whose: str, reading: _Reading) -> Grammar:
    """Return text rules that are what they have to be, with each of their functions fenced in."""
    limits = _all(found.limits, lambda limit: isinstance(limit, Limit))
    if not limits or not isinstance(found.carries, Carries) or not callable(found.parse):
        raise SettingsError(f"{whose}: its text rules are nothing that postdesk knows; ask its makers, or remove it")
    gives = {"shown": str, "covers": str, "tagged": list}
    fenced = {
        name: partial(reading.given, reader, gives.get(name, ParsedText))
        for name in READERS
        if (reader := getattr(found, name)) is not None
    }
    return replace(found, **fenced)


def _fence(call: Callable[..., object], shape: type, what: str) -> Callable[..., Any]:
    return lambda *given: _given(call, shape, what, *given)


def _given(call: Callable[..., object], shape: type, what: str, *given: object) -> Any:  # noqa: ANN401 - of that shape
    """Return what a function gives, which is of a shape.

    Raises:
        PostdeskError: As the function says.
        SettingsError: It fails as nobody thought of, or gives something else.
        TakesTooLong: It was given a time for that, and has not come back.
    """
    try:
        found = guarded(call, *given)
    except Unreachable as trouble:
        if trouble.__cause__ is None:
            raise
        if isinstance(trouble.__cause__, TakesTooLong):
            raise trouble.__cause__ from None
        raise SettingsError(
            f"{what} fails ({type(trouble.__cause__).__name__}); ask its makers, or remove it"
        ) from trouble
    if not isinstance(found, shape):
        raise SettingsError(f"{what} gives nothing that postdesk knows; ask its makers, or remove it")
    return found

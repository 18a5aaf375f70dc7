"""The people of a desk: by what they are known, and what each may do.

Which act needs which role stands here once, for the command line and the page alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What somebody may do at a desk; everybody may read."""

    DRAFT = "draft"
    APPROVE = "approve"
    HOLD = "hold"
    PUBLISH = "publish"
    READ = "read"


NEEDS: Mapping[str, Role] = {
    "write": Role.DRAFT,
    "queue": Role.DRAFT,
    "move": Role.DRAFT,
    "cancel": Role.DRAFT,
    "rename": Role.DRAFT,
    "import": Role.DRAFT,
    "approve": Role.APPROVE,
    "send-back": Role.APPROVE,
    "hold": Role.HOLD,
    "release": Role.HOLD,
    "retry": Role.PUBLISH,
    "resolve": Role.PUBLISH,
    "edit": Role.PUBLISH,
    "delete": Role.PUBLISH,
    "take-over": Role.PUBLISH,
    "move-database": Role.PUBLISH,
    "accounts": Role.PUBLISH,
}
"""Which role each act needs. Whoever takes an act back with `undo` needs the same as for the act."""


class Colleague(Struct, frozen=True):
    """One person of a desk: `name` is what the log says; `known` are all words by which git or a sign-in names them.

    Those are in small letters: their short name in desk.toml, their name, their addresses.
    """

    name: str
    known: frozenset[str]
    roles: frozenset[Role]

    def may(self, act: str) -> bool:
        """Return whether their roles let them do something."""
        return NEEDS[act] in self.roles


def colleague_called(people: Sequence[Colleague], word: str) -> Colleague | None:
    """Return who is known by a name, an address or a name of a user; None for a stranger."""
    wanted = folded_name(word)
    return next((one for one in people if wanted in one.known), None)


def first_called(people: Sequence[Colleague], words: Iterable[str]) -> Colleague | None:
    """Return who is known by the first of some words that names anybody; None where all are a stranger's."""
    return next(filter(None, (colleague_called(people, word) for word in words)), None)


def folded_name(word: str) -> str:
    """Return a name or an address as it is compared: in small letters, single spaces, without those around it."""
    return " ".join(word.split()).casefold()


def names_of(people: Sequence[Colleague], role: Role) -> tuple[str, ...]:
    """Return the names of those who have a role, in the order of desk.toml."""
    return tuple(one.name for one in people if role in one.roles)

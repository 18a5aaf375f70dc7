"""The networks by their names: those that come with postdesk, and those that other installed packages bring.

A declaration is imported when its network is first asked for. Whether another package brings a network is looked up
only for a name that is not among postdesk's own, or where all are listed.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.networks.declaration import Declaration

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "postdesk.networks"
NAMES: tuple[str, ...] = (
    "x",
    "mastodon",
    "bluesky",
    "linkedin",
    "facebook",
    "instagram",
    "threads",
    "telegram",
    "tiktok",
    "youtube",
    "rehearsal",
)
"""The networks that come with postdesk, in the order in which they are listed."""


class Shelf(Mapping[str, Declaration]):
    """Every network's declaration by its name.

    Raises:
        SettingsError: a package brings a network that cannot be used; the sentence names both.
    """

    def __getitem__(self, name: str) -> Declaration:
        if name in NAMES:
            return _own(name)
        found = _outcome(name)
        if isinstance(found, str):
            raise SettingsError(found)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from NAMES
        yield from sorted({point.name for point in _points()} - set(NAMES))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def usable(self) -> dict[str, Declaration]:
        """Return those that can be used; whatever a package brings that cannot is left out."""
        found: dict[str, Declaration] = {}
        for name in self:
            with suppress(SettingsError):
                found[name] = self[name]
        return found


SHELF = Shelf()


@cache
def _own(name: str) -> Declaration:
    found: Declaration = import_module(f"postdesk.networks.{name}").NETWORK
    return found


@cache
def _outcome(name: str) -> Declaration | str:
    """Return the network that another package brings, or why it cannot be used; KeyError where none does.

    Neither is found out twice: a package that cannot be imported may take its time over that.
    """
    try:
        return _brought(name)
    except SettingsError as trouble:
        return str(trouble)


def _brought(name: str) -> Declaration:
    points = [point for point in _points() if point.name == name]
    if not points:
        raise KeyError(name)
    from postdesk.networks import brought

    if len({point.value for point in points}) > 1:
        makers = " and ".join(sorted(map(brought.package_of, points)))
        raise SettingsError(f'{makers} both bring a network "{name}": remove one of them')
    return brought.tried(points[0])


@cache
def _points() -> tuple["EntryPoint", ...]:
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))

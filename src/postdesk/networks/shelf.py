"""The networks by their names: those that come with postdesk, and those that other installed packages bring.

A declaration is imported when its network is first asked for. Whether another package brings a network is looked up
only for a name that is not among postdesk's own, or where all are listed.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from postdesk.errors import SettingsError
from postdesk.networks.declaration import Declaration

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "postdesk.networks"
NAMED = r"[a-z][a-z0-9_]{0,31}"
"""How a network can be called: it becomes part of the names of files."""
UNUSABLE = (ImportError, AttributeError, SyntaxError, NameError, TypeError, ValueError)
"""What a module says while it is imported that was written for another postdesk, or not to its end."""
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
        return _brought(name)

    def __iter__(self) -> Iterator[str]:
        yield from NAMES
        yield from sorted({point.name for point in _points()} - set(NAMES))

    def __len__(self) -> int:
        return sum(1 for _ in self)


SHELF = Shelf()


@cache
def _own(name: str) -> Declaration:
    found: Declaration = import_module(f"postdesk.networks.{name}").NETWORK
    return found


@cache
def _brought(name: str) -> Declaration:
    """Return the network that another package brings; KeyError where none does."""
    points = [point for point in _points() if point.name == name]
    if not points:
        raise KeyError(name)
    if len({point.value for point in points}) > 1:
        makers = " and ".join(sorted(map(_package, points)))
        raise SettingsError(f'{makers} both bring a network "{name}": remove one of them')
    return _loaded(points[0])


def _loaded(point: "EntryPoint") -> Declaration:
    try:
        found = point.load()
    except UNUSABLE as trouble:
        why = f"{point.value} cannot be imported ({trouble})"
        raise SettingsError(f'the network "{point.name}" of {_package(point)}: {why}; install it anew') from trouble
    if not (isinstance(found, Declaration) and found.name == point.name and re.fullmatch(NAMED, point.name)):
        why = f'{point.value} declares no network "{point.name}"'
        raise SettingsError(f"{_package(point)}: {why}; ask its makers, or remove it")
    return found


def _points() -> list["EntryPoint"]:
    from importlib.metadata import entry_points

    return list(entry_points(group=GROUP))


def _package(point: "EntryPoint") -> str:
    return point.dist.name if point.dist else point.value

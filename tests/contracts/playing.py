"""The networks whose posts' lives are played, and who plays which chapter."""

from importlib import import_module
from pathlib import Path

import pytest

from contracts import kin_lives

HERE = Path(__file__).parent
NETWORKS = sorted(path.stem for path in (HERE / "lives").glob("*.py"))
LIVES = {name: import_module(f"contracts.lives.{name}").Life for name in NETWORKS}
KIN = kin_lives.LIVES
SHUT_OUT = ("wrong", "ended", "revoked", "under-scoped")
"""How a token lets nobody in."""
CHAPTERS = {
    *("card", "alt", "pictures", "film", "thread", "language", "edit", "delete", "measure"),
    *("expired", "renewal lost", "too long", *SHUT_OUT),
}
"""What not every network can."""


def able(what):
    """The networks that can do something."""
    return [name for name in NETWORKS if what not in LIVES[name].cannot]


def where(what):
    """Play a chapter at the networks that can do something."""
    return pytest.mark.parametrize("life", able(what), indirect=True)

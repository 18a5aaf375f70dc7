"""The rehearsal network, which goes nowhere: what postdesk knows of it."""

from postdesk.models import Grammar, Repeat
from postdesk.models.accounts import HANDLE
from postdesk.networks.declaration import Declaration


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.rehearsal.text import GRAMMAR

    return GRAMMAR


NETWORK = Declaration(
    name="rehearsal",
    title="Rehearsal",
    read=read,
    keys=(HANDLE,),
    secrets=(),
    counts=frozenset({"reactions", "comments", "shares"}),
    deletes=True,
    finds=True,
    measures=True,
    repeat=Repeat.SAFE,
)

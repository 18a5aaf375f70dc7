"""What has been seen to work and against what, and what not: an operator decides by it what to try first.

`evidence.txt` says in short what the README's table says: a line each, what it is about and what has been seen.
"""

from pathlib import Path

from msgspec import Struct

TABLE = Path(__file__).with_name("evidence.txt")


class Evidence(Struct, frozen=True):
    """One thing that postdesk promises or builds on, and how far it has been seen to hold."""

    thing: str
    seen: str


def evidence_of_all() -> list[Evidence]:
    """Return what has been seen of each thing, in the README's order."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Evidence(thing, seen) for thing, _, seen in (line.partition(": ") for line in lines if line)]

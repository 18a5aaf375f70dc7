"""`[people]` in desk.toml: who works at the desk, by what they are known, and what they may do.

A line says it in short, `"ana@example.org" = ["draft", "approve"]`; a table `[people.ana]` says `name` and `email`
besides.
"""

from collections.abc import Mapping
from typing import Any

from postdesk.models.people import Colleague, Role, folded_name
from postdesk.settings.toml import Toml, Trail, advice

ROLES = tuple(role.value for role in Role)
KEYS = ("name", "email", "may")


def people_table(desk: Toml, trail: Trail, value: object) -> tuple[Colleague, ...]:
    """Return the people in the order of the file; nobody is known by a word that names another."""
    found: list[Colleague] = []
    for key, said in desk.mapping(trail, value).items():
        here = (*trail, key)
        one = _in_full(desk, here, said) if isinstance(said, dict) else _colleague(key, {}, _roles(desk, here, said))
        for other in found:
            for word in sorted(one.known & other.known):
                desk.fail(here, f'"{word}" names {other.name} already: every name and address is one person\'s')
        found.append(one)
    return tuple(found)


def _in_full(desk: Toml, trail: Trail, said: Mapping[str, Any]) -> Colleague:
    for key in said:
        if key not in KEYS:
            desk.fail((*trail, key), f'"{key}" is no key of [{".".join(trail)}]: {advice(key, KEYS)}')
    if "may" not in said:
        desk.fail(trail, f'{trail[-1]} has no role: write may = ["draft"], of {", ".join(ROLES)}')
    named = {"name": desk.text((*trail, "name"), said["name"])} if "name" in said else {}
    emails = desk.words((*trail, "email"), said["email"]) if "email" in said else ()
    return _colleague(trail[-1], {**named, "emails": emails}, _roles(desk, (*trail, "may"), said["may"]))


def _roles(desk: Toml, trail: Trail, value: object) -> frozenset[Role]:
    words = desk.words(trail, value)
    if not words:
        desk.fail(trail, f"{trail[1]} has no role: write one, of {', '.join(ROLES)}")
    for word in words:
        desk.choice(trail, word, ROLES)
    return frozenset(map(Role, words))


def _colleague(key: str, said: Mapping[str, Any], roles: frozenset[Role]) -> Colleague:
    name = " ".join(said.get("name", key).split())
    words = (key, name, *said.get("emails", ()))
    return Colleague(name, frozenset(map(folded_name, words)), roles)

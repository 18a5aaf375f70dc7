"""`[people]` in desk.toml: who works at the desk, by what they are known, and what they may do.

A line says it in short, `"ana@example.org" = ["draft", "approve"]`; a table `[people.ana]` says `name` and `email`
besides.
"""

from collections.abc import Mapping
from typing import Any

from postdesk.models.people import Colleague, Role, folded_name
from postdesk.settings.toml import Toml, Trail
from postdesk.text.inert import inert

ROLES = tuple(role.value for role in Role)
KEYS = ("name", "email", "may")
MOST = 1_000
"""People of a desk: who signs and who may do what is looked up among them for every post."""


def people_table(desk: Toml, trail: Trail, value: object) -> tuple[Colleague, ...]:
    """Return the people in the order of the file; nobody is known by a word that names another."""
    said = desk.mapping(trail, value)
    if len(said) > MOST:
        desk.fail(
            trail,
            "{people:,} people are more than a desk has: name at most {most:,}, who work at it",
            people=len(said),
            most=MOST,
        )
    found: list[Colleague] = []
    taken: dict[str, str] = {}
    for key, roles in said.items():
        here = (*trail, key)
        one = _in_full(desk, here, roles) if isinstance(roles, dict) else _colleague(key, {}, _roles(desk, here, roles))
        for word in sorted(one.known):
            if not word or inert(word) != word:
                desk.fail(
                    here,
                    '"{word}" names nobody: write a name or an address, without characters that nobody sees',
                    word=word,
                )
            if word in taken:
                desk.fail(
                    here,
                    '"{word}" names {person} already: every name and address is one person\'s',
                    word=word,
                    person=taken[word],
                )
        taken |= dict.fromkeys(one.known, one.name)
        found.append(one)
    return tuple(found)


def _in_full(desk: Toml, trail: Trail, said: Mapping[str, Any]) -> Colleague:
    for key in said:
        if key not in KEYS:
            desk.no_key((*trail, key), KEYS)
    if "may" not in said:
        desk.fail(
            trail, '{person} has no role: write may = ["draft"], of {roles}', person=trail[-1], roles=", ".join(ROLES)
        )
    named = {"name": desk.text((*trail, "name"), said["name"])} if "name" in said else {}
    emails = desk.words((*trail, "email"), said["email"]) if "email" in said else ()
    return _colleague(trail[-1], {**named, "emails": emails}, _roles(desk, (*trail, "may"), said["may"]))


def _roles(desk: Toml, trail: Trail, value: object) -> frozenset[Role]:
    words = desk.words(trail, value)
    if not words:
        desk.fail(trail, "{person} has no role: write one, of {roles}", person=trail[1], roles=", ".join(ROLES))
    for word in words:
        desk.choice(trail, word, ROLES)
    return frozenset(map(Role, words))


def _colleague(key: str, said: Mapping[str, Any], roles: frozenset[Role]) -> Colleague:
    name = " ".join(said.get("name", key).split())
    words = (key, name, *said.get("emails", ()))
    return Colleague(name, frozenset(map(folded_name, words)), roles)

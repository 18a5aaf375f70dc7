"""`[signers]` in desk.toml: how many people sign the posts of an account or of a campaign."""

from collections.abc import Collection, Mapping
from typing import Any

from postdesk.models.people import Colleague, Role, names_of
from postdesk.models.signatures import MOST
from postdesk.settings.toml import Toml, Trail, advice


def signers_table(desk: Toml, trail: Trail, value: object) -> dict[str, int]:
    """Return how many people sign in which scope: `@account` or `campaign/`."""
    found = {}
    for scope, number in desk.mapping(trail, value).items():
        here = (*trail, scope)
        if not (scope[1:] if scope.startswith("@") else scope[:-1] if scope.endswith("/") else ""):
            desk.fail(
                here, '"{scope}" is neither an account nor a campaign: write "@fedi" = 2 or "spring/" = 2', scope=scope
            )
        if type(number) is not int or not 1 <= number <= MOST:
            desk.fail(here, '"{scope}" wants how many people sign: write "{scope}" = 2, or 1', scope=scope)
        found[scope] = number
    return found


def signers_wanted(desk: Toml, said: Mapping[str, Any], found: Mapping[str, Any], accounts: Collection[str]) -> None:
    """See that the accounts are there, and that there are as many people as have to sign.

    Raises:
        SettingsError: Two people have to sign and cannot, or nobody may; the sentence names the line.
    """
    signers: Mapping[str, int] = found.get("signers", {})
    for scope in signers:
        if scope.startswith("@") and scope[1:] not in accounts:
            near = advice(scope[1:], accounts)
            desk.fail(("signers", scope), "{name} is no account: {advice}", name=scope[1:], advice=near)
    people: tuple[Colleague, ...] = found.get("people", ())
    two = next((("signers", scope) for scope, number in signers.items() if number == MOST), None)
    two = ("desk", "approval") if said.get("approval") == "two" else two
    if two and len(names_of(people, Role.APPROVE)) < MOST:
        desk.fail(two, 'two people sign, so [people] names two who may: ana = ["approve"] on a line each')
    one = ("desk", "approval") if said.get("approval") == "required" else ("signers",)
    if people and not names_of(people, Role.APPROVE) and (said.get("approval") == "required" or any(signers.values())):
        desk.fail(one, 'somebody has to sign, and nobody in [people] may: give one of them may = ["approve"]')

"""Whose token it is, is asked of the server, whatever it calls a token that it does not accept."""

import pytest

from postdesk.errors import Unreachable
from postdesk.networks.mastodon.answers import MyAccount
from postdesk.networks.mastodon.own_account import own_account, scopes_barring, scopes_lacking, see_may
from postdesk.wire import NO_TOKEN, Wire
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_mastodon import Instance

AGAIN = "on the server, open Preferences → Development → the app, tick it, and `postdesk accounts add` with a new token"
CALL = "GET /api/v1/accounts/verify_credentials"


@pytest.mark.parametrize("status", [400, 401, 403, 422])
def test_a_token_that_is_not_accepted_is_told_as_one(status):
    instance = Instance()
    with instance.serve() as server:
        wire = Wire(server.url)
        assert own_account(wire, "token", NOON).into(MyAccount).id
        instance.faults[CALL] = answer(status, {"error": "no"})
        with pytest.raises(Unreachable, match=rf"does not accept the token \({status}\): set a new one") as told:
            own_account(wire, "token", NOON)
        assert told.value.retry_after == NO_TOKEN


@pytest.mark.parametrize(
    ("scopes", "bars", "lacks"),
    [
        (None, "", ""),
        ("read write", "", ""),
        ("read:accounts read:statuses write:statuses write:media", "", ""),
        ("read write:statuses", "", f"write:media (pictures): {AGAIN}"),
        (
            "read:accounts write",
            "",
            f"read:statuses (finding posts again, and their figures): {AGAIN}",
        ),
        ("read write:media", f"the token may not post, for it lacks write:statuses: {AGAIN}", ""),
        ("", f"the token may not post, for it lacks write:statuses: {AGAIN}", ""),
    ],
)
def test_what_a_token_lacks_is_told_by_what_it_is_for(scopes, bars, lacks):
    assert (scopes_barring(scopes), scopes_lacking(scopes)) == (bars, lacks)


@pytest.mark.parametrize("scopes", ["read", "read write:media", "read write:statuses"])
def test_what_is_refused_for_want_of_a_scope_waits_for_a_person(scopes):
    server = Instance()
    server.app["scopes"] = scopes.split()
    with server.serve() as door:
        wire = Wire(door.url)
        for need in ("write:statuses", "write:media"):
            if need in scopes:
                see_may(need, wire, "token", NOON)
            else:
                with pytest.raises(Unreachable, match=f"the token may not post, for it lacks {need}: on the server, "):
                    see_may(need, wire, "token", NOON)

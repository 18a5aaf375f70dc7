"""Whose token it is, is asked of the server, whatever it calls a token that it does not accept."""

import pytest

from postdesk.errors import Unreachable
from postdesk.networks.mastodon.answers import MyAccount
from postdesk.networks.mastodon.own_account import own_account
from postdesk.wire import NO_TOKEN, Wire
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_mastodon import Instance

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

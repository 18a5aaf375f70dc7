"""An account at a server that holds to X's contract."""

import pytest

from contracts.x import KEYS, ME, XApi
from postdesk.models import Payload
from postdesk.networks.network import freely
from postdesk.networks.x import calls
from postdesk.networks.x.answers import Me
from postdesk.networks.x.api import X
from postdesk.networks.x.prices import Purse
from postdesk.wire import Wire, oauth
from stage.begun import attached

WHO = Me(ME["id"], ME["username"])


@pytest.fixture(params=["old", "new"])
def api(request):
    """The server, in each of its two vocabularies; whatever it was asked against its contract fails the test."""
    server = XApi(request.param)
    yield server
    assert server.broken == []


@pytest.fixture
def url(api):
    with api.serve() as api.door:
        yield api.door.url
    calls.SPOKEN.pop(api.door.url, None)


@pytest.fixture
def account(url, tmp_path):
    """Makes an account with these keys; `most` is what it may spend."""

    def made(spend=freely, most=None, known=WHO, named=None, **other):
        said = {**KEYS, **other}
        keys = oauth.Keys(said["API_KEY"], said["API_KEY_SECRET"], said["TOKEN"], said["TOKEN_SECRET"])
        return X(calls.Caller(Wire(url), calls.KeysOfAccount(keys)), tmp_path, Purse(spend, most), known, named)

    return made


@pytest.fixture
def x(account):
    return account()


@pytest.fixture
def post(tmp_path):
    """Writes files and returns a post with them; each is described."""

    def made(*texts, files=None, alt="What it shows."):
        media = attached(tmp_path, files or {}, alt)
        return Payload("x", "x", texts or ("Doors open at six.",), media=media)

    return made

"""A Page at a server that holds to Facebook's contract."""

import pytest

from contracts.facebook import PAGE, FacebookApi
from contracts.graph import APP, SECRET, TOKEN
from postdesk.models import Account, Payload
from postdesk.networks import SHELF
from postdesk.networks.declaration import Access
from postdesk.networks.network import freely
from stage.begun import attached


@pytest.fixture
def api():
    """The server; whatever it was asked against its contract fails the test."""
    server = FacebookApi()
    yield server
    assert server.broken == []


@pytest.fixture
def url(api):
    with api.serve() as api.door:
        yield api.door.url


@pytest.fixture
def account(url, tmp_path):
    """Makes a Page; what desk.toml says of it can be another."""

    def made(token=TOKEN, secret=SECRET, **own):
        said = {"id": PAGE, "app": APP, "app_mode": "live", "server": url, **own}
        secrets = {"token": token, **({"app_secret": secret} if secret else {})}
        access = Access(Account("page", "facebook", own=said), secrets, tmp_path, tmp_path / "memory", freely)
        return SHELF["facebook"].connect(access)

    return made


@pytest.fixture
def page(account):
    return account()


@pytest.fixture
def post(tmp_path):
    """Writes files and returns a post with them; each is described."""

    def made(*texts, files=None, alt="What it shows.", **more):
        media = attached(tmp_path, files or {}, alt)
        return Payload("facebook", "page", texts or ("Doors open at six.",), media=media, **more)

    return made

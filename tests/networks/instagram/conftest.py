"""An Instagram account at a server that holds to its contract."""

import pytest

from contracts.facebook import LINKED, PAGE
from contracts.graph import APP, SECRET, TOKEN
from contracts.instagram import InstagramApi
from postdesk.models import Account, Payload
from postdesk.networks import SHELF
from postdesk.networks.declaration import Access
from postdesk.networks.network import KnownPost, freely
from stage.begun import attached
from stage.life import NOON
from stage.pictures import jpeg
from stage.signed_in import office  # noqa: F401 - a fixture


@pytest.fixture
def api():
    """The server; whatever it was asked against its contract fails the test."""
    server = InstagramApi()
    yield server
    assert server.broken == []


@pytest.fixture
def url(api):
    with api.serve() as api.door:
        yield api.door.url


@pytest.fixture
def account(url, tmp_path):
    """Makes an account; what desk.toml says of it can be another."""

    def made(secret=SECRET, **own):
        said = {"id": LINKED, "handle": "ouroffice", "page": PAGE, "app": APP, "app_mode": "live", "server": url, **own}
        secrets = {"token": TOKEN, **({"app_secret": secret} if secret else {})}
        access = Access(Account("ig", "instagram", own=said), secrets, tmp_path, tmp_path / "memory", freely)
        return SHELF["instagram"].connect(access)

    return made


@pytest.fixture
def instagram(account):
    """An account with a post that was never tried."""
    made = account()
    made.concerns(KnownPost(NOON, begun=False))
    return made


@pytest.fixture
def post(tmp_path):
    """Writes files, a picture where nothing else is said, and returns a post with them; each is described."""

    def made(*texts, files=None, alt="What it shows."):
        files = {"a.jpg": jpeg(30, 20)} if files is None else files
        media = attached(tmp_path, files, alt)
        return Payload("instagram", "ig", texts or ("Doors open at six.",), media=media)

    return made

"""A profile at a server that holds to the contract of Threads."""

import pytest

from contracts.threads import SITE, ThreadsApi
from contracts.threads_sign_in import TOKEN
from postdesk.models import Account, Attachment, Payload
from postdesk.networks.meta.graph import Graph
from postdesk.networks.network import KnownPost
from postdesk.networks.threads.answers import MEANINGS, VERSION
from postdesk.networks.threads.api import Threads
from postdesk.networks.threads.site import Site
from postdesk.wire import Wire
from stage.life import NOON
from stage.pictures import jpeg

NEW = KnownPost(NOON, begun=False)
OFFICE = Account("office", "threads", own={"handle": "ouroffice"})


@pytest.fixture
def api(tmp_path):
    """The server; whatever it was asked against its contract fails the test."""
    (tmp_path / "site").mkdir()
    server = ThreadsApi(tmp_path / "site")
    yield server
    assert server.broken == []


@pytest.fixture
def url(api):
    with api.serve() as door:
        yield door.url


@pytest.fixture
def graph(url):
    return Graph(Wire(url), VERSION, lambda _now: TOKEN, MEANINGS)


@pytest.fixture
def site(api, tmp_path):
    return Site(SITE, api.site, tmp_path)


@pytest.fixture
def account(graph, site):
    """Makes the account, which knows what the log does of the post; `web` is where its files are fetched."""

    def made(web=site, known=NEW, named=OFFICE):
        network = Threads(graph, lambda _now: TOKEN, web, "https://www.threads.com/@ouroffice", named)
        if known:
            network.concerns(known)
        return network

    return made


@pytest.fixture
def threads(account):
    return account()


@pytest.fixture
def post(tmp_path):
    """Writes files and returns a post with them, each described, and with the part that it goes with."""

    def made(*texts, files=(), part=0, link="", kind="image/jpeg", content=None, **more):
        for name in files:
            (tmp_path / name).write_bytes(content or jpeg())
        media = tuple(Attachment(name, f"{name}.", 1, name, kind, part=part) for name in files)
        return Payload("threads", "office", texts or ("Doors open at six.",), link=link, media=media, **more)

    return made

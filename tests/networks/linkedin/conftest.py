"""A page, and a member, at a server that holds to LinkedIn's contract."""

import pytest

from contracts.linkedin import PAGE, TOKEN, LinkedInApi
from postdesk.models import NOWHERE, Page, PageVisits, Payload
from postdesk.networks.linkedin.api import LinkedIn
from postdesk.networks.linkedin.preparing import Preparing
from postdesk.networks.linkedin.rest import RestCaller
from postdesk.networks.linkedin.tokens import PastedToken
from postdesk.networks.linkedin.uploads import LinkedInUploads
from postdesk.networks.network import KnownPost
from postdesk.wire import Wire
from stage.begun import attached
from stage.life import NOON


@pytest.fixture(params=[PAGE])
def api(request):
    """The server; whatever it was asked against its contract fails the test."""
    server = LinkedInApi(request.param)
    yield server
    assert server.broken == []


@pytest.fixture
def url(api):
    with api.serve() as api.door:
        yield api.door.url


@pytest.fixture
def account(api, url, tmp_path):
    """Makes an account; `pages` is how the pages of cards are visited."""

    def made(pages=NOWHERE, token=None, version="202609"):
        caller = RestCaller(Wire(url), token or PastedToken(TOKEN), version)
        uploads = LinkedInUploads(caller, api.author, tmp_path)
        return LinkedIn(caller, api.author, Preparing(uploads, pages, tmp_path))

    return made


@pytest.fixture
def linkedin(account):
    """An account of whose next post nothing may have been sent before."""
    network = account()
    network.concerns(KnownPost(NOON, begun=False))
    return network


@pytest.fixture
def post(tmp_path):
    """Writes files and returns a post with them, each described."""

    def made(*texts, files=None, alt="What it shows.", link="", **more):
        kinds = {
            "jpg": "image/jpeg",
            "png": "image/png",
            "gif": "image/gif",
            "pdf": "application/pdf",
            "mp4": "video/mp4",
        }
        media = attached(tmp_path, files or {}, alt, kinds)
        return Payload("linkedin", "page", texts or ("Doors open at six.",), media=media, link=link, **more)

    return made


@pytest.fixture
def visits():
    """How pages are visited of which this one stands there."""

    def made(page, picture=None):
        asked = []

        def look(address):
            asked.append(address)
            return page if page.address == address else Page(address, None, why="gives no answer")

        return PageVisits(look, lambda address, _most: asked.append(address) or picture), asked

    return made

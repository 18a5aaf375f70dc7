"""A channel at a server that holds to Telegram's contract, and a bot that may post there."""

import pytest

from contracts.telegram import TOKEN, WORKROOM, BotApi
from postdesk.models import Attachment, Payload
from postdesk.networks.telegram.api import Telegram
from postdesk.networks.telegram.bot import Bot
from postdesk.networks.telegram.newest import Newest
from postdesk.wire import Wire


@pytest.fixture
def api():
    """The server; whatever it was told that the contract does not know fails the test."""
    server = BotApi()
    yield server
    assert server.broken == []


@pytest.fixture
def url(api):
    with api.serve() as server:
        yield server.url


@pytest.fixture
def channel(api, url, tmp_path):
    """The channel, without a workroom; a pause is over as soon as the server's clock has been moved."""
    bot = Bot(Wire(url), TOKEN, api.passes)
    return Telegram(bot, "@office", tmp_path, Newest(tmp_path / "memory" / "office.json"))


@pytest.fixture
def roomy(channel):
    """The channel, with a workroom."""
    channel.workroom = str(WORKROOM)
    return channel


@pytest.fixture
def post(tmp_path):
    """Writes files and returns a post with them."""

    def made(*texts, files=None, **said):
        for name, content in (files or {}).items():
            (tmp_path / name).write_bytes(content)
        media = tuple(Attachment(name, "What it shows.", len(content), name) for name, content in (files or {}).items())
        return Payload("telegram", "tg", texts or ("Doors open at six.",), media=media, **said)

    return made

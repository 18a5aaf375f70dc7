"""Telegram channels: what postdesk knows of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from postdesk.models import AccountKey, Grammar, KeyKind, Repeat, Secret
from postdesk.models.accounts import HANDLE
from postdesk.networks.declaration import Access, Declaration
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.networks.network import Network
    from postdesk.networks.signing_in import Person, SignedIn


def read() -> Grammar:
    """Return how it reads a text."""
    from postdesk.networks.telegram.text import GRAMMAR

    return GRAMMAR


def connect(access: Access) -> "Network":
    """Return a channel with the token of the bot that posts there."""
    from postdesk.files.names import file_name
    from postdesk.networks.telegram.api import Telegram
    from postdesk.networks.telegram.bot import SERVER, Bot
    from postdesk.networks.telegram.newest import Newest
    from postdesk.wire import Wire

    account = access.account
    bot = Bot(Wire(account.server or SERVER), access.secrets["token"])
    newest = Newest(access.memory / "telegram" / f"{file_name(account.id)}.json")
    return Telegram(bot, account.id, access.media, newest, account.said("workroom"))


def sign_in(person: "Person", given: Mapping[str, str], now: datetime) -> "SignedIn":  # noqa: ARG001 - no step needs it
    """Lead a person to what an account needs."""
    from postdesk.networks.telegram.sign_in import telegram_steps

    return telegram_steps(person, given)


NETWORK = Declaration(
    name="telegram",
    title="Telegram",
    composer="https://web.telegram.org/",
    read=read,
    addresses=(r"(?:t|telegram)\.me/(?:c/\d+|(?:s/)?(?P<handle>\w+))/(?P<id>\d+)",),
    connect=connect,
    sign_in=sign_in,
    leaving=Sentence("in Telegram, write /revoke to @BotFather, and take the bot out of the channel's administrators"),
    keys=(
        AccountKey("id", KeyKind.HANDLE, "@office", needed=True, identifies=True),
        HANDLE,
        AccountKey("workroom", KeyKind.HANDLE, "-1001234567890"),
        AccountKey("server", KeyKind.SERVER, "https://api.telegram.org"),
    ),
    secrets=(Secret(source="the token of a bot: write `/newbot` to @BotFather, and let the bot post in the channel"),),
    deletes=True,
    edits=True,
    finds=True,
    followers=True,
    repeat=Repeat.ASKED,
)

"""Looking for a post in a channel, number by number: each is forwarded to the workroom, and deleted there.

The numbers of a channel are one sequence for everybody who posts in it, with gaps where something was deleted, and with
notices (a pin, a new title) that cannot be forwarded. So a number that shows nothing says nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown
from postdesk.networks.network import KnownPost
from postdesk.networks.telegram.bot import Bot, Message

RUN = 30
"""How many numbers are looked at; a group takes 20 messages a minute, and a channel seldom more in a day."""
SKEW = timedelta(seconds=5)
"""By how much Telegram's clock may differ from ours."""


class Sought(Struct, frozen=True):
    """What is looked for: the words and the kind of file of each message, after `last`, sent at `at` or later."""

    workroom: str
    chat: int
    last: int
    at: datetime
    wanted: Sequence[tuple[str, str]]


def partly_there(found: Sequence[int], wanted: int, page: str) -> Unknown:
    """Return the doubt about a post of which only some of the messages that it is to have stand in the channel."""
    return Unknown(
        "{found} of {wanted} messages stand in the channel, {page}/{first}: look at it",
        found=len(found),
        wanted=wanted,
        page=page,
        first=found[0],
    )


def joined_numbers(ids: Sequence[int]) -> str:
    """Return the numbers of a post's messages as one id, by which the log knows it."""
    return "+".join(map(str, ids))


def seek_ours(bot: Bot, sought: Sought, known: KnownPost, now: datetime) -> list[int]:
    """Return the same as `seek`, where what the log knows as another post of ours is passed over."""
    while (ids := seek(bot, sought, now)) and known.taken([joined_numbers(ids), str(ids[0])]):
        sought = replace(sought, last=ids[0])
    return ids


def seek(bot: Bot, sought: Sought, now: datetime) -> list[int]:
    """Return the numbers of the messages that are there, in their order, up to the first that is not seen.

    Raises:
        Unreachable: Telegram could not be asked, or asks to wait.
    """
    found: list[int] = []
    for number in range(sought.last + 1, sought.last + 1 + RUN):
        if len(found) == len(sought.wanted):
            break
        message = _forwarded(bot, sought, number, now)
        if message and _is(message, sought, *sought.wanted[len(found)]):
            found.append(number)
    return found


def _forwarded(bot: Bot, sought: Sought, number: int, now: datetime) -> Message | None:
    """Return the message with a number, None where none can be forwarded; its copy is deleted at once."""
    given = {"chat_id": sought.workroom, "from_chat_id": sought.chat, "message_id": number}
    try:
        copy = bot.ask("forwardMessage", now, Message, **given, disable_notification=True)
    except Refused:
        return None
    with suppress(NetworkError):
        bot.ask("deleteMessage", now, bool, chat_id=sought.workroom, message_id=copy.message_id)
    return copy


def _is(message: Message, sought: Sought, words: str, kind: str) -> bool:
    """Whether a forwarded message is the one that was sent: from this channel, not older, and the same."""
    origin = message.forward_origin
    if origin is None or origin.chat is None or origin.chat.id != sought.chat:
        return False
    young = origin.date >= (sought.at - SKEW).timestamp()
    return young and _plain(message.words) == _plain(words) and message.held[0] == kind


def _plain(text: str) -> str:
    """Return a text without what a server may change in it: blanks, signs that are not seen, how letters are put."""
    kept = (sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C")
    return re.sub(r"\s+", "", "".join(kept))

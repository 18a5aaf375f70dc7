"""What an answer of the Bot API makes certain: `error_code` and `parameters` decide, words only where named here.

Descriptions come from three places (the front server, the Bot API, Telegram itself) and may change; a word that is not
known any more makes a repair a refusal, never a post that is sent twice.

    400, rights or chat      Unreachable: a person mends the bot's rights
    400, upgraded group      Unreachable: the group has another id now
    400, an unknown file     `FileForgotten`: it goes along with the post, once
    400, other               Refused, and nothing was sent
    400 on an album          Unknown where it names one of its messages: the others may be public
    401, 404                 Unreachable: the token is not, or no longer, a bot's
    403                      Unreachable: the bot was put out of the channel
    429                      Unreachable, with the wait that it names; Unknown on an album, of which parts may be public
    401, 403, 404, 429 without
    "ok": false, of a post   Unknown: somebody else's words, and nobody can tell what the Bot API did

Source: tdlib/telegram-bot-api @01a3679c0b, Client.cpp (2026-05).
"""

from datetime import datetime

import msgspec
from msgspec import Struct

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.models.known_types import known_type
from postdesk.wire import NO_TOKEN, SET_ANEW, Reply
from postdesk.wire.retry_after import believed, retry_after

NOT_FOUND = "chat not found"
"""Words of a no to a name that is wrong, or to a chat in which the bot is not."""
RIGHTS = (
    NOT_FOUND,
    "not enough rights",
    "administrator rights",
    "have no rights to send",
    "chat_write_forbidden",
    "chat_admin_required",
    "is not a member",
    "was kicked",
)
"""Words of a no that a person mends in the channel's settings."""
PART_OF_ALBUM = "failed to send message #"
GROUP_FAILED = "group send failed"
LOST = "wrong file identifier"
UNCHANGED = "message is not modified"
AGAIN_LATER = frozenset({401, 403, 404, 429})
"""After these a post is sent again, which nobody can look up: they are believed in the Bot API's own words only."""
AGAIN = 5.0
"""Seconds until an album is sent again of which surely nothing is public."""


class FileForgotten(Refused):
    """Telegram does not know a file any more, or not from this bot: nothing was sent."""


class SaysSoAlready(Refused):
    """A message that was to be edited has these words already."""


class Parameters(Struct):
    """What an error says besides its words."""

    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class No(Struct):
    """An error of the Bot API, which says `ok` is false in all of them."""

    ok: bool | None = None
    description: str = ""
    parameters: Parameters = msgspec.field(default_factory=Parameters)


def no_of(reply: Reply) -> No:
    """Return the error that an answer is; one without words where it says nothing that can be read."""
    try:
        return msgspec.convert(reply.data, known_type(No))
    except msgspec.ValidationError:
        return No()


def judge(reply: Reply, now: datetime, *, album: bool = False) -> NetworkError | None:
    """Return what an answer means; None leaves it to its status."""
    no = no_of(reply)
    if reply.wrote and reply.status in AGAIN_LATER and no.ok is not False:
        return reply.doubt("{server} answered {status} in words that are not the Bot API's", status=reply.status)
    if reply.status == 429:
        return _busy(reply, no, now, album=album)
    if reply.status in {401, 404}:
        return Unreachable(
            "{server} does not accept the bot's token ({status}): {advice}",
            NO_TOKEN,
            server=reply.server,
            status=reply.status,
            advice=SET_ANEW,
        )
    if reply.status in {400, 403}:
        return _refused(reply, no, album=album)
    return None


def _busy(reply: Reply, no: No, now: datetime, *, album: bool) -> NetworkError:
    said = no.parameters.retry_after
    wait = retry_after(reply.headers, now) if said is None else believed(said)
    if album:
        return Unknown(
            "{server} asks to wait (429) with an album in hand, of which parts may be public", server=reply.server
        )
    return Unreachable("{server} asks to wait (429)", wait, server=reply.server)


def _refused(reply: Reply, no: No, *, album: bool) -> NetworkError | None:
    """Return what a no means that is none for good."""
    said = no.description.lower()
    if moved := no.parameters.migrate_to_chat_id:
        return Unreachable("the group has become another one: write id = {moved} in desk.toml", NO_TOKEN, moved=moved)
    if reply.status == 403 or any(words in said for words in RIGHTS):
        return Unreachable(
            "{refusal}: look whether the name is right; if it is, let the bot post there, as an administrator of the "
            "channel"
            if NOT_FOUND in said
            else "{refusal}: let the bot post there, as an administrator of the channel",
            NO_TOKEN,
            refusal=reply.refusal(),
        )
    if album and PART_OF_ALBUM in said:
        return Unknown("{refusal}: the rest of the album may be public", refusal=reply.refusal())
    if album and GROUP_FAILED in said:
        return Unreachable(reply.refusal().sentence, AGAIN)
    return _already(reply, said)


def _already(reply: Reply, said: str) -> NetworkError | None:
    """Return what a no means that is none to the post: of a file's id, or of words that stand there."""
    if LOST in said:
        return FileForgotten(str(reply.refusal()))
    return SaysSoAlready(str(reply.refusal())) if UNCHANGED in said else None

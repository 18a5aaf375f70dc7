"""Calls of Telegram's Bot API: a method, its parameters, and what comes back, in types.

The token stands in the address of every call, and is hidden in all that is said of it. No parse mode is ever sent, so
nothing in a text needs another form. Source: core.telegram.org/bots/api, 10.1 (2026-06-11); 10.3 changes nothing here.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from postdesk.models.known_types import known_type
from postdesk.networks.telegram.judging import judge
from postdesk.wire import Reply, Wire
from postdesk.wire.sent import File

SERVER = "https://api.telegram.org"
T = TypeVar("T")


class Chat(Struct):
    """A channel or group; one with a `username` is public. `has_protected_content` forbids that posts are forwarded.

    `linked_chat_id` is the group in which readers discuss a channel's posts.
    """

    id: int
    type: str = ""
    title: str = ""
    username: str = ""
    has_protected_content: bool = False
    linked_chat_id: int = 0
    pinned_message: "Message | None" = None


class Origin(Struct):
    """Where a forwarded post comes from."""

    type: str
    date: int = 0
    message_id: int = 0
    chat: Chat | None = None


class Held(Struct):
    """A file at Telegram, which the same bot can send again by its id."""

    file_id: str


class Message(Struct):
    """A message as it stands in a chat. Its id is 0 where Telegram will send it later."""

    message_id: int
    date: int = 0
    text: str = ""
    caption: str = ""
    photo: list[Held] = []
    video: Held | None = None
    animation: Held | None = None
    document: Held | None = None
    forward_origin: Origin | None = None

    @property
    def words(self) -> str:
        """What is to be read."""
        return self.text or self.caption

    @property
    def held(self) -> tuple[str, str]:
        """Which kind of file it shows, and that file's id; "" for both where it shows none.

        A moving picture comes as a document, too. The last of a picture's sizes is the largest.
        """
        if self.photo:
            return "photo", self.photo[-1].file_id
        for kind in ("video", "animation", "document"):
            if file := getattr(self, kind):
                return kind, file.file_id
        return "", ""


class BotItself(Struct):
    """A bot itself."""

    id: int
    username: str = ""


class Member(Struct):
    """What the bot may do in a chat. A group lets every member post, unless it says otherwise."""

    status: str
    can_post_messages: bool | None = None
    can_delete_messages: bool = False

    def may_post(self, chat: Chat) -> bool:
        """In a channel only administrators post; in a group every member does."""
        if self.status == "creator":
            return True
        if chat.type == "channel":
            return bool(self.can_post_messages)
        return self.status in {"administrator", "member"}


class Bot:
    """One bot at one server of the Bot API; `pause` lets so many seconds pass."""

    def __init__(self, wire: Wire, token: str, pause: Callable[[float], None] = time.sleep) -> None:
        self.wire, self._token, self.pause = wire, token, pause
        wire.hide(token)

    @property
    def number(self) -> str:
        """The bot's own number, which its token begins with."""
        return self._token.partition(":")[0]

    def ask(self, method: str, now: datetime, shape: type[T], **given: object) -> T:
        """Ask for something, or do something that no reader of the channel sees; doing it again is safe.

        Raises:
            Refused: Telegram said no.
            Unreachable: It gave no answer that can be used, or a person has to mend something first.
        """
        return _result(self._called(method, now, given, {}, public=False), shape)

    def send(
        self, method: str, now: datetime, shape: type[T], given: Mapping[str, object], files: Mapping[str, File]
    ) -> T:
        """Send something that readers see, once.

        Raises:
            Refused: Telegram said no, and nothing was sent.
            Unreachable: Surely nothing was sent.
            Unknown: Nobody can tell.
        """
        return _result(self._called(method, now, given, files, public=True), shape)

    def upload(self, method: str, now: datetime, given: Mapping[str, object], files: Mapping[str, File]) -> Message:
        """Send a file where no reader sees it; again does no harm.

        Raises:
            Refused: Telegram does not take it.
            Unreachable: It is not there.
        """
        return _result(self._called(method, now, given, files, public=False), Message)

    def _called(
        self, method: str, now: datetime, given: Mapping[str, object], files: Mapping[str, File], *, public: bool
    ) -> Reply:
        path, read = f"/bot{self._token}/{method}", partial(judge, now=now, album=method == "sendMediaGroup")
        if files:
            form = {name: value if isinstance(value, str) else _json(value) for name, value in given.items()}
            return self.wire.write(path, now, public=public, judge=read, form=form, files=files)
        return self.wire.write(path, now, public=public, judge=read, json=dict(given))


def _json(value: object) -> str:
    """Return a value as a form holds it: all but texts are JSON."""
    return msgspec.json.encode(value).decode()


def _result(reply: Reply, shape: type[T]) -> T:
    """Return what an answer holds; one that makes no sense is as good as none."""
    data: Any = reply.data
    if not isinstance(data, dict) or data.get("ok") is not True:
        raise reply.doubt()
    try:
        return msgspec.convert(data.get("result"), known_type(shape))
    except msgspec.ValidationError:
        raise reply.doubt() from None

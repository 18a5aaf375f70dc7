"""Posting to Telegram channels: a bot that is an administrator there, and no way to ask what a channel holds.

The Bot API knows no key and no twin: the same call twice is two posts. Nor does it list or show what was posted. So
whatever nobody can tell asks a person, and a thread goes on only with what surely was not sent. One thing helps: with a
`workroom`, a private group or channel of the bot's own, a post can be forwarded there by its number. A look at the
numbers after the newest known one can say that the post is there (`seeking`); that it is not, it never can.

Pictures, films and documents go to the workroom before their time, where there is one, and are sent by their ids then:
a short call, that seldom ends without an answer. Telegram has no alternative texts and tells no figures.

Source: core.telegram.org/bots/api, 10.1 (2026-06-11), and tdlib/telegram-bot-api @01a3679c0b.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, Unknown, Unreachable
from postdesk.models import Figures, Payload, Remote, Standing
from postdesk.networks.network import Costs, Fixed, KnownPost, Network, fixed_for, kept, midway, new_part
from postdesk.networks.telegram.bot import Bot, Chat, Message
from postdesk.networks.telegram.judging import FileForgotten
from postdesk.networks.telegram.newest import Newest
from postdesk.networks.telegram.pacing import APART, REST, message_costs
from postdesk.networks.telegram.pieces import MessagePiece, ShownPiece, message_ids, pieces, pieces_shown
from postdesk.networks.telegram.rewording import card_of, edit_messages, said_in
from postdesk.networks.telegram.seeking import Sought, joined_numbers, partly_there, seek_ours
from postdesk.networks.telegram.standing import channel_standing, seen_by_readers
from postdesk.wire import NO_TOKEN
from postdesk.wire.sent import File
from postdesk.wire.shapes import Count

METHODS = {"photo": "sendPhoto", "video": "sendVideo", "animation": "sendAnimation", "document": "sendDocument"}
DELETED_AT_ONCE = 100


class Uploaded(Struct, frozen=True):
    """A file in the workroom: its id at Telegram, and the message that it stands in there."""

    id: str
    message: int


class PreparedMessages(Fixed, frozen=True):
    """What is fixed before the first attempt: the channel by its number, its newest known post, and the files.

    What is `early` holds files that were uploaded ahead, and nothing else is fixed yet. From a `closed` channel nothing
    can be forwarded. `sent` are the pieces that are public, by the numbers of their messages.
    """

    at: datetime
    chat: int = 0
    username: str = ""
    last: int = 0
    closed: bool = False
    media: tuple[Uploaded, ...] = ()
    early: bool = False
    sent: tuple[tuple[int, ...], ...] = ()

    @property
    def numbers(self) -> list[int]:
        """Of all messages that are public, in their order."""
        return [number for piece in self.sent for number in piece]


class Telegram(Network):
    """One channel, in which a bot posts; `media` is the folder in which what it sends of them lies.

    `chat` is `@name` or its number, `workroom` a chat in which the bot may write and delete, "" where there is none.
    """

    def __init__(self, bot: Bot, chat: str, media: Path, newest: Newest, workroom: str = "") -> None:
        self.bot, self.chat, self.media, self.newest, self.workroom = bot, chat, media, newest, workroom
        self._private = False
        self._known: KnownPost | None = None
        self._rests: datetime | None = None

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """As many messages as it becomes, of its channel's and of its bot's."""
        return () if deleting else message_costs(payload, self.bot.number)

    def rests(self) -> datetime | None:
        """As its server said last, and for what was sent."""
        return max(filter(None, (self.bot.wire.until, self._rests)), default=None)

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.bot.wire.turn_ends = at

    def concerns(self, known: KnownPost) -> None:
        """Hear which messages are other posts of ours: those are not it, whatever they say."""
        self._known = known

    def standing(self, now: datetime) -> Standing:
        """Ask who the bot is, and what it may do in the channel and in its workroom."""
        return channel_standing(self.bot, self.chat, self.workroom, now)

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Send a file to the workroom each time; without one there is nothing to do ahead."""
        fixed = fixed_for(PreparedMessages, prepared, key) or PreparedMessages(key, now, early=True)
        return (self._next_file(payload, fixed, now) if fixed.early else None) or prepared

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Ask which channel it is, then send a file to the workroom each time."""
        fixed = fixed_for(PreparedMessages, prepared, key)
        if fixed is None or fixed.early:
            return kept(self._begun(key, now, fixed.media if fixed else ()))
        return self._next_file(payload, fixed, now) or prepared

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Send each piece that is not public yet; each answers the one before."""
        fixed, every = _fixed(prepared, key), self._pieces(payload)
        for number, piece in enumerate(every[len(fixed.sent) :]):
            self.bot.pause(APART if number else 0)
            try:
                made = _new(self._sent(piece, payload, fixed, now), fixed.numbers)
            except NetworkError as trouble:
                if not fixed.sent:
                    raise
                raise midway(trouble, replace(_remote(fixed), kept=kept(fixed)), len(fixed.sent), len(every)) from None
            fixed = replace(fixed, sent=(*fixed.sent, tuple(message.message_id for message in made)))
            self._rests = now + REST * len(fixed.numbers)
        self.newest.seen(max(fixed.numbers))
        self._clean_up(fixed, now)
        return _remote(fixed)

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Look for the post by forwarding to the workroom what came after the newest known one."""
        page = _page(fixed := _fixed(prepared, key))
        if not self.workroom or fixed.closed or not fixed.last:
            raise Unknown("Telegram tells no bot what stands in a channel: look at {page}", page=page)
        wanted = [message for piece in self._pieces(payload) for message in piece.messages]
        last, known = max(fixed.last, *fixed.numbers, 0), len(fixed.numbers)
        sought = Sought(self.workroom, fixed.chat, last, fixed.at, wanted[known:])
        ids = [*fixed.numbers, *seek_ours(self.bot, sought, self._known or KnownPost(fixed.at), now)]
        if len(ids) == len(wanted):
            self.newest.seen(ids[-1])
            self._clean_up(fixed, now)
            return Remote(joined_numbers(ids), f"{page}/{ids[0]}")
        if ids:
            raise partly_there(ids, len(wanted), page)
        raise Unknown("it was not seen in the channel, and may have been deleted: look at {page}", page=page)

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete every message of a post at once; those that are gone already are passed over."""
        fixed = _fixed(prepared, key)
        ids = (remote.id == joined_numbers(fixed.numbers) and fixed.numbers) or message_ids(remote, payload)
        for start in range(0, len(ids), DELETED_AT_ONCE):
            some = ids[start : start + DELETED_AT_ONCE]
            self.bot.ask("deleteMessages", now, bool, chat_id=fixed.chat, message_ids=some)

    def edit(
        self, before: Payload, after: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, ...]:
        """Give its messages other words; Telegram sets no time for that in a channel."""
        fixed = fixed_for(PreparedMessages, prepared, key)
        ids = message_ids(remote, before)
        chat = fixed.chat if fixed and not fixed.early else self.chat
        edit_messages(self.bot, chat, ids, before, after, now)
        return ()

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Telegram tells a bot nothing of what became of a post."""
        return Figures()

    def followers(self, now: datetime) -> int | None:
        """Ask how many are in the channel."""
        return self.bot.ask("getChatMemberCount", now, Count, chat_id=self.chat)

    def _begun(self, key: str, now: datetime, media: tuple[Uploaded, ...]) -> PreparedMessages:
        chat = self.bot.ask("getChat", now, Chat, chat_id=self.chat)
        pinned = chat.pinned_message.message_id if chat.pinned_message else 0
        last = max(self.newest.known(), pinned)
        return PreparedMessages(key, now, chat.id, chat.username, last, chat.has_protected_content, media)

    def _pieces(self, payload: Payload) -> list[MessagePiece]:
        return pieces(payload.texts, [self._shown(payload, number) for number in range(len(payload.media))])

    def _shown(self, payload: Payload, number: int) -> ShownPiece:
        """Return one of a post's files as Telegram will show it."""
        media = payload.media[number]
        return pieces_shown(number, self.media / media.kept, media.name)

    def _next_file(self, payload: Payload, fixed: PreparedMessages, now: datetime) -> str | None:
        """Send the next file to the workroom, and return all that is fixed then; None where nothing is left to do."""
        if not self.workroom or len(fixed.media) == len(payload.media):
            return None
        self._see_private(now)
        file = self._shown(payload, len(fixed.media))
        given = {"chat_id": self.workroom, "disable_notification": True, file.kind: _attached(file), **_film(file)}
        message = self.bot.upload(METHODS[file.kind], now, given, _parts([file]))
        _, held = message.held
        return kept(replace(fixed, media=(*fixed.media, Uploaded(held, message.message_id))))

    def _see_private(self, now: datetime) -> None:
        """See once that no reader sees the workroom, before the first file goes there."""
        if not self._private:
            room, chat = (self.bot.ask("getChat", now, Chat, chat_id=each) for each in (self.workroom, self.chat))
            if open_to_readers := seen_by_readers(room, chat, self.workroom):
                raise Unreachable(open_to_readers, NO_TOKEN)
            self._private = True

    def _sent(self, piece: MessagePiece, payload: Payload, fixed: PreparedMessages, now: datetime) -> list[Message]:
        """Send one piece, as an answer to the one before; what Telegram forgot of it goes along itself."""
        given: dict[str, object] = {"chat_id": fixed.chat}
        if fixed.sent and (answered := fixed.sent[-1][0]):
            given["reply_parameters"] = {"message_id": answered}
        if not piece.files:
            given |= {**said_in("text", piece.text), **card_of(payload, piece.text)}
            return [self.bot.send("sendMessage", now, Message, given, {})]
        try:
            return self._sent_files(piece, fixed.media, given, now)
        except FileForgotten:
            if not fixed.media:
                raise
            return self._sent_files(piece, (), given, now)

    def _sent_files(
        self, piece: MessagePiece, held: Sequence[Uploaded], given: Mapping[str, object], now: datetime
    ) -> list[Message]:
        """Send files with their text: by what is `held` of the post in the workroom, else as they come along."""
        parts = {} if held else _parts(piece.files)
        if len(piece.files) > 1:
            media = [_member(piece, file, held) for file in piece.files]
            return self.bot.send("sendMediaGroup", now, list[Message], {**given, "media": media}, parts)
        (file,) = piece.files
        shown = {file.kind: _source(file, held), **_words(piece, file), **_film(file)}
        return [self.bot.send(METHODS[file.kind], now, Message, {**given, **shown}, parts)]

    def _clean_up(self, fixed: PreparedMessages, now: datetime) -> None:
        """Take the files out of the workroom; what stays there does no harm."""
        if copies := [file.message for file in fixed.media]:
            with suppress(NetworkError):
                self.bot.ask("deleteMessages", now, bool, chat_id=self.workroom, message_ids=copies)


def _fixed(prepared: str, key: str) -> PreparedMessages:
    """Return what was fixed for a post; Unknown where nothing was, which only another postdesk could have sent."""
    fixed = fixed_for(PreparedMessages, prepared, key)
    if fixed is None or fixed.early:
        raise Unknown("since when the post may be public is not known: look for it in the channel")
    return fixed


def _new(made: list[Message], before: Sequence[int]) -> list[Message]:
    """Return the messages of a piece, none of which is one of those before; Telegram names no id of what goes later."""
    for message in made:
        if message.message_id:
            new_part(str(message.message_id), [str(number) for number in before])
    return made


def _remote(fixed: PreparedMessages) -> Remote:
    """Return where a post is, as far as it is public."""
    first = fixed.numbers[0]
    return Remote(joined_numbers(fixed.numbers), f"{_page(fixed)}/{first}" if first else _page(fixed))


def _page(fixed: PreparedMessages) -> str:
    """Return a channel's address; a private one has its number in it, without the -100 before."""
    return f"https://t.me/{fixed.username or 'c/' + str(fixed.chat).removeprefix('-100')}"


def _film(file: ShownPiece) -> Mapping[str, object]:
    """Return what Telegram cannot see of a film by itself."""
    if file.kind != "video":
        return {}
    told = {"width": file.head.width, "height": file.head.height, "duration": round(file.head.seconds)}
    return {**{name: number for name, number in told.items() if number}, "supports_streaming": True}


def _member(piece: MessagePiece, file: ShownPiece, held: Sequence[Uploaded]) -> dict[str, object]:
    """Return one file of an album."""
    return {"type": file.kind, "media": _source(file, held), **_words(piece, file), **_film(file)}


def _words(piece: MessagePiece, file: ShownPiece) -> Mapping[str, object]:
    """Return the caption of a file; that of an album stands with its first."""
    return said_in("caption", piece.text) if piece.text and file is piece.files[0] else {}


def _attached(file: ShownPiece) -> str:
    return f"attach://f{file.number}"


def _source(file: ShownPiece, held: Sequence[Uploaded]) -> str:
    """Return a file by its id where it is in the workroom, else as it comes along."""
    return held[file.number].id if held else _attached(file)


def _parts(files: Sequence[ShownPiece]) -> dict[str, File]:
    return {f"f{file.number}": (file.name, file.path) for file in files}

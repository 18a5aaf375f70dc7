"""A server that holds to the contract of Telegram's Bot API, 10.1 of 2026-06-11, more strictly than the live one.

What the live one passes over in silence (a parameter that it does not know, a file that nothing names) is written down
in `broken`, and answered with a no. `faults` are played once each, by the method's name: bytes instead of an answer, or
a pair of bytes and True, where the call has its effect first; `CUT` is no answer at all. A function instead of bytes is
called for them, and may take its time. `most` is how many messages a chat takes in a minute, `apart` how many seconds
each takes up there, 0 where bursts are tolerated; an album is as many messages as it has items.
"""

import io
import itertools
import json
import re
from collections import Counter
from email import message_from_bytes
from urllib.parse import parse_qsl

from postdesk.media import heads
from stage.life import NOON
from stage.loopback import Loopback, answer

TOKEN = "123456789:AAE-planted-token-of-a-bot-35-signs-x"
CUT = b""
CHANNEL, WORKROOM, BOT = -1001234567890, -1009876543210, 123456789
WORDS = {"caption": str, "caption_entities": list}
REPLIED = {"reply_parameters": dict, "disable_notification": bool, "chat_id": (int, str)}
FILM = {"width": int, "height": int, "duration": int, "supports_streaming": bool}
TAKES = {
    "getMe": {},
    "getChat": {"chat_id": (int, str)},
    "getChatMember": {"chat_id": (int, str), "user_id": int},
    "getChatMemberCount": {"chat_id": (int, str)},
    "sendMessage": {"text": str, "entities": list, "link_preview_options": dict, **REPLIED},
    "sendPhoto": {"photo": str, **WORDS, **REPLIED},
    "sendVideo": {"video": str, **WORDS, **REPLIED, **FILM},
    "sendAnimation": {"animation": str, **WORDS, **REPLIED},
    "sendDocument": {"document": str, **WORDS, **REPLIED},
    "sendMediaGroup": {"media": list, **REPLIED},
    "editMessageText": {"chat_id": (int, str), "message_id": int, "text": str, "entities": list, "link_preview_options": dict},
    "editMessageCaption": {"chat_id": (int, str), "message_id": int, **WORDS},
    "forwardMessage": {"chat_id": (int, str), "from_chat_id": (int, str), "message_id": int, "disable_notification": bool},
    "deleteMessage": {"chat_id": (int, str), "message_id": int},
    "deleteMessages": {"chat_id": (int, str), "message_ids": list},
}  # fmt: skip
NEEDS = {
    "getChat": {"chat_id"},
    "getChatMember": {"chat_id", "user_id"},
    "getChatMemberCount": {"chat_id"},
    "sendMessage": {"chat_id", "text"},
    "sendPhoto": {"chat_id", "photo"},
    "sendVideo": {"chat_id", "video"},
    "sendAnimation": {"chat_id", "animation"},
    "sendDocument": {"chat_id", "document"},
    "sendMediaGroup": {"chat_id", "media"},
    "forwardMessage": {"chat_id", "from_chat_id", "message_id"},
    "deleteMessage": {"chat_id", "message_id"},
    "deleteMessages": {"chat_id", "message_ids"},
}
KINDS = {"sendPhoto": "photo", "sendVideo": "video", "sendAnimation": "animation", "sendDocument": "document"}
MAGIC = {
    "photo": (b"\xff\xd8\xff", b"\x89PNG", b"RIFF"),
    "animation": (b"GIF8",),
    "video": (b"\0\0\0",),
    "document": (b"",),
}
LARGEST = {"photo": 10_000_000}


class NoError(Exception):
    """A no: its status, its words and its parameters."""

    def __init__(self, status, words, **parameters):
        super().__init__(words)
        self.status, self.words, self.parameters = status, words, parameters


def no(status, words, **parameters):
    """The bytes of a no, as a fault."""
    body = {"ok": False, "error_code": status, "description": words}
    return answer(status, body | ({"parameters": parameters} if parameters else {}))


PARTLY = no(
    400, 'Bad Request: failed to send message #2 with the error message "Wrong file identifier/HTTP URL specified"'
)
NOTHING_OF_IT = no(400, "Bad Request: group send failed")
MOVED = no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001234567891)
NO_BOT = no(401, "Unauthorized: invalid token specified")
NO_ID = no(400, "Bad Request: MESSAGE_ID_INVALID")
RESTART = no(500, "Internal Server Error: restart")
GATEWAY = answer(502, b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>", "text/html")


class BotApi:
    """One bot, a channel in which it posts, and a workroom. `posts` are the channel's by their numbers."""

    def __init__(self):
        self.faults, self.broken, self.files, self.at = {}, [], {}, NOON.timestamp()
        self.chats = {
            CHANNEL: {"id": CHANNEL, "type": "channel", "title": "Office", "username": "office"},
            WORKROOM: {"id": WORKROOM, "type": "supergroup", "title": "Workroom"},
        }
        self.held = {CHANNEL: {}, WORKROOM: {}}
        self.next = {CHANNEL: itertools.count(41), WORKROOM: itertools.count(1)}
        self.member = {"status": "administrator", "can_post_messages": True, "can_delete_messages": True}
        self.token = TOKEN
        self.called, self.groups = [], itertools.count(1)
        self.scheduled = False
        self.most, self.taken = 20, Counter()
        self.apart, self.free = 0.0, Counter()

    @property
    def posts(self):
        return self.held[CHANNEL]

    def serve(self):
        return Loopback(self)

    def other(self, **said):
        """Somebody else posts in the channel; returns the number."""
        return self._kept(CHANNEL, said)["message_id"]

    def __call__(self, asked):
        found = re.fullmatch(r"/bot([^/]+)/(\w+)", asked.path)
        if not found:
            return no(404, "Not Found")
        if found[1] != self.token:
            return no(401, "Unauthorized")
        method = found[2]
        self.called.append(method)
        faults = self.faults.get(method, [])
        fault, late = faults.pop(0) if faults else None, False
        if isinstance(fault, tuple):
            fault, late = fault
        done = self._done(method, asked) if fault is None or late else None
        if fault is None:
            return done
        return fault() if callable(fault) else fault

    def _done(self, method, asked):
        try:
            given, parts = self._read(method, asked)
            self._checked(method, given)
            result = getattr(self, f"do_{method.lower()}")(given, parts)
            if parts:
                self._wrong(f"{method}: parts that nothing names: {sorted(parts)}")
        except NoError as refusal:
            return _again_later(refusal) if refusal.status == 429 else no(refusal.status, refusal.words)
        return answer(body={"ok": True, "result": result})

    def _wrong(self, what):
        self.broken.append(what)
        raise NoError(400, f"Bad Request: {what}")

    def _read(self, method, asked):
        """The parameters, and the files that came along; in a form all but texts are JSON."""
        kind = asked.headers.get("content-type", "")
        if kind == "application/json":
            return json.loads(asked.body), {}
        if kind == "application/x-www-form-urlencoded":
            fields, parts = dict(parse_qsl(asked.body.decode())), {}
        elif kind.startswith("multipart/form-data"):
            whole = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + asked.body)
            each = [(part.get_param("name", header="content-disposition"), part) for part in whole.get_payload()]
            parts = {name: part.get_payload(decode=True) for name, part in each if part.get_filename()}
            fields = {name: part.get_payload(decode=True).decode() for name, part in each if not part.get_filename()}
        else:
            self._wrong(f"{method}: {kind} is no form and no JSON")
        known = TAKES.get(method, {})
        return {name: text if known.get(name) is str else _unwritten(text) for name, text in fields.items()}, parts

    def _checked(self, method, given):
        if method not in TAKES:
            self.broken.append(f"{method} is not to be called")
            raise NoError(404, "Not Found: method not found")
        for name, value in given.items():
            if name not in TAKES[method] or not isinstance(value, TAKES[method][name]):
                self._wrong(f"{method}: {name} = {value!r}")
        if lacking := NEEDS.get(method, set()) - set(given):
            self._wrong(f"{method} lacks {sorted(lacking)}")
        if method.startswith("send"):
            self._sends(method, given["chat_id"])

    def _sends(self, method, chat):
        """See that something may be sent to a chat, and that the messages before it have had their time."""
        number = self._chat(chat)
        if number == CHANNEL:
            self._may_send(method, chat)
        if self.at < self.free[number]:
            raise NoError(429, "Too Many Requests: retry after 1", retry_after=1)

    def _may_send(self, method, chat):
        if not isinstance(chat, int):
            self._wrong(f"{method}: a channel goes by its number")
        if self.member["status"] == "left":
            raise NoError(403, "Forbidden: bot is not a member of the channel chat")
        if not self.member.get("can_post_messages"):
            raise NoError(400, "Bad Request: need administrator rights in the channel chat")

    def passes(self, seconds):
        """Let time pass on the server's clock."""
        self.at += seconds

    def _chat(self, said):
        names = {f"@{chat['username']}": number for number, chat in self.chats.items() if "username" in chat}
        number = names.get(said, int(said) if re.fullmatch(r"-?\d+", str(said)) else None)
        if number not in self.chats:
            raise NoError(400, "Bad Request: chat not found")
        return number

    def _kept(self, chat, said):
        minute = int(self.at) // 60
        self.taken[chat, minute] += 1
        if self.taken[chat, minute] > self.most:
            raise NoError(429, "Too Many Requests: retry after 35", retry_after=35)
        self.free[chat] = max(self.at, self.free[chat]) + self.apart
        number = next(self.next[chat])
        message = {"message_id": number, "date": int(self.at), "chat": self.chats[chat], **said}
        if self.chats[chat]["type"] == "channel":
            message["sender_chat"] = self.chats[chat]
        self.held[chat][number] = message
        return message

    def _text(self, text, entities, most):
        if not text.strip():
            raise NoError(400, "Bad Request: message text is empty")
        if len(text.strip()) > most:
            raise NoError(400, f"Bad Request: message {'caption ' if most == 1024 else ''}is too long")
        units = text.encode("utf-16-le")
        for entity in entities:
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            if set(entity) != {"type", "offset", "length"} or not 0 <= start < end <= len(units):
                self._wrong(f"entity {entity}")
            if not units[start:end].decode("utf-16-le", "replace").isprintable() or _splits(units, start, end):
                self._wrong(f"entity {entity} splits a sign")

    def _answered(self, chat, given):
        if "reply_parameters" in given:
            number = given["reply_parameters"]["message_id"]
            if number not in self.held[chat]:
                raise NoError(400, "Bad Request: message to be replied not found")
            return {"reply_to_message": {"message_id": number}}
        return {}

    def _file(self, kind, said, parts):
        """A file by its id, or as it came along; what the message then says of it."""
        if said.startswith("attach://"):
            if (content := parts.pop(said.removeprefix("attach://"), None)) is None:
                self._wrong(f"{said} did not come along")
            _fit(kind, content)
            said = f"{kind}-{len(self.files)}"
            self.files[said] = (kind, content)
        if self.files.get(said, ("", b""))[0] != kind:
            raise NoError(400, "Bad Request: wrong file identifier/HTTP URL specified")
        held = {"file_id": said}
        if kind == "photo":
            return {"photo": [{"file_id": f"{said}-small"}, held]}
        return {kind: held, "document": held} if kind == "animation" else {kind: held}

    def do_getme(self, given, parts):
        return {"id": BOT, "is_bot": True, "first_name": "Office", "username": "office_bot"}

    def do_getchat(self, given, parts):
        return self.chats[self._chat(given["chat_id"])]

    def do_getchatmember(self, given, parts):
        if given["user_id"] != BOT:
            self._wrong(f"getChatMember: {given}")
        return {"user": {"id": BOT, "is_bot": True}, **self.member}

    def do_getchatmembercount(self, given, parts):
        self._chat(given["chat_id"])
        return 1204

    def do_sendmessage(self, given, parts):
        chat = self._chat(given["chat_id"])
        self._text(given["text"], given.get("entities", []), 4096)
        said = {name: given[name] for name in ("entities", "link_preview_options") if name in given}
        message = self._kept(chat, {"text": given["text"].strip(), **said, **self._answered(chat, given)})
        return {**message, "message_id": 0} if self.scheduled else message

    def _one(self, method, given, parts):
        chat, kind = self._chat(given["chat_id"]), KINDS[method]
        return self._kept(chat, {**self._captioned(kind, given, given[kind], parts), **self._answered(chat, given)})

    def _captioned(self, kind, given, source, parts):
        if "caption" in given:
            self._text(given["caption"], given.get("caption_entities", []), 1024)
        words = {name: given[name] for name in WORDS if name in given}
        return {**self._file(kind, source, parts), **words}

    def do_sendphoto(self, given, parts):
        return self._one("sendPhoto", given, parts)

    def do_sendvideo(self, given, parts):
        return self._one("sendVideo", given, parts)

    def do_sendanimation(self, given, parts):
        return self._one("sendAnimation", given, parts)

    def do_senddocument(self, given, parts):
        return self._one("sendDocument", given, parts)

    def do_sendmediagroup(self, given, parts):
        chat, media = self._chat(given["chat_id"]), given["media"]
        kinds = {each["type"] for each in media}
        if not 2 <= len(media) <= 10 or not (kinds <= {"photo", "video"} or kinds == {"document"}):
            self._wrong(f"an album of {len(media)}: {sorted(kinds)}")
        if any("caption" in each for each in media[1:]):
            self._wrong("a caption that is not the first's")
        for each in media:
            if extra := set(each) - {"type", "media", *WORDS, *(FILM if each["type"] == "video" else ())}:
                self._wrong(f"an album's {sorted(extra)}")
        said = [self._captioned(each["type"], each, each["media"], parts) for each in media]
        group, answered = str(next(self.groups)), self._answered(chat, given)
        return [self._kept(chat, {**each, "media_group_id": group, **answered}) for each in said]

    def do_forwardmessage(self, given, parts):
        source, chat = self._chat(given["from_chat_id"]), self._chat(given["chat_id"])
        assert (source, chat) == (CHANNEL, WORKROOM)
        if self.chats[source].get("has_protected_content"):
            raise NoError(400, "Bad Request: message has protected content and can't be forwarded")
        message = self.held[source].get(given["message_id"])
        if message is None:
            raise NoError(400, "Bad Request: message to forward not found")
        if "pinned_message" in message:
            raise NoError(400, "Bad Request: message can't be forwarded")
        origin = {
            "type": "channel",
            "chat": self.chats[source],
            "message_id": message["message_id"],
            "date": message["date"],
        }
        kept = {
            name: message[name]
            for name in ("text", "caption", "photo", "video", "animation", "document")
            if name in message
        }
        return self._kept(chat, {**kept, "forward_origin": origin})

    def do_editmessagetext(self, given, parts):
        self._text(given["text"], given.get("entities", []), 4096)
        return self._edited(given, "text", given["text"].strip(), given.get("entities", []))

    def do_editmessagecaption(self, given, parts):
        self._text(given["caption"], given.get("caption_entities", []), 1024)
        return self._edited(given, "caption", given["caption"].strip(), given.get("caption_entities", []))

    def _edited(self, given, name, words, entities):
        message = self.held[self._chat(given["chat_id"])].get(given["message_id"])
        if message is None:
            raise NoError(400, "Bad Request: message to edit not found")
        if name not in message:
            raise NoError(400, f"Bad Request: there is no {name} in the message to edit")
        if message[name] == words:
            raise NoError(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
            )
        marks = {"text": "entities", "caption": "caption_entities"}[name]
        message |= {name: words, marks: entities, "edit_date": int(self.at)}
        return message

    def do_deletemessage(self, given, parts):
        if self.held[self._chat(given["chat_id"])].pop(given["message_id"], None) is None:
            raise NoError(400, "Bad Request: message to delete not found")
        return True

    def do_deletemessages(self, given, parts):
        chat = self._chat(given["chat_id"])
        if chat == CHANNEL and not self.member["can_delete_messages"]:
            raise NoError(400, "Bad Request: message can't be deleted")
        for number in given["message_ids"]:
            self.held[chat].pop(number, None)
        return True


def _again_later(refusal):
    """The bytes of a wait, which stands in a header, too."""
    parameters = refusal.parameters
    body = {"ok": False, "error_code": 429, "description": refusal.words, "parameters": parameters}
    return answer(429, body, Retry_After=str(parameters["retry_after"]))


def _fit(kind, content):
    """See that a file is what it is sent as, and no larger than that may be."""
    if len(content) > LARGEST.get(kind, 50_000_000) or not content.startswith(MAGIC[kind]):
        raise NoError(400, "Bad Request: IMAGE_PROCESS_FAILED")
    if kind == "photo" and _too_long(content):
        raise NoError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")


def _too_long(content):
    """Whether the sides of a picture are too long together, or one of them beside the other."""
    seen = heads.head(io.BytesIO(content))
    return seen.width + seen.height > 10_000 or max(seen.width, seen.height) > 20 * min(seen.width, seen.height)


def _unwritten(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def _splits(units, start, end):
    """Whether a place stands within a sign of two units."""
    return any(
        0xDC00 <= int.from_bytes(units[at : at + 2], "little") < 0xE000 for at in (start, end) if at < len(units)
    )

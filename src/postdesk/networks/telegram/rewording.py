"""Giving a public post other words: which message each text stands in, and as what.

Editing is repeatable: what says so already is told as "not modified". A text that was a caption stays one, for nothing
can be taken off a message or put below it. Source: core.telegram.org/bots/api editMessageText, editMessageCaption.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from postdesk.errors import Refused
from postdesk.models import Payload
from postdesk.networks.telegram.bot import Bot, Message
from postdesk.networks.telegram.judging import SaysSoAlready
from postdesk.networks.telegram.limits import CAPTION, is_captioned
from postdesk.networks.telegram.pieces import marked


def edit_messages(
    bot: Bot, chat: int | str, ids: Sequence[int], before: Payload, after: Payload, now: datetime
) -> None:
    """Give those messages of a post other words whose text is another.

    Raises:
        Refused: A text is a caption no more, or becomes one; or Telegram does not take it.
        Unreachable: Telegram could not be asked, or nobody can tell.
    """
    captioned, then = (is_captioned(payload.texts, len(payload.media)) for payload in (before, after))
    if captioned != then:
        raise Refused(
            "its text would be longer than a caption of {most:,} characters, and stands elsewhere: edit it in Telegram"
            if captioned
            else "its text would be no longer than a caption of {most:,} characters, and stands elsewhere: edit "
            "it in Telegram",
            most=CAPTION,
        )
    for part, text in enumerate(after.texts):
        if text != before.texts[part]:
            as_caption = captioned and part == 0
            place = 0 if as_caption else len(after.media) + part - captioned
            method = "editMessageCaption" if as_caption else "editMessageText"
            given = {"chat_id": chat, "message_id": ids[place], **said_in("caption" if as_caption else "text", text)}
            try:
                bot.ask(method, now, Message, **given, **({} if as_caption else card_of(after, text)))
            except SaysSoAlready:
                continue


def said_in(name: str, text: str) -> Mapping[str, object]:
    """Return a text with what is linked in it, as a text or a caption."""
    found = marked(text)
    names = {"text": "entities", "caption": "caption_entities"}
    return {name: text, **({names[name]: found} if found else {})}


def card_of(payload: Payload, text: str) -> Mapping[str, object]:
    """Return of which link a message shows a card, where that is said: none, or the draft's own."""
    if payload.card is False:
        return {"link_preview_options": {"is_disabled": True}}
    shown = payload.link and payload.link in text
    return {"link_preview_options": {"url": payload.link}} if shown else {}

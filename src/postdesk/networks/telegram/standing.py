"""How a channel stands: whether the bot may post there, and whether its workroom is one that no reader sees.

Source: core.telegram.org/bots/api getChat, getChatMember (10.1, 2026-06-11).
"""

from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import NetworkError
from postdesk.models import Standing
from postdesk.networks.telegram.bot import Bot, BotItself, Chat, Member
from postdesk.sentences import Sentence


def channel_standing(bot: Bot, channel: str, workroom: str, now: datetime) -> Standing:
    """Ask who the bot is, and what it may do.

    Raises:
        Refused: Telegram knows no such channel.
        Unreachable: Telegram could not be asked, or does not accept the token.
    """
    me = bot.ask("getMe", now, BotItself)
    chat = bot.ask("getChat", now, Chat, chat_id=channel)
    member = bot.ask("getChatMember", now, Member, chat_id=chat.id, user_id=me.id)
    may = {"post": member.may_post(chat), "delete": member.can_delete_messages}
    known = Standing(f"@{chat.username}" if chat.username else chat.title, " ".join(name for name in may if may[name]))
    if not may["post"]:
        bars = Sentence(
            "the bot @{bot} may not post in {channel}: make it an administrator there who may post messages",
            bot=me.username,
            channel=chat.title or channel,
        )
        return replace(known, bars=bars)
    return replace(known, lacks=_workroom(bot, me, chat, workroom, now) if workroom else "")


def seen_by_readers(room: Chat, channel: Chat, workroom: str) -> str:
    """Say why readers would see what is sent to a workroom, and what to do; "" where none does.

    `workroom` is what desk.toml calls it.
    """
    if room.id == channel.id:
        return Sentence(
            "workroom = {workroom} in desk.toml is the channel itself: name a private group of the bot's own there",
            workroom=workroom,
        )
    if room.id == channel.linked_chat_id:
        return Sentence(
            "workroom = {workroom} in desk.toml is the group in which readers discuss the channel's posts: name a "
            "private group of the bot's own there",
            workroom=workroom,
        )
    if room.username:
        return Sentence(
            "workroom = {workroom} in desk.toml is public: name a private group of the bot's own there",
            workroom=workroom,
        )
    return ""


def _workroom(bot: Bot, me: BotItself, channel: Chat, workroom: str, now: datetime) -> str:
    """Say what is wrong with the workroom, to which files go first; "" for nothing."""
    try:
        room = bot.ask("getChat", now, Chat, chat_id=workroom)
        if why := seen_by_readers(room, channel, workroom):
            return Sentence("a workroom that no reader sees: {why}", why=why)
        member = bot.ask("getChatMember", now, Member, chat_id=room.id, user_id=me.id)
    except NetworkError as no:
        return Sentence("a workroom that it can write to: {why}", why=no)
    if not member.may_post(room):
        return Sentence(
            "a workroom that it can write to: let the bot @{bot} post in {room}",
            bot=me.username,
            room=room.title or workroom,
        )
    return ""

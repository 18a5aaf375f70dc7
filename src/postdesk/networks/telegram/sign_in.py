"""Signing a bot in: its token is pasted, and it is let into the channel by a person."""

import re
from collections.abc import Mapping

from postdesk.networks.signing_in import Person, SignedIn
from postdesk.sentences import Sentence

TOKEN = r"(?a)\d{5,15}:[\w-]{30,60}"  # noqa: S105 - what one looks like
LINK = r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/"
CHANNEL = rf"(?ai)(?:{LINK})?@?[a-z]\w{{3,63}}/?|-\d{{5,16}}"
"""A channel's name, with or without its sign, the link that the app copies, or a number."""


def telegram_steps(person: Person, given: Mapping[str, str]) -> SignedIn:
    """Lead from a bot to a channel in which it may post."""
    person.tell(
        Sentence("A bot posts in the channel. Make one, or use the one that you have:"),
        Sentence(
            "1. Open https://t.me/BotFather in Telegram, write /newbot and choose a name; the answer holds a token."
        ),
    )
    token = person.ask_like(
        Sentence("The bot's token"), TOKEN, Sentence("{beginning}, all of it", beginning="123456789:AAE…"), secret=True
    )
    person.tell(
        Sentence(
            "2. In the channel: Manage channel → Administrators → Add administrator → the bot. It needs *Post "
            "messages*; *Delete messages*, too, so that `postdesk delete` can take a post off. No more.",
        ),
        Sentence(
            "3. A *workroom*, if you like: a private group of the bot and you alone. Files go there ahead, and a post "
            "whose answer was lost can be found again. Write its number as `workroom` into desk.toml; `postdesk "
            "accounts --check` says whether it will do.",
        ),
    )
    channel = person.known_or_asked(
        given, "id", Sentence("The channel's name"), CHANNEL, Sentence("@office, or its number -100…")
    )
    return SignedIn({**given, "id": _channel(channel)}, {"token": token})


def _channel(said: str) -> str:
    """Return a channel as the Bot API wants it named."""
    return said if said.startswith("-") else f"@{re.sub(f'(?i){LINK}', '', said).strip('@/')}"

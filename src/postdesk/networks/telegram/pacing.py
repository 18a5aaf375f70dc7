"""How fast a bot may post: no more than a message a second in a chat, twenty a minute, and some thirty a second in all.

The messages of one post are sent a second apart, and then the channel rests for each of them; what one bot sends to
all its channels is counted in the log. Both hold for all workers together. An album counts as many messages as it has
files.

Source: core.telegram.org/bots/faq ("My bot is hitting limits").
"""

from datetime import timedelta

from postdesk.models import Budget, Payload
from postdesk.networks.network import Costs
from postdesk.networks.telegram.limits import QUOTA, messages

A_SECOND = 15
"""Messages of a bot in a second: half of what Telegram takes, for its seconds begin where they like."""
APART = 1.0
"""Seconds between two messages of one post."""
REST = timedelta(seconds=6)
"""For how long a channel rests for each message of a post: ten, as many as an album has, fill a minute, and ten more
may come at its end."""


def message_costs(payload: Payload, bot: str) -> Costs:
    """Return what a post takes of what its channel takes in a minute, and of what its bot may send in a second."""
    files = len(payload.media)
    every = Budget("messages of its bot a second", A_SECOND, 1, holder=f"bot {bot}")
    return (QUOTA.budget, messages(payload.texts, files)), (every, max(1, files))

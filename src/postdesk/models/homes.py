"""Whose number the id of a post is: its network's, or one server's, or one chat's, and those all begin at 1.

Message 41 of one Telegram channel is not that of another, and two Mastodon servers number their posts alike. The home
of an id is the server or the chat that gave it, as the post's public address names it.
"""

import re
from urllib.parse import urlsplit

ONE_SERIES = frozenset(
    {"bluesky", "facebook", "instagram", "linkedin", "rehearsal", "threads", "tiktok", "x", "youtube"}
)
"""Networks that never give one id to two posts."""
BY_CHAT = frozenset({"telegram"})
"""Networks on which every account numbers its posts by itself."""
CHAT = re.compile(r"^/(?:s/)?(c/\d+|\w+)(?:/|$)")
"""A chat in an address of Telegram: by its name, by its number where it has none; `/s/` is the preview of a channel."""
ELSEWHERE = re.compile(r"^/@[^/@]+@[^/]+/")
"""A post as another server than its own shows it, under an id that is that server's."""


def home_of(network: str, url: str) -> str:
    """Return the server or the chat that numbers posts, from the address of one; "" where no other has its numbers.

    "" also where the address does not tell.
    """
    if network in ONE_SERIES or not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if network == "telegram":
        chat = CHAT.match(parts.path)
        return chat[1].casefold() if chat else ""
    return "" if ELSEWHERE.match(parts.path) else parts.netloc.rpartition("@")[2].casefold()


def apart(home: str, other: str) -> bool:
    """Tell whether two ids are surely numbers of different servers or chats.

    Of two posts of ours with one number at one home the later one's home ends with `#` and its number here.
    """
    one, two = home.partition("#")[0], other.partition("#")[0]
    return bool(one and two) and one != two


def known_as(home: str, remote_id: str) -> str:
    """Return what tells a post from all others of its network."""
    return f"{home} {remote_id}" if home else remote_id

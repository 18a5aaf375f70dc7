"""The post that another one answers or quotes, found by the address that people copy from the app.

Source: lexicons app.bsky.feed.getPosts, app.bsky.feed.post#replyRef and app.bsky.embed.record.
"""

import re
from datetime import datetime
from typing import Any

from msgspec import Struct

from postdesk.errors import Refused, Unreachable
from postdesk.networks.bluesky.answers import FoundPost, FoundPosts, Ref, Resolved
from postdesk.wire import Wire

ADDRESS = re.compile(r"https://bsky\.app/profile/(?P<who>[^/\s]+)/post/(?P<key>\w+)/?")
LATER = 300.0
"""Seconds until a post that could not be found is looked for again: it may not be there yet."""


class AnsweredPost(Struct, frozen=True):
    """A post that another one points to: itself, and the first post of the thread in which it stands."""

    itself: Ref
    root: Ref

    def as_reply(self) -> dict[str, Any]:
        """Return it as the record of an answer has it."""
        return {"root": self.root.written(), "parent": self.itself.written()}


def resolved(wire: Wire, handle: str, now: datetime) -> str | None:
    """Return the lasting name of whoever has a handle; None where nobody has it."""
    reply = wire.read("/xrpc/com.atproto.identity.resolveHandle", now, accept=(400,), query={"handle": handle})
    return reply.into(Resolved).did if reply.status == 200 else None


def post_at(address: str, wire: Wire, appview: Wire, now: datetime) -> AnsweredPost:
    """Return the post at an address.

    Raises:
        Refused: It is no address of a post on Bluesky.
        Unreachable: The post is not to be found now.
    """
    parts = ADDRESS.fullmatch(address.strip())
    if parts is None:
        raise Refused("{address} is no address of a post on Bluesky: copy it from the app", address=address)
    who = parts["who"]
    did = who if who.startswith("did:") else resolved(wire, who, now)
    query = {"uris": f"at://{did}/app.bsky.feed.post/{parts['key']}"}
    posts = appview.read("/xrpc/app.bsky.feed.getPosts", now, query=query).into(FoundPosts).posts if did else []
    if not posts:
        raise Unreachable(
            "{address} cannot be found on Bluesky: is it still there, and public?", LATER, address=address
        )
    return _answered(posts[0])


def _answered(post: FoundPost) -> AnsweredPost:
    return AnsweredPost(
        Ref(post.uri, post.cid), post.record.reply.root if post.record.reply else Ref(post.uri, post.cid)
    )

"""What a server with Mastodon's API answers, and the one place where it is read.

What does not fit is no answer: `Unknown` after a write in public, `Unreachable` after anything else.

Source: docs.joinmastodon.org/entities (2026); which fields other software leaves out was seen on six servers.
"""

import re
from typing import Annotated, Any

from msgspec import Meta, Struct

from postdesk.models import Figures, Remote
from postdesk.networks.network import others_answers
from postdesk.wire.reply import Reply
from postdesk.wire.shapes import Count, Html, Id, Line, Moment, WebAddress

MOST = Meta(max_length=1000)
Word = Annotated[str, Meta(max_length=100)]


class AttachedMedia(Struct):
    """A picture or film of a post."""

    id: Id


class Status(Struct):
    """A post as a server tells it, to whoever wrote it."""

    id: Id
    content: Html
    created_at: Moment
    uri: WebAddress | None = None
    url: WebAddress | None = None
    in_reply_to_id: Id | None = None
    spoiler_text: Html | None = None
    visibility: Word | None = None
    language: Word | None = None
    media_attachments: Annotated[list[Any], MOST] = []
    replies_count: Count | None = None
    reblogs_count: Count | None = None
    favourites_count: Count | None = None

    @property
    def pictures(self) -> list[AttachedMedia]:
        """Its pictures and films by their ids; those without one are none that could be named."""
        given = [each for each in self.media_attachments if isinstance(each, dict) and isinstance(each.get("id"), str)]
        return [AttachedMedia(each["id"]) for each in given]

    @property
    def remote(self) -> Remote:
        """Return the post as the log keeps it."""
        return Remote(self.id, self.url or self.uri or "")


Page = Annotated[list[Status], MOST]
"""Posts of an account, the newest first."""


class FoundStatus(Struct):
    """A post that a search found, as far as another one needs to point to it."""

    id: Id


class FoundStatuses(Struct):
    """What a search found."""

    statuses: Annotated[list[FoundStatus], MOST]


class Author(Struct):
    """Whose post it is."""

    id: Id


class Shown(Struct):
    """A post as everybody sees it."""

    id: Id
    content: Html
    account: Author
    in_reply_to_id: Id | None = None


class Context(Struct):
    """What was answered to a post."""

    descendants: Annotated[list[Shown], Meta(max_length=10_000)]


class MyAccount(Struct):
    """Whose token it is."""

    id: Id
    acct: Line
    followers_count: Count | None = None


class MastodonFile(Struct):
    """A file that was uploaded."""

    id: Id


class InstanceAnswer(Struct):
    """What a server says of itself; its configuration holds what it likes, and is looked through by hand."""

    version: Annotated[str, Meta(max_length=200)] = ""
    configuration: dict[str, Any] = {}


def scopes_told(reply: Reply) -> str | None:
    """Return what a token may do; None where the server does not tell, or not in a way that makes sense."""
    told = reply.data.get("scopes") if isinstance(reply.data, dict) else None
    if not isinstance(told, list):
        return None
    return " ".join(scope for scope in told[:50] if isinstance(scope, str) and re.fullmatch(r"[\w:.]{1,60}", scope))


def status_figures(reply: Reply, remote: Remote) -> Figures:
    """Return what a post is counted with; boosts are shares, and a thread's own parts are no answers."""
    post = reply.into(Status)
    answers = others_answers(post.replies_count, remote)
    return Figures(reactions=post.favourites_count, comments=answers, shares=post.reblogs_count)

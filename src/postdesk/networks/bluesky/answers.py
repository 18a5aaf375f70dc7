"""What a Bluesky server and the AppView answer, and the one place where it is read.

What does not fit is no answer: `Unknown` after a write in public, `Unreachable` after anything else.

Source: lexicons com.atproto.repo.*, com.atproto.server.* and app.bsky.feed.getPosts;
atproto.com/specs (did, handle, cid).
"""

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from postdesk.wire.reply import Reply
from postdesk.wire.shapes import Count

Did = Annotated[str, Meta(pattern=r"\Adid:[a-z]+:[A-Za-z0-9._:%-]{1,300}\Z")]
Handle = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9.-]{1,253}\Z")]
Cid = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9]{1,200}\Z")]
Uri = Annotated[str, Meta(pattern=r"\Aat://[A-Za-z0-9._:%~/-]{1,1000}\Z")]
Jwt = Annotated[str, Meta(pattern=r"\A[!-~]{1,8192}\Z")]


class Ref(Struct, frozen=True):
    """A record as others point to it."""

    uri: Uri
    cid: Cid

    def written(self) -> dict[str, str]:
        """Return it as JSON has it."""
        return {"uri": self.uri, "cid": self.cid}


class Session(Struct, frozen=True, rename="camel"):
    """A session as the server gives it."""

    did: Did
    handle: Handle
    access_jwt: Jwt
    refresh_jwt: Jwt

    def __repr__(self) -> str:
        """Leave the tokens out."""
        return f"<session of {self.did}>"


class NamedAccount(Struct):
    """Whose session it is."""

    handle: Handle
    did: Did


class Resolved(Struct):
    """Whose handle it is."""

    did: Did


class _Link(Struct):
    link: Cid = field(name="$link")


class _Blob(Struct, rename="camel"):
    kind: Literal["blob"] = field(name="$type")
    ref: _Link
    mime_type: Annotated[str, Meta(pattern=r"\A[\w.+-]{1,100}/[\w.+-]{1,100}\Z")]
    size: Count


class UploadedBlob(Struct):
    """A file that was uploaded."""

    blob: _Blob

    @property
    def written(self) -> dict[str, Any]:
        """Return it as a record has it."""
        return dict(msgspec.to_builtins(self.blob))


class AppViewCounts(Struct, rename="camel"):
    """What the AppView counts for a post."""

    uri: Uri
    like_count: Count | None = None
    reply_count: Count | None = None
    repost_count: Count | None = None
    quote_count: Count | None = None


class Posts(Struct):
    """What the AppView knows of the posts that it was asked for; those that it does not show are left out."""

    posts: Annotated[list[AppViewCounts], Meta(max_length=100)]


def error(reply: Reply) -> str:
    """Return the name that the protocol gives an error, such as ExpiredToken; it is the same in every language."""
    name = reply.data.get("error") if isinstance(reply.data, dict) else None
    return name if isinstance(name, str) and re.fullmatch(r"[A-Za-z]{1,60}", name) else ""

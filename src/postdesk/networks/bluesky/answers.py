"""What a Bluesky server and the AppView answer, and the one place where it is read.

What does not fit is no answer: `Unknown` after a write in public, `Unreachable` after anything else.

Source: lexicons com.atproto.repo.*, com.atproto.server.* and app.bsky.feed.getPosts;
atproto.com/specs (did, handle, cid).
"""

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from postdesk.models import Figures, Remote
from postdesk.networks.network import others_answers
from postdesk.wire.reply import Reply, reply_shown
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
    did_doc: Any = None

    @property
    def host(self) -> str:
        """The address of the server that keeps the account, as its document says; "" where it does not."""
        services = self.did_doc.get("service") if isinstance(self.did_doc, dict) else None
        for service in services if isinstance(services, list) else ():
            said = service if isinstance(service, dict) else {}
            address = said.get("serviceEndpoint")
            if str(said.get("id")).endswith("#atproto_pds") and isinstance(address, str):
                return address
        return ""

    def __repr__(self) -> str:
        """Leave the tokens out."""
        return f"<session of {self.did}>"


class NamedAccount(Struct):
    """Whose session it is."""

    handle: Handle
    did: Did


class ServiceToken(Struct):
    """A token for another service."""

    token: Jwt

    def __repr__(self) -> str:
        """Leave the token out."""
        return "<token>"


class Resolved(Struct):
    """Whose handle it is."""

    did: Did


class _Link(Struct):
    link: Cid = field(name="$link")


class BlobAnswer(Struct, rename="camel"):
    """A file as the account's server keeps it."""

    kind: Literal["blob"] = field(name="$type")
    ref: _Link
    mime_type: Annotated[str, Meta(pattern=r"\A[\w.+-]{1,100}/[\w.+-]{1,100}\Z")]
    size: Count

    @property
    def written(self) -> dict[str, Any]:
        """Return it as a record has it."""
        return dict(msgspec.to_builtins(self))


class UploadedBlob(Struct):
    """A file that was uploaded."""

    blob: BlobAnswer

    @property
    def written(self) -> dict[str, Any]:
        """Return it as a record has it."""
        return self.blob.written


JobName = Annotated[str, Meta(pattern=r"\A[\w.:-]{1,200}\Z")]
Words = Annotated[str, Meta(max_length=10_000)]


class VideoJob(Struct, rename="camel"):
    """A film that the video service works on: in which state, and the file once it is ready."""

    job_id: JobName
    state: Words = ""
    blob: BlobAnswer | None = None
    message: Words = ""
    error: Words = ""

    @property
    def shown(self) -> str:
        """What the service says of it."""
        return reply_shown(self.message or self.error)


class JobAnswer(Struct, rename="camel"):
    """What the video service says of a job, where it says it one step below."""

    job_status: VideoJob | None = None


class UploadAllowance(Struct, rename="camel"):
    """Whether an account may send a film now."""

    can_upload: bool
    message: Words = ""
    error: Words = ""

    @property
    def shown(self) -> str:
        """Why it may not."""
        return reply_shown(self.message or self.error)


class Thread(Struct):
    """In which thread a post stands."""

    root: Ref


class FoundRecord(Struct):
    """A post as its author wrote it, as far as an answer to it needs that."""

    reply: Thread | None = None


class FoundPost(Struct):
    """A post that the AppView shows."""

    uri: Uri
    cid: Cid
    record: FoundRecord


class FoundPosts(Struct):
    """The posts that the AppView was asked for and shows."""

    posts: Annotated[list[FoundPost], Meta(max_length=100)]


class AppViewCounts(Struct, rename="camel"):
    """What the AppView counts for a post."""

    uri: Uri
    like_count: Count | None = None
    reply_count: Count | None = None
    repost_count: Count | None = None
    quote_count: Count | None = None


def appview_figures(post: AppViewCounts, remote: Remote) -> Figures:
    """Return what the AppView counts; reposts and quotes are shares, where it tells both."""
    told = post.repost_count is not None and post.quote_count is not None
    shares = (post.repost_count or 0) + (post.quote_count or 0) if told else None
    return Figures(reactions=post.like_count, comments=others_answers(post.reply_count, remote), shares=shares)


class AppViewAccount(Struct, rename="camel"):
    """What the AppView knows of an account."""

    followers_count: Count | None = None


class Posts(Struct):
    """What the AppView knows of the posts that it was asked for; those that it does not show are left out."""

    posts: Annotated[list[AppViewCounts], Meta(max_length=100)]


def error(reply: Reply) -> str:
    """Return the name that the protocol gives an error, such as ExpiredToken; it is the same in every language."""
    name = reply.data.get("error") if isinstance(reply.data, dict) else None
    return name if isinstance(name, str) and re.fullmatch(r"[A-Za-z]{1,60}", name) else ""

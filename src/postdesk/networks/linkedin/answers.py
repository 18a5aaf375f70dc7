"""What LinkedIn's API answers, in types. Every figure may be missing, and names of things are URNs.

Source: learn.microsoft.com/linkedin (posts-api, images-api, videos-api, documents-api, comments-api, organizations).
"""

from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.wire.shapes import Line

Urn = Annotated[str, Meta(pattern=r"\Aurn:li:[A-Za-z]{1,40}:[A-Za-z0-9_-]{1,200}\Z")]
"""The name of one thing at LinkedIn: its kind and its number there."""
CommentId = Annotated[str, Meta(pattern=r"\A[0-9]{1,20}\Z")]
LongWords = Annotated[str, Meta(max_length=100_000)]
Millis = Annotated[int, Meta(ge=0, le=32_503_680_000_000)]
"""Milliseconds since 1970."""
Seconds = Annotated[int, Meta(ge=0, le=32_503_680_000)]
"""Seconds since 1970."""
Bytes = Annotated[int, Meta(ge=0, le=1 << 40)]


class ShownFiles(Struct):
    """What a post carries below its text, of which only the kind counts here."""

    media: dict[str, object] | None = None
    multiImage: dict[str, object] | None = None  # noqa: N815 - LinkedIn's name
    article: dict[str, object] | None = None


class AuthorPost(Struct, rename="camel"):
    """A post as its author may read it back; its text is "little text"."""

    id: Urn
    author: str = ""
    commentary: LongWords = ""
    created_at: Millis | None = None
    lifecycle_state: str = "PUBLISHED"
    content: ShownFiles | None = None

    @property
    def made(self) -> datetime | None:
        """When it was made, by LinkedIn's clock; None where that is not said."""
        return None if self.created_at is None else datetime.fromtimestamp(self.created_at / 1000, UTC)


class TokenThere(Struct):
    """What LinkedIn says of a token to its app."""

    active: bool
    status: Line = ""
    expires_at: Seconds | None = None
    scope: Annotated[str, Meta(max_length=4000)] = ""


class AuthorPosts(Struct):
    """A page of an author's posts, the newest first."""

    elements: list[AuthorPost]


class RoleThere(Struct, rename="camel"):
    """The role of the signed-in person on one page; older answers call the page its target."""

    role: Line
    organization: str = ""
    organization_target: str = ""

    @property
    def page(self) -> str:
        """The page's URN."""
        return self.organization or self.organization_target


class RolesThere(Struct):
    """The roles of the signed-in person."""

    elements: list[RoleThere]


class PageNames(Struct, rename="camel"):
    """What a page is called, and what it is called in its address."""

    id: int
    localized_name: Annotated[str, Meta(max_length=1000)] = ""
    vanity_name: Annotated[str, Meta(max_length=300)] = ""


class PersonThere(Struct):
    """Who a member's token belongs to."""

    sub: Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{1,100}\Z")]
    name: Annotated[str, Meta(max_length=1000)] = ""


class UploadPart(Struct, rename="camel"):
    """Which bytes of a film go to which address."""

    upload_url: Annotated[str, Meta(max_length=20_000)]
    first_byte: Bytes
    last_byte: Bytes


class UploadBegun(Struct, rename="camel"):
    """Where the bytes of a file go, and what the file is called from then on."""

    image: Urn | None = None
    document: Urn | None = None
    video: Urn | None = None
    upload_url: Annotated[str, Meta(max_length=20_000)] = ""
    upload_token: Annotated[str, Meta(max_length=20_000)] = ""
    upload_instructions: list[UploadPart] = []


class BegunAnswer(Struct):
    """The answer to the beginning of an upload."""

    value: UploadBegun


class FileState(Struct):
    """How far LinkedIn is with a file."""

    status: str


class CommentWords(Struct):
    """What a comment says."""

    text: LongWords = ""


class CommentThere(Struct):
    """A comment below a post."""

    id: CommentId
    actor: str = ""
    message: CommentWords = field(default_factory=CommentWords)


class CommentsThere(Struct):
    """The comments below a post."""

    elements: list[CommentThere]

"""What the Graph API answers of an Instagram account, its containers and its posts; what may be missing has a default.

Source: Graph API v26.0 (July 2026), as developers.facebook.com has it and as Meta's own SDK was generated from it.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.networks.meta.lists import GraphInsights, GraphPaging
from postdesk.wire.shapes import Count, Id, Line, Moment, WebAddress

Caption = Annotated[str, Meta(max_length=50_000)]
FAILED = "Error:"
"""How the words begin that are told of a container that has failed."""


class InstagramMe(Struct):
    """The account."""

    id: Id
    username: Line = ""
    followers_count: Count | None = None


class Window(Struct):
    """How many posts a day allows."""

    quota_total: Count


class PostsOfDay(Struct):
    """How many posts of a day are used, and how many it allows."""

    quota_usage: Count
    config: Window | None = None


class PublishingLimit(Struct):
    """The answer to the question how many posts are left."""

    data: list[PostsOfDay] = []


class Rendering(Struct):
    """A picture in one size."""

    source: WebAddress
    width: Count = 0


class PhotoSizes(Struct):
    """A picture at the Page in its sizes."""

    images: list[Rendering] = []


class MadeContainer(Struct):
    """A container that was just made, and for a film where to send it."""

    id: Id
    uri: WebAddress | None = None


class Transfer(Struct):
    """How far a step of a film is; both spellings of what came of it are in use."""

    bytes_transfered: Count = 0
    bytes_transferred: Count = 0


class FilmTransfer(Struct):
    """How far a film is."""

    uploading_phase: Transfer = field(default_factory=Transfer)

    @property
    def there(self) -> int:
        """How many bytes came."""
        return max(self.uploading_phase.bytes_transfered, self.uploading_phase.bytes_transferred)


class ContainerThere(Struct):
    """How a container stands: its code, "" where there is none, and why in words."""

    status_code: str = ""
    status: Caption = ""
    video_status: FilmTransfer = field(default_factory=FilmTransfer)

    @property
    def code(self) -> str:
        """Its code; some that have failed say so in words only, as clients report."""
        return self.status_code or ("ERROR" if self.status.startswith(FAILED) else "")

    @property
    def why(self) -> str:
        """Why it failed, "" where it does not say."""
        return self.status.removeprefix(FAILED).strip()


class MediaThere(Struct):
    """A post of the account; `like_count` is missing where likes are hidden."""

    id: Id
    caption: Caption = ""
    timestamp: Moment | None = None
    media_type: str = ""
    media_product_type: str = ""
    permalink: WebAddress | None = None
    like_count: Count | None = None
    comments_count: Count | None = None
    insights: GraphInsights = field(default_factory=GraphInsights)


class MediaList(Struct):
    """A page of the account's posts, the newest first; stories are not among them."""

    data: list[MediaThere] = []
    paging: GraphPaging = field(default_factory=GraphPaging)


class InstagramComment(Struct):
    """A comment below a post."""

    id: Id
    text: Caption = ""
    username: str = ""


class InstagramComments(Struct):
    """Comments below a post, the newest first."""

    data: list[InstagramComment] = []
    paging: GraphPaging = field(default_factory=GraphPaging)

"""What the Graph API answers of a Page, its posts, pictures and films, in types; whatever may be missing has a default.

Source: Graph API v26.0 (July 2026), as developers.facebook.com has it and as Meta's own SDK was generated from it.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.networks.meta.lists import GraphInsights, GraphPaging
from postdesk.wire.shapes import Count, Id, Line, Moment, WebAddress

Words = Annotated[str, Meta(max_length=200_000)]


class LinkedAccount(Struct):
    """The Instagram account that is linked with a Page."""

    id: Id
    username: Line = ""


class PageOfToken(Struct):
    """The Page whose token it is; `fan_count` is what no person has."""

    id: Id
    name: Words = ""
    username: Line = ""
    is_published: bool = True
    fan_count: Count = 0
    followers_count: Count | None = None
    instagram_business_account: LinkedAccount | None = None


class MadeOnPage(Struct):
    """A post or comment that was just made."""

    id: Id
    permalink_url: WebAddress | None = None


class Done(Struct):
    """That something was done."""

    success: bool


class OnlyId(Struct):
    """Something of which only the id matters."""

    id: Id = ""


class ShownOnPage(Struct):
    """What a post shows: of a picture its id, of a link its address."""

    target: OnlyId = field(default_factory=OnlyId)
    unshimmed_url: Words = ""
    url: Words = ""
    subattachments: "ShownThings | None" = None


class ShownThings(Struct):
    """Several things that a post shows."""

    data: list[ShownOnPage] = []


class PostThere(Struct):
    """A post as the Page has it."""

    id: Id
    message: Words = ""
    created_time: Moment | None = None
    permalink_url: WebAddress | None = None
    is_published: bool = True
    application: OnlyId | None = None
    attachments: ShownThings = field(default_factory=ShownThings)


class PostsThere(Struct):
    """A page of a Page's posts."""

    data: list[PostThere] = []
    paging: GraphPaging = field(default_factory=GraphPaging)


class PageComment(Struct):
    """A comment below a post."""

    id: Id
    message: Words = ""
    from_: OnlyId | None = field(name="from", default=None)


class PageComments(Struct):
    """Comments below a post, the newest first."""

    data: list[PageComment] = []
    paging: GraphPaging = field(default_factory=GraphPaging)


class PhotoThere(Struct):
    """A picture, with the post that it became a part of."""

    page_story_id: Id | None = None


class Phase(Struct):
    """How far one step of a film is; both spellings of what came of it are in use."""

    status: str = "not_started"
    publish_status: str = ""
    bytes_transfered: Count = 0
    bytes_transferred: Count = 0

    @property
    def there(self) -> int:
        """How many bytes came."""
        return max(self.bytes_transfered, self.bytes_transferred)


class FilmStatus(Struct):
    """How far a film is."""

    video_status: str = ""
    uploading_phase: Phase = field(default_factory=Phase)
    processing_phase: Phase = field(default_factory=Phase)
    publishing_phase: Phase = field(default_factory=Phase)


class FilmThere(Struct):
    """A film."""

    status: FilmStatus = field(default_factory=FilmStatus)
    published: bool = False
    post_id: Id | None = None
    permalink_url: Annotated[str, Meta(max_length=2000)] = ""


class BegunFilm(Struct):
    """A film that may be uploaded now, and where to."""

    video_id: Id
    upload_url: WebAddress


class TotalOnly(Struct):
    """How many there are."""

    total_count: Count | None = None


class Summed(Struct):
    """A list of which only the total was asked for."""

    summary: TotalOnly = field(default_factory=TotalOnly)


class Shares(Struct):
    """How often it was shared."""

    count: Count


class CountedPost(Struct):
    """What Facebook counts for a post."""

    id: Id
    created_time: Moment | None = None
    shares: Shares | None = None
    reactions: Summed | None = None
    comments: Summed | None = None
    insights: GraphInsights = field(default_factory=GraphInsights)


class CountedPosts(Struct):
    """A page of a Page's posts with their figures."""

    data: list[CountedPost] = []
    paging: GraphPaging = field(default_factory=GraphPaging)


class CountedFilm(Struct):
    """What Facebook counts for a film."""

    likes: Summed = field(default_factory=Summed)
    comments: Summed = field(default_factory=Summed)
    views: Count | None = None

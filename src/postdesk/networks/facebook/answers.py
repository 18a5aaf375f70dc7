"""What the Graph API answers of a Page, its posts, pictures and films, in types; whatever may be missing has a default.

Source: Graph API v26.0 (July 2026), as developers.facebook.com has it and as Meta's own SDK was generated from it.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.wire.shapes import Count, Id, Line, Moment, WebAddress

Words = Annotated[str, Meta(max_length=200_000)]


class Linked(Struct):
    """The Instagram account that is linked with a Page."""

    id: Id
    username: Line = ""


class Page(Struct):
    """The Page whose token it is; `fan_count` is what no person has."""

    id: Id
    name: Words = ""
    username: str = ""
    is_published: bool = True
    fan_count: Count = 0
    instagram_business_account: Linked | None = None


class MadePost(Struct):
    """A post or comment that was just made."""

    id: Id
    permalink_url: WebAddress | None = None


class Done(Struct):
    """That something was done."""

    success: bool


class Named(Struct):
    """Something of which only the id matters."""

    id: Id = ""


class Shown(Struct):
    """What a post shows: of a picture its id, of a link its address."""

    target: Named = field(default_factory=Named)
    unshimmed_url: Words = ""
    url: Words = ""
    subattachments: "ShownList | None" = None


class ShownList(Struct):
    """Several things that a post shows."""

    data: list[Shown] = []


class PostThere(Struct):
    """A post as the Page has it."""

    id: Id
    message: Words = ""
    permalink_url: WebAddress | None = None
    is_published: bool = True
    application: Named | None = None
    attachments: ShownList = field(default_factory=ShownList)


class Cursors(Struct):
    """How a list goes on."""

    after: Annotated[str, Meta(max_length=2000)] = ""


class Paging(Struct):
    """Where a list goes on; the address that stands beside the cursors holds a token, and is never read."""

    cursors: Cursors = field(default_factory=Cursors)


class PostsThere(Struct):
    """A page of a Page's posts."""

    data: list[PostThere] = []
    paging: Paging = field(default_factory=Paging)


class CommentThere(Struct):
    """A comment below a post."""

    id: Id
    message: Words = ""
    from_: Named | None = field(name="from", default=None)


class CommentsThere(Struct):
    """The newest comments below a post."""

    data: list[CommentThere] = []


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


class Total(Struct):
    """How many there are."""

    total_count: Count | None = None


class Summary(Struct):
    """A list of which only the total was asked for."""

    summary: Total = field(default_factory=Total)


class Shares(Struct):
    """How often it was shared."""

    count: Count


class Value(Struct):
    """One value of a metric: a number, or numbers by kind."""

    value: int | dict[str, int] | None = None


class Metric(Struct):
    """A metric of a post."""

    name: str
    values: list[Value] = []


class Insights(Struct):
    """The metrics of a post; an empty list is "not counted"."""

    data: list[Metric] = []


class CountedPost(Struct):
    """What Facebook counts for a post."""

    id: Id
    created_time: Moment | None = None
    shares: Shares | None = None
    reactions: Summary | None = None
    comments: Summary | None = None
    insights: Insights = field(default_factory=Insights)


class CountedPosts(Struct):
    """A page of a Page's posts with their figures."""

    data: list[CountedPost] = []
    paging: Paging = field(default_factory=Paging)


class CountedFilm(Struct):
    """What Facebook counts for a film."""

    likes: Summary = field(default_factory=Summary)
    comments: Summary = field(default_factory=Summary)
    views: Count | None = None

"""What X's API answers, in types; in both of its vocabularies, the one until August 2026 and the one since.

Ids are texts: as numbers they lose digits. Every figure may be missing. Source: X's OpenAPI 2.166 and 2.167.
"""

from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.wire.shapes import Count, Line, Moment

PostId = Annotated[str, Meta(pattern=r"\A[0-9]{1,19}\Z")]
Words = Annotated[str, Meta(max_length=100_000)]
EPOCH = 1_288_834_974_657
"""Milliseconds since 1970 at which X's ids begin; a snowflake holds those since then above its last 22 bits."""


class LinkedAddress(Struct):
    """A link in a post: how it stands there, and where it leads."""

    url: Words
    expanded_url: Words = ""


class Entities(Struct):
    """What is linked in a text."""

    urls: list[LinkedAddress] = []


class LongText(Struct):
    """The whole of a text that is longer than the short form."""

    text: Words = ""
    entities: Entities = field(default_factory=Entities)


class PublicCounts(Struct):
    """What everybody sees of a post's figures."""

    like_count: Count | None = None
    reply_count: Count | None = None
    repost_count: Count | None = None
    retweet_count: Count | None = None
    quote_count: Count | None = None
    bookmark_count: Count | None = None
    impression_count: Count | None = None


class OwnCounts(Struct):
    """What only the account sees, for 30 days."""

    url_link_clicks: Count | None = None
    engagements: Count | None = None


class XPost(Struct):
    """A post as the account's own page has it."""

    id: PostId
    text: Words = ""
    created_at: Moment | None = None
    conversation_id: str = ""
    entities: Entities = field(default_factory=Entities)
    note_tweet: LongText | None = None
    note_post: LongText | None = None
    public_metrics: PublicCounts = field(default_factory=PublicCounts)
    non_public_metrics: OwnCounts = field(default_factory=OwnCounts)

    @property
    def whole(self) -> LongText:
        """Its text, the long one where there is one, with its links."""
        return self.note_tweet or self.note_post or LongText(self.text, self.entities)

    @property
    def made(self) -> datetime:
        """When it was made, by X's clock: its id says so."""
        return datetime.fromtimestamp(((int(self.id) >> 22) + EPOCH) / 1000, UTC)


class ListMeta(Struct):
    """How a list goes on."""

    result_count: int
    next_token: str = ""


class PostList(Struct):
    """A page of an account's posts; one without posts has no `data`."""

    meta: ListMeta
    data: list[XPost] = []


class PostLeftOut(Struct):
    """Why a post that was asked for by its id is not told: `type` is an address, of which only its last word counts."""

    resource_id: Annotated[str, Meta(max_length=100)] = ""
    type: Annotated[str, Meta(max_length=500)] = ""

    @property
    def why(self) -> str:
        """The last word of its type, such as resource-not-found."""
        return self.type.rpartition("/")[2]


class PostsById(Struct):
    """Posts that were asked for by their ids; those that are left out stand among errors."""

    data: list[XPost] = []
    errors: list[PostLeftOut] = []


class MadePost(Struct):
    """The id of a post that was just made."""

    id: PostId


class MadeAnswer(Struct):
    """The answer to a post; `errors` may stand beside it, and mean nothing."""

    data: MadePost


class AccountCounts(Struct):
    """What X counts for a whole account."""

    followers_count: Count | None = None


class Me(Struct):
    """Whose keys they are."""

    id: PostId
    username: Line
    protected: bool = False
    public_metrics: AccountCounts = field(default_factory=AccountCounts)


class WhoIsIt(Struct):
    """The answer to the question who it is."""

    data: Me


class Processing(Struct):
    """How far X is with a file; one that is not worked on any more has none."""

    state: str = "succeeded"
    check_after_secs: Annotated[int, Meta(ge=0, le=86_400)] = 5


class XFile(Struct):
    """A file at X."""

    id: PostId
    processing_info: Processing = field(default_factory=Processing)


class UploadedFile(Struct):
    """The answer to an upload's steps."""

    data: XFile


def snowflake(moment: datetime) -> str:
    """Return an id as old as a moment: whatever is posted later has a larger one."""
    return str(max(0, int(moment.timestamp() * 1000) - EPOCH) << 22)

"""What Threads' API answers, in types, and what its own error codes mean.

Ids are texts; where they are told as numbers they go beyond what a float holds. Source: developers.facebook.com threads
(April to October 2026) and Meta's own collection of requests (2026-01-02).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct, field

from postdesk.networks.meta.judging import Meaning, Meanings
from postdesk.sentences import Sentence
from postdesk.wire.shapes import Count, Line, WebAddress

SERVER = "https://graph.threads.net"
VERSION = "v1.0"
SCOPES: Mapping[str, str] = {
    "threads_basic": Sentence("finding the profile and its posts"),
    "threads_content_publish": Sentence("publishing"),
    "threads_manage_replies": Sentence("further parts of threads"),
    "threads_read_replies": Sentence("finding further parts again"),
    "threads_manage_insights": Sentence("figures and followers"),
    "threads_delete": Sentence("deleting"),
}
"""What postdesk asks to be allowed, and what for. Source: developers.facebook.com threads/get-started (2026-10-03)."""
FURTHER = Sentence("Threads takes further parts of threads today: {left:,}")
DELETIONS = Sentence("Threads takes deletions today: {left:,}")
POSTING = ("threads_basic", "threads_content_publish")
"""Without these nothing goes out."""
NOT_FOUND = 4_279_009
"""Subcode of "the requested resource does not exist": seen for containers that were finished, seconds after."""
NOT_FETCHED = 2_207_052
"""Subcode of a picture that Threads could not fetch."""
MEANINGS: Meanings = {
    (-1, None): Meaning.DOUBT,
    (24, NOT_FOUND): Meaning.GONE,
    ("THREADS_API__LINK_LIMIT_EXCEEDED", None): Meaning.REFUSED,
    (4_476_002, None): Meaning.PERSON,
}

ThreadsId = Annotated[str, Meta(pattern=r"\A[0-9]{1,40}\Z")]
Words = Annotated[str, Meta(max_length=50_000)]


class MadeThing(Struct):
    """What a container or a post is called that was just made."""

    id: ThreadsId


class ContainerState(Struct):
    """How far Threads is with a container."""

    status: Annotated[str, Meta(max_length=40)]
    error_message: Annotated[str, Meta(max_length=300)] = ""


class ThreadsMe(Struct):
    """Whose token it is."""

    id: ThreadsId
    username: Line


class ThreadsPost(Struct):
    """A post as the account's lists have it."""

    id: ThreadsId
    timestamp: Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:?\d\d\Z")]
    text: Words = ""
    media_type: str = ""
    permalink: WebAddress | None = None
    shortcode: str = ""
    replied_to: MadeThing | None = None

    @property
    def at(self) -> datetime:
        """When it was made public."""
        return datetime.strptime(self.timestamp, "%Y-%m-%dT%H:%M:%S%z")

    @property
    def above(self) -> str:
        """The id of the post that it answers; "" where it answers none."""
        return self.replied_to.id if self.replied_to else ""


class Cursors(Struct):
    """Where a list goes on."""

    after: Annotated[str, Meta(max_length=2000)] = ""


class Paging(Struct):
    """How a list is read on. What else stands in it holds the token, and is neither kept nor shown."""

    cursors: Cursors = field(default_factory=Cursors)


class PostPage(Struct):
    """A page of one of the account's lists."""

    data: list[ThreadsPost]
    paging: Paging = field(default_factory=Paging)


class AboutToken(Struct):
    """What a token may do, and until when; 0 is without an end."""

    is_valid: bool = False
    scopes: list[str] = []
    expires_at: Annotated[int, Meta(ge=0, le=9_999_999_999)] = 0


class ToldToken(Struct):
    """The answer to a question about a token."""

    data: AboutToken


class Quota(Struct):
    """How much may be done in a day."""

    quota_total: Count


class Allowance(Struct):
    """How many posts, further parts and deletions there were in the last day, of how many."""

    quota_usage: Count
    config: Quota
    reply_quota_usage: Count = 0
    reply_config: Quota | None = None
    delete_quota_usage: Count = 0
    delete_config: Quota | None = None

    @property
    def posts(self) -> int:
        """How many posts the day still takes."""
        return max(0, self.config.quota_total - self.quota_usage)

    @property
    def others(self) -> list[Sentence]:
        """How many further parts and deletions the day still takes, in words; none where Threads does not say."""
        told = (
            (FURTHER, self.reply_config, self.reply_quota_usage),
            (DELETIONS, self.delete_config, self.delete_quota_usage),
        )
        return [Sentence(said, left=max(0, most.quota_total - used)) for said, most, used in told if most]


class Allowances(Struct):
    """The answer to the question what is left; one row."""

    data: Annotated[list[Allowance], Meta(min_length=1)]


class MetricValue(Struct):
    """One value of a figure."""

    value: Count


class Metric(Struct):
    """One figure of a post, or of the profile, whose sums stand alone."""

    name: str
    values: list[MetricValue] = []
    total_value: MetricValue | None = None


class Insights(Struct):
    """The figures of a post; none for what was only shared."""

    data: list[Metric]

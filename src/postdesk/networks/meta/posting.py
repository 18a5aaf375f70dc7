"""Posting through the Graph API: what the accounts of three networks share, and posts that go on in comments."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from postdesk.errors import NetworkError
from postdesk.models import Remote
from postdesk.networks.meta.app import HIDDEN, MetaApp
from postdesk.networks.meta.graph import Graph
from postdesk.networks.network import Fixed, KnownPost, Network, kept, midway


class OverGraph(Network):
    """An account whose every call goes through the Graph API."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._known: KnownPost | None = None

    def rests(self) -> datetime | None:
        """As Meta said last."""
        return self.graph.until

    def turn_ends(self, at: float) -> None:
        """Every call goes through `wire`."""
        self.graph.wire.turn_ends = at

    def concerns(self, known: KnownPost) -> None:
        """Note whether something may have been sent before, and which posts are others of ours."""
        self._known = known


class Commented(Fixed, frozen=True):
    """What is fixed of a post whose further parts are comments: since when, and what of it is public.

    `post` and `url` are set once the post is public and not all of its `comments` are. What is `early` holds files that
    were uploaded ahead, and nothing else is fixed yet.
    """

    at: datetime
    post: str = ""
    url: str = ""
    comments: tuple[str, ...] = ()
    early: bool = False

    @property
    def remote(self) -> Remote:
        """The post, as far as it is public."""
        return Remote(self.post, self.url, parts=1 + len(self.comments), kept=kept(self))


C = TypeVar("C", bound=Commented)


class PostsWithComments(OverGraph):
    """An account whose posts go on in comments of its own below them; `app` is that by which it is signed in."""

    def __init__(self, graph: Graph, app: MetaApp) -> None:
        super().__init__(graph)
        self.app = app

    def _with_comments(self, fixed: C, texts: Sequence[str], now: datetime) -> Remote:
        """Write what is lacking of the comments below a post that is public, and return all of it."""
        for part in range(1 + len(fixed.comments), len(texts)):
            try:
                comment = self._commented(fixed.post, texts[part], now)
            except NetworkError as trouble:
                raise midway(trouble, fixed.remote, part, len(texts)) from None
            fixed = replace(fixed, comments=(*fixed.comments, comment))
        return self._seen(fixed.remote)

    def _found(self, fixed: C, comments: tuple[str, ...], texts: Sequence[str]) -> Remote:
        """Return a post that was found with these comments below it."""
        there = replace(fixed, comments=comments).remote
        return self._seen(replace(there, whole=there.parts == len(texts)))

    def _seen(self, remote: Remote) -> Remote:
        """Return a post with what is to be said of it where the app may not be Live."""
        return remote if self.app.live else replace(remote, differs=(HIDDEN,))

    @abstractmethod
    def _commented(self, post: str, text: str, now: datetime) -> str:
        """Write a comment below a post, and return its id."""

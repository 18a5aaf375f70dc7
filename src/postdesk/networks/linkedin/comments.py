"""The first comment below a post: plain text, written once, and looked for where LinkedIn shows comments.

Source: learn.microsoft.com/linkedin shares/comments-api.
"""

from datetime import datetime

from msgspec.structs import replace

from postdesk.errors import NetworkError, Unknown, Unreachable
from postdesk.models import Remote
from postdesk.networks.linkedin.bodies import comment_body
from postdesk.networks.linkedin.judging import NotAllowed
from postdesk.networks.linkedin.looking import comment_there
from postdesk.networks.linkedin.rest import RestCaller, in_address
from postdesk.networks.linkedin.roles import FEED
from postdesk.networks.network import goes_on, midway
from postdesk.sentences import Sentence

NOT_THERE_YET = 5.0
"""Seconds until a comment is tried again below a post that LinkedIn does not know everywhere yet."""


class FirstComment:
    """The comments of one author; `shown` is whether LinkedIn lets its program read comments.

    Every post is given as it stands there, with what is kept of it for the comment.
    """

    def __init__(self, caller: RestCaller, author: str, *, shown: bool) -> None:
        self._caller, self._author, self._shown = caller, author, shown

    def follow(self, text: str, post: Remote, now: datetime, *, earlier: bool) -> None:
        """Write it below a post that was just made, or that an `earlier` attempt left, perhaps with its comment.

        Where nobody can look for it, it is an attempt of its own: so no attempt at the post can have left one.

        Raises:
            NetworkError: It is not there, or nobody can tell; the post is.
        """
        if not self._shown:
            raise goes_on(Unreachable("the post is there, its comment follows", NOT_THERE_YET), post)
        if not (earlier and self._seen(text, post, now)):
            self.write(text, post, now)

    def write(self, text: str, post: Remote, now: datetime) -> None:
        """Write it; LinkedIn does not know a new post everywhere for some seconds.

        Raises:
            NetworkError: It is not there, or nobody can tell; the post is.
        """
        path = f"/rest/socialActions/{in_address(post.id)}/comments"
        body = comment_body(self._author, post.id, text)
        try:
            reply = self._caller.write(path, now, body, public=True, accept=(404,))
        except NetworkError as trouble:
            raise midway(self._commented(trouble), post, 1, 2) from None
        if reply.status == 404:
            late = Unreachable("LinkedIn does not let the post be commented on yet", NOT_THERE_YET)
            raise midway(late, post, 1, 2)

    def _commented(self, trouble: NetworkError) -> NetworkError:
        """Return what kept a comment from being written; a token that posts need not comment: newer apps ask for it."""
        if not isinstance(trouble, NotAllowed) or trouble.refusal is None:
            return trouble
        scope = FEED["w_organization_social" if self._shown else "w_member_social"]
        told = Sentence(
            "{refusal}: for the comment, run `postdesk accounts add` again and allow {scope}, or write it there by "
            "hand and `postdesk cancel` the rest",
            refusal=trouble.refusal.sentence,
            scope=scope,
        )
        return trouble.saying(told)

    def looked_for(self, text: str, post: Remote, now: datetime) -> Remote:
        """Return a post, whole if it has its comment.

        Raises:
            Unknown: LinkedIn does not show comments.
            Unreachable: LinkedIn could not be asked.
        """
        if not self._shown:
            raise Unknown("LinkedIn shows no comments to a member's program: look at {url}", url=post.url)
        there = comment_there(self._caller, post.id, self._author, text, now)
        return replace(post, kept="") if there else replace(post, whole=False)

    def _seen(self, text: str, post: Remote, now: datetime) -> bool:
        """Whether the attempt that made a post wrote its comment as well, before its worker ended."""
        try:
            return comment_there(self._caller, post.id, self._author, text, now)
        except NetworkError as trouble:
            raise midway(
                Unknown("whether its comment is there cannot be seen ({trouble})", trouble=trouble), post, 1, 2
            ) from None

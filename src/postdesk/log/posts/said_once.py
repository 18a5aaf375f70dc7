"""Bringing a post back into the queue by hand: not where another one says the same by now, or is about to."""

from sqlalchemy import Connection, select

from postdesk.errors import PostdeskError
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post, read_posts
from postdesk.models import identity, life
from postdesk.models.drafts import series_of
from postdesk.models.life import State
from postdesk.sentences import Sentence


def see_once(connection: Connection, post: Post) -> None:
    """See that nothing else says to the same account what a post says that is to be queued again.

    Raises:
        PostdeskError: Another post does, in public or in the queue; the sentence names it, and the way to say it again.
    """
    states = (POSTS.c.said == post.said, POSTS.c.id != post.id, POSTS.c.state.in_((*life.WAITING, *life.SAID)))
    for other in read_posts(connection, select(POSTS).where(*states)) if post.said is not None else ():
        if _to_one(post, other) and not _is_other_time(post, other):
            where = Sentence("it is {state}, for {when}", state=State(other.state), when=other.local)
            raise PostdeskError(
                "{post} says what {other} says ({where}): to say it once more give its draft another time and `again:` "
                "with the reason, and `postdesk queue`",
                post=post.ref,
                other=other.ref,
                where=other.url or where,
            )


def _is_other_time(post: Post, other: Post) -> bool:
    """Tell whether two posts are times of one series, which comes back with the same words by itself."""
    series = series_of(post.draft)
    same = bool(series) and (post.campaign, series) == (other.campaign, series_of(other.draft))
    return same and post.local[:10] != other.local[:10]


def _to_one(post: Post, other: Post) -> bool:
    same = identity.same_account(identity.read_whom(post.whom), identity.read_whom(other.whom))
    return post.account == other.account if same is None else same

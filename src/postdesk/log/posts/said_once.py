"""What people do to a post by hand makes it say nothing that another one says by now, or is about to.

That is so of a post that is brought back into the queue, and of one that is given other words in public.
"""

from sqlalchemy import Connection, select

from postdesk.errors import PostdeskError
from postdesk.log.engine.database import Log
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
    if other := _another(connection, post, post.said):
        raise PostdeskError(
            "{post} says what {other} says ({where}): to say it once more give its draft another time and `again:` "
            "with the reason, and `postdesk queue`",
            post=post.ref,
            other=other.ref,
            where=_where(other),
        )


def see_new_words(log: Log, post: Post, said: int | None) -> None:
    """See that nothing else says to the same account what a public post would say (`said`) once it is edited.

    Raises:
        PostdeskError: Another post does, in public or in the queue; the sentence names it, and what to do.
    """
    if said == post.said:
        return
    with log.read() as connection:
        other = _another(connection, post, said)
    if other:
        raise PostdeskError(
            "edited so, {post} would say what {other} says ({where}): write other words, or `again:` with the reason "
            "into its draft",
            post=post.ref,
            other=other.ref,
            where=_where(other),
        )


def _another(connection: Connection, post: Post, said: int | None) -> Post | None:
    """Return another post that says something to the account of a post; None where there is none."""
    if said is None:
        return None
    states = (POSTS.c.said == said, POSTS.c.id != post.id, POSTS.c.state.in_((*life.WAITING, *life.SAID)))
    found = read_posts(connection, select(POSTS).where(*states))
    return next((other for other in found if _to_one(post, other) and not _is_other_time(post, other)), None)


def _where(other: Post) -> str:
    return other.url or Sentence("it is {state}, for {when}", state=State(other.state), when=other.local)


def _is_other_time(post: Post, other: Post) -> bool:
    """Tell whether two posts are times of one series, which comes back with the same words by itself."""
    series = series_of(post.draft)
    same = bool(series) and (post.campaign, series) == (other.campaign, series_of(other.draft))
    return same and post.local[:10] != other.local[:10]


def _to_one(post: Post, other: Post) -> bool:
    same = identity.same_account(identity.read_whom(post.whom), identity.read_whom(other.whom))
    return post.account == other.account if same is None else same

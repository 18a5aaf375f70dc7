"""A published post that has other words now: its row, its publication with its hashtags, and the event that says so.

What it said before is kept (`contents`).
"""

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, changes, contents, lookup
from postdesk.log.posts.lookup import Post
from postdesk.log.posts.remembered import remember_final
from postdesk.log.readings import publications
from postdesk.models.life import Hand, State
from postdesk.sentences import Sentence


class EditedWords(Struct, frozen=True):
    """What a post says from now on: what is frozen of it, its hash, what it says by `models/identity`, who signed."""

    payload: str
    content_hash: str
    said: int | None
    signed: str = ""


def write_edit(log: Log, post: Post, said: EditedWords, hand: Hand) -> Post:
    """Write down that a post was edited in public, and return it as it is then.

    Raises:
        PostdeskError: Somebody changed it in between.
    """
    with log.write() as connection:
        now = lookup.mine(connection, post.id)
        if now.state != State.PUBLISHED or now.content_hash != post.content_hash:
            raise PostdeskError("{post} was changed meanwhile: `postdesk log {post}` says by whom", post=post.ref)
        contents.keep_content(connection, now.id, hand.now)
        step = hand.adding(now.state, State.PUBLISHED, Sentence("edited in public"))
        values = {"payload": said.payload, "content_hash": said.content_hash, "said": said.said, "edited": hand.now}
        changes.change(connection, now.id, step, **values)
        edited = lookup.by_id(connection, now.id)
        publications.reword(connection, edited)
        if said.signed:
            approvals.sign(connection, edited, said.signed, hand.now)
        remember_final(connection, hand, f"edit {edited.ref}")
    return edited

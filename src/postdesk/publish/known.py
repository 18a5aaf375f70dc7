"""What a network hears of a post before it looks for it or sends it, so that it takes no other post of ours for it."""

from contextlib import suppress
from datetime import datetime
from functools import partial

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import doubts
from postdesk.log.posts.lookup import Post
from postdesk.models import Remote
from postdesk.networks.network import KnownPost, OtherPost, named_another


def known_post(
    log: Log,
    post: Post,
    now: datetime,
    *,
    since: datetime | None = None,
    begun: bool = True,
    elsewhere: bool = False,
) -> KnownPost:
    """Return what the log knows of a post that is looked for `since` its moment or another one.

    `begun` is whether something of it may have been sent before, `elsewhere` whether another memory of the desk may
    have sent posts of which the log knows no attempt.
    """
    return KnownPost(
        since or post.due,
        begun,
        taken=partial(doubts.others_named, log, post),
        others=partial(_others, log, post, now, elsewhere=elsewhere),
        looked=partial(doubts.looked_since, log, post),
        tried=post.attempt > 0,
        doubted=doubts.doubted_since(log, post) if post.attempt else None,
    )


def see_own_id(log: Log, post: Post, remote: Remote) -> None:
    """See that what a network calls a post is not another one of the desk's; where the log cannot tell, it is not.

    Two posts under one id would be counted as one, and whoever deletes the one would take the other off the network.

    Raises:
        Unknown: It is another one.
    """
    is_another = False
    with suppress(PostdeskError):
        is_another = doubts.another_there(log, post, remote)
    if is_another:
        named_another(remote.url or remote.id)


def _others(log: Log, post: Post, now: datetime, *, elsewhere: bool) -> list[OtherPost]:
    found = doubts.others_unidentified(log, post, now, elsewhere=elsewhere)
    if not found:
        return []
    tried = doubts.first_tried(log, [post, *found])
    begun = {each.id: (tried.get(each.id, each.due), each.id) for each in (post, *found)}
    return [
        OtherPost(each.frozen, each.remote_id or "", each.url or "", begun[each.id][0], begun[each.id] < begun[post.id])
        for each in found
    ]

"""Uploading pictures before their post's time: what `publish` would do first, done while there is time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct

from postdesk.errors import DraftError, PostdeskError, Refused, Unreachable
from postdesk.log import Log
from postdesk.log.posts import uploads
from postdesk.log.posts.lookup import Post
from postdesk.media.store import MediaStore
from postdesk.models import Payload, timings
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.networks.network import Network
from postdesk.networks.wall import guarded, reached


class Uploader(Struct, frozen=True):
    """Uploads the pictures of the posts of one desk that are due soon.

    `connect` gives the network of a post's account; `media` is where what is sent lies. `readers` are the networks that
    read the pages that a post links to, `makers` those that hold every post ready before it is public. `going` is asked
    before each call: who is to stop leaves the rest to others.
    """

    log: Log
    connect: Callable[[Post], Network | None]
    now: Callable[[], datetime]
    media: MediaStore
    signers: SignersWanted = NO_SIGNERS
    readers: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    going: Callable[[], bool] = lambda: True

    def run(self) -> int:
        """Upload what is due soon, and return for how many posts that was done.

        What cannot be done now is tried again; at the post's time it is done in any case, and told if it fails.
        """
        done = 0
        take = partial(uploads.take, self.log, self.now, self.signers, readers=self.readers, makers=self.makers)
        while self.going() and (post := take()) is not None:
            done += self._carry(post)
        return done

    def _carry(self, post: Post) -> bool:
        """Upload the pictures of a post; False where that could not be done."""
        try:
            network = reached(self.connect, post)
            done = network is None or self._uploaded(post, network)
            until = post.latest if self.going() else self.now()
        except PostdeskError as trouble:
            asked = trouble.retry_after if isinstance(trouble, Unreachable) else None
            done, until = False, self.now() + max(timings.UPLOAD_AGAIN, timedelta(seconds=asked or 0))
        uploads.put_off(self.log, post, until)
        return done

    def _uploaded(self, post: Post, network: Network) -> bool:
        """Upload picture by picture and keep each; False where somebody took the post meanwhile, or edited it."""
        payload, before = post.frozen, post.prepared or ""
        for media in payload.media:
            guarded(self.media.ensure, media)
        for _ in range(timings.STEPS):
            if (after := network.ahead(payload, post.key, self.now(), before)) == before:
                return True
            if not uploads.keep_upload(self.log, post, after):
                return False
            before = after
            if not self.going():
                return False
        return False


def check_media(payload: Payload, store: MediaStore) -> None:
    """See that the bytes of every file are those that were queued; Refused names one of which they are not."""
    try:
        for media in payload.media:
            store.ensure(media)
    except DraftError as gone:
        raise Refused(gone.sentence) from gone

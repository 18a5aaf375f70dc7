"""Posting to Instagram, with Facebook Login: containers, each of which is published once, however often it is asked.

A container exists before anything is public, and says afterwards whether it was published; no second post has been seen
to come of one. So what nobody can tell is asked of it, and of the account's list, and the same container may be sent
again. Every post has a picture or a film; links in a caption lead nowhere. What follows in a thread becomes a comment.

Source: Graph API v26.0, developers.facebook.com, September 2026. Built to that contract, not yet seen live.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.models import Budget, Figures, Payload, Remote, Standing
from postdesk.networks.instagram.answers import MediaThere
from postdesk.networks.instagram.codes import NOT_READY, USED_UP
from postdesk.networks.instagram.containers import AGAIN, InstagramContainers
from postdesk.networks.instagram.figures import counted_on_instagram
from postdesk.networks.instagram.limits import QUOTA
from postdesk.networks.instagram.looking import CERTAIN, FIELDS, InstagramLook, media_remote
from postdesk.networks.instagram.prepared import GOOD, PreparedInstagram, begun_instagram, sought_instagram
from postdesk.networks.instagram.standing import account_itself, instagram_standing
from postdesk.networks.meta.app import MetaApp
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import INVALID_PARAMETER, GraphGone, GraphLater, GraphRefused
from postdesk.networks.meta.lists import MadeByGraph
from postdesk.networks.meta.posting import PostsWithComments
from postdesk.networks.network import Costs, figures_alone, fixed_for, kept

POSTS = QUOTA.budget
CONTAINERS = Budget("containers a day", 400, 86_400)
"""Source: developers.facebook.com ig-user/media (September 2026)."""
ENDED = ("EXPIRED", "ERROR")
MISSED = 60.0
"""Seconds until a container is published again that Instagram did not know; it asks to wait half a minute to two."""


class Instagram(PostsWithComments):
    """One account by its number; `name` is its handle, "" where nobody said it."""

    def __init__(self, graph: Graph, containers: InstagramContainers, account: str, name: str, app: MetaApp) -> None:
        super().__init__(graph, app)
        self.containers, self.account, self.name = containers, account, name

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """A post, and a container for each picture and for all together."""
        files = len(payload.media)
        return () if deleting else ((POSTS, 1), (CONTAINERS, files + (files > 1)))

    def settles(self, prepared: str) -> timedelta:
        """As long as a container that was published may not say so."""
        return CERTAIN

    def standing(self, now: datetime) -> Standing:
        """Ask who it is, what the token may do, and how many posts are left."""
        return instagram_standing(self.graph, self.account, f"@{self.name}" if self.name else "", self.app, now)

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Do one thing for its containers each time."""
        fixed = fixed_for(PreparedInstagram, prepared, key) or PreparedInstagram(key, now, early=True)
        return kept(self.containers.next_step(payload, fixed, now)) if fixed.early else prepared

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Note since when, then do one thing for its containers each time; what has ended is begun anew."""
        if not payload.media:
            raise Refused("Instagram takes no post of words alone: add a picture")
        fixed = fixed_for(PreparedInstagram, prepared, key)
        if fixed is None or fixed.early:
            return kept(replace(fixed or PreparedInstagram(key, now), at=now, early=False))
        if fixed.post:
            return prepared
        if fixed.items and self._ended(fixed, now):
            fixed = replace(fixed, items=(), whole=None)
        return kept(self.containers.next_step(payload, fixed, now))

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Publish the container, then the comment below it."""
        fixed = begun_instagram(prepared, key)
        if not fixed.post:
            remote = self._published(fixed, now)
            fixed = replace(fixed, post=remote.id, url=remote.url)
            self.containers.clean_up(fixed, now)
        return self._with_comments(fixed, payload.texts, now)

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Ask the container, and look at the account's list; where none was made, by what the post says alone."""
        fixed = sought_instagram(prepared, key, self._known)
        look = InstagramLook(self.graph, self.containers, self.account, self._known)
        if not fixed.post:
            remote = look.post(payload, fixed, now)
            if remote is None:
                return None
            fixed = replace(fixed, post=remote.id, url=remote.url)
        comments = look.comments(payload, fixed.post, self.name, now) if len(payload.texts) > 1 else ()
        return self._found(fixed, comments, payload.texts)

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete the post with all that stands below it."""
        try:
            self.graph.delete(f"/{remote.id}", now)
        except GraphGone:
            # It is gone only where others are shown: else everything is hidden from us.
            self.graph.read(f"/{self.account}/media", now, fields="id", limit="1")

    def followers(self, now: datetime) -> int | None:
        """Ask how many follow the account."""
        return account_itself(self.graph, self.account, now).followers_count

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for what Instagram counts for a post."""
        return figures_alone(self.measure_all([(remote, published)], now))

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Read the account's list, then those that are not on it."""
        yield from counted_on_instagram(self.graph, self.account, posts, now)

    def _ended(self, fixed: PreparedInstagram, now: datetime) -> bool:
        """Whether the containers are no longer good; one that may have been published is asked first."""
        old = now - fixed.began > GOOD
        if self._known is None or not self._known.begun or not fixed.items[0].id:
            return old
        state = self.containers.status(fixed.container, now).code
        return state in ENDED or (old and state not in {"PUBLISHED", ""})

    def _published(self, fixed: PreparedInstagram, now: datetime) -> Remote:
        """Publish a container, with one call; its address is asked afterwards, and may stay unknown."""
        form = {"creation_id": fixed.container}
        try:
            reply = self.graph.write(f"/{self.account}/media_publish", now, form, public=True)
        except GraphLater as no:
            if no.code == NOT_READY:
                raise Unreachable(no.sentence, AGAIN) from None
            used = (no.code, no.subcode) == USED_UP
            raise self._once_before(Unreachable(no.sentence, MISSED) if used else no, used) from None
        except GraphRefused as no:
            raise self._once_before(no, no.code == INVALID_PARAMETER) from None
        made = reply.into(MadeByGraph)
        with suppress(NetworkError):
            return media_remote(self.graph.read(f"/{made.id}", now, fields=FIELDS).into(MediaThere))
        return media_remote(MediaThere(made.id))

    def _once_before(self, no: NetworkError, used: bool) -> NetworkError:  # noqa: FBT001 - it says what the first means
        """Return what a no means that may say "published already": after an earlier attempt nobody can tell."""
        if used and self._known is not None and self._known.begun:
            return Unknown("{no}: an earlier attempt may have published it", no=no)
        return no

    def _commented(self, post: str, text: str, now: datetime) -> str:
        reply = self.graph.write(f"/{post}/comments", now, {"message": text}, public=True)
        return reply.into(MadeByGraph).id

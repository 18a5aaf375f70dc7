"""Which of the posts that an account shows is the one that is looked for, where others of ours say the same.

What the log knows as another of ours is left out. Other posts of ours whose answers were lost as well may each be one
of what is left: no earlier than they were begun, which alone often tells them apart. Where it does not, as many are
taken as were sent, the one that was begun first as the oldest: whichever is whose, none of them is sent twice. A post
that was begun later waits until it is known which are those of before, and posts that say the same and are not the same
(other pictures below the words) are a person's question.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from postdesk.errors import Ambiguous
from postdesk.models import Payload
from postdesk.networks.network import KnownPost, OtherPost

SKEW = timedelta(minutes=2)
"""By how much a network's clock may differ from ours."""
_LAST = datetime.max.replace(tzinfo=UTC)


class HasId(Protocol):
    """A post as its account shows it."""

    id: str


P = TypeVar("P", bound=HasId)


def _never() -> bool:
    return False


class ToldApart(Struct, Generic[P], frozen=True):
    """How a network's posts are told apart.

    `says` is whether a post reads as one of ours would. `made` is when a post was made, by the network's clock, None
    where it does not say; `there` is what that clock says at a moment of ours. `url` is where a post stands, and
    `several` the doubt where more may be it than were sent.
    """

    says: Callable[[P, Payload], bool]
    made: Callable[[P], datetime | None]
    there: Callable[[datetime], datetime]
    url: Callable[[P], str]
    several: Callable[[int], Ambiguous]

    def which(
        self, found: Sequence[P], payload: Payload, known: KnownPost | None, *, unsent: Callable[[], bool] = _never
    ) -> P | None:
        """Return which of the posts that say what `payload` does, the newest first, is it; None where none is.

        `unsent` tells, where that counts, whether the network itself says that it has not published it: then what can
        be another of ours is that other one.

        Raises:
            Ambiguous: More may be it than were sent, or it may be another of ours.
        """
        left, rivals = self.besides(found, known)
        return self.of_ours(left, rivals, payload, absent=lambda: (known is not None and known.looked()) or unsent())

    def of_ours(
        self, left: Sequence[P], rivals: Sequence[OtherPost], payload: Payload, *, absent: Callable[[], bool]
    ) -> P | None:
        """Return which of the posts that are `left` is it, where `rivals` are the other posts of ours among them.

        `absent` tells, where that counts, whether it is said that the post is not there.

        Raises:
            Ambiguous: More may be it than were sent, or it may be another of ours.
        """
        sure = [post for post in left if not any(self.may_be(post, rival) for rival in rivals)]
        if len(sure) > 1:
            raise self.several(len(sure))
        if sure or not left:
            return sure[0] if sure else None
        if absent() and not self.unexplained(left, rivals)[0]:
            return None
        return self._in_turn(left, rivals, payload)

    def besides(self, found: Sequence[P], known: KnownPost | None) -> tuple[list[P], list[OtherPost]]:
        """Return the posts that are not known as others of ours, and the other posts of ours that may be among them."""
        if known is None or not found:
            return list(found), []
        taken = known.taken([post.id for post in found])
        left = [post for post in found if post.id not in taken]
        left, rivals = unnamed(left, known.others() if left else (), self.url)
        return left, self.rivals(left, rivals)

    def rivals(self, left: Sequence[P], others: Sequence[OtherPost]) -> list[OtherPost]:
        """Return the other posts of ours that may be among some posts."""
        return [other for other in others if any(self.may_be(post, other) for post in left)]

    def may_be(self, post: P, other: OtherPost) -> bool:
        """Whether a post may be another of ours: it says the same, and was not made before that one was begun."""
        made = self.made(post)
        late = made is None or other.begun is None or made >= self.there(other.begun - SKEW)
        return late and self.says(post, other.payload)

    def _age(self, post: P) -> datetime:
        return self.made(post) or _LAST

    def unexplained(self, posts: Sequence[P], others: Sequence[OtherPost]) -> tuple[list[P], list[OtherPost]]:
        """Return the posts that none of the others may be, and the others that may be none; each is one post."""
        left, waiting = list[P](), list(others)
        for post in sorted(posts, key=self._age):
            other = next((each for each in waiting if self.may_be(post, each)), None)
            if other is None:
                left.append(post)
            else:
                waiting.remove(other)
        return left, waiting

    def _in_turn(self, left: Sequence[P], rivals: Sequence[OtherPost], payload: Payload) -> P:
        """Return the post whose turn it is, where all of ours are the same post."""
        if len(left) > len(rivals) + 1:
            raise self.several(len(left))
        turn = sum(other.earlier for other in rivals)
        if turn >= len(left) or any(other.payload != payload for other in rivals):
            raise Ambiguous(
                "{url} may be this post, or another of ours that says the same: look at it", url=self.url(left[0])
            )
        # Of one moment, what stands last in a list is the oldest.
        return left[sorted(range(len(left)), key=lambda place: (self._age(left[place]), -place))[turn]]


def unnamed(
    found: Sequence[P], others: Sequence[OtherPost], url: Callable[[P], str]
) -> tuple[list[P], list[OtherPost]]:
    """Return the posts that no person names as others of ours, and the others that none names as one of the posts."""
    told = {name for other in others for name in (other.id, other.url) if name}
    seen = {name for post in found for name in (post.id, url(post)) if name}
    left = [post for post in found if not told & {post.id, url(post)}]
    return left, [other for other in others if not seen & {other.id, other.url}]

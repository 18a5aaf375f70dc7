"""Looking for a post in the list of its account, and what that list can prove.

The list may hide a post, lag, or show it altered. So what is found there is certain; what is not found is certain only
where a post of that audience, with signs of that kind, was seen there exactly as it was sent (`readable`). Moments are
compared by the server's own clock. What the log knows as another post of ours is left out, so equal words are no proof.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from postdesk.errors import Ambiguous, Unknown
from postdesk.models import Payload
from postdesk.networks.mastodon.answers import Status
from postdesk.networks.mastodon.reading_back import exact, fingerprint, mostly_same, of_page, survivors, words_shown
from postdesk.networks.network import KnownPost, OtherPost
from postdesk.networks.same_words import SKEW, ToldApart, unnamed

PAGE, PAGES = 40, 25
"""How many of an account's posts are read at once, the most that servers give, and how often: as far back as anybody
looks for a post."""


class SoughtStatus(Struct, frozen=True):
    """What is looked for: a part of a post that answers `parent`, public since a moment by the server's clock.

    `there` is what that clock says at a moment of ours.
    """

    payload: Payload
    part: int
    parent: str | None
    since: datetime
    known: KnownPost
    there: Callable[[datetime], datetime]

    @property
    def text(self) -> str:
        """What the part says."""
        return self.payload.texts[self.part]


WAYS: tuple[tuple[Callable[[str], str], Callable[[str], str]], ...] = (
    (lambda content: exact(words_shown(content)), exact),
    (of_page, fingerprint),
    (survivors, survivors),
)
"""How a status and a text are compared: exactly, or else but for punctuation, or else by what survives of it."""


def read_back(
    page: Sequence[Status], since: datetime, below: Callable[[str], Sequence[Status]]
) -> tuple[list[Status], bool]:
    """Return an account's list from its first page on until a moment, and whether it is read that far or to its end.

    `below` reads the page after a post, by its id. Some servers give fewer than they are asked for, and one that does
    not go on, but begins again, has shown all that it shows.
    """
    found, seen = list(page), {status.id for status in page}
    for _ in range(PAGES - 1):
        if not page or page[-1].created_at < since - SKEW:
            return found, True
        following = below(page[-1].id)
        more = [status for status in following if status.id not in seen]
        if not more:
            return found, not following or len(page) < PAGE
        page = following
        found += more
        seen |= {status.id for status in more}
    return found, False


def found_in(page: Sequence[Status], sought: SoughtStatus, server: str, *, whole: bool) -> Status | None:
    """Return what is sought as a list of its account has it, None where it is not there.

    `whole` is whether the list was read until the moment since when the post may be public.

    What another post of ours says is not this one altered. Of several that say the same there may be as many as were
    sent, and each of ours is one of them, in the order in which they were begun (`same_words`).

    Raises:
        Ambiguous: More say the same than were sent, or which one does cannot be told.
        Unknown: One may be it altered, or the list ends before it; no matter where a person has looked.
    """
    recent = [status for status in page if status.created_at >= sought.since - SKEW]
    fitting = [status for status in recent if status.in_reply_to_id == sought.parent]
    taken = sought.known.taken([name for status in fitting for name in _names(status)]) if fitting else {}
    fitting = [status for status in fitting if not _is_another(status, taken, sought.text)]
    found, near = _told_apart(fitting, sought, server) if fitting else (None, None)
    if found or sought.known.looked():
        return found
    if near:
        raise Unknown("{url} may be this post, altered: look at it", url=near.remote.url)
    if not whole:
        raise Unknown(
            "the account posted more than {most} times since; look for it on {server}", most=len(recent), server=server
        )
    return None


def _names(post: Status) -> list[str]:
    """Return by what the log may know a post: its id, and its address, which stays where an edit changes the id."""
    return [name for name in (post.id, post.remote.url) if name]


def _is_another(post: Status, taken: Mapping[str, str], text: str) -> bool:
    """Whether a post has the id or the address of another of ours; `taken` holds those, and what each of them says.

    A server that was set up anew may give an id again: what says `text`, and not what is known, is not that other one.
    """
    known = next((taken[name] for name in _names(post) if name in taken), None)
    if known is None:
        return False
    return not reads_exactly(post, text) or any(read(post.content) == written(known) for read, written in WAYS)


def _told_apart(fitting: Sequence[Status], sought: SoughtStatus, server: str) -> tuple[Status | None, Status | None]:
    """Return the post that says a text and, where none does, one of nobody's that says nearly the same."""
    left, others = _besides(fitting, sought)
    for read, written in WAYS:
        says = _saying(read, written, sought.part)
        same = [post for post in left if says(post, sought.payload)]
        telling = _telling(says, sought, server, same)
        if same:
            rivals = telling.rivals(same, others)
            return telling.of_ours(same, rivals, sought.payload, absent=sought.known.looked), None
        left, others = telling.unexplained(left, others)
    return None, next((post for post in left if mostly_same(words_shown(post.content), sought.text)), None)


def _besides(fitting: Sequence[Status], sought: SoughtStatus) -> tuple[list[Status], list[OtherPost]]:
    """Return the posts that no person names as others of ours, and those others that may be among them.

    No other begins with a further part, which answers the one before it.
    """
    if sought.part:
        return list(fitting), []
    others = [other for other in sought.known.others() if other.payload.reply == sought.payload.reply]
    return unnamed(fitting, others, lambda post: post.remote.url)


def _saying(read: Callable[[str], str], written: Callable[[str], str], part: int) -> Callable[[Status, Payload], bool]:
    """Return whether a status says what a part of a post does where it is read, and our texts are written, in a way."""

    def says(post: Status, ours: Payload) -> bool:
        wanted = written(ours.texts[part])
        return bool(wanted) and read(post.content) == wanted

    return says


def _telling(
    says: Callable[[Status, Payload], bool], sought: SoughtStatus, server: str, same: Sequence[Status]
) -> ToldApart[Status]:
    """Return how posts are told apart of which the `same` say what is sought."""
    return ToldApart(
        says=says,
        made=lambda post: post.created_at,
        there=sought.there,
        url=lambda post: post.remote.url,
        several=lambda count: _several(count, server, same[0].remote.url),
    )


def _several(count: int, server: str, url: str) -> Ambiguous:
    return Ambiguous(
        "{count} post on {server} may be this one, {url}: look at it",
        many="{count} posts on {server} may be this one, {url} among them: look at them",
        count=count,
        server=server,
        url=url,
    )


def reads_exactly(post: Status, text: str) -> bool:
    """Tell whether a server shows a text as it was sent."""
    return exact(words_shown(post.content)) == exact(text)
